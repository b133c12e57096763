"""Hard gates: what may not happen once, checked on records against the paragraphs stored."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.answers import AnswerStatus
from assistant.records import Record
from evals.cases import Case
from evals.library import Library, StoredParagraph
from evals.metrics import is_verbatim, phrases_said
from evals.records import AnswerRecord, CitationRecord, without_times

_SHOWN = 80


class Gate(StrEnum):
    """Each thing that may not happen."""

    ERROR = "no question ends in an error"
    RESOLVES = "every citation resolves"
    VERBATIM = "every quotation is verbatim"
    RETRIEVED = "everything cited was retrieved"
    SUPPORTED = "no answer without a citation"
    SCOPE = "nothing is cited from outside the scope"
    MUST_NOT = "nothing is said that must not be"
    SAME_AGAIN = "the same question gets the same answer"


@dataclass(frozen=True, slots=True)
class Fault:
    """One breach of a gate."""

    gate: Gate
    case_id: str
    detail: str


def faults_of(case: Case, record: AnswerRecord, library: Library) -> tuple[Fault, ...]:
    """Every breach in one record; empty where there is none."""
    found = [Fault(gate, case.id, detail) for gate, detail in _whole(case, record)]
    ranked = set(record.ranking)
    for citation in record.citations:
        if citation.ref not in ranked:
            found.append(Fault(Gate.RETRIEVED, case.id, citation.ref))
        for gate, detail in _citation(citation, record, library):
            found.append(Fault(gate, case.id, detail))
        found.extend(_outside(case, citation, record, library))
    return tuple(found)


def changed(first: Sequence[Record], again: Sequence[Record]) -> tuple[Fault, ...]:
    """Records that are not the same, byte for byte but for their seconds, when asked again."""
    before: Mapping[str, str] = {str(record["id"]): without_times(record) for record in first}
    return tuple(
        Fault(Gate.SAME_AGAIN, str(record["id"]), _difference(before, record))
        for record in again
        if before.get(str(record["id"])) != without_times(record)
    )


def _difference(before: Mapping[str, str], record: Record) -> str:
    old, new = before.get(str(record["id"]), ""), without_times(record)
    at = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    return f"from character {at}: {old[at : at + _SHOWN]!r} became {new[at : at + _SHOWN]!r}"


def _whole(case: Case, record: AnswerRecord) -> Iterator[tuple[Gate, str]]:
    if record.status is AnswerStatus.ERROR:
        yield Gate.ERROR, record.text[:_SHOWN]
    if record.status.is_answer:
        if not record.claims or not all(claim.citations for claim in record.claims):
            yield Gate.SUPPORTED, record.text[:_SHOWN]
        for phrase in phrases_said(case.must_not, record.text):
            yield Gate.MUST_NOT, phrase


def _citation(
    citation: CitationRecord, record: AnswerRecord, library: Library
) -> Iterator[tuple[Gate, str]]:
    stored = library.find(citation.ref)
    if stored is None:
        yield Gate.RESOLVES, f"{citation.ref} is not held"
        return
    if citation.source != stored.source or citation.label != stored.label:
        yield Gate.RESOLVES, f"{citation.ref} is {stored.label} of {stored.source}"
    if not is_verbatim(stored.text, citation.start, citation.end, citation.quote):
        yield Gate.VERBATIM, f"{citation.ref}: {citation.quote[:_SHOWN]!r}"


def _outside(
    case: Case, citation: CitationRecord, record: AnswerRecord, library: Library
) -> Iterator[Fault]:
    """A document whose authority is not among those resolved, or not among those filtered by."""
    stored = library.find(citation.ref)
    if stored is None:
        return
    allowed = (record.scope.authorities, case.question.filters.authorities)
    if any(names and not _among(stored, names) for names in allowed):
        yield Fault(Gate.SCOPE, case.id, citation.ref)
        return
    filters = case.question.filters
    too_late = filters.as_at and stored.date and stored.date > filters.as_at
    if too_late or (filters.kinds and stored.kind not in {kind.value for kind in filters.kinds}):
        yield Fault(Gate.SCOPE, case.id, citation.ref)


def _among(stored: StoredParagraph, names: Iterable[str]) -> bool:
    return bool(stored.authorities & {name.casefold() for name in names})
