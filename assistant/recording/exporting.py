"""Recorded answers for other programs: JSON Lines, and CSV that a spreadsheet may open."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence

from assistant.recording.entries import AnswerEntry, Feedback
from assistant.records import Record, answer_record

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_COLUMNS = (
    "answer",
    "created",
    "last given",
    "times given",
    "status",
    "question",
    "text",
    "as at",
    "sources",
    "generator",
    "corpus",
    "feedback",
)


def entry_record(entry: AnswerEntry, feedback: Sequence[Feedback] = ()) -> Record:
    """An entry as one JSON object: the record of its answer, and what is kept beside it."""
    kept: dict[str, object] = dict(answer_record(entry.answer))
    kept |= {
        "answer": entry.id,
        "question": entry.question,
        "created": entry.created,
        "last_given": entry.last_given,
        "times_given": entry.times_given,
        "settings": dict(entry.settings),
        "sources": [
            {"doc_id": one.doc_id, "source": one.source, "sha256": one.sha256, "name": one.name}
            for one in entry.sources
        ],
        "paragraphs": {str(paragraph.ref): paragraph.content_hash for paragraph in entry.cited},
        "considered": {one.ref: one.content_hash for one in entry.considered},
        "feedback": [
            {"verdict": one.verdict.value, "reason": one.reason, "created": one.created}
            for one in feedback
        ],
    }
    return kept


def json_lines(
    entries: Iterable[AnswerEntry], feedback: Mapping[str, Sequence[Feedback]]
) -> Iterable[str]:
    """One JSON object a line."""
    for entry in entries:
        yield json.dumps(entry_record(entry, feedback.get(entry.id, ())), ensure_ascii=False)


def csv_text(entries: Iterable[AnswerEntry], feedback: Mapping[str, Sequence[Feedback]]) -> str:
    """A header and one line an answer; no cell can be taken for a formula."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL)
    writer.writerow(_COLUMNS)
    for entry in entries:
        writer.writerow(safe_cell(cell) for cell in _cells(entry, feedback.get(entry.id, ())))
    return buffer.getvalue()


def safe_cell(text: str) -> str:
    """The text, behind an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _cells(entry: AnswerEntry, feedback: Sequence[Feedback]) -> tuple[str, ...]:
    answer = entry.answer
    names = {source.doc_id: source.name for source in entry.sources}
    places = dict.fromkeys(
        f"{names.get(citation.ref.doc_id, citation.source)}, {citation.label}"
        for claim in answer.claims
        for citation in claim.citations
    )
    said = (f"{one.verdict.value}: {one.reason}".rstrip(": ") for one in feedback)
    return (
        entry.id,
        entry.created,
        entry.last_given,
        str(entry.times_given),
        answer.status.value,
        entry.question or "",
        answer.text,
        answer.as_at.isoformat() if answer.as_at else "",
        "; ".join(places),
        answer.generator,
        answer.corpus,
        "; ".join(said),
    )
