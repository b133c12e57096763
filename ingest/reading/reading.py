"""Read files of any known format, each in a child process under limits.

A file that takes its reader down, by memory, time or a crash, becomes one named failure; the
next file is read by a new child.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from ingest.blocks import ReadResult
from ingest.errors import EmptyDocument, ReadError
from ingest.reading.child import Child, ChildLost
from ingest.reading.finding import FoundFile, check_file
from ingest.reading.formats import Format
from ingest.reading.limits import ReadLimits


class ReadingRoom:
    """One child process that reads files in turn; use it in a ``with`` statement."""

    def __init__(self, limits: ReadLimits | None = None) -> None:
        self._limits = limits or ReadLimits()
        self._child: Child | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._dismiss()

    def read(self, file: FoundFile) -> ReadResult:
        """Check and read one file.

        Raises:
            ReadError: one of its kinds, with the reason and what to do.
        """
        kind = check_file(file.path, file.root, self._limits)
        result = self._result(file.path, kind)
        if not any(block.text.strip() for block in result.blocks):
            raise EmptyDocument("There is no text in the file; open it to see that it has any.")
        return result

    def _result(self, path: Path, kind: Format) -> ReadResult:
        child = self._child
        if child is not None and child.has_read:
            # A child that has read before may fail for what it still holds. Only a new one's
            # failure is the file's own, so that no order of files changes what is read.
            try:
                return child.read(path, kind)
            except ChildLost as lost:
                self._dismiss()
                if lost.over_time:
                    raise lost.ending from lost
        child = self._child = self._child or Child(self._limits)
        try:
            return child.read(path, kind)
        except ChildLost as lost:
            self._dismiss()
            raise lost.ending from lost

    def _dismiss(self) -> None:
        if self._child is not None:
            self._child.dismiss()
            self._child = None


def read_file(path: Path, root: Path | None = None, limits: ReadLimits | None = None) -> ReadResult:
    """Read one file in a child process of its own.

    Args:
        path: The file; its extension and its content must agree.
        root: The folder a link must not lead out of; the file's own folder when None.
        limits: Bounds on size, memory and time.

    Raises:
        ReadError: one of its kinds, with the reason and what to do.
    """
    with ReadingRoom(limits) as room:
        return room.read(FoundFile(path, root or path.parent))


def read_files(
    files: Iterable[FoundFile], limits: ReadLimits | None = None
) -> Iterator[tuple[Path, ReadResult | ReadError]]:
    """Read many files, in order, by one child that is replaced when it is lost."""
    with ReadingRoom(limits) as room:
        for file in files:
            try:
                outcome: ReadResult | ReadError = room.read(file)
            except ReadError as error:
                outcome = error
            yield file.path, outcome
