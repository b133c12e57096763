"""Honest endings: what was searched and not found, what is not held, what is unclear."""

from collections.abc import Sequence

from assistant.answers import AnswerStatus
from assistant.naming import date_words, document_name, listing
from assistant.retrieval import Ranked
from assistant.scope import Scope
from ingest.documents import SourceDocument

_NEAREST = 3
_SNIPPET_WORDS = 12


def not_held(scope: Scope) -> tuple[AnswerStatus, str]:
    """No document of that authority, period or kind."""
    return AnswerStatus.NOT_HELD, f"Not held. {scope.missing}"


def not_found(scope: Scope, ranked: Sequence[Ranked]) -> tuple[AnswerStatus, str]:
    """In scope, but the documents do not say."""
    says = "does not say" if len(scope.documents) == 1 else "do not say"
    text = f"Not found. {_searched(scope.documents)} {says}."
    if scope.unheld:
        text += f" No document about {listing(scope.unheld)} is held."
    if ranked:
        near = [f"{document_name(r.document)}, {r.paragraph.label}" for r in ranked[:_NEAREST]]
        text += f" The nearest paragraphs: {'; '.join(near)}."
    return AnswerStatus.NOT_FOUND, text


def unclear(choices: Sequence[str]) -> tuple[AnswerStatus, str]:
    """Asks back."""
    text = f"Which authority do you mean: {listing(list(choices), 'or')}?"
    return AnswerStatus.UNCLEAR, text


def _searched(documents: Sequence[SourceDocument]) -> str:
    """As in "The 6 documents searched about Hackney, dated 20 September 2016 to 20 August 2024,"."""
    names = sorted({d.profile.authority.name for d in documents if d.profile.authority})
    days = sorted(d.profile.dates.position for d in documents if d.profile.dates.position)
    count = "The one document" if len(documents) == 1 else f"The {len(documents)} documents"
    about = f" about {listing(names)}" if 0 < len(names) <= _NEAREST else ""
    span = ""
    if days:
        first, last = date_words(days[0]), date_words(days[-1])
        span = f", of {first}," if first == last else f", dated {first} to {last},"
    return f"{count} searched{about}{span}"
