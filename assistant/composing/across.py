"""Comparisons, one row an authority, and changes over time, one dated step a document."""

import re
from collections.abc import Callable, Iterable, Sequence

from assistant.answers import AnswerStatus, Claim, ClaimForm
from assistant.composing.draft import (
    Draft,
    Matter,
    in_marks,
    place_of,
    shown,
    stated,
    voice,
)
from assistant.composing.lists import leans_on_list
from assistant.composing.telling import is_scrap, only_names, repeats, telling_span
from assistant.demands import Demand
from assistant.naming import authority_name, date_words, listing
from assistant.retrieval import Ranked
from ingest.documents import SourceDocument, Speaker

_COUNCIL_WORDS = r"(?:council(?:lors)?|officers|members|leaders)"
_OFSTED_WORDS = r"(?:the\s+)?(?:ofsted|inspectors)"
_TWO_SIDES = re.compile(
    rf"\b{_COUNCIL_WORDS}\s+(?:and|or|versus|against)\s+{_OFSTED_WORDS}\b"
    rf"|\b{_OFSTED_WORDS}\s+(?:and|or|versus|against)\s+(?:the\s+)?{_COUNCIL_WORDS}\b",
    re.IGNORECASE,
)
COUNCIL_SIDE = frozenset({Speaker.COUNCIL, Speaker.MEMBER, Speaker.RESOLUTION})
Enough = Callable[[Ranked], bool]

_MOST_STEPS = 8
_ROW_WORDS = 40
_FEW_ROWS = 3
_WORDS_OF_FEW = 60
_BESIDE_WORDS = 45
_CLOSE = 1.5
"""A newer document's paragraph stands for its authority when it scores this near the best."""
_CLOSE_FULLER = 3.0
"""One that holds the value demanded, or says something where the best does not, may be further behind."""
_SHARE_OF_BEST = 0.55
"""A step must be worth this share of the best step's sentence."""


def compose_comparison(matter: Matter, ranked: Sequence[Ranked], enough: Enough) -> Draft | None:
    """The best paragraph of each authority asked about, or None where fewer than two are held."""
    wanted = matter.scope.authorities
    groups = _grouped(ranked, _authority_name)
    names = [name for name in (wanted or tuple(sorted(groups))) if name in groups]
    picked = {name: _of_authority(groups[name], matter, enough) for name in names}
    rows = [item for item in picked.values() if item is not None]
    if len(names) < 2 or not rows:
        return None
    said = {_authority_name(row) for row in rows}
    missing = [name for name in (*wanted, *matter.scope.unheld) if name not in said]
    status = AnswerStatus.PARTIAL if missing else AnswerStatus.ANSWERED
    notes = (f"The documents held do not say this of {listing(missing)}.",) if missing else ()
    demand = matter.retrieval.demand
    told = [(row, _beside(row, groups[_authority_name(row)])) for row in rows]
    return Draft(status, _rows(told, demand, _authority_name), notes)


def compose_change(matter: Matter, ranked: Sequence[Ranked], enough: Enough) -> Draft | None:
    """The best paragraph of each document that speaks to the matter, oldest first."""
    demand = matter.retrieval.demand
    groups = _grouped(ranked, lambda item: item.document.doc_id)
    steps = [_typed_first(group, demand) for group in groups.values()]
    steps = _worthy([item for item in steps if enough(item)], demand)
    steps.sort(key=lambda item: (_day(item.document), item.paragraph.ref))
    steps = _told_once(steps)
    if len(steps) < 2:
        return None
    kept = steps[-_MOST_STEPS:]
    rows = [(step, _beside(step, groups[step.document.doc_id])) for step in kept]
    return Draft(AnswerStatus.ANSWERED, _rows(rows, demand, _dated_item))


def compose_sides(matter: Matter, ranked: Sequence[Ranked], enough: Enough) -> Draft | None:
    """What each of the voices asked for says, one row a voice, the older first; None unless two."""
    wanted = sides_asked(matter)
    groups = _grouped(ranked, lambda item: _side(item, wanted))
    picked = [
        _typed_first(group, matter.retrieval.demand) for side, group in groups.items() if side
    ]
    rows = sorted((one for one in picked if enough(one)), key=lambda one: _day(one.document))
    if len(rows) < 2:
        return None
    alone: list[tuple[Ranked, Ranked | None]] = [(row, None) for row in rows]
    return Draft(AnswerStatus.ANSWERED, _rows(alone, matter.retrieval.demand, _dated_item))


def sides_asked(matter: Matter) -> frozenset[Speaker]:
    """Whose words are asked for: "the council and the inspectors" names two sides."""
    if _TWO_SIDES.search(matter.understood.own_words):
        return frozenset({Speaker.INSPECTOR, Speaker.COUNCIL})
    return frozenset(matter.understood.wording.speakers)


def _side(item: Ranked, wanted: frozenset[Speaker]) -> str:
    """Inspectors, or the council with its members; empty for a voice that is not asked for."""
    speaker = item.paragraph.speaker
    if speaker not in wanted and not (speaker in COUNCIL_SIDE and wanted & COUNCIL_SIDE):
        return ""
    return "council" if speaker in COUNCIL_SIDE else speaker.value


