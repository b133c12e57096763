"""A briefing as data: what is printed, in order, with a footnote for each citation."""

from dataclasses import dataclass

from assistant.answers import Citation, ClaimForm


@dataclass(frozen=True, slots=True)
class Footnote:
    """One citation as it is printed: "Ofsted, Hackney, inspection report, …, para 3, page 2"."""

    number: int
    text: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Line:
    """One statement with the footnotes it rests on."""

    text: str
    footnotes: tuple[Footnote, ...]
    form: ClaimForm = ClaimForm.SENTENCE


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One numbered paragraph: a statement and the items or rows under it."""

    number: int
    lead: Line | None
    """None where rows stand alone."""
    under: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One question with what answers it."""

    question: str
    heading: str
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[str, ...]
    before: str = ""
    """The officer's own words above it."""
    after: str = ""
    answer: str = ""
    """Id of the recorded answer."""


@dataclass(frozen=True, slots=True)
class Summed:
    """One line of the summary and the numbered paragraph that bears it out."""

    text: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Graded:
    """One row of the table of judgements."""

    authority: str
    judgement: str
    grade: str
    published: str
    footnote: Footnote


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A question, or a part of one, that the documents do not answer."""

    question: str
    why: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """A whole note."""

    title: str
    purpose: str
    summary: tuple[Summed, ...]
    sections: tuple[Section, ...]
    judgements: tuple[Graded, ...]
    unsaid: tuple[Unsaid, ...]
    papers: tuple[str, ...]
    """The documents cited, for the list of background papers."""
    as_at: str
    """Date of the newest source, in words; empty where none is dated."""
    corpus: str
    footnotes: tuple[Footnote, ...]
    """Every footnote, in the order of their numbers."""
    summed_by: str = ""
    """Who put the summary in words, in a sentence; empty where no model did."""
