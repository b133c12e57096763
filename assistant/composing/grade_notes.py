"""What must be said beside grades: other frameworks, and what was judged together."""

from collections.abc import Sequence

from assistant.composing.grade_wording import Graded
from assistant.judgements import Area, areas_in, framework_words
from assistant.naming import date_words, listing
from ingest.documents import SourceDocument

_SOME = 2


def framework_notes(chosen: Sequence[SourceDocument]) -> tuple[str, ...]:
    """That grades under several frameworks judge different things."""
    frameworks = list(dict.fromkeys(d.profile.framework for d in chosen if d.profile.framework))
    if len(frameworks) < _SOME:
        return ()
    names = listing([framework_words(framework) for framework in frameworks])
    return (
        f"These grades were given under {names}, which judge different things; "
        "compare them with care.",
    )


def joint_notes(rows: Sequence[Graded], areas: Sequence[Area]) -> tuple[str, ...]:
    """Children in care and care leavers were judged together before January 2023."""
    if len(areas) != 1 or areas[0] not in {Area.CARE, Area.CARE_LEAVERS}:
        return ()
    joint = [
        row for row in rows if {Area.CARE, Area.CARE_LEAVERS} <= {*areas_in(row.judgement.name)}
    ]
    if not joint:
        return ()
    days = [row.document.profile.dates.position for row in joint]
    when = listing([date_words(day) for day in days if day])
    return (f"The report of {when} judges children in care and care leavers together.",)
