"""The sentences an answer opens with, each with what it is worth for the question."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.composing.draft import Draft, Matter
from ingest.sentences import sentence_spans

_FIRST_CLAIMS = 2


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence quoted, with what it is worth for the question."""

    text: str
    worth: float
    """Cosine and share of the question's words met, added: 0 to 2."""


def told_of(matter: Matter, draft: Draft) -> tuple[Told, ...]:
    """The sentences quoted by the first claim, and by the second where it is of one document."""
    return tuple(_told(matter, draft))


def the_best(told: Sequence[Told], share: float) -> tuple[Told, ...]:
    """Those worth at least this share of the best one."""
    least = share * max((one.worth for one in told), default=0.0)
    return tuple(one for one in told if one.worth >= least)


def _told(matter: Matter, draft: Draft) -> Iterator[Told]:
    found = {item.paragraph.ref: item for item in matter.retrieval.ranked}
    cited = [c for claim in draft.claims[:_FIRST_CLAIMS] for c in claim.citations]
    for citation in cited:
        item = found.get(citation.ref)
        if item is None or citation.source != cited[0].source:
            continue
        spans = sentence_spans(item.paragraph.text)
        worths = item.sentences or (0.0,) * len(spans)
        for (start, end), worth in zip(spans, worths, strict=False):
            if start < citation.end and end > citation.start:
                yield Told(item.paragraph.text[start:end], worth)
