"""Chroma's work in processes of their own: `python -m ingest.store.worker TASK FOLDER …`.

Chroma can take its process down, and leaves a folder unusable when it is killed. A child writes,
another verifies, and neither outlives the process that started it.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path

import ingest
from ingest.errors import GenerationDamaged
from ingest.store.differing import difference_of

_WRITE = "write"
_VERIFY = "verify"
_CHANGE = "change"
_MEND = "mend"


def write_in_child(folder: Path) -> None:
    """Write a generation's Chroma collection from its list of chunks and its vectors.

    Raises:
        GenerationDamaged: Chroma refused, or took its process down.
    """
    _refuse(folder, _run(_WRITE, folder))


def change_in_child(folder: Path, base: Path) -> None:
    """Copy another generation's Chroma collection and bring it to this one's list of chunks.

    Raises:
        GenerationDamaged: Chroma refused, or took its process down.
    """
    _refuse(folder, _run(_CHANGE, folder, str(base.absolute())))


def verify_in_child(folder: Path, at_most: int, base: Path | None = None) -> tuple[str, ...]:
    """What ``faults_of`` finds, and a crash as one more fault."""
    return _run(_VERIFY, folder, str(at_most), *([str(base.absolute())] if base else ()))


def mend_in_child(folder: Path, at_most: int, base: Path | None = None) -> None:
    """Put those chunks in once more that ``faults_of`` does not find by their own vector.

    Raises:
        GenerationDamaged: Chroma refused, or took its process down.
    """
    _refuse(folder, _run(_MEND, folder, str(at_most), *([str(base.absolute())] if base else ())))


def _refuse(folder: Path, faults: tuple[str, ...]) -> None:
    if faults:
        raise GenerationDamaged(f"{folder.name} cannot be written: {faults[0]}; build it again.")


def _run(task: str, folder: Path, *more: str) -> tuple[str, ...]:
    home = str(Path(ingest.__file__).parents[1])
    path = os.pathsep.join([home, *filter(None, [os.environ.get("PYTHONPATH")])])
    with tempfile.TemporaryFile() as trouble:
        child = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-P", "-m", __name__, task, str(folder.absolute()), *more],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=trouble,
            env={**os.environ, "PYTHONPATH": path},
        )
        with child:
            try:
                # Not communicate(): it would close the pipe whose end tells the child to stop.
                said = child.stdout.read() if child.stdout else b""
                status = child.wait()
            except BaseException:
                child.kill()
                raise
        trouble.seek(0)
        lines = trouble.read().decode(errors="replace").strip().splitlines()
    if status != 0:
        last = lines[-1] if lines else "no message"
        return (f"the process that was to {task} it ended with status {status} ({last})",)
    return tuple(json.loads(said))


def _stop_with_parent() -> None:
    """End at once when the parent's end of standard input is gone."""

    def wait() -> None:
        # Not sys.stdin: a thread that waits in it aborts the interpreter's shutdown.
        while os.read(0, 1):
            pass
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _write(folder: Path) -> None:
    from ingest.store import manifest as manifests
    from ingest.store.dense_writing import write_collection
    from ingest.store.vectors import VectorMatrix

    table = manifests.read_chunk_table(folder)
    vectors = VectorMatrix.load(folder / manifests.VECTORS)
    write_collection(folder / manifests.CHROMA, table.chunk_ids, vectors.mapped)


def _change(folder: Path, base: Path) -> None:
    from ingest.store import manifest as manifests
    from ingest.store.dense_writing import change_collection
    from ingest.store.vectors import VectorMatrix

    table = manifests.read_chunk_table(folder)
    difference = difference_of(manifests.read_chunk_table(base), table)
    vectors = VectorMatrix.load(folder / manifests.VECTORS)
    shutil.copytree(base / manifests.CHROMA, folder / manifests.CHROMA)
    if difference.gone or difference.rows:
        put = [table.chunk_ids[row] for row in difference.rows]
        matrix = vectors.rows(difference.rows)
        change_collection(folder / manifests.CHROMA, difference.gone, put, matrix)


def _mend(folder: Path, at_most: int, base: Path | None) -> None:
    from ingest.store import manifest as manifests
    from ingest.store.dense_writing import change_collection
    from ingest.store.verification import missed_by

    missed, matrix = missed_by(folder, at_most, base)
    if missed:
        change_collection(folder / manifests.CHROMA, missed, missed, matrix)


def _done(task: str, folder: Path, more: Sequence[str]) -> tuple[str, ...]:
    if task == _VERIFY:
        from ingest.store.verification import faults_of

        at_most, *base = more
        return faults_of(folder, int(at_most), Path(base[0]) if base else None)
    try:
        if task == _WRITE:
            _write(folder)
        elif task == _MEND:
            at_most, *base = more
            _mend(folder, int(at_most), Path(base[0]) if base else None)
        else:
            _change(folder, Path(more[0]))
    except GenerationDamaged as error:
        return (str(error),)
    return ()


def main() -> None:
    """Do one task and write its faults to standard output as a JSON list."""
    task, folder, *more = sys.argv[1:]
    _stop_with_parent()
    sys.stdout.write(json.dumps(_done(task, Path(folder), more)))


if __name__ == "__main__":
    main()
