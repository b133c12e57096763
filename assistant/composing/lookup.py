"""The default answer: the sentences that speak to the question, quoted with their speaker."""

from collections.abc import Sequence

from assistant.answers import AnswerStatus, Claim
from assistant.composing.draft import Draft, Matter, Span, continued, place_of, quoted, shown
from assistant.composing.lists import leans_on_list, quoted_item, with_its_items
from assistant.composing.telling import is_scrap, only_names, repeats, telling_span
from assistant.demands import Demand
from assistant.retrieval import Ranked
from ingest.blocks import BlockKind

_WORDS_FIRST = 75
_WORDS_SECOND = 50
_WORDS_NEXT = 30
_FIRST_FEW = 2
_WORDS_IN_ALL = 140
_MOST_PARAGRAPHS = 5
_CLOSE = 2.0
"""A further paragraph is quoted when its score is this near the best: the ranking then gives it at
least e^-2 = 0.14 of the best one's chance of being the evidence."""


_OF_SCRAPS = frozenset({Demand.NAME, Demand.PERSON, Demand.DATE, Demand.DAY})
"""What a line of an address or a title may answer."""


def compose_lookup(matter: Matter, ranked: Sequence[Ranked]) -> Draft:
    """Quote the best paragraph's telling sentences, then those of close runners-up."""
    demand = matter.retrieval.demand
    if demand not in _OF_SCRAPS:
        ranked = [item for item in ranked if not _is_furniture(item)] or ranked
    ranked = _speaking_first(ranked)
    best = max(item.score for item in ranked[:_FIRST_FEW])
    kept: list[tuple[Ranked, Span]] = []
    said: list[str] = []
    texts: list[str] = []
    words = 0
    for item in ranked:
        if item.score < best - _CLOSE or len(kept) == _MOST_PARAGRAPHS:
            break
        span = telling_span(item, demand, _budget(len(kept)), is_aside=bool(kept))
        quote = shown(item.paragraph, span)
        words += len(quote.split())
        is_told = repeats(quote, said) or repeats(item.paragraph.text, texts)
        if kept and (words > _WORDS_IN_ALL or is_told):
            words -= len(quote.split())
            continue
        kept.append((item, span))
        said.append(quote)
        texts.append(item.paragraph.text)
    return _draft(kept)


def _budget(place: int) -> int:
    """Most words of the first, the second and every further quotation."""
    return (_WORDS_FIRST, _WORDS_SECOND)[place] if place < _FIRST_FEW else _WORDS_NEXT


def _is_furniture(item: Ranked) -> bool:
    """Whether a paragraph is a line of an address, a heading or the row of a grade."""
    paragraph = item.paragraph
    rows = {judgement.paragraph for judgement in item.document.profile.judgements}
    is_row = paragraph.ref.number in rows
    return is_row or paragraph.kind is BlockKind.HEADING or is_scrap(paragraph)


def _speaking_first(ranked: Sequence[Ranked]) -> Sequence[Ranked]:
    """The ranking, but a point that only names the matter after a finding that speaks to it."""
    best = ranked[0]
    if not only_names(best):
        return ranked
    at = next(
        (
            place
            for place, item in enumerate(ranked)
            if item.document is best.document
            and not only_names(item)
            and item.score >= best.score - _CLOSE
        ),
        None,
    )
    return ranked if at is None else (ranked[at], *ranked[:at], *ranked[at + 1 :])


def _draft(kept: Sequence[tuple[Ranked, Span]]) -> Draft:
    claims: list[Claim] = []
    extra = []
    before: Ranked | None = None
    for item, span in kept:
        own = (
            _claim(item, span, before),
            *with_its_items(item.document, item.paragraph),
        )
        fresh = [claim for claim in own if claim not in claims]
        claims += fresh
        extra += [
            (item.document, item.document.paragraph(citation.ref.number))
            for claim in fresh
            for citation in claim.citations
        ]
        before = item
    return Draft(AnswerStatus.ANSWERED, tuple(claims), extra=tuple(extra))


def _claim(item: Ranked, span: Span, before: Ranked | None) -> Claim:
    document, paragraph = place_of(item)
    if leans_on_list(paragraph):
        return quoted_item(document, paragraph)
    goes_on = (
        before is not None
        and before.document is document
        and before.paragraph.speaker is paragraph.speaker
        and before.paragraph.speaker_name == paragraph.speaker_name
    )
    if goes_on:
        return continued(document, paragraph, span)
    return quoted(document, paragraph, span)
