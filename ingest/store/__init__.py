"""The store: a catalogue that is the record, and generations of an index derived from it."""

from ingest.store.catalogue import Catalogue
from ingest.store.live import LiveCorpus
from ingest.store.opening import open_corpus
from ingest.store.reader import OpenCorpus

__all__ = ["Catalogue", "LiveCorpus", "OpenCorpus", "open_corpus"]
