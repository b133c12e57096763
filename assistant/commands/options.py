"""What every command shares: the store option, errors in one plain line, opening the answerer."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec

import click

from assistant.commands.model import ModelChoice
from assistant.service import Answerer
from ingest.errors import AppError

if TYPE_CHECKING:
    from assistant.answering import CorpusAnswerer
    from assistant.writing.opening import OpenModel

P = ParamSpec("P")
store_option = click.option(
    "--store",
    type=click.Path(path_type=Path),
    default=Path("store"),
    envvar="INSPECTION_STORE",
    show_default=True,
    help="Folder that holds the catalogue and the index.",
)


def plain_errors(command: Callable[P, None]) -> Callable[P, None]:
    """Turn an error of ours into one line and exit status 1."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except AppError as error:
            raise click.ClickException(str(error)) from error

    return run


def open_answerer(
    store: Path, model: "ModelChoice | OpenModel | None" = None, *, record: bool = True
) -> Answerer:
    """The answerer over a store, its model loaded; where ``record``, it keeps the answers it gives.

    Raises:
        AppError: the store is missing, damaged, or built with another embedder, or the language
            model is not set as it must be.
    """
    from assistant.live import LiveAnswerer  # torch and chromadb take seconds to import
    from assistant.recording.answerer import RecordingAnswerer
    from assistant.recording.archive import AnswerArchive
    from assistant.recording.settings import recording_settings
    from assistant.reranking import configured_reranker
    from ingest.embedding import SentenceTransformerEmbedder

    archive = AnswerArchive(store, recording_settings())  # a wrong setting is said first
    opened = model.open() if isinstance(model, ModelChoice) else model
    embedder = SentenceTransformerEmbedder()
    writer = opened.writer if opened else None
    answerer: Answerer = LiveAnswerer(store, embedder, configured_reranker(), writer)
    _ = answerer.corpus  # a missing store is said before a question is asked
    embedder.embed_query("warm")  # the model loads here and not under the first question
    if opened is not None and opened.understands:
        from assistant.writing.understanding import UnderstandingAnswerer

        answerer = UnderstandingAnswerer(answerer, opened.llm)
    return RecordingAnswerer(answerer, archive) if record else answerer


def open_engine(store: Path) -> "CorpusAnswerer":
    """The answerer of the generation that is live now, which also shows its steps.

    Raises:
        AppError: the store is missing, damaged, or built with another embedder.
    """
    from assistant.answering import CorpusAnswerer  # torch and chromadb take seconds to import
    from assistant.reranking import configured_reranker
    from ingest.embedding import SentenceTransformerEmbedder
    from ingest.store.opening import open_corpus

    embedder = SentenceTransformerEmbedder()
    return CorpusAnswerer(open_corpus(store, embedder), embedder, configured_reranker())
