"""Whether every word of a claim is quoted, or stands in a recorded field of what it cites."""

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.naming import date_words, document_name, kind_words
from evals.records import ClaimRecord
from ingest.corpus import Corpus
from ingest.documents import Paragraph, ParagraphRef, SourceDocument

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_DENIED = re.compile(r"^The documents do not say [a-z ]+\.")
"""A grade that the question takes for granted and no source holds."""
FRAME = frozenset(
    "a against and as at by changed document documents does do each from for gives give findings"
    " highest higher hold holds grade grades in inspected inspection inspectors is it its judgement"
    " judgements later lead member no not of on para paras place press published resolved say"
    " separate same stands the time to together took under undated unnumbered used was went with"
    " yes again council inspector s who report ofsted ofsted’s authority overall effectiveness or"
    " leadership help protection children care leavers adoption letter".split()
)
"""Words that composers put around quotations and fields."""


def untraced(claim: ClaimRecord, corpus: Corpus) -> tuple[str, ...]:
    """Words of a claim that are neither quoted, nor of a field of its sources, nor of the frame."""
    rest = _words(_DENIED.sub("", claim.text))
    for citation in claim.citations:
        for piece in (citation.quote, *citation.quote.split("\t"), *citation.quote.split("\n")):
            rest = _without(rest, _words(piece))
    known = set(FRAME)
    for citation in claim.citations:
        ref = ParagraphRef.parse(citation.ref)
        document = corpus.document(ref.doc_id)
        known |= set(_field_words(document, document.paragraph(ref.number)))
    return tuple(word for word in rest if word not in known and f"{word}s" not in known)


def _field_words(document: SourceDocument, paragraph: Paragraph) -> Iterator[str]:
    profile = document.profile
    parts: list[str] = [document_name(document), profile.title, kind_words(profile.kind)]
    parts += [profile.issuing_body, profile.status, profile.lead_inspector or ""]
    parts += [profile.authority.name] if profile.authority else []
    parts += [f"{judgement.name} {judgement.grade}" for judgement in profile.judgements]
    parts += [paragraph.label, *paragraph.heading_path, *paragraph.header]
    parts += [paragraph.speaker_name or "", paragraph.text]
    dates = profile.dates
    for day in (dates.inspected_from, dates.inspected_to, dates.published, dates.position):
        parts += [date_words(day)] if day else []
    for part in parts:
        yield from _words(part)
        yield from (f"{word}’s" for word in _words(part))


def _words(text: str) -> list[str]:
    return [word.replace("'", "’") for word in _WORD.findall(text.lower())]


def _without(words: Sequence[str], run: Sequence[str]) -> list[str]:
    """The words without the first place where a run of them stands."""
    if not run:
        return list(words)
    for at in range(len(words) - len(run) + 1):
        if list(words[at : at + len(run)]) == list(run):
            return [*words[:at], *words[at + len(run) :]]
    return list(words)


def untraced_in(claims: Iterable[ClaimRecord], corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """Each claim that has such words, by its text."""
    found = {claim.text: untraced(claim, corpus) for claim in claims}
    return {text: words for text, words in found.items() if words}
