"""Plots as geometry: what the template draws as SVG, worked out here."""

from collections.abc import Sequence
from dataclasses import dataclass

from evals.abstaining import RiskPoint
from evals.slices import Slice

WIDTH = 460
_LEFT = 150
_RIGHT = 70
_ROW = 24
_TOP = 8
_CURVE = (44, 12, 300, 190)
"""Left, top, width and height of the curve's field."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a bar plot, in pixels; low and high are the ends of its interval."""

    name: str
    top: float
    length: float
    low: float | None
    high: float | None
    value: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars from 0 to ``most``."""

    title: str
    left: int
    height: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis: where it is and what it says."""

    at: float
    says: str


@dataclass(frozen=True, slots=True)
class Curve:
    """A line in a field of 0 to 1 by 0 to 1."""

    title: str
    points: str
    """As the ``points`` of an SVG polyline."""
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    left: int
    top: int
    width: int
    height: int


def bars_of(title: str, slices: Sequence[Slice], measure: str) -> Bars:
    """The mean of a measure in each slice; a slice in which it is undefined is left out."""
    bars: list[Bar] = []
    for one in slices:
        found = one.mean(measure)
        if found.mean is None or found.low is None or found.high is None:
            continue
        ends = (_across(found.low), _across(found.high))
        value = f"{found.mean:.2f} (n {found.scored})"
        bars.append(_bar(one.name, len(bars), found.mean, ends, value))
    return Bars(title, _LEFT, _height(len(bars)), tuple(bars))


def counts_plot(title: str, counts: Sequence[tuple[str, int]]) -> Bars:
    """Counts as bars, the longest across the field."""
    most = max((count for _, count in counts), default=1) or 1
    bars = tuple(
        _bar(name, at, count / most, None, str(count)) for at, (name, count) in enumerate(counts)
    )
    return Bars(title, _LEFT, _height(len(bars)), bars)


def histogram(title: str, values: Sequence[float], width: int) -> Bars:
    """How many values fall in each range of ``width``; the last takes all beyond six."""
    counts = [0] * 7
    for value in values:
        counts[min(6, int(value // width))] += 1
    names = [f"{at * width} to {(at + 1) * width - 1}" for at in range(6)] + [f"{6 * width} on"]
    return counts_plot(title, list(zip(names, counts, strict=True)))


def risk_curve(points: Sequence[RiskPoint]) -> Curve:
    """Risk against coverage."""
    left, top, width, height = _CURVE
    marks = [0.0, 0.25, 0.5, 0.75, 1.0]
    line = " ".join(
        f"{left + point.coverage * width:.1f},{top + (1 - point.risk) * height:.1f}"
        for point in points
    )
    return Curve(
        "Risk against coverage",
        line,
        tuple(Tick(left + mark * width, f"{mark:.2f}") for mark in marks),
        tuple(Tick(top + (1 - mark) * height, f"{mark:.2f}") for mark in marks),
        *_CURVE,
    )


def _bar(name: str, at: int, share: float, ends: tuple[float, float] | None, value: str) -> Bar:
    low, high = ends or (None, None)
    return Bar(name, _TOP + at * _ROW, share * _field(), low, high, value)


def _across(share: float) -> float:
    return _LEFT + share * _field()


def _field() -> int:
    return WIDTH - _LEFT - _RIGHT


def _height(rows: int) -> int:
    return 2 * _TOP + rows * _ROW
