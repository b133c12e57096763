"""The line of questions: so many are answered at once, the others wait and see their place."""

import threading
from collections import deque
from types import TracebackType
from typing import Self


class Ticket:
    """A place in the line, to be left with ``with``."""

    def __init__(self, line: "Line") -> None:
        self._line = line

    @property
    def place(self) -> int:
        """How many are to be answered before this one can begin; 0 when it may."""
        return self._line.place_of(self)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._line.leave(self)


class Line:
    """First come, first served; nobody waits who could not be told when."""

    def __init__(self, at_once: int, most_waiting: int) -> None:
        self._at_once = at_once
        self._most_waiting = most_waiting
        self._held: deque[Ticket] = deque()
        self._lock = threading.Lock()

    def join(self) -> Ticket | None:
        """A ticket, or None where too many wait already."""
        with self._lock:
            if len(self._held) >= self._at_once + self._most_waiting:
                return None
            ticket = Ticket(self)
            self._held.append(ticket)
            return ticket

    def place_of(self, ticket: Ticket) -> int:
        """See ``Ticket.place``; 0 for one that has left."""
        with self._lock:
            for place, held in enumerate(self._held, start=1):
                if held is ticket:
                    return max(0, place - self._at_once)
            return 0

    def leave(self, ticket: Ticket) -> None:
        """Let the next one in; leaving twice does nothing."""
        with self._lock:
            if ticket in self._held:
                self._held.remove(ticket)

    @property
    def is_full(self) -> bool:
        """Whether who joins now has to wait."""
        return len(self._held) >= self._at_once

    @property
    def is_waited_in(self) -> bool:
        """Whether somebody waits."""
        return len(self._held) > self._at_once

    def __len__(self) -> int:
        return len(self._held)
