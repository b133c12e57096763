"""Where everything in a store lies, and the writes that must survive a loss of power."""

import os
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import StoreMissing
from ingest.store.manifest import MANIFEST

SET_ASIDE = ".damaged"


@dataclass(frozen=True, slots=True)
class StoreFolder:
    """The paths of one store."""

    root: Path

    @property
    def catalogue(self) -> Path:
        """The SQLite file; the only thing that must be backed up."""
        return self.root / "catalogue.sqlite3"

    @property
    def lock(self) -> Path:
        """The file a build locks; it holds the number of the process that does."""
        return self.root / "build.lock"

    @property
    def pointer(self) -> Path:
        """The file that names the live generation."""
        return self.root / "live"

    @property
    def generations(self) -> Path:
        """The folder of generations."""
        return self.root / "generations"

    def generation(self, name: str) -> Path:
        """The folder of one generation."""
        return self.generations / name

    def live(self) -> str:
        """Name of the live generation.

        Raises:
            StoreMissing: nothing has been built here.
        """
        name = self.live_or_none()
        if name is None:
            raise StoreMissing(
                f"Nothing has been built in {self.root}; run `ingest build FOLDER"
                f" --store {self.root}` first."
            )
        return name

    def live_or_none(self) -> str | None:
        """Name of the live generation, or None where there is none."""
        try:
            return self.pointer.read_text(encoding="utf-8").strip() or None
        except FileNotFoundError:
            return None

    def make_live(self, name: str) -> None:
        """Point to a generation, at once and for every reader."""
        replace_text(self.pointer, name + "\n")

    def withdraw(self) -> None:
        """Point to nothing: every document has been removed."""
        self.pointer.unlink(missing_ok=True)
        sync_folder(self.root)

    def set_aside(self, name: str) -> None:
        """Keep a damaged generation under another name until the next build: never read again."""
        folder = self.generation(name)
        if folder.is_dir():
            folder.replace(folder.with_name(name + SET_ASIDE))

    def previous(self, name: str) -> list[str]:
        """Complete generations built before ``name``, newest first."""
        complete = (
            folder.name
            for folder in (self.generations.iterdir() if self.generations.is_dir() else ())
            if (folder / MANIFEST).is_file()
            and folder.name < name
            and not folder.name.endswith(SET_ASIDE)
        )
        return sorted(complete, reverse=True)


def replace_text(path: Path, text: str) -> None:
    """Replace a file by one rename, on the disk before it returns."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    with draft.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    sync_folder(path.parent)


def sync_tree(folder: Path) -> None:
    """Put every file under a folder, and the folders themselves, on the disk."""
    for place, _, names in os.walk(folder):
        for name in names:
            descriptor = os.open(os.path.join(place, name), os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        sync_folder(Path(place))


def sync_folder(folder: Path) -> None:
    """Put a folder's list of names on the disk, where the system can."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
