"""Answers as records: the JSON that outside scorers read (formats, section 2)."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping

from assistant.answers import Answer, Citation, Claim, Evidence, ResolvedScope

Record = Mapping[str, object]

_ID_DIGITS = 16
_APART = ("id", "answer", "evidence", "seconds")
"""Not part of what an answer is: who asked, what was considered besides, and how long it took."""


def answer_id(answer: Answer) -> str:
    """The id of an answer, made of its content: the same answer has it wherever it is given."""
    return _id_of(_record(answer))


def _id_of(record: Record) -> str:
    kept = {key: value for key, value in record.items() if key not in _APART}
    line = json.dumps(kept, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(line.encode()).hexdigest()[:_ID_DIGITS]


def answer_record(answer: Answer, question_id: str = "") -> Record:
    """One answer as the record of ``assistant ask --json``."""
    record = _record(answer)
    return {"id": question_id, "answer": _id_of(record), **record}


def _record(answer: Answer) -> Record:
    return {
        "status": answer.status.value,
        "text": answer.text,
        "claims": [_claim(claim) for claim in answer.claims],
        "evidence": [_evidence(item) for item in answer.evidence],
        "scope": _scope(answer.scope),
        "as_at": _day(answer.as_at),
        "notes": list(answer.notes),
        "question": answer.question,
        "choices": list(answer.choices),
        "confidence": None if answer.confidence is None else round(answer.confidence, 4),
        "generator": answer.generator,
        "prompt": answer.prompt,
        "corpus": answer.corpus,
        "seconds": {
            "retrieve": round(answer.seconds.retrieve, 4),
            "compose": round(answer.seconds.compose, 4),
            "total": round(answer.seconds.total, 4),
        },
    }


def error_record(question_id: str, message: str) -> Record:
    """The record of a question that failed: every field is there, empty."""
    return {
        "id": question_id,
        "answer": None,
        "status": "error",
        "text": message,
        "claims": [],
        "evidence": [],
        "scope": _scope(ResolvedScope()),
        "as_at": None,
        "notes": [],
        "question": "",
        "choices": [],
        "confidence": None,
        "generator": "extractive",
        "prompt": None,
        "corpus": "",
        "seconds": {"retrieve": 0.0, "compose": 0.0, "total": 0.0},
    }


def _claim(claim: Claim) -> Record:
    return {
        "text": claim.text,
        "form": claim.form.value,
        "speaker": claim.speaker.value,
        "as_at": _day(claim.as_at),
        "citations": [_citation(citation) for citation in claim.citations],
    }


def _citation(citation: Citation) -> Record:
    return {
        "ref": str(citation.ref),
        "source": citation.source,
        "label": citation.label,
        "page": citation.page,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
    }


def _evidence(item: Evidence) -> Record:
    paragraph = item.paragraph
    return {
        "ref": str(paragraph.ref),
        "source": item.source,
        "label": paragraph.label,
        "page": paragraph.page,
        "text": paragraph.text,
        "score": round(item.score, 6),
    }


def _scope(scope: ResolvedScope) -> Record:
    return {
        "authorities": list(scope.authorities),
        "kinds": [kind.value for kind in scope.kinds],
        "from": _day(scope.start),
        "to": _day(scope.end),
        "as_at": _day(scope.as_at),
        "documents_searched": scope.documents_searched,
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
