"""The table of hostile inputs: ``make hostile`` writes docs/hostile-inputs.md anew."""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ingest.errors import ReadError
from ingest.reading.reading import read_file
from tests.ingest.reading.hostile import CASES

TABLE = Path(__file__).parents[3] / "docs" / "hostile-inputs.md"
HEAD = """# Hostile inputs

Each file was made, given to the reader in its child process, and came to the ending shown. Written
by `make hostile`; the same list is tested by `tests/ingest/reading/test_reading.py`. Seconds
include the start of a child; memory is the most the child held, the interpreter and its libraries
included, and cannot show less than the process that started it.

| input | seconds | peak MB | ending | message |
| --- | ---: | ---: | --- | --- |
"""


def row_of(number: int) -> str:
    """One line of the table; in this process, so that the peak is this file's alone."""
    case = CASES[number]
    with tempfile.TemporaryDirectory() as folder:
        inner = Path(folder, "documents")
        inner.mkdir()
        path = case.make(inner)
        started = time.monotonic()
        try:
            read = read_file(path, inner)
            ending, message = "read", " ".join(read.warnings[:1])
        except ReadError as error:
            ending, message = type(error).__name__, str(error).replace(f"{inner}/", "")
        seconds = time.monotonic() - started
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    held = f"{peak:.0f}" if peak else "–"
    clean = "".join(c if c.isprintable() else "?" for c in message).replace("|", "\\|")
    return f"| {case.name} | {seconds:.1f} | {held} | {ending} | {clean} |\n"


def main() -> None:
    """Write the table, each case measured by a process of its own."""
    rows = [
        subprocess.run(
            [sys.executable, "-m", MODULE, str(number)],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for number in range(len(CASES))
    ]
    TABLE.write_text(HEAD + "".join(rows), encoding="utf-8")


MODULE = "tests.ingest.reading.hostile_table"

if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.stdout.write(row_of(int(sys.argv[1])))
    else:
        main()
