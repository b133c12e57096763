"""Adding documents: files are kept in the store and a build of its own process reads them.

One build at a time; who looks sees how far it is, and afterwards what was not read and why.
"""

import json
import logging
import os
import re
import subprocess
import sys
import threading
import time
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.errors import SettingsError, UnsupportedFormat

ACCEPTED = (".pdf", ".docx", ".html", ".htm", ".md", ".txt")
_FOLDER = "added"
_NOT_PLAIN = re.compile(r"[^\w .()’,-]+")
_LONGEST_NAME = 120
_OPENING = "Opening the new index"
_LOOK_AGAIN_SECONDS = 0.2
_PATIENCE_SECONDS = 120.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Adding:
    """How far the adding of documents is."""

    running: bool = False
    stage: str = ""
    done: int = 0
    total: int = 0
    finished: bool = False
    opened: bool = False
    """Whether what was added can be asked about."""
    added: int = 0
    changed: int = 0
    failures: tuple[tuple[str, str], ...] = ()
    """(file, why it was not read)."""
    same: tuple[tuple[str, str], ...] = ()
    """(file, which file held has the same bytes)."""
    error: str = ""

    @property
    def words(self) -> str:
        """Where it stands, in one line."""
        if self.error:
            return self.error
        if self.running:
            share = f": {self.done} of {self.total}" if self.total else ""
            return f"{self.stage or 'Starting'}{share}"
        return "Finished" if self.finished else "Nothing is being added"


class Shelf:
    """The documents added to one store by hand.

    ``serving`` names the index that questions are answered from; a new one is opened behind them,
    and not before it is are the documents said to be there.
    """

    def __init__(self, store: Path, serving: Callable[[], str]) -> None:
        self._store = store
        self._serving = serving
        self._folder = store / _FOLDER
        self._state = Adding()
        self._lock = threading.Lock()

    @property
    def state(self) -> Adding:
        """How far it is."""
        return self._state

    def put(self, files: Mapping[str, bytes]) -> None:
        """Keep files and begin to read them.

        Raises:
            UnsupportedFormat: a file is of a kind that is not read; none is kept.
            SettingsError: others are being added.
        """
        names = {plain_name(name): content for name, content in files.items()}
        if not names:
            raise UnsupportedFormat("No file was chosen; choose at least one and try again.")
        with self._lock:
            if self._state.running:
                raise SettingsError("Documents are being added already; wait until that is done.")
            self._state = Adding(running=True)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            for name, content in names.items():
                draft = self._folder / f".{name}.part"
                draft.write_bytes(content)
                draft.replace(self._folder / name)
        except OSError as error:
            self._state = Adding(finished=True, error=f"The files could not be kept ({error}).")
            return
        threading.Thread(target=self._build, name="adding", daemon=True).start()

    def _build(self) -> None:
        try:
            self._follow(self._serving())
        except Exception:  # the seam: a thread's traceback would reach nobody
            _log.exception("Adding documents failed")
            self._end(error="The documents could not be added; the log says why.")

    def _follow(self, before: str) -> None:
        command = [sys.executable, "-m", "assistant.chat.adding_worker"]
        with subprocess.Popen(  # noqa: S603 - our own module, and paths of our own
            [*command, str(self._store), str(self._folder)],
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            preexec_fn=_give_way if os.name == "posix" else None,
        ) as worker:
            for line in worker.stdout or ():
                self._hear(json.loads(line), before)
        if self._state.running:
            self._end(error="Reading the documents ended early; try again, or see the log.")

    def _hear(self, news: dict[str, object], before: str) -> None:
        if "stage" in news:
            total = news.get("total")
            words = str(news["stage"]).capitalize()
            count = total if isinstance(total, int) else 0
            self._state = replace(self._state, stage=words, done=0, total=count)
        elif "step" in news:
            self._state = replace(self._state, done=self._state.done + 1)
        elif "error" in news:
            self._end(error=str(news["error"]))
        elif "report" in news:
            self._report(_Report(**json.loads(str(news["report"]))), before)

    def _report(self, report: "_Report", before: str) -> None:
        opened = not report.added + report.changed or self._opens(before)
        self._state = Adding(
            finished=True,
            opened=opened,
            added=report.added,
            changed=report.changed,
            failures=tuple((name, why) for name, why in report.failures),
            same=tuple((name, other) for name, other in report.same),
        )

    def _opens(self, before: str) -> bool:
        """Wait until questions are answered from another index; False where none is opened."""
        self._state = Adding(running=True, stage=_OPENING)
        until = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < until:
            if self._serving() != before:  # looking also sets off the opening
                return True
            time.sleep(_LOOK_AGAIN_SECONDS)
        _log.warning("the index with the documents added was not opened")
        return False

    def _end(self, error: str) -> None:
        self._state = Adding(finished=True, error=error)


@dataclass(frozen=True, slots=True)
class _Report:
    added: int
    changed: int
    failures: list[tuple[str, str]]
    same: list[tuple[str, str]]


def plain_name(name: str) -> str:
    """The last part of a name with nothing in it that a path or a page could trip over.

    Raises:
        UnsupportedFormat: it is not of a kind that is read.
    """
    last = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    stem, dot, ending = last.rpartition(".")
    if not dot or f".{ending.lower()}" not in ACCEPTED:
        accepted = ", ".join(one[1:].upper() for one in ACCEPTED)
        raise UnsupportedFormat(f"{last[:80]!r} is of a kind that is not read; choose {accepted}.")
    plain = _NOT_PLAIN.sub("-", stem).strip(" .-")[:_LONGEST_NAME] or "document"
    return f"{plain}.{ending.lower()}"


def _give_way() -> None:
    """Those who ask come before what is read."""
    os.nice(10)
