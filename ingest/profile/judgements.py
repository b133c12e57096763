"""Graded judgements: the table on an inspection's first page, or its headings where it has none."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.blocks import BlockKind
from ingest.documents import Framework, Judgement, Paragraph

GRADES = ("outstanding", "good", "requires improvement to be good", "inadequate")
_GRADE = r"outstanding|good|requires? improvement(?: to be good)?|inadequate"
_ONLY_GRADE = re.compile(rf"(?:{_GRADE})[\s.*\d]*", re.IGNORECASE)
_AT_END = re.compile(rf"^(?P<name>.+?)\s*[:\t ]\s*(?P<grade>{_GRADE})\s*\d?$", re.IGNORECASE)
_NUMBER = re.compile(r"^\d(?:\.\d)?\.?\s+")
_JUDGED = re.compile(
    r"^(?:the impact of leaders|the experiences and progress of|overall effectiveness"
    r"|children who need help|children looked after|adoption performance"
    r"|experiences and progress of|leadership, management|the effectiveness of)",
    re.IGNORECASE,
)
_OVERALL = re.compile(
    r"(?:children['’]s services in .{2,60}?"
    r"|(?:the )?overall judgement(?: is that children['’]s services)?)"
    rf"\s(?:are|is|requires?)\s+(?P<grade>{_GRADE}|improvement(?: to be good)?)\b",
    re.IGNORECASE,
)
_BOARD = re.compile(
    r"(?:the )?(?:judgement (?:for|of|about|on) the )?(?:effectiveness of the )?"
    r"(?:local safeguarding children board|lscb)(?: \(LSCB\))?\d?"
    rf"\s+(?:is\s+)?(?P<grade>{_GRADE})\b(?! if\b)",
    re.IGNORECASE,
)
_OVERALL_NAME = "Overall effectiveness"
_BOARD_NAME = "Local Safeguarding Children Board"
_FIRST_PAGES = 40


def grade_of(text: str) -> str | None:
    """A grade as Ofsted writes it in full, from any of its printed forms; None for other text."""
    words = re.sub(r"[\s.*\d]+", " ", text).strip().lower()
    if words in ("requires improvement", "require improvement", "require improvement to be good"):
        return GRADES[2]
    return words if words in GRADES else None


def judgements_of(
    paragraphs: Sequence[Paragraph], framework: Framework | None
) -> tuple[Judgement, ...]:
    """The judgements of an inspection under SIF or ILACS, in printed order, each name once.

    Grades told of earlier inspections stand in running text and are not judgements.
    """
    if framework not in (Framework.SIF, Framework.ILACS):
        return ()
    opening = paragraphs[:_FIRST_PAGES]
    rows = [paragraph for paragraph in opening if paragraph.kind is BlockKind.TABLE_ROW]
    found = [*_from_rows((p.ref.number, p.cells) for p in rows)]
    if not found:
        lines = [p for p in opening if p.pages[:1] in ((), (1,))]
        found = [*_from_rows((p.ref.number, _split(p.text)) for p in lines)]
    if framework is Framework.SIF:
        found += [*_stated(paragraphs)]
    return _each_once(found or [*_from_headings(paragraphs)])


def is_judgement_row(paragraph: Paragraph) -> bool:
    """Whether a table row pairs one of Ofsted's judgements with a grade, whoever prints it."""
    return any(_from_rows([(paragraph.ref.number, paragraph.cells)]))


def _each_once(found: Sequence[Judgement]) -> tuple[Judgement, ...]:
    first: dict[str, Judgement] = {}
    for judgement in found:
        first.setdefault(judgement.name.casefold(), judgement)
    return tuple(first.values())


def _from_rows(rows: Iterable[tuple[int, Sequence[str]]]) -> Iterator[Judgement]:
    for ordinal, printed in rows:
        cells = [" ".join(cell.split()) for cell in printed if cell.strip()]
        if len(cells) < 2 or (grade := grade_of(cells[-1])) is None:
            continue
        name = _NUMBER.sub("", cells[-2])
        if _JUDGED.match(name):
            yield Judgement(name, grade, ordinal)


def _split(text: str) -> list[str]:
    """A row that the reader took for prose: "Overall effectiveness Good"."""
    match = _AT_END.match(text) if len(text) < 120 else None
    return [match["name"].rstrip(" :"), match["grade"]] if match else []


def _stated(paragraphs: Sequence[Paragraph]) -> Iterator[Judgement]:
    """What a single-framework report states in a sentence or heading: overall, and the board."""
    for name, pattern, scope in (
        (_OVERALL_NAME, _OVERALL, paragraphs[:_FIRST_PAGES]),
        (_BOARD_NAME, _BOARD, paragraphs),
    ):
        judgement = next(_matching(name, pattern, scope), None)
        if judgement is not None:
            yield judgement


def _matching(
    name: str, pattern: re.Pattern[str], scope: Sequence[Paragraph]
) -> Iterator[Judgement]:
    """Where a paragraph opens with it first, then the paragraphs under a heading that says it."""
    stated = [(paragraph, paragraph.text) for paragraph in scope]
    headed = [(paragraph, heading) for paragraph in scope for heading in paragraph.heading_path]
    for paragraph, text in (*stated, *headed):
        match = pattern.match(text)
        grade = grade_of(_full(match["grade"])) if match else None
        if grade is not None:
            yield Judgement(name, grade, paragraph.ref.number)


def _full(grade: str) -> str:
    return f"requires {grade}" if grade.lower().startswith("improvement") else grade


def _from_headings(paragraphs: Sequence[Paragraph]) -> Iterator[Judgement]:
    for paragraph in paragraphs:
        own = (paragraph.text,) if paragraph.kind is BlockKind.HEADING else ()
        for heading in (*own, *paragraph.heading_path):
            name, colon, printed = heading.rpartition(":")
            grade = grade_of(printed) if colon else None
            if grade is not None and _JUDGED.match(name.strip()):
                yield Judgement(name.strip(), grade, paragraph.ref.number)
