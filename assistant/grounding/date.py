"""Dates and periods: each must be given by the evidence, for the same event, the same way round."""

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.grounding.alignment import Aligned
from assistant.grounding.dates import DateSpan, agrees, date_spans
from assistant.grounding.edits import edits
from assistant.grounding.sentences import Sentence
from assistant.grounding.slots import Place, usurped
from assistant.grounding.verdicts import PartialDate, Reason

_OCCASION = re.compile(r"\b(?:inspection|visit|report|letter)s?\b[^,;.]{0,60}$", re.I)
Held = tuple[Sentence, DateSpan]


def failures(aligned: Aligned) -> Iterator[Reason]:
    """Each date of the claim that the evidence does not give."""
    claimed = date_spans(aligned.claim.text)
    if not claimed:
        return
    exchanged = _exchanged(aligned) or _paired_otherwise(aligned, claimed)
    if exchanged:
        yield exchanged
        return
    held = [(s, span) for s in aligned.passages.sentences for span in date_spans(s.text)]
    known = [day for item in aligned.passages.evidence if (day := item.day)]
    for span in claimed:
        detail = _fault(span, aligned, held, known)
        if detail:
            yield Reason("date", detail)


def _exchanged(aligned: Aligned) -> Reason | None:
    """One date put in another's place, where claim and evidence are otherwise the same."""
    for edit in edits(aligned):
        old, new = (date_spans(" ".join(words).title()) for words in (edit.held, edit.claimed))
        if old and new and not any(agrees(n.date, o.date) for n in new for o in old):
            detail = f"The claim says {new[0].text!r}; the evidence says {old[0].text!r}."
            return Reason("date", detail)
    return None


def _paired_otherwise(aligned: Aligned, claimed: tuple[DateSpan, ...]) -> Reason | None:
    """Two days given in one expression, of which the evidence pairs one with another day.

    "6 and 6 February" says nothing false of the sixth, and yet is not "5 and 6 February".
    """
    held = {pair for s in aligned.passages.sentences for pair in _pairs(date_spans(s.text))}
    for pair in sorted(_pairs(claimed) - held, key=str):
        near = [other for other in held if set(pair) & set(other)]
        if near or pair[0] == pair[1]:
            days = f"{pair[0].day} and {pair[1].day}"
            return Reason("date", f"The evidence does not give the days {days} together.")
    return None


def _pairs(spans: tuple[DateSpan, ...]) -> frozenset[tuple[PartialDate, PartialDate]]:
    """The two days of each expression that gives two."""
    return frozenset(
        (one.date, other.date)
        for one, other in pairwise(spans)
        if one.start == other.start and one.date.day and other.date.day
    )


def _fault(
    span: DateSpan, aligned: Aligned, held: list[Held], known: list[PartialDate]
) -> str | None:
    same = [(s, other) for s, other in held if _same(span, other, known)]
    if not same:
        if any(agrees(span.date, day) for day in known) and not span.is_decade:
            if _OCCASION.search(aligned.claim.text[: span.start]):
                return None
            return _misplaced(span, aligned, [], held)
        if span.text.lower() in aligned.passages.folded and not span.date.month:
            return None
        return f"{span.text!r} is not in the evidence."
    directions = {other.direction for _, other in same}
    if span.direction and directions and directions.isdisjoint({span.direction, ""}):
        return f"The evidence has {span.text!r} the other way (since or until, before or after)."
    if any(agrees(span.date, day) for day in known):
        return None
    return _misplaced(span, aligned, same, held)


def _same(span: DateSpan, other: DateSpan, known: list[PartialDate]) -> bool:
    claimed, fact = span.date, other.date
    if span.is_decade:
        year = fact.year or 0
        return year // 10 == (claimed.year or 0) // 10
    if agrees(claimed, fact):
        return not (other.is_decade and not span.is_decade)
    if claimed.year and fact.year is None:
        years = {day.year for day in known}
        undated = PartialDate(None, claimed.month, claimed.day)
        return claimed.month is not None and agrees(undated, fact) and claimed.year in years
    return False


def _misplaced(span: DateSpan, aligned: Aligned, same: list[Held], held: list[Held]) -> str | None:
    here = Place.of(aligned.claim, span.start, span.end)
    places = [Place.of(s, other.start, other.end) for s, other in same]
    others = [
        Place.of(s, other.start, other.end)
        for s, other in held
        if s in aligned.supports and not agrees(span.date, other.date)
    ]
    if usurped(here, places, others):
        return f"In the evidence {span.text!r} is the date of something else."
    stranger = all(s not in aligned.supports for s, _ in same)
    if places and stranger and len(here.around) >= 3 and max(map(here.likeness, places)) == 0:
        return f"The evidence has {span.text!r} only in another connection."
    return None
