"""Files in, blocks out: each file checked, and read in a child process under limits."""

from ingest.reading.finding import FoundFile, FoundFiles, find_files
from ingest.reading.limits import ReadLimits
from ingest.reading.reading import ReadingRoom, read_file, read_files

__all__ = [
    "FoundFile",
    "FoundFiles",
    "ReadLimits",
    "ReadingRoom",
    "find_files",
    "read_file",
    "read_files",
]
