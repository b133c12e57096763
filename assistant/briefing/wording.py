"""The words every form of a briefing prints: headings, column heads, how a row is parted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.briefing.note import Paragraph, Section

_DATED = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}|Undated")


@dataclass(frozen=True, slots=True)
class Heads:
    """The fixed headings of a note."""

    purpose: str = "Purpose"
    summary: str = "Summary"
    judgements: str = "Latest judgements"
    unsaid: str = "What the documents do not say"
    papers: str = "Background papers"
    appendix: str = "Appendix: every quotation with its address"
    footnotes: str = "Footnotes"


HEADS = Heads()
APPENDIX = (
    "One row a footnote, for checking: the address names the paragraph in the catalogue, and the"
    " quotation stands there word for word."
)
QUOTATION_HEADS = ("Footnote", "Address", "Place", "Quotation")


def split_row(text: str) -> tuple[str, str]:
    """What a row is about, and what it says."""
    left, mark, right = text.partition(": ")
    return (left, right) if mark else ("", text)


def table_heads(paragraph: Paragraph) -> tuple[str, str]:
    """Column heads of the rows under a paragraph: dated steps, or one row an authority."""
    is_dated = all(_DATED.match(line.text) for line in paragraph.under)
    return ("Date" if is_dated else "Authority"), "What the source says"


def rows_lead(paragraph: Paragraph) -> str:
    """What leads into rows that stand alone."""
    return "By date, oldest first:" if table_heads(paragraph)[0] == "Date" else "By authority:"


def with_headings(sections: Sequence[Section]) -> Iterator[tuple[Section, str]]:
    """Each section with the heading that begins above it; empty where one goes on or none is."""
    above = ""
    for section in sections:
        yield section, section.heading if section.heading != above else ""
        above = section.heading
