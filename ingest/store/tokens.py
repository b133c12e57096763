"""The stemmed words of every chunk as numbers, so that a lexical index is made anew cheaply."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ingest.errors import GenerationDamaged

_NUMBERS = "tokens.npy"
_STARTS = "token-starts.npy"
_WORDS = "words.json"

Numbers = npt.NDArray[np.int32]
Starts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class TokenTable:
    """Words numbered in the order they first appear, row after row."""

    numbers: Numbers
    """Shape (words of all rows,)."""
    starts: Starts
    """Shape (rows + 1,): row ``i`` is ``numbers[starts[i]:starts[i + 1]]``."""
    words: tuple[str, ...]

    @classmethod
    def of(cls, rows: Iterable[Sequence[str]]) -> "TokenTable":
        """Number the words of rows in order."""
        known: dict[str, int] = {}
        numbers: list[int] = []
        starts = [0]
        for row in rows:
            numbers.extend(known.setdefault(word, len(known)) for word in row)
            starts.append(len(numbers))
        return cls(np.array(numbers, np.int32), np.array(starts, np.int64), tuple(known))

    @classmethod
    def joined(cls, pieces: Sequence["TokenTable"]) -> "TokenTable":
        """The rows of several tables one after the other, numbered as if made at once."""
        known: dict[str, int] = {}
        numbers: list[Numbers] = [np.zeros(0, np.int32)]
        starts: list[Starts] = [np.zeros(1, np.int64)]
        size = 0
        for piece in pieces:
            numbers.append(piece.renumbered(known))
            starts.append(piece.starts[1:] - piece.starts[0] + size)
            size += len(numbers[-1])
        return cls(np.concatenate(numbers), np.concatenate(starts), tuple(known))

    @classmethod
    def load(cls, folder: Path) -> "TokenTable":
        """Read a saved table; raises GenerationDamaged where it cannot."""
        try:
            words = json.loads((folder / _WORDS).read_text(encoding="utf-8"))
            numbers = np.load(folder / _NUMBERS, allow_pickle=False)
            return cls(numbers, np.load(folder / _STARTS, allow_pickle=False), tuple(words))
        except (OSError, ValueError, EOFError) as error:
            raise GenerationDamaged(
                f"{folder.name} has no readable words; run `ingest build` to make it again."
            ) from error

    def __len__(self) -> int:
        return len(self.starts) - 1

    def slice(self, first: int, last: int) -> "TokenTable":
        """Rows from ``first`` up to ``last``, with the numbers they have here."""
        return TokenTable(
            self.numbers[self.starts[first] : self.starts[last]],
            self.starts[first : last + 1],
            self.words,
        )

    def renumbered(self, known: dict[str, int]) -> Numbers:
        """The numbers of these rows in another numbering, which is extended by new words."""
        first = np.full(len(self.words), -1, np.int64)
        first[self.numbers[::-1]] = np.arange(len(self.numbers))[::-1]  # the last write stays
        used = np.flatnonzero(first >= 0)
        target = np.zeros(len(self.words), np.int32)
        for number in used[np.argsort(first[used])].tolist():
            target[number] = known.setdefault(self.words[number], len(known))
        return target[self.numbers]

    def rows(self) -> list[list[int]]:
        """Every row as a list of numbers."""
        return [
            self.numbers[first:last].tolist()
            for first, last in zip(self.starts[:-1], self.starts[1:], strict=True)
        ]

    def save(self, folder: Path) -> None:
        """Write the table's files into a folder."""
        np.save(folder / _NUMBERS, self.numbers, allow_pickle=False)
        np.save(folder / _STARTS, self.starts, allow_pickle=False)
        (folder / _WORDS).write_text(json.dumps(self.words, ensure_ascii=False), encoding="utf-8")
