"""The parent's side of the reading process: start it, ask it, and know why it was lost."""

import contextlib
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

from pydantic import ValidationError

import ingest
from ingest.blocks import ReadResult
from ingest.errors import ReadError, TooLarge, WrongFormat
from ingest.reading import worker
from ingest.reading.formats import Format
from ingest.reading.limits import MEBIBYTE, ReadLimits

_KEPT = (
    "HOME",
    "LANG",
    "LC_ALL",
    "LD_LIBRARY_PATH",
    "PATH",
    "SYSTEMROOT",
    "TEMP",
    "TESSDATA_PREFIX",
    "TMP",
    "TMPDIR",
)
"""Of the environment: what programs need to run, and no key or password."""
_GRACE_SECONDS = 5
"""For a child that has closed its pipe to be gone."""


class ChildLost(Exception):
    """The child gave no result: killed, crashed or out of memory.

    ``ending`` is the error to report; ``over_time`` says that trying again would cost as much.
    """

    def __init__(self, ending: ReadError, *, over_time: bool = False) -> None:
        super().__init__(str(ending))
        self.ending = ending
        self.over_time = over_time


class Child:
    """One reading process."""

    def __init__(self, limits: ReadLimits) -> None:
        self._limits = limits
        self._process = _started(limits)
        self.has_read = False

    def read(self, path: Path, kind: Format) -> ReadResult:
        """Have one file read.

        Raises:
            ReadError: as the reader says; the child goes on.
            ChildLost: the child is of no more use.
        """
        self.has_read = True
        order = {
            "path": os.fsencode(path.absolute()).hex(),
            "kind": kind.value,
            "cpu_seconds": self._limits.cpu_seconds,
        }
        ending, _, body = self._exchange(json.dumps(order).encode()).partition(b"\n")
        name = ending.decode("ascii", "replace")
        if name == worker.READ:
            return _validated(body)
        if name in worker.ENDINGS:
            raise worker.ENDINGS[name](body.decode())
        size = self._limits.memory_bytes // MEBIBYTE
        raise ChildLost(TooLarge(f"Reading needs more than {size} MB of memory; split the file."))

    def dismiss(self) -> None:
        """End the process and close its pipes."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()

    def _exchange(self, message: bytes) -> bytes:
        """Send one request and wait for its reply, no longer than the limit."""
        expired = threading.Event()

        def give_up() -> None:
            expired.set()
            self._process.kill()

        timer = threading.Timer(self._limits.wall_seconds, give_up)
        timer.start()
        try:
            reply = self._reply_to(message)
        finally:
            timer.cancel()
            timer.join()
        if reply is None:
            raise self._loss(over_time=expired.is_set())
        return reply

    def _reply_to(self, message: bytes) -> bytes | None:
        requests, replies = self._process.stdin, self._process.stdout
        if requests is None or replies is None:
            return None
        try:
            worker.send(requests, message)
            return worker.receive(replies, self._limits.reply_bytes)
        except TooLarge as error:
            raise ChildLost(error, over_time=True) from error
        except OSError:
            return None

    def _loss(self, *, over_time: bool) -> ChildLost:
        """Why there was no reply."""
        if over_time:
            return _over_time(f"{self._limits.wall_seconds:g} seconds")
        code = self._exit_code()
        if sys.platform != "win32":
            import signal

            if code == -signal.SIGXCPU:
                return _over_time(f"{self._limits.cpu_seconds} seconds of processor time")
            if code == -signal.SIGKILL:
                return ChildLost(TooLarge("Reading was stopped to save memory; split the file."))
        return ChildLost(
            WrongFormat(f"The file crashed its reader (exit status {code}); save it again.")
        )

    def _exit_code(self) -> int | None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self._process.wait(timeout=_GRACE_SECONDS)
        return None


def _over_time(limit: str) -> ChildLost:
    return ChildLost(TooLarge(f"Reading took over {limit}; split the file."), over_time=True)


def _started(limits: ReadLimits) -> subprocess.Popen[bytes]:
    """A process that finds this package where the parent did, not by the folder it is in."""
    home = Path(ingest.__file__).parents[1]
    path = os.pathsep.join([str(home), *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module, no text from outside
        [sys.executable, "-P", "-m", worker.__name__, str(limits.memory_bytes)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in _KEPT if name in os.environ} | {"PYTHONPATH": path},
    )


def _validated(body: bytes) -> ReadResult:
    try:
        return worker.RESULT.validate_json(body)
    except ValidationError as error:
        raise WrongFormat("The reader's answer was not usable; save the file again.") from error
