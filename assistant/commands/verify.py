"""``assistant verify``: whether an answer given before, or a briefing, still stands."""

import json
import sys
from pathlib import Path

import click

from assistant.commands.options import plain_errors, store_option
from assistant.recording.verifying import CitationStanding, Standing, Verification, verify


@click.command(name="verify")
@click.argument("answer", required=False)
@click.option(
    "--briefing",
    type=click.Path(path_type=Path),
    help="Check every quotation of a Word briefing instead.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@store_option
@plain_errors
def verify_answer(answer: str | None, briefing: Path | None, as_json: bool, store: Path) -> None:
    """Say of each source of ANSWER whether it is unchanged, changed or withdrawn.

    Ends with 0 where every source is unchanged, and with 2 where one is not.
    """
    if (answer is None) == (briefing is None):
        raise click.UsageError("Give the id of an answer, or --briefing FILE.docx.")
    if briefing is not None:
        _verify_briefing(briefing, store, as_json=as_json)
    else:
        _verify_answer(answer or "", store, as_json=as_json)


def _verify_briefing(path: Path, store: Path, *, as_json: bool) -> None:
    from assistant.briefing.checking import check_briefing  # the store takes seconds to import
    from ingest.store.inspecting import live_documents

    found = check_briefing(path, live_documents(store))
    counts = f"{found.quotations} quotations, {found.footnotes} footnotes, {found.marks} marks"
    if as_json:
        faults = [{"place": fault.place, "reason": fault.reason} for fault in found.faults]
        figures = {"quotations": found.quotations, "footnotes": found.footnotes}
        click.echo(json.dumps({**figures, "marks": found.marks, "faults": faults}))
    else:
        verdict = f"{len(found.faults)} faults" if found.faults else "every one stands"
        click.echo(f"{path.name}: {counts}: {verdict}.")
        for fault in found.faults:
            click.echo(f"{fault.place}: {fault.reason}")
    if found.faults:
        sys.exit(2)


def _verify_answer(answer: str, store: Path, *, as_json: bool) -> None:
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
