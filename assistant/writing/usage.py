"""What a model has read and written, and what that costs."""

import threading
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens and money; sums of these are usage too."""

    calls: int = 0
    read: int = 0
    written: int = 0
    cost: float = 0.0

    def plus(self, other: "Usage") -> "Usage":
        """Both together."""
        return Usage(
            self.calls + other.calls,
            self.read + other.read,
            self.written + other.written,
            self.cost + other.cost,
        )


class Meter:
    """Adds usage up, from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._total = Usage()

    @property
    def total(self) -> Usage:
        """All so far."""
        with self._lock:
            return self._total

    def add(self, usage: Usage) -> None:
        """Count one call."""
        with self._lock:
            self._total = self._total.plus(usage)
