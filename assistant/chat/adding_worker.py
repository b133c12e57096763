"""The process that reads added documents: one line of JSON a step, the report last."""

import json
import sys
from pathlib import Path

from ingest.building import build
from ingest.embedding import SentenceTransformerEmbedder
from ingest.errors import AppError


class _Telling:
    """Prints each stage and step."""

    def stage(self, name: str, total: int) -> None:
        """Tell that a stage begins."""
        _tell(stage=name, total=total)

    def step(self, what: str, count: int = 1) -> None:
        """Tell that steps are done."""
        for _ in range(count):
            _tell(step=what)


def _tell(**news: object) -> None:
    sys.stdout.write(json.dumps(news) + "\n")
    sys.stdout.flush()


def main(store: str, folder: str) -> None:
    """Read the folder into the store."""
    try:
        report = build([Path(folder)], Path(store), SentenceTransformerEmbedder(), None, _Telling())
    except AppError as error:
        _tell(error=str(error))
        return
    told = {
        "added": report.documents.added,
        "changed": report.documents.changed,
        "failures": [(failure.source, failure.reason) for failure in report.failures],
        "same": list(report.duplicates),
    }
    _tell(report=json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:3])
