"""How often somebody may do something, counted over the last while."""

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable

_MOST_REMEMBERED = 10_000


class Meter:
    """At most ``most`` times in ``seconds`` for each name; the oldest names are forgotten."""

    def __init__(
        self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._times: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, name: str) -> float:
        """Count one; 0 where it is allowed, otherwise the seconds until it will be."""
        with self._lock:
            times = self._recent(name)
            if len(times) >= self._most:
                return self._wait(times)
            times.append(self._clock())
            return 0.0

    def left_to_wait(self, name: str) -> float:
        """The same without counting."""
        with self._lock:
            times = self._recent(name)
            return self._wait(times) if len(times) >= self._most else 0.0

    def forget(self, name: str) -> None:
        """Begin again for one name."""
        with self._lock:
            self._times.pop(name, None)

    def _recent(self, name: str) -> deque[float]:
        times = self._times.setdefault(name, deque())
        self._times.move_to_end(name)
        while len(self._times) > _MOST_REMEMBERED:
            self._times.popitem(last=False)
        while times and times[0] <= self._clock() - self._seconds:
            times.popleft()
        return times

    def _wait(self, times: deque[float]) -> float:
        return max(0.1, times[0] + self._seconds - self._clock())
