"""Full and read-only disks, two builds at once, and readers while a build goes on.

``python -m tests.ingest.faults.others --write`` as the administrator writes the table.
"""

import contextlib
import functools
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click

from ingest.building import build
from ingest.errors import AppError, StoreLocked
from ingest.store import LiveCorpus, open_corpus
from ingest.store.folder import StoreFolder
from tests.ingest.faults.killing import Place, start, until_said
from tests.ingest.faults.pages import table, write_section
from tests.ingest.word_embedder import WordEmbedder, write_report

WORDS = WordEmbedder()
NAMES = tuple(f"report-{number:02}" for number in range(40))


@contextlib.contextmanager
def small_disk(kibibytes: int) -> Iterator[Path]:
    """A file system of its own, in memory, of that size; only the administrator may."""
    with tempfile.TemporaryDirectory() as folder:
        _mount("-t", "tmpfs", "-o", f"size={kibibytes}k", "tmpfs", folder)
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "-l", folder], check=True)


def remount(place: Path, option: str) -> None:
    """Change a disk's size or whether it can be written."""
    _mount("-o", f"remount,{option}", str(place))


def full_disk(kibibytes: int) -> tuple[str, str, bool]:
    """Add documents on a disk with little room: what is said, and whether all is well after.

    Well is: the index before answers, and after room was made the next build completes.
    """
    with small_disk(64 * 1024) as disk, tempfile.TemporaryDirectory() as elsewhere:
        documents = Path(elsewhere)
        write_report(documents, "alder.txt")
        store = disk / "store"
        build([documents], store, WORDS)
        before = _texts(store)
        for name in NAMES:
            write_report(documents, f"{name}.txt")
        used = sum(path.stat().st_blocks for path in disk.rglob("*")) // 2
        remount(disk, f"size={used + kibibytes}k")
        said = _refusal(documents, store) or "built"
        kept = said == "built" or _texts(store) == before
        remount(disk, "size=64m")
        build([documents], store, WORDS)
        whole = len(_texts(store)) == len(before) * (len(NAMES) + 1)
        return f"{kibibytes} KiB left on the disk", said, kept and whole


def read_only_folder() -> tuple[str, str, bool]:
    """Build into a store on a disk that cannot be written, and read it."""
    with small_disk(64 * 1024) as disk, tempfile.TemporaryDirectory() as elsewhere:
        documents = Path(elsewhere)
        write_report(documents, "alder.txt")
        build([documents], disk / "store", WORDS)
        before = _texts(disk / "store")
        remount(disk, "ro")
        said = _refusal(documents, disk / "store") or "built"
        return "a disk that cannot be written", said, _texts(disk / "store") == before


def two_builds(times: int) -> tuple[str, str, bool]:
    """Start a build while another runs; one completes, the other is refused at once."""
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder), forked=True)
        refused, slowest = 0, 0.0
        for number in range(times):
            for name in list(place.texts):
                place.write(name, f"doubled{number}")
            said, running = start(place)
            until_said(said, "stage reading")
            started = time.monotonic()
            try:
                build([place.documents], place.store, WORDS)
            except StoreLocked:
                refused += 1
            slowest = max(slowest, time.monotonic() - started)
            running.join()
            if not place.complete():
                return f"two builds at once, {times} times", "not whole", False
        said_of = f"{refused} of {times} refused by name, in {slowest:.2f} s at most"
        return f"two builds at once, {times} times", said_of, refused == times


@dataclass
class Asked:
    """What some clients were answered."""

    by_generation: dict[str, int] = field(default_factory=dict)
    wrong: int = 0
    failures: list[str] = field(default_factory=list)


def clients_during_builds(clients: int, builds: int) -> tuple[str, str, bool]:
    """Query from many threads while builds replace the index under them.

    Every answer must be one the whole index of some build gives, and in the end the last's.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder), forked=True)
        corpus = LiveCorpus(place.store, WORDS)
        asked, stop = Asked(), threading.Event()
        threads = [
            threading.Thread(target=_ask, args=(corpus, asked, stop)) for _ in range(clients)
        ]
        for thread in threads:
            thread.start()
        for number in range(builds):
            place.write("alder", f"asked{number}")
            place.complete()
        live = StoreFolder(place.store).live()
        time.sleep(1)
        seen = corpus.current.generation == live
        stop.set()
        for thread in threads:
            thread.join()
        total = sum(asked.by_generation.values())
        said = (
            f"{total} answers from {len(asked.by_generation)} indexes, {asked.wrong} wrong,"
            f" {len(asked.failures)} failed"
        )
        whole = seen and not asked.wrong and not asked.failures
        return f"{builds} builds while {clients} clients query", said, whole


def _ask(corpus: LiveCorpus, asked: Asked, stop: threading.Event) -> None:
    vector = WORDS.embed_query("document\nIn alder the work on housing")
    while not stop.is_set():
        try:
            current = corpus.current
            text = current.document("alder").paragraphs[4].text
            near = [current.paragraph(one.ref).text for one in current.dense(vector, 30)]
            words = {one.ref.doc_id for one in current.lexical("alder housing", 30)}
        except AppError as error:
            asked.failures.append(str(error))
            continue
        asked.wrong += text not in near or "alder" not in words
        count = asked.by_generation.get(current.generation, 0)
        asked.by_generation[current.generation] = count + 1
        time.sleep(0.02)


def _refusal(documents: Path, store: Path) -> str:
    try:
        build([documents], store, WORDS)
    except AppError as error:
        return str(error).replace(str(store.parent), "…")
    return ""


def _texts(store: Path) -> list[str]:
    corpus = open_corpus(store, WORDS)
    texts = [one.text for document in corpus.documents for one in document.paragraphs]
    corpus.close()
    return texts


def _mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True)


@click.command()
@click.option("--write/--no-write", default=False, help="Write the table into docs/faults.md.")
def main(write: bool) -> None:
    """Try each, and say what came of it."""
    found: list[tuple[str, str, bool]] = []
    tried: list[Callable[[], tuple[str, str, bool]]] = [
        lambda: clients_during_builds(10, 3),
        read_only_folder,
        *(functools.partial(full_disk, room) for room in (0, 400, 900, 1600)),
        lambda: two_builds(5),
    ]
    for one in tried:
        found.append(one())
        click.echo(found[-1])
    rows = [(what, said, "yes" if well else "NO") for what, said, well in found]
    lines = table(("fault", "what is said, or what came of it", "nothing lost or wrong"), rows)
    click.echo("\n".join(lines))
    if write:
        write_section("others", lines)
    raise SystemExit(0 if all(well for *_, well in found) else 1)


if __name__ == "__main__":
    main()
