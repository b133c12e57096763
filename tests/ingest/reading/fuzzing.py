"""Damaged files by the thousand: ``python -m tests.ingest.reading.fuzzing FORMAT --minutes 10``.

Sound files are cut, doubled, spliced and overwritten, and each result is read in this process,
without the child and its seam, so that whatever a parser trips over is seen. A file may be read
or be refused with a ``ReadError``; anything else ends the run with the input kept.
"""

import io
import resource
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from ingest.errors import ReadError
from ingest.reading.formats import Format
from ingest.reading.worker import RESULT, run_reader
from ingest.structure import paragraphs_of
from tests.ingest.reading.fuzz_seeds import ENDINGS, TOKENS, seeds_of

MEMORY = 3 * 1024**3
MOST_EDITS = 12
LONGEST_RUN = 400
ROUND = 500

Edit = tuple[str, float, int, bytes]


@dataclass(slots=True)
class Tally:
    """What a run has come to so far."""

    examples: int = 0
    endings: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0


def edited(content: bytes, edits: Sequence[Edit], others: Sequence[bytes]) -> bytes:
    """Content with each edit made, in turn, at its share of the length."""
    made = bytearray(content)
    for kind, share, length, token in edits:
        at = int(share * len(made))
        run = bytes(made[at : at + length])
        if kind == "flip" and at < len(made):
            made[at] ^= 1 << (length % 8)
        elif kind == "cut":
            del made[at : at + length]
        elif kind == "double":
            made[at:at] = run * 3
        elif kind == "token":
            made[at : at + length // 8] = token
        elif kind == "splice" and others:
            other = others[length % len(others)]
            start = int(share * len(other))
            made[at:at] = other[start : start + length]
        elif kind == "end":
            del made[max(at, len(made) // 4) :]
    return bytes(made)


def edited_archive(content: bytes, edits: Sequence[Edit], part: int) -> bytes:
    """A ZIP archive with one of its parts edited, and sound round it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    chosen = sorted(name for name in parts if name.endswith((".xml", ".rels")))
    name = chosen[part % len(chosen)]
    parts[name] = edited(parts[name], edits, list(parts.values())[:3])
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for each, data in parts.items():
            archive.writestr(each, data)
    return made.getvalue()


@st.composite
def damaged(draw: st.DrawFn, kind: Format) -> bytes:
    """A sound file of a format, damaged."""
    sound = seeds_of(kind)
    content = draw(st.sampled_from(sound))
    edit = st.tuples(
        st.sampled_from(("flip", "cut", "double", "token", "token", "splice", "end")),
        st.floats(0, 1, exclude_max=True),
        st.integers(1, LONGEST_RUN),
        st.sampled_from(TOKENS[kind]) | st.binary(max_size=12),
    )
    edits = draw(st.lists(edit, min_size=1, max_size=MOST_EDITS))
    if kind is Format.DOCX and draw(st.integers(0, 9)):
        return edited_archive(content, edits, draw(st.integers(0, 30)))
    return edited(content, edits, sound)


def read(content: bytes, kind: Format, folder: Path) -> str:
    """Read damaged content as the child would: "read", or the name of the refusal."""
    path = folder / f"damaged{ENDINGS[kind]}"
    path.write_bytes(content)
    try:
        result = run_reader(path, kind)
    except ReadError as error:
        return type(error).__name__
    paragraphs = paragraphs_of("damaged", result.blocks)
    assert all(paragraph.text.strip() for paragraph in paragraphs)
    RESULT.dump_json(result)
    return "read"


def checker(kind: Format, folder: Path, tally: Tally, ends: float) -> Callable[[bytes], None]:
    """One example's check; it does nothing once the time is up."""

    def check(content: bytes) -> None:
        started = time.monotonic()
        if started > ends:
            return
        tally.endings[read(content, kind, folder)] += 1
        tally.examples += 1
        tally.slowest = max(tally.slowest, time.monotonic() - started)

    return check


def run(kind: Format, seconds: float, most: int, start: int = 0) -> Tally:
    """Read damaged files for a time or a number, whichever ends first.

    Raises:
        Exception: what a reader did not catch; the input is the last written.
    """
    tally = Tally()
    ends = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as folder:
        check = checker(kind, Path(folder), tally, ends)
        number = start
        while time.monotonic() < ends and tally.examples < most:
            one_round = settings(
                max_examples=min(ROUND, most),
                database=None,
                deadline=None,
                phases=(Phase.generate,),
                suppress_health_check=list(HealthCheck),
            )
            try:
                one_round(seed(number)(given(damaged(kind))(check)))()
            except BaseException:
                kept = next(Path(folder).iterdir())
                kept.rename(Path(tempfile.gettempdir(), kept.name))
                raise
            number += 1
    return tally


@click.command()
@click.argument("kind", type=click.Choice([each.name for each in Format], case_sensitive=False))
@click.option("--minutes", type=float, default=10.0, show_default=True)
@click.option("--seed", "start", type=int, default=0, show_default=True)
def main(kind: str, minutes: float, start: int) -> None:
    """Print one row: format, minutes, files, how they ended, the slowest."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    chosen = Format[kind.upper()]
    tally = run(chosen, minutes * 60, sys.maxsize, start)
    ended = ", ".join(f"{name} {count}" for name, count in tally.endings.most_common())
    click.echo(
        f"| {chosen.value} | {minutes:g} | {tally.examples} | {ended} | {tally.slowest:.2f} | 0 |"
    )


if __name__ == "__main__":
    main()
