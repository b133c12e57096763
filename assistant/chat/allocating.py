"""How the C library gives back what the chat no longer uses.

Each question comes in a thread of its own and sends pages of some hundred kilobytes. Left to
itself, glibc gives threads areas of their own and keeps in them what was freed in between: after
10,000 questions the process had grown by an eighth and used no more than before (docs/load.md). Two
areas, and larger pieces taken from the system and returned to it, keep it level.
"""

import ctypes
import logging

_ARENA_MAX, _MMAP_THRESHOLD, _TRIM_THRESHOLD = -8, -3, -1
"""Names of the settings in glibc's malloc.h; mallopt(3) says what each does."""
_AREAS = 2
_LARGE = 128 * 1024
_log = logging.getLogger(__name__)


def return_what_is_freed() -> bool:
    """Set it for this process, before it has threads; False where the C library is another."""
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        _log.info("This C library has no mallopt; memory is kept as it sees fit.")
        return False
    settings = ((_ARENA_MAX, _AREAS), (_MMAP_THRESHOLD, _LARGE), (_TRIM_THRESHOLD, _LARGE))
    return all(mallopt(name, value) == 1 for name, value in settings)