def _told_once(steps: Sequence[Ranked]) -> list[Ranked]:
    """The steps without the second copy of one letter."""
    kept: list[Ranked] = []
    for step in steps:
        same_day = [one for one in kept if _day(one.document) == _day(step.document)]
        if not repeats(step.paragraph.text, [one.paragraph.text for one in same_day]):
            kept.append(step)
    return kept


def _of_authority(group: Sequence[Ranked], matter: Matter, enough: Enough) -> Ranked | None:
    """The best that answers; where no time was asked for, the newest that is nearly as good."""
    demand = matter.retrieval.demand
    best = _typed_first(group, demand)
    if not enough(best) and not enough(group[0]):
        return None
    if matter.scope.placed:
        return best
    worth = _SHARE_OF_BEST * max(best.sentences, default=0.0)
    near = [
        item
        for item in group
        if item.score >= best.score - _CLOSE
        and _holds(item, demand) == _holds(best, demand)
        and max(item.sentences, default=0.0) >= worth
        and (_speaks(item) or not _speaks(best))
    ]
    return max(near, key=lambda item: (_day(item.document), item.score), default=best)


def _typed_first(group: Sequence[Ranked], demand: Demand) -> Ranked:
    """The best that says something, with the type of value demanded, close behind the best of all."""
    best = group[0]
    reach = _CLOSE if demand is Demand.NONE and _speaks(best) else _CLOSE_FULLER
    near = [item for item in group if item.score >= best.score - reach]
    speaking = [item for item in near if _speaks(item)] or near
    return next((item for item in speaking if _holds(item, demand)), speaking[0])


def _speaks(item: Ranked) -> bool:
    """Whether a paragraph says something of its matter: no line of an address, no bare point, and
    no standing text."""
    is_bare = only_names(item) or is_scrap(item.paragraph)
    return not is_bare and item.features.boilerplate == 0.0


def _holds(item: Ranked, demand: Demand) -> bool:
    return demand is Demand.NONE or item.features.typed_sentence > 0.0


def _worthy(steps: Sequence[Ranked], demand: Demand) -> list[Ranked]:
    """The steps that speak of the same matter as the best of them."""
    typed = [step for step in steps if _holds(step, demand)]
    kept = typed if len(typed) > 1 else steps
    best = max((max(step.sentences, default=0.0) for step in kept), default=0.0)
    return [s for s in kept if max(s.sentences, default=0.0) >= _SHARE_OF_BEST * best]


def _grouped(ranked: Iterable[Ranked], key: Callable[[Ranked], str]) -> dict[str, list[Ranked]]:
    groups: dict[str, list[Ranked]] = {}
    for item in ranked:
        groups.setdefault(key(item), []).append(item)
    return groups


def _authority_name(item: Ranked) -> str:
    return authority_name(item.document) or item.document.profile.title


def _day(document: SourceDocument) -> str:
    return str(document.profile.dates.position or "")


def _dated(document: SourceDocument) -> str:
    day = document.profile.dates.position
    return date_words(day) if day else "Undated"


def _dated_item(item: Ranked) -> str:
    return _dated(item.document)


def _beside(step: Ranked, group: Sequence[Ranked]) -> Ranked | None:
    """The next best of the same document and speaker that says something else on the matter."""
    worth = _SHARE_OF_BEST * max(step.sentences, default=0.0)
    others = (
        item
        for item in group
        if item is not step
        and item.document is step.document
        and item.paragraph.speaker is step.paragraph.speaker
        and item.score >= step.score - _CLOSE_FULLER
        and max(item.sentences, default=0.0) >= worth
        and _speaks(item)
        and not repeats(item.paragraph.text, [step.paragraph.text])
    )
    return next(others, None)


def _rows(
    items: Sequence[tuple[Ranked, Ranked | None]], demand: Demand, head: Callable[[Ranked], str]
) -> tuple[Claim, ...]:
    """One row each; of a few, each says more, and takes in a second paragraph where there is one.

    A row that gives the value asked for needs no second.
    """
    few = len(items) <= _FEW_ROWS
    alone = not few or demand is not Demand.NONE
    return tuple(
        _row(item, None if alone else beside, demand, head(item), few=few) for item, beside in items
    )


def _row(item: Ranked, beside: Ranked | None, demand: Demand, head: str, *, few: bool) -> Claim:
    """The telling sentences behind the authority or the date, as a row that reads on its own."""
    document, paragraph = place_of(item)
    budget = _WORDS_OF_FEW if few else _ROW_WORDS
    places = [(paragraph, telling_span(item, demand, budget, is_aside=not few))]
    authority = _authority_name(item)
    parts = [voice(document, paragraph, paragraph.text).lower()]
    parts += [part for part in (authority, _dated(document), paragraph.label) if part != head]
    if leans_on_list(paragraph) and paragraph.lead_in is None and paragraph.heading_path:
        parts.append(f"under “{paragraph.heading_path[-1]}”")
    text = f"{head} ({', '.join(parts)}): {in_marks(shown(*places[0]))}"
    if beside is not None:
        places.append((beside.paragraph, telling_span(beside, demand, _BESIDE_WORDS)))
        text += f" {beside.paragraph.label}: {in_marks(shown(*places[-1]))}"
    return stated(text, document, places, ClaimForm.ROW)
