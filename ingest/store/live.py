"""A corpus that follows the live generation while a program runs."""

import logging
import threading
from pathlib import Path

from ingest.corpus import Embedder
from ingest.errors import StoreError, StoreMissing
from ingest.store.folder import StoreFolder
from ingest.store.opening import open_corpus
from ingest.store.reader import OpenCorpus

_log = logging.getLogger(__name__)


class LiveCorpus:
    """The corpus as it was last built; ask for ``current`` once for each question.

    A build that ends while the program runs is picked up by the next ``current``. One thread
    opens it and the others go on with the one before, which stays usable for who holds it. A new
    generation that cannot be opened is left alone until the pointer changes again.
    """

    def __init__(self, store: Path, embedder: Embedder) -> None:
        """Open the live generation; raises what ``open_corpus`` raises."""
        self._store = store
        self._embedder = embedder
        self._folder = StoreFolder(store)
        self._opening = threading.Lock()
        self._stamp = self._folder.stamp()
        self._corpus = open_corpus(store, embedder)

    @property
    def is_stale(self) -> bool:
        """Whether another generation has been made live than ``current`` last gave.

        Where the catalogue, asked for it, cannot be read, what is open goes on being used.

        Raises:
            StoreMissing: every document has been removed since.
        """
        try:
            stamp = self._folder.stamp()
            if stamp is None:
                self._folder.live()
        except StoreMissing:
            raise
        except StoreError as error:
            _log.warning("kept the generation before: %s", error)
            return False
        return stamp != self._stamp

    @property
    def current(self) -> OpenCorpus:
        """The live generation, opened again only where the pointer has changed.

        Raises:
            StoreMissing: every document has been removed since.
        """
        if self.is_stale and self._opening.acquire(blocking=False):
            try:
                self._reopen()
            finally:
                self._opening.release()
        return self._corpus

    def _reopen(self) -> None:
        stamp = self._folder.stamp()
        if stamp is None or stamp == self._stamp:
            return
        try:
            self._corpus = open_corpus(self._store, self._embedder)
        except StoreError as error:
            _log.warning("kept the generation before: %s", error)
        self._stamp = stamp
