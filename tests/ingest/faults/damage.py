"""A store damaged on purpose, one file at a time: ``python -m tests.ingest.faults.damage``."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from ingest.building import build
from ingest.errors import StoreError
from ingest.store import OpenCorpus, open_corpus
from ingest.store.folder import StoreFolder
from ingest.store.manifest import MANIFEST, read_manifest
from tests.ingest.faults.pages import table, write_section
from tests.ingest.word_embedder import WordEmbedder, write_report

WORDS = WordEmbedder()


def emptied(path: Path) -> None:
    """Truncated to nothing."""
    path.write_bytes(b"")


def halved(path: Path) -> None:
    """Cut in the middle."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def with_a_byte_changed(path: Path) -> None:
    """One byte in the middle is another."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def deleted(path: Path) -> None:
    """Gone."""
    path.unlink()


def unreadable(path: Path) -> None:
    """There, and cannot be opened: by nobody, the administrator included."""
    path.unlink()
    path.symlink_to(path.name)


DAMAGES: tuple[Callable[[Path], None], ...] = (
    emptied,
    halved,
    with_a_byte_changed,
    deleted,
    unreadable,
)


@dataclass(frozen=True, slots=True)
class Harm:
    """What came of one damage."""

    file: str
    damage: str
    served: str
    """"all", "exact comparison", "index before", "words", "refused", "pointed anew" or "WRONG"."""
    said: str

    @property
    def sound(self) -> bool:
        """Found, said, and nothing wrong served."""
        return self.served != "WRONG" and bool(self.said)


def make_store(place: Path) -> Path:
    """A store of two generations: the one before lacks a document."""
    for name in ("alder.txt", "birch.txt", "cedar.txt"):
        write_report(place / "documents", name)
        if name != "alder.txt":
            build([place / "documents"], place / "store", WORDS)
    return place / "store"


def files_of(store: Path) -> tuple[str, ...]:
    """Files of the live generation that are not empty, and its manifest; Chroma's by bare name."""
    folder = StoreFolder(store)
    live = folder.generation(folder.live())
    named = [name for name, record in read_manifest(live).files.items() if record.size]
    return (*named, MANIFEST)


def harm(store: Path, name: str, damage: Callable[[Path], None], place: Path) -> Harm:
    """Damage one file of a copy of the store, and open it."""
    copy = Path(shutil.copytree(store, place / "copy"))
    try:
        folder = StoreFolder(copy)
        whole = {one: _answers(open_corpus(one, WORDS)) for one in (store,)}[store]
        damage(folder.generation(folder.live()) / name)
        served, said = _opened(copy, whole)
        return Harm(_plain(name), damage.__name__.replace("_", " "), served, said)
    finally:
        shutil.rmtree(copy)


def harms(store: Path, place: Path) -> Iterator[Harm]:
    """Every file with every damage."""
    for name in files_of(store):
        for damage in DAMAGES:
            yield harm(store, name, damage, place)


def _opened(copy: Path, whole: tuple[object, ...]) -> tuple[str, str]:
    try:
        corpus = open_corpus(copy, WORDS)
    except StoreError as error:
        return "refused", str(error)
    served, said = _served(corpus, whole), " ".join(corpus.notices)
    corpus.close()
    return served, said


def _served(corpus: OpenCorpus, whole: tuple[object, ...]) -> str:
    answers = _answers(corpus)
    if answers == whole:
        return "exact comparison" if corpus.notices else "all"
    if len(corpus.documents) == 2 and answers[0]:
        return "index before"
    return "words" if not answers[0] and answers[1:] == whole[1:] else "WRONG"


def _answers(corpus: OpenCorpus) -> tuple[object, ...]:
    found = corpus.dense(WORDS.embed_query("adoption in birch"), 5)
    words = corpus.lexical("adoption birch", 5)
    texts = [one.text for document in corpus.documents for one in document.paragraphs]
    return [one.ref for one in found], [one.ref for one in words], texts


def _plain(name: str) -> str:
    parts = name.split("/")
    return f"chroma/…/{parts[-1]}" if parts[0] == "chroma" and len(parts) > 2 else name


def rows_of(found: Sequence[Harm]) -> Iterator[tuple[str, ...]]:
    """A row a file, a column a damage."""
    for file in dict.fromkeys(one.file for one in found):
        yield (file, *(one.served for one in found if one.file == file))


@click.command()
@click.option("--write/--no-write", default=False, help="Write the table into docs/faults.md.")
def main(write: bool) -> None:
    """Damage each file in each way, and say what is served instead."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        found = list(harms(make_store(place), place))
    heads = ("file", *(damage.__name__.replace("_", " ") for damage in DAMAGES))
    unsound = [one for one in found if not one.sound]
    lines = [f"{len(found)} cases, {len(unsound)} not found or wrong.", ""]
    lines += table(heads, rows_of(found))
    click.echo("\n".join([*lines, *map(str, unsound)]))
    if write:
        write_section("damage", lines)
    raise SystemExit(os.EX_OK if not unsound else 1)


if __name__ == "__main__":
    main()
