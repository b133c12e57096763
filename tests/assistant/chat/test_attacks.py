"""The attack table says what happens, and nothing in it got through."""

import subprocess
import sys

from tests.assistant.chat.attacks import TABLE


def test_the_table_of_attacks_says_what_happens_and_nothing_got_through() -> None:
    """In a process of its own: built outside its server, Gradio leaves two event loops open."""
    code = "from tests.assistant.chat.attacks import table; print(table(), end='')"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout == TABLE.read_text(encoding="utf-8"), (
        "write it anew: python -m tests.assistant.chat.attacks"
    )
    for sign in ("ANSWERED", "MADE LIVE", "NAMED", "KEPT AS"):
        assert sign not in done.stdout
