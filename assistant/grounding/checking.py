"""Files of claims: one JSON object a line in, one verdict a line out (``assistant check``)."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from assistant.grounding.check import check
from assistant.grounding.dates import date_spans
from assistant.grounding.verdicts import CheckResult, GroundingEvidence, PartialDate
from assistant.grounding.veto import Veto
from ingest.errors import QuestionSetError

Parsed = str | int | float | bool | None | list["Parsed"] | dict[str, "Parsed"]


def check_file(path: Path, veto: Veto | None = None) -> Iterator[CheckResult]:
    """Check every line of a file of claims, in order; ``veto`` may refuse what the rules pass.

    Raises:
        QuestionSetError: the file cannot be read, or a line is not a claim with its evidence.
    """
    try:
        with path.open(encoding="utf-8-sig") as lines:
            yield from check_lines(lines, veto)
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionSetError(f"{path} cannot be read; give a UTF-8 file of claims.") from error


def check_lines(lines: Iterable[str], veto: Veto | None = None) -> Iterator[CheckResult]:
    """Check every claim; blank lines are passed over.

    Raises:
        QuestionSetError: a line is not a claim with its evidence.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _checked(_object(line, number), number, veto)


def as_json(result: CheckResult) -> str:
    """One line of output, without the line's end: id, supported, score, reasons."""
    verdict = result.verdict
    return json.dumps(
        {
            "id": result.id,
            "supported": verdict.supported,
            "score": verdict.score,
            "reasons": [{"check": r.check, "detail": r.detail} for r in verdict.reasons],
        },
        ensure_ascii=False,
    )


def _object(line: str, number: int) -> dict[str, Parsed]:
    try:
        parsed: Parsed = json.loads(line)
    except json.JSONDecodeError as error:
        raise QuestionSetError(
            f"Line {number} is not JSON ({error.msg}); write one object a line."
        ) from error
    if not isinstance(parsed, dict):
        raise QuestionSetError(f"Line {number} is not a JSON object; write one object a line.")
    return parsed


def _checked(row: dict[str, Parsed], number: int, veto: Veto | None) -> CheckResult:
    claim = row.get("claim")
    if not isinstance(claim, str):
        raise QuestionSetError(f'Line {number} has no "claim"; give it as text.')
    given = row.get("evidence")
    items = given if isinstance(given, list) else [given] if given else []
    evidence = [_evidence(item, number) for item in items]
    name = row.get("id")
    verdict = check(claim, evidence)
    if veto is not None:
        verdict = veto.over(verdict, claim, evidence)
    return CheckResult(str(number if name is None else name), verdict)


def _evidence(item: Parsed, number: int) -> GroundingEvidence:
    """One passage; a bare text is taken as one of which nothing else is known."""
    if isinstance(item, str):
        return GroundingEvidence(item)
    if not isinstance(item, dict) or not isinstance(item.get("text"), str):
        raise QuestionSetError(f'Line {number} has evidence without "text"; give it as text.')
    return GroundingEvidence(
        str(item["text"]),
        _text(item.get("authority")),
        _date(_text(item.get("date"))),
        _text(item.get("speaker")),
    )


def _text(value: Parsed) -> str | None:
    return str(value).strip() or None if value is not None else None


def _date(text: str | None) -> dt.date | PartialDate | None:
    """A date in any style; None where it is none, for nothing is then known of the date."""
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        spans = date_spans(text)
        return spans[0].date if spans else None
