"""The same measure over parts of a set: by kind, by the age of the gold, by its length."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evals.intervals import Estimate, estimate
from evals.library import Library, StoredParagraph
from evals.scoring import Result

_YEARS = 3
_LENGTHS = ((25, "to 25 words"), (60, "26 to 60"), (120, "61 to 120"))


@dataclass(frozen=True, slots=True)
class Slice:
    """One part of a set."""

    name: str
    results: tuple[Result, ...]

    def mean(self, measure: str) -> Estimate:
        """A measure over this part, with its interval."""
        values = [getattr(result.measures, measure) for result in self.results]
        return estimate(values, [result.cluster for result in self.results])


def by_kind(results: Sequence[Result]) -> tuple[Slice, ...]:
    """One slice a kind of question, in the order of names."""
    return _grouped(results, lambda result: result.case.kind)


def by_age(results: Sequence[Result], library: Library) -> tuple[Slice, ...]:
    """By the years of the document that holds the first gold paragraph, oldest first."""

    def years(result: Result) -> str:
        stored = _first_gold(result, library)
        if stored is None or stored.date is None:
            return "undated" if stored else ""
        first = stored.date.year - stored.date.year % _YEARS
        return f"{first} to {first + _YEARS - 1}"

    return _grouped(results, years)


def by_length(results: Sequence[Result], library: Library) -> tuple[Slice, ...]:
    """By how many words the first gold paragraph has, shortest first."""

    def length(result: Result) -> str:
        stored = _first_gold(result, library)
        if stored is None:
            return ""
        words = len(stored.text.split())
        return next((name for most, name in _LENGTHS if words <= most), "over 120")

    order = [name for _, name in _LENGTHS]
    found = _grouped(results, length)
    return tuple(sorted(found, key=lambda s: order.index(s.name) if s.name in order else 9))


def _grouped(results: Sequence[Result], key: Callable[[Result], str]) -> tuple[Slice, ...]:
    found: dict[str, list[Result]] = {}
    for result in results:
        found.setdefault(key(result), []).append(result)
    return tuple(Slice(name, tuple(found[name])) for name in sorted(found) if name)


def _first_gold(result: Result, library: Library) -> StoredParagraph | None:
    if not result.case.answerable:
        return None
    refs: Iterator[str] = (ref for item in result.gold for ref in sorted(item))
    return library.find(next(refs, ""))


def counts_of(values: Sequence[str]) -> Mapping[str, int]:
    """How often each occurs, most often first."""
    found: dict[str, int] = {}
    for value in values:
        found[value] = found.get(value, 0) + 1
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))
