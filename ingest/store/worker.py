"""Chroma's work in processes of their own: `python -m ingest.store.worker write|verify FOLDER`.

Chroma can take its process down, and leaves a folder unusable when it is killed. A child writes,
another verifies, and neither outlives the process that started it.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import ingest
from ingest.errors import GenerationDamaged

_WRITE = "write"
_VERIFY = "verify"


def write_in_child(folder: Path) -> None:
    """Write a generation's Chroma collection from its list of chunks and its vectors.

    Raises:
        GenerationDamaged: Chroma refused, or took its process down.
    """
    faults = _run(_WRITE, folder, 0)
    if faults:
        raise GenerationDamaged(f"{folder.name} cannot be written: {faults[0]}; build it again.")


def verify_in_child(folder: Path, at_most: int) -> tuple[str, ...]:
    """What ``faults_of`` finds, and a crash as one more fault."""
    return _run(_VERIFY, folder, at_most)


def _run(task: str, folder: Path, at_most: int) -> tuple[str, ...]:
    home = str(Path(ingest.__file__).parents[1])
    path = os.pathsep.join([home, *filter(None, [os.environ.get("PYTHONPATH")])])
    with tempfile.TemporaryFile() as trouble:
        child = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-P", "-m", __name__, task, str(folder.absolute()), str(at_most)],
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


def _write(folder: Path) -> tuple[str, ...]:
    from ingest.store import manifest as manifests
    from ingest.store.dense import write_collection
    from ingest.store.vectors import VectorMatrix

    try:
        table = manifests.read_chunk_table(folder)
        vectors = VectorMatrix.load(folder / manifests.VECTORS)
        matrix = vectors.rows(range(len(vectors)))
        write_collection(folder / manifests.CHROMA, table.chunk_ids, matrix)
    except GenerationDamaged as error:
        return (str(error),)
    return ()


def main() -> None:
    """Do one task and write its faults to standard output as a JSON list."""
    task, folder, at_most = sys.argv[1:4]
    _stop_with_parent()
    if task == _WRITE:
        faults = _write(Path(folder))
    else:
        from ingest.store.verification import faults_of

        faults = faults_of(Path(folder), int(at_most))
    sys.stdout.write(json.dumps(faults))


if __name__ == "__main__":
    main()
