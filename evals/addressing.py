"""From quoted words to addresses: ``python -m evals.addressing QUESTIONS DOCUMENTS -o OUT``.

Evidence written as ``{source, quote}`` becomes ``{ref, digest, source, mark}``: the paragraph's
address, the SHA-256 of its text, its file, and the mark of the words quoted, which can be found by
it and not read from it. A set that is already addressed is addressed again, so that a change of a
reader is followed by one command. Nothing is written while one item cannot be placed.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from assistant.questions import numbered_lines
from evals.cases import Case, EvidenceItem, read_cases
from evals.gold import stood_at
from evals.library import Library, StoredParagraph
from evals.reading import read_folder
from evals.spans import mark_of
from ingest.errors import AppError, QuestionSetError

_COPIED_WORDS = 14
"""Words in a row that are a sentence copied; names of judgements have up to twelve."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """An item that names no paragraph, or several; or a line that copies a document."""

    case_id: str
    reason: str

    def __str__(self) -> str:
        return f"{self.case_id}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Addressed:
    """A set with addresses for quotes."""

    lines: tuple[str, ...]
    """One JSON object a question, in order; every field that is not evidence as it was."""
    unplaced: tuple[Unplaced, ...]
    """Empty where the set is whole."""


def address(questions: Path, library: Library) -> Addressed:
    """Address every item of a set.

    Raises:
        QuestionSetError: the file is not a set of questions.
    """
    cases = read_cases(questions)
    rows = [json.loads(line) for line, _ in numbered_lines(questions)]
    copied = _CopiedWords(library)
    lines: list[str] = []
    unplaced: list[Unplaced] = []
    for case, row in zip(cases, rows, strict=True):
        placed = [_placed(item, library) for item in case.evidence]
        unplaced += [Unplaced(case.id, one) for one in placed if isinstance(one, str)]
        items = [_item(one) for one in placed if isinstance(one, EvidenceItem)]
        unplaced += [Unplaced(case.id, reason) for reason in copied.reasons(case)]
        lines.append(json.dumps({**row, "evidence": items}, ensure_ascii=False))
    return Addressed(tuple(lines), tuple(unplaced))


def _placed(item: EvidenceItem, library: Library) -> EvidenceItem | str:
    """The item at its paragraph, or why it has none."""
    stored = stood_at(item, library)
    texts = {one.digest for one in stored}
    if not stored:
        where = item.source or item.ref.partition("#")[0]
        held = library.of_source(where) or library.of_document(where)
        if not held:
            return f"{where} is not among the documents"
        return f"no paragraph of {where} holds {item}"
    if len(texts) > 1:
        places = ", ".join(one.ref for one in stored)
        return f"{item} stands in {len(stored)} paragraphs ({places}); quote more of the one meant"
    return _at(item, stored)


def _at(item: EvidenceItem, stored: Sequence[StoredParagraph]) -> EvidenceItem:
    """The first of equal paragraphs, or the one the item names already."""
    chosen = next((one for one in stored if one.ref == item.ref), stored[0])
    mark = mark_of(item.quote) if item.quote else item.mark
    return replace(
        item, ref=chosen.ref, digest=chosen.digest, source=chosen.source, quote="", mark=mark
    )


def _item(item: EvidenceItem) -> Mapping[str, str]:
    fields = {"ref": item.ref, "digest": item.digest, "source": item.source, "mark": item.mark}
    return {name: value for name, value in fields.items() if value}


class _CopiedWords:
    """Runs of words that stand in a document."""

    def __init__(self, library: Library) -> None:
        self._runs = {hash(run) for one in library.by_ref.values() for run in _runs(one.text)}

    def reasons(self, case: Case) -> Iterator[str]:
        """Each field of a case that copies a document, once."""
        question = case.question
        fields = {
            "question": (question.text,),
            "history": tuple(turn.content for turn in question.history),
            "facts": case.facts,
            "must_not": case.must_not,
            "note": (case.note,),
        }
        for name, texts in fields.items():
            found = next((r for t in texts for r in _runs(t) if hash(r) in self._runs), None)
            if found is not None:
                yield f"{name} copies a document (“{' '.join(found[:6])} …”); put it in other words"


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    for start in range(len(words) - _COPIED_WORDS + 1):
        yield tuple(words[start : start + _COPIED_WORDS])


@click.command()
@click.argument("questions", type=click.Path(path_type=Path))
@click.argument("documents", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True)
@click.option(
    "--store",
    type=click.Path(path_type=Path, file_okay=False),
    help="A store whose catalogue keeps what is read, so that the next time is quick.",
)
@click.option("--leave-out", is_flag=True, help="Write the set without the items not placed.")
def main(
    questions: Path, documents: Path, output: Path, store: Path | None, leave_out: bool
) -> None:
    """Write QUESTIONS with addresses of paragraphs under DOCUMENTS for quotes.

    Exit status 1 where an item cannot be placed; each is named. Then nothing is written, or with
    --leave-out the questions all of whose items are placed.
    """
    try:
        read = read_folder(documents, store)
        for failure in read.failures:
            click.echo(f"not read: {failure.source}: {failure.reason}", err=True)
        found = address(questions, Library.of(read.documents))
        _write(found, output, leave_out=leave_out)
    except AppError as error:
        click.echo(f"addressing: {error}", err=True)
        sys.exit(1)


def _write(found: Addressed, output: Path, *, leave_out: bool) -> None:
    for one in found.unplaced:
        click.echo(str(one), err=True)
    wrong = {one.case_id for one in found.unplaced}
    kept = [line for line in found.lines if json.loads(line)["id"] not in wrong]
    if wrong and not leave_out:
        raise QuestionSetError(
            f"{len(found.unplaced)} items of {len(wrong)} questions are not placed, so nothing was"
            " written; put them right, or leave those questions out with --leave-out."
        )
    output.write_text("".join(f"{line}\n" for line in kept), encoding="utf-8")
    click.echo(f"{len(kept)} questions in {output}")
    if wrong:
        raise QuestionSetError(f"{len(wrong)} questions are left out; put them right.")


if __name__ == "__main__":
    main()
