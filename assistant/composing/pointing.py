"""Where a later document speaks to a matter whose time the question named: pointed to, not quoted."""

from collections.abc import Sequence

from assistant.composing.draft import Matter
from assistant.composing.telling import is_scrap
from assistant.naming import document_name
from assistant.terms import content_terms
from assistant.understanding.wording import is_ofsted_work
from ingest.documents import SourceDocument
from ingest.sentences import sentences

_FEWEST_TERMS = 2
_SAME_MATTER = 0.8
"""Share of what is asked that one sentence of a later document must hold to be pointed to."""
_PREFIX = 5


def told_later(matter: Matter, cited: Sequence[SourceDocument]) -> list[str]:
    """Where a later document that the question's time leaves out speaks to the same matter.

    It is named and not quoted: a question about one time is not answered from another.
    """
    newest = max((_day(document) for document in cited), default="")
    authorities = {_authority(document) for document in cited}
    query = matter.retrieval.query
    if not newest or len(authorities) != 1 or len(query.own) < _FEWEST_TERMS:
        return []
    rarest = max(query.own, key=lambda term: (query.own[term], term))
    later = [
        document
        for document in matter.held
        if _authority(document) in authorities
        and _day(document) > newest
        and is_ofsted_work(document.profile.kind)
    ]
    for document in sorted(later, key=_day, reverse=True):
        best = max(
            (
                (query.met_share(frozenset(content_terms(sentence))), -paragraph.ref.number)
                for paragraph in document.paragraphs
                if rarest[:_PREFIX] in paragraph.text.lower() and not is_scrap(paragraph)
                for sentence in sentences(paragraph.text)
            ),
            default=(0.0, 0),
        )
        if best[0] >= _SAME_MATTER:
            place = document.paragraph(-best[1])
            return [
                "A later document speaks to the same matter:"
                f" {document_name(document)}, {place.label}."
            ]
    return []


def _authority(document: SourceDocument) -> str:
    authority = document.profile.authority
    return authority.name if authority else ""


def _day(document: SourceDocument) -> str:
    return str(document.profile.dates.position or "")
