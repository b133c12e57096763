"""Deciding on proposed questions: steps over the lines of a file, and what a page shows."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.questions import numbered_lines
from evals.cases import read_cases
from evals.library import Library

Row = Mapping[str, object]
PROPOSED = "proposed"
Shown = tuple[str, str, str, str, str]
"""Heading, question, facts, note, the gold paragraphs."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person made of a proposal."""

    question: str
    facts: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Drafts:
    """A file of questions, some of them proposed."""

    path: Path
    rows: tuple[Row, ...]

    @classmethod
    def read(cls, path: Path) -> "Drafts":
        """Read a set with proposals.

        Raises:
            QuestionSetError: it is not a set of questions.
        """
        read_cases(path)
        return cls(path, tuple(json.loads(line) for line, _ in numbered_lines(path)))

    @property
    def proposed(self) -> Sequence[Row]:
        """Those not decided on, in order."""
        return [row for row in self.rows if row.get(PROPOSED)]

    def accepted(self, row_id: str, decided: Decided) -> "Drafts":
        """With one proposal accepted, as a person has put it."""
        fields = {
            "question": decided.question.strip(),
            "facts": [fact.strip() for fact in decided.facts if fact.strip()],
            "note": decided.note.strip(),
            PROPOSED: False,
        }
        rows = tuple({**row, **fields} if row["id"] == row_id else row for row in self.rows)
        return replace(self, rows=rows)

    def dropped(self, row_id: str) -> "Drafts":
        """Without one proposal."""
        return replace(self, rows=tuple(row for row in self.rows if row["id"] != row_id))

    def write(self) -> None:
        """Write the file anew, whole or not at all."""
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in self.rows)
        beside = self.path.with_name(f".{self.path.name}.new")
        beside.write_text(text, encoding="utf-8")
        beside.replace(self.path)


class AcceptModel:
    """Holds the file while it is decided on; every decision is written at once."""

    def __init__(self, drafts: Drafts, library: Library) -> None:
        self._drafts = drafts
        self._library = library
        self._passed: set[str] = set()

    def shown(self) -> Shown:
        """The proposal to decide on, or that there is none left."""
        row = self._current()
        if row is None:
            return (f"Nothing is left to decide on in {self._drafts.path.name}.", "", "", "", "")
        left = len(self._drafts.proposed)
        facts = row.get("facts")
        said = "\n".join(map(str, facts)) if isinstance(facts, list) else ""
        heading = f"{row['id']}: {left} to decide on"
        return (heading, str(row["question"]), said, str(row.get("note", "")), self._gold(row))

    def accept(self, question: str, facts: str, note: str) -> Shown:
        """Keep the proposal as it now stands in the boxes."""
        row = self._current()
        if row is not None and question.strip():
            decided = Decided(question, tuple(facts.splitlines()), note)
            self._drafts = self._drafts.accepted(str(row["id"]), decided)
            self._drafts.write()
        return self.shown()

    def drop(self) -> Shown:
        """Throw the proposal away."""
        row = self._current()
        if row is not None:
            self._drafts = self._drafts.dropped(str(row["id"]))
            self._drafts.write()
        return self.shown()

    def pass_by(self) -> Shown:
        """Leave the proposal for another time."""
        row = self._current()
        if row is not None:
            self._passed.add(str(row["id"]))
        return self.shown()

    def _current(self) -> Row | None:
        waiting = (row for row in self._drafts.proposed if str(row["id"]) not in self._passed)
        return next(waiting, None)

    def _gold(self, row: Row) -> str:
        evidence = row.get("evidence")
        refs = (
            [one.get("ref") for one in evidence if isinstance(one, Mapping)]
            if isinstance(evidence, list)
            else []
        )
        held = [self._library.find(str(ref)) for ref in refs]
        texts = [f"{one.source}, {one.label}\n{one.text}" for one in held if one is not None]
        return "\n\n".join(texts) or "A trap: nothing that is held answers it."
