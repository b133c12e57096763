"""BM25 over the embedded texts. The only module that knows bm25s."""

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
import numpy.typing as npt
import Stemmer

from ingest.errors import GenerationDamaged
from ingest.store.tokens import TokenTable

LEXICAL_VERSION = 1
"""Raise it when the same text would be indexed differently: generations are then rebuilt."""

Scores = npt.NDArray[np.float32]

_FUNCTION_WORDS = (
    "a an and are as at be been but by did do does for from had has have how in into is it its of"
    " on or that the their them there these they this those to was were what when where which who"
    " whom why will with would"
)
_STOP_WORDS = frozenset(_FUNCTION_WORDS.split())
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)?")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


def tokens(text: str) -> list[str]:
    """Stemmed lower-case words and numbers, function words left out; "1,250.5" is one number."""
    folded = unicodedata.normalize("NFKC", text).translate(_APOSTROPHES).casefold()
    words = [word for word in _WORD.findall(folded) if word not in _STOP_WORDS]
    # A stemmer of its own for each call: PyStemmer's are not safe to share between threads.
    return list(Stemmer.Stemmer("english").stemWords(words))


class LexicalIndex:
    """A BM25 index (Lucene's variant, k1 = 1.5, b = 0.75), one row a chunk."""

    def __init__(self, index: bm25s.BM25, size: int) -> None:
        self._index = index
        self._size = size

    @classmethod
    def of(cls, texts: Sequence[str]) -> "LexicalIndex":
        """Index texts in order."""
        return cls.of_words(TokenTable.of(tokens(text) for text in texts))

    @classmethod
    def of_words(cls, words: TokenTable) -> "LexicalIndex":
        """Index rows of stemmed words in order."""
        index = bm25s.BM25(method="lucene", k1=1.5, b=0.75)
        numbered = {word: number for number, word in enumerate(words.words)} or {"": 0}
        index.index((words.rows(), numbered), show_progress=False)
        return cls(index, len(words))

    @classmethod
    def load(cls, folder: Path) -> "LexicalIndex":
        """Open a saved index; raises GenerationDamaged where there is no usable one."""
        try:
            index = bm25s.BM25.load(folder, load_corpus=False, show_progress=False)
            return cls(index, int(index.scores["num_docs"]))
        except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
            raise GenerationDamaged(
                f"{folder} cannot be read as a lexical index; run `ingest build` to make it again."
            ) from error

    def save(self, folder: Path) -> None:
        """Write the index's files into a folder."""
        self._index.save(folder, show_progress=False)

    def __len__(self) -> int:
        return self._size

    def scores(self, text: str) -> Scores:
        """BM25 of every row for a question, 0 where no word is shared."""
        known = [word for word in tokens(text) if word in self._index.vocab_dict]
        if not known:
            return np.zeros(self._size, dtype=np.float32)
        return np.asarray(self._index.get_scores(known), dtype=np.float32)
