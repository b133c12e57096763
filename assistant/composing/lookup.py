"""The default answer: the sentences that speak to the question, quoted with their speaker."""

import re
from collections.abc import Sequence

from assistant.answers import AnswerStatus, Claim
from assistant.composing.draft import Draft, Matter, Span, continued, place_of, quoted, shown
from assistant.composing.lists import leans_on_list, quoted_item, with_its_items
from assistant.composing.telling import is_scrap, only_names, repeats, telling_span
from assistant.demands import Demand
from assistant.judgements import areas_in
from assistant.retrieval import Ranked
from assistant.understanding.asks import Ask
from ingest.blocks import BlockKind

_WORDS_FIRST = 80
_WORDS_SECOND = 50
_WORDS_NEXT = 30
_FIRST_FEW = 2
_HEAD_WORDS = 2
_AS_NEAR = 1.0
_AS_GOOD = 0.8
_WORDS_IN_ALL = 165
_MOST_PARAGRAPHS = 5
_CLOSE = 2.2
"""A further paragraph is quoted when its score is this near the best: the ranking then gives it at
least e^-2.2 = 0.11 of the best one's chance of being the evidence."""


_OF_SCRAPS = frozenset({Demand.NAME, Demand.PERSON, Demand.DATE, Demand.DAY})
"""What a line of an address or a title may answer."""


_ATTENDANCE = re.compile(
    r"^\W*(?:also\s+)?(?:(?:councillors|members|cabinet\s+members|officers)\s+)?(?:present|in\s+attendance|apologies)\b[^.]{0,40}:",
    re.IGNORECASE,
)
"""A line of minutes that says who came."""


def compose_lookup(matter: Matter, ranked: Sequence[Ranked]) -> Draft:
    """Quote the best paragraph's telling sentences, then those of close runners-up."""
    demand = matter.retrieval.demand
    if demand not in _OF_SCRAPS:
        of_grades = Ask.GRADE in matter.understood.asks or areas_in(matter.understood.topic)
        ranked = _without_furniture(ranked, graded=bool(of_grades))
    ranked = _speaking_first(ranked)
    if not matter.scope.placed:
        ranked = _newest_first(ranked)
    best = max(item.score for item in ranked[:_FIRST_FEW])
    kept: list[tuple[Ranked, Span]] = []
    said: list[str] = []
    texts: list[str] = []
    words = 0
    for item in ranked:
        if kept and (item.score < best - _CLOSE or len(kept) == _MOST_PARAGRAPHS):
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


def _without_furniture(ranked: Sequence[Ranked], *, graded: bool) -> Sequence[Ranked]:
    """The ranking without lines of an address or of who came and, but for the best, headings.

    Rows of grades open an answer on what is judged, and none on anything else.
    """
    told = [item for item in ranked if not is_scrap(item.paragraph)] or ranked
    told = [item for item in told if not _ATTENDANCE.match(item.paragraph.text)] or told
    if not graded:
        told = [item for item in told if not _is_row_of_grades(item)] or told
    return [told[0], *(item for item in told[1:] if not _is_furniture(item))]


def _is_furniture(item: Ranked) -> bool:
    return _is_row_of_grades(item) or item.paragraph.kind is BlockKind.HEADING


def _is_row_of_grades(item: Ranked) -> bool:
    """A row recorded as a judgement, or the head of a table of them."""
    paragraph = item.paragraph
    rows = {judgement.paragraph for judgement in item.document.profile.judgements}
    is_row = paragraph.kind is BlockKind.TABLE_ROW
    return paragraph.ref.number in rows or (is_row and len(paragraph.text.split()) <= _HEAD_WORDS)


def _speaking_first(ranked: Sequence[Ranked]) -> Sequence[Ranked]:
    """The ranking, but a point that only names the matter after a finding that speaks to it.

    One of the same document, or of a newer one.
    """
    best = ranked[0]
    if not only_names(best):
        return ranked

    def speaks(item: Ranked) -> bool:
        is_on = item.document is best.document or _day(item) > _day(best)
        return is_on and not only_names(item) and item.score >= best.score - _CLOSE

    return _first(ranked, next((at for at, item in enumerate(ranked) if speaks(item)), 0))


def _newest_first(ranked: Sequence[Ranked]) -> Sequence[Ranked]:
    """The ranking, but what a newer document says nearly as well before an old finding.

    For where no time is asked about the latest holds.
    """
    best = ranked[0]
    worth = _AS_GOOD * max(best.sentences, default=0.0)
    newer = [
        at
        for at, item in enumerate(ranked)
        if item.score >= best.score - _AS_NEAR
        and _day(item) > _day(best)
        and item.document.profile.authority == best.document.profile.authority
        and item.paragraph.speaker is best.paragraph.speaker
        and max(item.sentences, default=0.0) >= worth
        and not only_names(item)
    ]
    return _first(ranked, max(newer, key=lambda at: (_day(ranked[at]), -at), default=0))


def _first(ranked: Sequence[Ranked], at: int) -> Sequence[Ranked]:
    return (ranked[at], *ranked[:at], *ranked[at + 1 :])


def _day(item: Ranked) -> str:
    return str(item.document.profile.dates.position or "")


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
