"""``assistant verify``: whether an answer given before still stands."""

import json
import sys
from pathlib import Path

import click

from assistant.commands.options import plain_errors, store_option
from assistant.recording.verifying import CitationStanding, Standing, Verification, verify


@click.command(name="verify")
@click.argument("answer")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@store_option
@plain_errors
def verify_answer(answer: str, as_json: bool, store: Path) -> None:
    """Say of each source of ANSWER whether it is unchanged, changed or withdrawn.

    Ends with 0 where every source is unchanged, and with 2 where one is not.
    """
    from assistant.recording.archive import AnswerArchive  # the store takes seconds to import
    from ingest.store.inspecting import live_documents

    found = verify(AnswerArchive(store).load(answer), live_documents(store))
    click.echo(_as_json(found) if as_json else "\n".join(_lines(found)))
    if found.standing is not Standing.UNCHANGED:
        sys.exit(2)


def _lines(found: Verification) -> list[str]:
    names = {source.doc_id: source.name for source in found.entry.sources}
    lines = [f"Answer {found.entry.id}, given {found.entry.created}: {found.standing.value}."]
    if not found.citations:
        lines.append("It cites nothing.")
    for one in found.citations:
        name = names.get(one.citation.ref.doc_id, one.citation.source)
        lines.append(f"{one.standing.value}: {name}, {one.citation.label}. {one.remark}".rstrip())
        lines += [f"    {change}" for change in one.difference]
    return lines


def _as_json(found: Verification) -> str:
    record = {
        "answer": found.entry.id,
        "standing": found.standing.value,
        "citations": [_citation(one) for one in found.citations],
    }
    return json.dumps(record, ensure_ascii=False)


def _citation(one: CitationStanding) -> dict[str, object]:
    return {
        "ref": str(one.citation.ref),
        "label": one.citation.label,
        "standing": one.standing.value,
        "now": str(one.now.ref) if one.now else None,
        "difference": list(one.difference),
        "remark": one.remark,
    }
