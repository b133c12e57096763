"""Documents as a build reads them, without embedding anything."""

import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from ingest.building_documents import Failure, survey_documents
from ingest.building_progress import Silent
from ingest.documents import SourceDocument
from ingest.errors import QuestionSetError
from ingest.store.catalogue import Catalogue
from ingest.store.folder import StoreFolder
from ingest.store.locking import build_lock


@dataclass(frozen=True, slots=True)
class ReadFolder:
    """The documents of a folder, and the files that could not be read."""

    documents: tuple[SourceDocument, ...]
    failures: tuple[Failure, ...]


def read_folder(folder: Path, store: Path | None = None) -> ReadFolder:
    """Read every document under a folder; with a store, only those it does not hold as they are.

    What is read is committed to the store's catalogue; its live index stays as it is.

    Raises:
        QuestionSetError: the folder is not there, or no document in it can be read.
        StoreLocked: a build is running on the store.
    """
    if not folder.is_dir():
        raise QuestionSetError(f"There is no folder {folder}; name the folder of the documents.")
    with ExitStack() as stack:
        place = store or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        paths = StoreFolder(place)
        stack.enter_context(build_lock(paths))
        catalogue = stack.enter_context(Catalogue.open(paths.catalogue))
        survey = survey_documents([folder], catalogue, Silent())
        documents = tuple(catalogue.document(one) for one in survey.versions.values())
    if not documents:
        raise QuestionSetError(f"No document under {folder} can be read; name another folder.")
    ordered = sorted(documents, key=lambda document: document.doc_id)
    return ReadFolder(tuple(ordered), tuple(survey.failures))
