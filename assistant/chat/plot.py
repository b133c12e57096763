"""Grades over time as a drawing of lines, marks and words, before anybody says SVG or PNG."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from assistant.chat.grades import FRAMEWORK_CHANGES, GRADES, Grade
from assistant.naming import date_words

WIDTH, HEIGHT = 880, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 186, 130, 64, 340
_LINE = 18
_LETTER = 8
_ASIDE = (0, -_LINE + 2, _LINE, *(_LINE * step for step in range(2, 8)))
"""How far a name may be moved from its mark, nearest first."""
_GRADE_WORDS = ("Outstanding", "Good", "Requires improvement", "Inadequate")
SHAPES = ("circle", "square", "triangle", "diamond")
MOST_COMPARED = 6


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; ``series`` None for the frame."""

    points: tuple[tuple[float, float], ...]
    series: int | None = None
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A line of text; ``anchor`` is "start", "middle" or "end"."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    series: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """One judgement."""

    x: float
    y: float
    series: int
    grade: Grade
    words: str

    @property
    def shape(self) -> str:
        """Told apart without colour."""
        return SHAPES[self.series % len(SHAPES)]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything drawn, in order."""

    title: str
    lines: tuple[Line, ...]
    words: tuple[Word, ...]
    marks: tuple[Mark, ...]


def draw(grades: Sequence[Grade], authorities: Sequence[str], what: str) -> Drawing:
    """One line an authority, grades upwards, years to the right; undated grades are left out."""
    dated = [grade for grade in grades if grade.date and grade.grade in GRADES]
    years = _years(dated)
    lines, words = _frame(years)
    marks: list[Mark] = []
    for series, authority in enumerate(authorities):
        own = [grade for grade in dated if grade.authority == authority]
        own_marks = [_mark(grade, series, len(authorities), years) for grade in own]
        lines += _steps(own_marks, series)
        marks += own_marks
    words += _names(marks)
    return Drawing(what, tuple(lines), tuple(words), tuple(marks))


def _names(marks: Sequence[Mark]) -> list[Word]:
    """Each authority's name right of its last mark, moved where a name or mark stands there."""
    last = {mark.series: mark for mark in marks}
    placed: list[Word] = []
    for mark in sorted(last.values(), key=lambda one: one.y):
        word = Word(mark.x + 14, mark.y + 5, mark.grade.authority, "start", mark.series)
        moved = (replace(word, y=mark.y + 5 + by) for by in _ASIDE)
        placed.append(next((one for one in moved if _is_free(one, placed, marks)), word))
    return placed


def _is_free(word: Word, placed: Sequence[Word], marks: Sequence[Mark]) -> bool:
    """Whether nothing stands where a name would."""
    end = word.x + _LETTER * len(word.text)
    if any(abs(other.y - word.y) < _LINE and other.x < end for other in placed):
        return False
    middle = word.y - 5
    return not any(word.x <= one.x <= end and abs(one.y - middle) < _LINE - 4 for one in marks)


def _years(dated: Sequence[Grade]) -> tuple[int, int]:
    years = [grade.date.year for grade in dated if grade.date]
    today = dt.datetime.now(dt.UTC).year
    return (min(years, default=today - 5), max(years, default=today) + 1)


def _frame(years: tuple[int, int]) -> tuple[list[Line], list[Word]]:
    lines: list[Line] = []
    words: list[Word] = []
    for place, name in enumerate(_GRADE_WORDS):
        y = _height(place)
        lines.append(Line(((_LEFT, y), (WIDTH - _RIGHT, y))))
        words.append(Word(_LEFT - 12, y + 4, name, "end"))
    step = max(1, (years[1] - years[0]) // 12 + 1)
    words += [
        Word(_across(dt.date(year, 1, 1), years), _BOTTOM + 34, str(year), "middle")
        for year in range(years[0], years[1] + 1, step)
    ]
    for row, (day, short, _) in enumerate(FRAMEWORK_CHANGES):
        if years[0] <= day.year < years[1]:
            x = _across(day, years)
            top = _TOP - 22 - _LINE * (row % 2)
            lines.append(Line(((x, top), (x, _BOTTOM + 14)), dashed=True))
            words.append(Word(x + 5, top + 8, short))
    return lines, words


def _mark(grade: Grade, series: int, of: int, years: tuple[int, int]) -> Mark:
    aside = (series - (of - 1) / 2) * 8
    day = grade.date or dt.date.min
    words = f"{grade.authority}, {date_words(day)}: {grade.name}, {grade.grade}"
    height = _height(GRADES.index(grade.grade)) + aside
    return Mark(_across(day, years), height, series, grade, words)


def _steps(marks: Sequence[Mark], series: int) -> list[Line]:
    """A grade stands until the next; across a change of framework the line is broken up."""
    lines = []
    for before, after in pairwise(marks):
        dashed = before.grade.framework != after.grade.framework
        points = ((before.x, before.y), (after.x, before.y), (after.x, after.y))
        lines.append(Line(points, series, dashed))
    return lines


def newest_first(grades: Sequence[Grade]) -> list[tuple[str, list[Grade]]]:
    """Grades by authority for the table, the newest of each first."""
    ordered = sorted(grades, key=lambda one: (one.authority, one.date or dt.date.min))
    return [
        (name, list(reversed(list(own))))
        for name, own in groupby(ordered, key=lambda one: one.authority)
    ]


def _across(day: dt.date, years: tuple[int, int]) -> float:
    first, last = dt.date(years[0], 1, 1), dt.date(years[1], 1, 1)
    share = (day - first).days / max(1, (last - first).days)
    return round(_LEFT + share * (WIDTH - _LEFT - _RIGHT), 1)


def _height(place: int) -> float:
    return _TOP + place * (_BOTTOM - _TOP) / (len(_GRADE_WORDS) - 1)
