"""Each browser's conversation while the server runs, so that leaving the page loses nothing."""

import threading
import time
from collections import OrderedDict

from assistant.chat.conversation import Conversation
from assistant.chat.visiting import Visitor

_MOST = 500


class Memory:
    """The newest conversation of each visitor; the longest untouched leave first."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._kept: OrderedDict[tuple[str, str], tuple[float, Conversation]] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, visitor: Visitor, conversation: Conversation) -> None:
        """Remember a conversation; nothing where the browser is not known."""
        if not visitor.token:
            return
        key = (visitor.token, visitor.name)
        with self._lock:
            self._kept[key] = (time.monotonic(), conversation)
            self._kept.move_to_end(key)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)

    def recall(self, visitor: Visitor) -> Conversation:
        """What was kept, or an empty conversation."""
        with self._lock:
            kept = self._kept.get((visitor.token, visitor.name))
        if kept is None or time.monotonic() - kept[0] > self._seconds:
            return Conversation()
        return kept[1]
