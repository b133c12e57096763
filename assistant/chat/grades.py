"""Graded judgements over time, each with the paragraph that prints it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.judgements import Area, covers, graded
from assistant.naming import authority_name, footnote
from ingest.documents import Framework, ParagraphRef, SourceDocument

GRADES = ("outstanding", "good", "requires improvement to be good", "inadequate")
AREAS = (
    (Area.OVERALL, "Overall effectiveness"),
    (Area.HELP_AND_PROTECTION, "Help and protection"),
    (Area.CARE, "Children in care"),
    (Area.CARE_LEAVERS, "Care leavers"),
    (Area.LEADERS, "Leadership"),
)
FRAMEWORK_CHANGES = (
    (dt.date(2018, 1, 1), "ILACS begins", "ILACS replaced the single inspection framework"),
    (
        dt.date(2023, 1, 1),
        "Care leavers apart",
        "children in care and care leavers have been judged apart from then on",
    ),
    (
        dt.date(2026, 4, 1),
        "No overall grade",
        "inspections after it give no judgement of overall effectiveness",
    ),
)
"""Changes of what is judged: (from, short, in words). Grades across one are not like for like."""
_FRAMEWORKS = {Framework.SIF: "single inspection framework", Framework.ILACS: "ILACS"}


@dataclass(frozen=True, slots=True)
class Grade:
    """One judgement as printed."""

    authority: str
    date: dt.date | None
    framework: str
    name: str
    grade: str
    ref: ParagraphRef
    reference: str
    areas: tuple[Area, ...]


def every_grade(documents: Iterable[SourceDocument]) -> tuple[Grade, ...]:
    """Every judgement held: by date, then in printed order."""
    found = []
    for document in graded(tuple(documents)):
        for judgement in document.profile.judgements:
            paragraph = document.paragraph(judgement.paragraph)
            framework = document.profile.framework
            found.append(
                Grade(
                    authority_name(document),
                    document.profile.dates.position,
                    _FRAMEWORKS.get(framework, "other") if framework else "other",
                    judgement.name,
                    judgement.grade,
                    paragraph.ref,
                    footnote(document, paragraph),
                    tuple(area for area, _ in AREAS if covers(judgement, area)),
                )
            )
    return tuple(found)
