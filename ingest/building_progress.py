"""What a build says of itself while it runs."""

from typing import Protocol


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
