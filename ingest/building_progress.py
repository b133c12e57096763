"""What a build says of itself while it runs."""

import logging
from collections.abc import Callable
from typing import Protocol

_log = logging.getLogger(__name__)


class Progress(Protocol):
    """Told of each stage and each step; a command line shows it, a test may record it."""

    def stage(self, name: str, total: int) -> None:
        """A stage begins that has ``total`` steps."""

    def step(self, what: str, count: int = 1) -> None:
        """``count`` steps are done, 0 where one begins; ``what`` is the document or batch."""


class Silent:
    """Says nothing."""

    def stage(self, name: str, total: int) -> None:
        """Say nothing."""

    def step(self, what: str, count: int = 1) -> None:
        """Say nothing."""


class Unbroken:
    """Another progress, fallen silent once it cannot be shown: a closed screen stops no build."""

    def __init__(self, shown: Progress) -> None:
        self._shown = shown

    def stage(self, name: str, total: int) -> None:
        """Pass it on."""
        self._tell(lambda: self._shown.stage(name, total))

    def step(self, what: str, count: int = 1) -> None:
        """Pass it on."""
        self._tell(lambda: self._shown.step(what, count))

    def _tell(self, said: Callable[[], None]) -> None:
        try:
            said()
        except OSError as error:
            _log.warning("Progress cannot be shown any more (%s); the build goes on.", error)
            self._shown = Silent()
