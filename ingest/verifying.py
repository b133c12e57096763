"""`ingest verify`: whether the record and the live index are what was written."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import JsonValue

from ingest.settings import load_settings
from ingest.store.auditing import catalogue_faults
from ingest.store.folder import StoreFolder
from ingest.store.worker import verify_in_child


@dataclass(frozen=True, slots=True)
class Verification:
    """What is wrong with a store, one line a fault."""

    store: Path
    generation: str | None
    """None where a damaged catalogue was to name it and cannot."""
    index: tuple[str, ...]
    catalogue: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing was found."""
        return not self.index and not self.catalogue


def verified(store: Path) -> Verification:
    """Read all of a store, and find each of its chunks by its own vector.

    Raises:
        StoreMissing: nothing has been built there.
        StoreError: its catalogue is gone.
    """
    folder = StoreFolder(store)
    folder.require_catalogue()
    if not folder.catalogue.is_file():
        folder.live()  # says that nothing has been built
    recorded = catalogue_faults(folder)
    pointed = folder.pointer.is_file()
    # A catalogue that cannot be read is not asked which generation is live.
    name = folder.live() if pointed or not recorded else None
    limit = load_settings(None).index.verify_at_most
    index = verify_in_child(folder.generation(name), limit) if name else ()
    return Verification(store, name, index, recorded)


def verification_record(checked: Verification) -> dict[str, JsonValue]:
    """The outcome as one JSON object; ``faults`` are those of the index."""
    return {
        "generation": checked.generation,
        "faults": list(checked.index),
        "catalogue_faults": list(checked.catalogue),
    }


def verification_summary(checked: Verification) -> str:
    """The outcome for people, with what to do."""
    lines = [f"catalogue: {fault}" for fault in checked.catalogue]
    if checked.catalogue:
        lines.append(
            "catalogue: damaged; run `ingest restore BACKUP --replace"
            f" --store {checked.store}`, or `ingest build FOLDER` into another folder"
        )
    else:
        lines.append("catalogue: whole")
    if checked.generation is not None:
        lines += [f"{checked.generation}: {fault}" for fault in checked.index]
        told = "damaged; run `ingest build`" if checked.index else "whole"
        lines.append(f"{checked.generation}: {told}")
    return "\n".join(lines)
