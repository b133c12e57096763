"""Grades in words: one judgement as a sentence, an inspection as a step, authorities side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.answers import Claim, ClaimForm
from assistant.composing.draft import cite, stated
from assistant.judgements import GRADE_ORDER
from assistant.naming import date_words, labels_words, listing
from ingest.documents import Judgement, Paragraph, SourceDocument, Speaker


@dataclass(frozen=True, slots=True)
class Graded:
    """One judgement of one inspection."""

    document: SourceDocument
    judgement: Judgement

    @property
    def paragraph(self) -> Paragraph:
        """The row that prints it."""
        return self.document.paragraph(self.judgement.paragraph)

    @property
    def authority(self) -> str:
        """Whose services were judged."""
        authority = self.document.profile.authority
        return authority.name if authority else "the authority"

    @property
    def rank(self) -> int:
        """0 for the lowest grade; -1 for one that is none of the four."""
        grade = self.judgement.grade
        return GRADE_ORDER.index(grade) if grade in GRADE_ORDER else -1


def sentence(row: Graded) -> str:
    """As in "Ofsted’s judgement on overall effectiveness in Hackney was good (…, ¶7)."."""
    body = row.document.profile.issuing_body
    judged = f"{body}’s judgement on {_name(row)} in {row.authority} was {row.judgement.grade}"
    return f"{judged} ({_when(row.document)}, {row.paragraph.label})."


def single(row: Graded, opening: str = "") -> Claim:
    """One judgement as a sentence."""
    text = f"{opening} {sentence(row)}".strip()
    return stated(text, row.document, [(row.paragraph, None)])


def scorecard(rows: Sequence[Graded], opening: str = "") -> tuple[Claim, ...]:
    """The judgements of one inspection: a sentence that leads in, and one item each."""
    first = rows[0]
    body = first.document.profile.issuing_body
    labels = labels_words([row.paragraph.label for row in rows])
    text = f"{body}’s judgements on {first.authority} ({_when(first.document)}, {labels}):"
    text = f"{opening} {text}".strip()
    lead = stated(text, first.document, [(row.paragraph, None) for row in rows])
    items = (
        stated(
            f"{_capital(row.judgement.name)}: {row.judgement.grade}",
            row.document,
            [(row.paragraph, None)],
            ClaimForm.ITEM,
        )
        for row in rows
    )
    return (lead, *items)


def steps(rows: Sequence[Graded]) -> tuple[Claim, ...]:
    """One dated row an inspection, in the order given, with every judgement asked for."""
    return tuple(_step(tuple(group)) for _, group in groupby(rows, key=lambda row: row.document))


def side_by_side(rows: Sequence[Graded]) -> tuple[Claim, ...]:
    """One row an authority and inspection."""
    found = []
    for document, group in groupby(rows, key=lambda row: row.document):
        held = tuple(group)
        grades = "; ".join(f"{_name(row)} {row.judgement.grade}" for row in held)
        labels = labels_words([row.paragraph.label for row in held])
        text = f"{held[0].authority}: {grades} ({_when(document)}, {labels})"
        places = [(row.paragraph, None) for row in held]
        found.append(stated(text, document, places, ClaimForm.ROW))
    return tuple(found)


def over_time(rows: Sequence[Graded], opening: str = "") -> Claim:
    """What became of one judgement, from the first inspection held to the latest."""
    first, last = rows[0], rows[-1]
    what = f"{last.document.profile.issuing_body}’s judgement on {_name(last)} in {last.authority}"
    old, new = first.judgement.grade, last.judgement.grade
    then, now = _published(first.document), _published(last.document)
    if old != new:
        text = f"{what} went from {old} ({then}) to {new} ({now})."
    elif all(row.judgement.grade == new for row in rows):
        text = f"{what} was {new} each time, from {then} to {now}."
    else:
        text = f"{what} was {old} ({then}), changed, and is {new} again ({now})."
    return _of_all(f"{opening} {text}".strip(), rows)


def higher(rows: Sequence[Graded]) -> Claim:
    """Which authority holds the higher grade, or that they hold the same."""
    best = max(row.rank for row in rows)
    top = [row for row in rows if row.rank == best]
    rest = [row for row in rows if row.rank != best]
    if not rest:
        names = listing([row.authority for row in rows])
        return _of_all(f"{names} hold the same grade: {rows[0].judgement.grade}.", rows)
    word = "higher" if len(rows) == 2 else "highest"
    against = listing([f"{row.judgement.grade} in {row.authority}" for row in rest])
    holds = "holds" if len(top) == 1 else "hold"
    names = listing([row.authority for row in top])
    text = f"{names} {holds} the {word} grade: {top[0].judgement.grade}, against {against}."
    return _of_all(text, rows)


def _of_all(text: str, rows: Sequence[Graded]) -> Claim:
    """A claim that rests on rows of several documents; as old as the newest."""
    days = [row.document.profile.dates.position for row in rows]
    citations = tuple(cite(row.document, row.paragraph) for row in rows)
    return Claim(text, Speaker.INSPECTOR, max((d for d in days if d), default=None), citations)


def _step(rows: Sequence[Graded]) -> Claim:
    document = rows[0].document
    grades = "; ".join(f"{_short(_name(row))} {row.judgement.grade}" for row in rows)
    labels = labels_words([row.paragraph.label for row in rows])
    text = f"{_capital(_published(document))}, {rows[0].authority}: {grades} ({labels})"
    return stated(text, document, [(row.paragraph, None) for row in rows], ClaimForm.ROW)


def _short(name: str) -> str:
    """A name without the words that most judgements share, where several stand in a row."""
    return name.removeprefix("the ").removeprefix("experiences and progress of ")


def _name(row: Graded) -> str:
    """The judgement's name inside a sentence; a name of a body keeps its capitals."""
    name = row.judgement.name
    return name if name.istitle() or name[1:] != name[1:].lower() else name[0].lower() + name[1:]


def _when(document: SourceDocument) -> str:
    """As in "inspected July 2024, published 20 August 2024"."""
    dates = document.profile.dates
    parts = [f"inspected {dates.inspected_to:%B %Y}"] if dates.inspected_to else ["inspection"]
    if dates.published:
        parts.append(f"published {date_words(dates.published)}")
    return ", ".join(parts)


def _published(document: SourceDocument) -> str:
    day = document.profile.dates.position
    return date_words(day) if day else "undated"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
