"""What is freed goes back to the system, measured in a process of its own."""

import subprocess
import sys

import pytest

_SCRIPT = """
import re
from pathlib import Path
from assistant.chat.allocating import return_what_is_freed

def held():
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmRSS:\\s+(\\d+)", status)[1])

told = return_what_is_freed() if {asked} else True
for size in (400_000, 1_600_000):
    bytearray(size)  # the first large piece that is freed teaches glibc to keep the next ones
before = held()
pieces = [bytearray(200_000) for _ in range(400)]
full = held()
del pieces[::2]
print(told, (full - held()) / (full - before))
"""


def given_back(*, asked: bool) -> float:
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT.format(asked=asked)],
        capture_output=True,
        text=True,
        check=True,
    )
    told, share = done.stdout.split()
    if told == "False":
        pytest.skip("this C library has no mallopt")
    return float(share)


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc is told")
def test_what_is_freed_between_pieces_in_use_goes_back_to_the_system() -> None:
    asked = given_back(asked=True)
    assert asked > 0.4
    assert asked > given_back(asked=False) + 0.3
