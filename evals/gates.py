"""The gates: hard ones that hold for every question, and floors that only rise.

A gate is a pure function of a run, so that what is fed through it by ``pytest evals/`` can also
be a planted lie (``tests/evals/test_planted_lies.py``): a gate that no lie has made to fail is not
trusted.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from evals import record_checks as checks
from evals.cases import Case
from evals.figures import FIGURES, LESS_IS_BETTER, UNFLOORED, figures_of
from evals.gold import stale
from evals.library import Library
from evals.scoring import Result

_ROUNDING = 1e-9
_TEST_ERRS = 0.01
"""Share of true claims that the deterministic test of support does not see to be carried."""


@dataclass(frozen=True, slots=True)
class SetRun:
    """One pass of a set, with all that the gates look at."""

    name: str
    cases: tuple[Case, ...]
    """As asked, in order."""
    results: tuple[Result, ...]
    library: Library
    again: Mapping[str, str]
    """Records without times of questions asked a second time, by id."""
    elsewhere: Mapping[str, str]
    """The same, asked in another process with another hash seed."""
    floors: Mapping[str, float]
    """Least values of figures, most for those where less is better; empty for an outside set."""
    floored: frozenset[str] = frozenset()
    """Ids of the questions the floors were set on; questions added since are not held to them."""
    attempts: tuple[str, ...] = ()
    """Machines that something tried to reach."""

    @property
    def held_to_floors(self) -> tuple[Result, ...]:
        """The results that floors look at."""
        if not self.floored:
            return self.results
        return tuple(result for result in self.results if result.case.id in self.floored)


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that is wrong."""

    case_id: str
    """Empty where it is a matter of the whole set."""
    reason: str

    def __str__(self) -> str:
        return f"{self.case_id}: {self.reason}" if self.case_id else self.reason


@dataclass(frozen=True, slots=True)
class Gate:
    """One named rule."""

    name: str
    says: str
    failures: Callable[[SetRun], Iterator[Failure]]

    def check(self, run: SetRun) -> tuple[Failure, ...]:
        """Everything that breaks the rule."""
        return tuple(self.failures(run))


Check = Callable[[Result, Library], Iterator[str]]


def _each(check: Check, run: SetRun) -> Iterator[Failure]:
    for result in run.results:
        for reason in check(result, run.library):
            yield Failure(result.case.id, reason)


def _stale(run: SetRun) -> Iterator[Failure]:
    for item in stale(run.cases, run.library):
        yield Failure(item.case_id, item.reason)


def _incomplete(run: SetRun) -> Iterator[Failure]:
    asked = [case.id for case in run.cases]
    answered = [result.case.id for result in run.results]
    for missing in sorted(set(asked) - set(answered)):
        yield Failure(missing, "has no record")
    if not asked:
        yield Failure("", "no question was asked")
    elif len(answered) != len(asked) and not set(asked) - set(answered):
        yield Failure("", f"{len(asked)} questions have {len(answered)} records")


def _changed(others: Callable[[SetRun], Mapping[str, str]], run: SetRun) -> Iterator[Failure]:
    asked_again = others(run)
    if run.results and not asked_again:
        yield Failure("", "no question was asked again")
    lines = {result.case.id: result.line for result in run.results}
    for case_id, line in asked_again.items():
        if lines.get(case_id) != line:
            yield Failure(case_id, "the answer changed when asked again")


def _unsupported(run: SetRun) -> Iterator[Failure]:
    """Claims not carried, where they are more than the test itself is known to get wrong."""
    found = list(_each(checks.unsupported, run))
    claims = sum(len(result.claims) for result in run.results)
    if len(found) > _TEST_ERRS * claims:
        yield from found


def _vanished(run: SetRun) -> Iterator[Failure]:
    for missing in sorted(run.floored - {case.id for case in run.cases}):
        yield Failure(missing, "was in the accepted run and is asked no more; sign off again")


def _reached(run: SetRun) -> Iterator[Failure]:
    for host in run.attempts:
        yield Failure("", f"something tried to reach {host}")


def _corpora(run: SetRun) -> Iterator[Failure]:
    digests = {r.record.corpus for r in run.results if r.record.status.value != "error"}
    if len(digests) > 1 or "" in digests:
        yield Failure("", f"answers come from {len(digests)} corpora: {sorted(digests)}")


def _below(name: str, run: SetRun) -> Iterator[Failure]:
    if name not in run.floors:
        return
    floor, found = run.floors[name], figures_of(run.held_to_floors)[name].mean
    if found is None:
        yield Failure("", f"{name} is undefined, and its floor is {floor}")
    elif name in LESS_IS_BETTER and found > floor + _ROUNDING:
        yield Failure("", f"{name} is {found:.4f}, over {floor}")
    elif name not in LESS_IS_BETTER and found < floor - _ROUNDING:
        yield Failure("", f"{name} is {found:.4f}, under its floor of {floor}")


def _hard() -> Iterator[Gate]:
    yield Gate("set is fresh", "every item of evidence names a paragraph held", _stale)
    yield Gate("every question has a record", "one each, under its own id", _incomplete)
    rules: tuple[tuple[str, str, Check], ...] = (
        ("ids", "a record carries the id of its question", checks.mislaid),
        ("no errors", "no question ends in an error", checks.failed),
        ("quotations", "every quotation is verbatim at its offsets", checks.broken_quotes),
        ("citations resolve", "address, file, label and page are stored", checks.unresolved),
        ("evidence", "what is cited is among the evidence, as stored", checks.unretrieved),
        ("answers cite", "no claim without a citation", checks.uncited),
        ("nothing unclaimed", "the text says what the claims say", checks.unclaimed),
        ("authority", "nothing is cited from another authority", checks.of_another_authority),
        ("period", "nothing is cited from another period", checks.of_another_period),
        ("dates", "a claim has the date of its source", checks.misdated),
        ("speakers", "a claim is given to who says it", checks.misattributed),
        ("injection", "no instruction is obeyed", checks.obeyed),
    )
    for name, says, check in rules:
        yield Gate(name, says, partial(_each, check))
    yield Gate("support", "99 claims in 100 are carried by what they cite", _unsupported)
    yield Gate("no question vanished", "what was accepted is still asked", _vanished)
    yield Gate("offline", "nothing leaves this machine", _reached)
    yield Gate("one corpus", "every answer comes from one corpus", _corpora)
    again = partial(_changed, lambda run: run.again)
    yield Gate("determinism", "asked again, the answer is the same", again)
    elsewhere = partial(_changed, lambda run: run.elsewhere)
    yield Gate("determinism elsewhere", "and in another process", elsewhere)


HARD: tuple[Gate, ...] = tuple(_hard())
FLOORS: tuple[Gate, ...] = tuple(
    Gate(f"floor of {name}", f"{name} is no worse than was accepted", partial(_below, name))
    for name in FIGURES
    if name not in UNFLOORED
)
GATES = (*HARD, *FLOORS)
