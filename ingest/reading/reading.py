"""Read files of any known format, each in a child process under limits.

A file that takes its reader down, by memory, time or a crash, becomes one named failure; the
next file is read by a new child.
"""

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from pydantic import ValidationError

import ingest
from ingest.blocks import ReadResult
from ingest.errors import EmptyDocument, ReadError, TooLarge, WrongFormat
from ingest.reading import worker
from ingest.reading.finding import FoundFile, check_file
from ingest.reading.formats import Format
from ingest.reading.limits import MEBIBYTE, ReadLimits


class ReadingRoom:
    """One child process that reads files in turn; use it in a ``with`` statement."""

    def __init__(self, limits: ReadLimits | None = None) -> None:
        self._limits = limits or ReadLimits()
        self._child: subprocess.Popen[bytes] | None = None
        self._has_read = False

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
            raise EmptyDocument(
                "There is no text in the file; check it opens, or add another copy."
            )
        return result

    def _result(self, path: Path, kind: Format) -> ReadResult:
        # A child that has read before may fail for what it still holds: only a new one's
        # failure is the file's own, so that no order of files changes what is read.
        was_used = self._has_read
        try:
            return self._ask(path, kind)
        except _ChildLost as lost:
            self._dismiss()
            if lost.timed_out or not was_used:
                raise lost.ending from lost
        try:
            return self._ask(path, kind)
        except _ChildLost as lost:
            self._dismiss()
            raise lost.ending from lost

    def _ask(self, path: Path, kind: Format) -> ReadResult:
        child = self._child = self._child or _start(self._limits)
        self._has_read = True
        order = {
            "path": os.fsencode(path.absolute()).hex(),
            "kind": kind.value,
            "cpu_seconds": self._limits.cpu_seconds,
        }
        expired = threading.Event()
        reply = self._exchange(child, json.dumps(order).encode(), expired)
        ending, _, body = (reply or b"").partition(b"\n")
        name = ending.decode("ascii", "replace")
        if name == worker.READ:
            return _validated(body)
        if name in worker.ENDINGS:
            raise worker.ENDINGS[name](body.decode())
        if name == worker.OUT_OF_MEMORY:
            raise _ChildLost(_over_memory(self._limits))
        raise _ChildLost(self._ending_of(child, expired), timed_out=expired.is_set())

    def _exchange(
        self, child: subprocess.Popen[bytes], message: bytes, expired: threading.Event
    ) -> bytes | None:
        """Send one request and wait for its reply; None when the child was lost."""

        def give_up() -> None:
            expired.set()
            child.kill()

        if child.stdin is None or child.stdout is None:
            return None
        timer = threading.Timer(self._limits.wall_seconds, give_up)
        timer.start()
        try:
            worker.send(child.stdin, message)
            return worker.receive(child.stdout, self._limits.reply_bytes)
        except OSError:
            return None
        finally:
            timer.cancel()
            timer.join()

    def _ending_of(self, child: subprocess.Popen[bytes], expired: threading.Event) -> ReadError:
        """Why a child gave no reply."""
        if expired.is_set():
            return TooLarge(
                f"Reading took over {self._limits.wall_seconds:g} seconds; split the file."
            )
        code = _exit_code(child)
        if sys.platform != "win32":
            import signal

            if code in (-signal.SIGXCPU, -signal.SIGKILL):
                return TooLarge(
                    f"Reading took over {self._limits.cpu_seconds} seconds of processor time or "
                    "too much memory; split the file."
                )
        if code is None:
            return TooLarge("The file holds more text than the limit allows; split the file.")
        return WrongFormat(f"The file crashed its reader (exit status {code}); save it again.")

    def _dismiss(self) -> None:
        child, self._child, self._has_read = self._child, None, False
        if child is None:
            return
        child.kill()
        child.wait()
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                _close(stream)


class _ChildLost(Exception):
    """The child gave no result: killed, crashed or out of memory."""

    def __init__(self, ending: ReadError, *, timed_out: bool = False) -> None:
        super().__init__(str(ending))
        self.ending = ending
        self.timed_out = timed_out


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


def _start(limits: ReadLimits) -> subprocess.Popen[bytes]:
    """A child that finds this package where the parent found it, and nothing by the folder."""
    home = Path(ingest.__file__).parents[1]
    path = os.pathsep.join([str(home), *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module, no text from outside
        [sys.executable, "-P", "-m", worker.__name__, str(limits.memory_bytes)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
    )


def _validated(body: bytes) -> ReadResult:
    try:
        return worker.RESULT.validate_json(body)
    except ValidationError as error:
        raise WrongFormat("The reader's answer was not usable; save the file again.") from error


def _over_memory(limits: ReadLimits) -> TooLarge:
    size = limits.memory_bytes // MEBIBYTE
    return TooLarge(f"Reading needs more than {size} MB of memory; split the file.")


def _exit_code(child: subprocess.Popen[bytes]) -> int | None:
    """The status of a child that has closed its pipe, or None if it still runs."""
    try:
        return child.wait(timeout=2)
    except subprocess.TimeoutExpired:
        return None


def _close(stream: IO[bytes]) -> None:
    """Close a pipe whose other end may be gone with bytes still unsent."""
    with contextlib.suppress(BrokenPipeError):
        stream.close()
