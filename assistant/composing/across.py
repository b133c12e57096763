"""Comparisons, one row an authority, and changes over time, one dated step a document."""

from collections.abc import Callable, Iterable, Sequence

from assistant.answers import AnswerStatus, Claim, ClaimForm
from assistant.composing.draft import Draft, Matter, quoted
from assistant.naming import listing
from assistant.retrieval import Ranked
from ingest.sentences import sentence_spans

Enough = Callable[[Ranked], bool]

_MOST_STEPS = 8


def compose_comparison(matter: Matter, ranked: Sequence[Ranked], enough: Enough) -> Draft | None:
    """The best paragraph of each authority asked about, or None where fewer than two are held."""
    wanted = matter.scope.authorities
    best = _best_by(ranked, _authority_name)
    names = [name for name in (wanted or tuple(sorted(best))) if name in best]
    rows = [best[name] for name in names if enough(best[name])]
    if len(names) < 2 or not rows:
        return None
    said = {_authority_name(row) for row in rows}
    missing = [name for name in (*wanted, *matter.scope.unheld) if name not in said]
    status = AnswerStatus.PARTIAL if missing else AnswerStatus.ANSWERED
    notes = (f"The documents held do not say this of {listing(missing)}.",) if missing else ()
    return Draft(status, tuple(_row(row) for row in rows), notes)


def compose_change(matter: Matter, ranked: Sequence[Ranked], enough: Enough) -> Draft | None:
    """The best paragraph of each document that speaks to the matter, oldest first."""
    best = _best_by(ranked, lambda item: item.document.doc_id)
    steps = [item for item in best.values() if enough(item)]
    steps.sort(
        key=lambda item: (str(item.document.profile.dates.position or ""), item.paragraph.ref)
    )
    if len(steps) < 2:
        return None
    kept = steps[-_MOST_STEPS:]
    return Draft(AnswerStatus.ANSWERED, tuple(_row(step) for step in kept))


def _best_by(ranked: Iterable[Ranked], key: Callable[[Ranked], str]) -> dict[str, Ranked]:
    best: dict[str, Ranked] = {}
    for item in ranked:
        best.setdefault(key(item), item)
    return best


def _authority_name(item: Ranked) -> str:
    authority = item.document.profile.authority
    return authority.name if authority else item.document.profile.title


def _row(item: Ranked) -> Claim:
    """The best sentence, as a row that reads on its own."""
    spans = sentence_spans(item.paragraph.text)
    at = max(range(len(spans)), key=lambda place: (item.sentences[place], -place))
    span = spans[at]
    claim = quoted(item.document, item.paragraph, span)
    return Claim(claim.text, claim.speaker, claim.as_at, claim.citations, ClaimForm.ROW)
