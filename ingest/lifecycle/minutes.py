"""Minutes: a draft and the approved text of one meeting, and which meeting approved another's."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.documents import DocumentKind, SourceDocument
from ingest.profile.dating import windows

_APPROVES = re.compile(
    r"\bminutes\b[^.;]{0,200}?\b(?:approved|agreed|confirmed|accepted|signed)\b"
    r"[^.;]{0,60}?\b(?:correct|true|accurate) record\b",
    re.IGNORECASE,
)
_WITH_CHANGES = re.compile(r"\bsubject to\b|\bwith the following (?:amendment|correction)", re.I)
_RANK = {"draft": 0, "final": 1, "approved": 2}


@dataclass(frozen=True, slots=True)
class Approval:
    """A meeting's minutes approved by a later meeting."""

    minutes: str
    """``doc_id`` of the minutes that were approved."""
    by: str
    """Address of the paragraph that says so."""
    with_changes: bool
    """"Subject to" a correction: the text held may be the one before it."""


def approvals_of(documents: Iterable[SourceDocument]) -> tuple[Approval, ...]:
    """Each approval of minutes that are held, by the paragraph of a later meeting's minutes."""
    held = [document for document in documents if document.profile.kind is DocumentKind.MINUTES]
    found = [
        approval
        for document in held
        for approval in _approvals(document, [one for one in held if _are_kin(one, document)])
    ]
    return tuple(sorted(found, key=lambda one: (one.minutes, one.by)))


def drafts_followed(documents: Iterable[SourceDocument]) -> list[tuple[str, str]]:
    """Pairs of one meeting's minutes: the draft, and the text that took its place."""
    meetings: dict[tuple[str, str, str], list[SourceDocument]] = defaultdict(list)
    for document in documents:
        profile = document.profile
        if profile.kind is DocumentKind.MINUTES and profile.authority and profile.dates.meeting:
            day = profile.dates.meeting.isoformat()
            title = profile.title.casefold().replace("draft ", "")
            meetings[profile.authority.name, title, day].append(document)
    pairs: list[tuple[str, str]] = []
    for versions in meetings.values():
        versions.sort(key=lambda one: (_RANK.get(one.profile.status, 1), one.doc_id))
        pairs += [
            (earlier.doc_id, later.doc_id)
            for earlier, later in pairwise(versions)
            if earlier.profile.status == "draft" != later.profile.status
        ]
    return pairs


def _approvals(document: SourceDocument, kin: Sequence[SourceDocument]) -> Iterable[Approval]:
    for paragraph in document.paragraphs:
        if not _APPROVES.search(paragraph.text):
            continue
        days = {window.first for window in windows(paragraph.text)}
        for other in kin:
            if other.profile.dates.meeting in days:
                changed = _WITH_CHANGES.search(paragraph.text) is not None
                yield Approval(other.doc_id, str(paragraph.ref), changed)


def _are_kin(one: SourceDocument, other: SourceDocument) -> bool:
    """Whether one is of an earlier meeting of the same council."""
    mine, theirs = one.profile, other.profile
    if mine.authority is None or mine.authority != theirs.authority:
        return False
    return bool(
        mine.dates.meeting and theirs.dates.meeting and mine.dates.meeting < theirs.dates.meeting
    )
