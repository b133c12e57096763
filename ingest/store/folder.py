"""Where everything in a store lies, and the writes that must survive a loss of power."""

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import StoreError, StoreMissing
from ingest.store.manifest import MANIFEST

SET_ASIDE = ".damaged"
_POINTER = "SELECT name FROM live"
_LAST_VERIFIED = (
    "SELECT name FROM generations WHERE verified IS NOT NULL ORDER BY number DESC LIMIT 1"
)
Stamp = tuple[int, int, int] | str | None


@dataclass(frozen=True, slots=True)
class StoreFolder:
    """The paths of one store."""

    root: Path

    @property
    def catalogue(self) -> Path:
        """The SQLite file; the only thing that must be backed up."""
        return self.root / "catalogue.sqlite3"

    @property
    def room(self) -> Path:
        """The chat's own file of people and drafts; not there where nobody has used either."""
        return self.root / "room.sqlite3"

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
            StoreError: the catalogue, which is to say it, cannot be read.
        """
        name = self.live_or_none()
        if name is None:
            raise StoreMissing(
                f"Nothing has been built in {self.root}; run `ingest build FOLDER"
                f" --store {self.root}` first."
            )
        return name

    def live_or_none(self) -> str | None:
        """Name of the live generation, or None where there is none.

        The file says it; where there is none, the catalogue does: so it is in a store whose
        Chroma is a server. Where the file is damaged, it is the one last found whole.
        """
        try:
            name = self.pointer.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return _asked(self.catalogue, _POINTER)
        except (OSError, UnicodeDecodeError):
            name = ""
        if self.generation(name).is_dir() and name:
            return name
        verified = _asked(self.catalogue, _LAST_VERIFIED)
        return name if verified is None and name else verified

    def require_catalogue(self) -> None:
        """Refuse a store that has an index and no record of what it was made from.

        Where the vectors are on a Chroma server there is no pointer to go by, and the folders of
        generations say that something was built.

        Raises:
            StoreError: its catalogue is gone.
        """
        held = self.catalogue.is_file() and self.catalogue.stat().st_size > 0
        if not held and (self.pointer.is_file() or any(self.generations.glob(f"*/{MANIFEST}"))):
            raise StoreError(
                f"{self.catalogue} is gone, and with it what was read: run `ingest restore` with a"
                " backup, or build into another folder."
            )

    def stamp(self) -> Stamp:
        """What changes whenever another generation is made live."""
        try:
            found = self.pointer.stat()
        except OSError:
            return _asked(self.catalogue, _POINTER)
        return found.st_mtime_ns, found.st_ino, found.st_size

    def make_live(self, name: str) -> None:
        """Point to a generation, at once and for every reader."""
        replace_text(self.pointer, name + "\n")

    def leave_pointer_to_catalogue(self) -> None:
        """Take away the file, so that the catalogue's word counts."""
        self.pointer.unlink(missing_ok=True)
        sync_folder(self.root)

    def withdraw(self) -> None:
        """Point to nothing: every document has been removed."""
        self.leave_pointer_to_catalogue()

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


def _asked(catalogue: Path, query: str) -> str | None:
    """The catalogue's own word, read without changing anything; None where it has none.

    Raises:
        StoreError: the catalogue is there and cannot be read.
    """
    if not catalogue.is_file():
        return None
    try:
        with closing(read_only(catalogue)) as held:
            row = held.execute(query).fetchone()
    except sqlite3.Error as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:  # an older one has no such table
            return None
        raise StoreError(
            f"The catalogue {catalogue} cannot be read ({error}); check the rights on the folder,"
            " or run `ingest restore` with a backup."
        ) from error
    return str(row[0]) if row else None


def read_only(database: Path) -> sqlite3.Connection:
    """A connection to a database that is there, which changes nothing in it."""
    return sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)


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
