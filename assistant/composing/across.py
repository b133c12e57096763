"""Comparisons, one row an authority, and changes over time, one dated step a document."""

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
from assistant.composing.telling import telling_span
from assistant.demands import Demand
from assistant.naming import date_words, listing
from assistant.retrieval import Ranked
from ingest.documents import SourceDocument

Enough = Callable[[Ranked], bool]

_MOST_STEPS = 8
_ROW_WORDS = 40
_CLOSE = 1.5
"""A newer document's paragraph stands for its authority when it scores this near the best."""
_SHARE_OF_BEST = 0.6
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
    return Draft(status, tuple(_row(row, demand, _authority_name(row)) for row in rows), notes)


def compose_change(matter: Matter, ranked: Sequence[Ranked], enough: Enough) -> Draft | None:
    """The best paragraph of each document that speaks to the matter, oldest first."""
    demand = matter.retrieval.demand
    groups = _grouped(ranked, lambda item: item.document.doc_id)
    steps = [_typed_first(group, demand) for group in groups.values()]
    steps = _worthy([item for item in steps if enough(item)], demand)
    steps.sort(key=lambda item: (_day(item.document), item.paragraph.ref))
    if len(steps) < 2:
        return None
    kept = steps[-_MOST_STEPS:]
    claims = tuple(_row(step, demand, _dated(step.document)) for step in kept)
    return Draft(AnswerStatus.ANSWERED, claims)


def _of_authority(group: Sequence[Ranked], matter: Matter, enough: Enough) -> Ranked | None:
    """The best that answers; where no time was asked for, the newest that is nearly as good."""
    demand = matter.retrieval.demand
    best = _typed_first(group, demand)
    if not enough(best) and not enough(group[0]):
        return None
    if matter.scope.placed:
        return best
    near = [
        item
        for item in group
        if item.score >= best.score - _CLOSE and _holds(item, demand) == _holds(best, demand)
    ]
    return max(near, key=lambda item: (_day(item.document), item.score), default=best)


def _typed_first(group: Sequence[Ranked], demand: Demand) -> Ranked:
    """The best that holds the type of value demanded and is close behind the best of all."""
    best = group[0]
    near = (item for item in group if item.score >= best.score - _CLOSE)
    return next((item for item in near if _holds(item, demand)), best)


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
    authority = item.document.profile.authority
    return authority.name if authority else item.document.profile.title


def _day(document: SourceDocument) -> str:
    return str(document.profile.dates.position or "")


def _dated(document: SourceDocument) -> str:
    day = document.profile.dates.position
    return date_words(day) if day else "Undated"


def _row(item: Ranked, demand: Demand, head: str) -> Claim:
    """The telling sentences behind the authority or the date, as a row that reads on its own."""
    document, paragraph = place_of(item)
    span = telling_span(item, demand, _ROW_WORDS)
    authority = _authority_name(item)
    parts = [voice(document, paragraph, paragraph.text).lower()]
    parts += [part for part in (authority, _dated(document), paragraph.label) if part != head]
    if leans_on_list(paragraph) and paragraph.lead_in is None and paragraph.heading_path:
        parts.append(f"under “{paragraph.heading_path[-1]}”")
    text = f"{head} ({', '.join(parts)}): {in_marks(shown(paragraph, span))}"
    return stated(text, document, ((paragraph, span),), ClaimForm.ROW)
