"""How much one file may cost before it is given up."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """Bounds on one file; over any of them the file is listed as failed and the build goes on.

    The largest reports tried took 7 seconds of a shared processor and 100 MB.
    """

    file_bytes: int = 200 * MEBIBYTE
    memory_bytes: int = 1024 * MEBIBYTE
    """Address space of the reading process, the interpreter and its libraries included."""
    cpu_seconds: int = 90
    """Processor time for one file."""
    wall_seconds: float = 300.0
    """Time on the clock for one file: catches a reader that waits instead of working."""
    reply_bytes: int = 128 * MEBIBYTE
    """Size of what a reader hands back."""


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """Bounds on a DOCX, which is a ZIP archive, checked on its directory before anything opens."""

    entries: int = 5_000
    entry_bytes: int = 128 * MEBIBYTE
    total_bytes: int = 256 * MEBIBYTE
    ratio: int = 200
    """Unpacked to packed, of entries over one mebibyte: XML seldom shrinks below a fiftieth."""
