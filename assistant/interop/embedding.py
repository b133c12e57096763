"""A llama-index embedding as an ``Embedder`` of ours: any model that llama-index knows."""

import math
from collections.abc import Callable, Sequence

from llama_index.core.base.embeddings.base import BaseEmbedding

_PROBE = "How many children are in care?"


class LlamaIndexEmbedder:
    """Documents and queries go through the two methods that llama-index has for them.

    Vectors are made unit length. ``count_tokens`` is the model's own tokenizer where one is given;
    otherwise a token is taken to be three characters, which no English text exceeds by much, so
    that nothing is cut without a word.
    """

    def __init__(
        self,
        model: BaseEmbedding,
        token_limit: int,
        tokenize: Callable[[str], Sequence[object]] | None = None,
    ) -> None:
        self._model = model
        self._tokenize = tokenize
        self.token_limit = token_limit
        self.dimension = len(model.get_query_embedding(_PROBE))

    @property
    def name(self) -> str:
        """As llama-index has it; recorded in a manifest, so that stores are not mixed up."""
        return f"llama-index:{self._model.model_name}"

    def embed_documents(self, texts: Sequence[str]) -> list[list[float]]:
        """One unit vector a text, in order."""
        return [_unit(vector) for vector in self._model.get_text_embedding_batch(list(texts))]

    def embed_query(self, text: str) -> list[float]:
        """The unit vector of a question."""
        return _unit(self._model.get_query_embedding(text))

    def count_tokens(self, text: str) -> int:
        """Tokens of a text, special tokens left out."""
        return len(self._tokenize(text)) if self._tokenize else math.ceil(len(text) / 3)


def _unit(vector: Sequence[float]) -> list[float]:
    length = math.sqrt(sum(value * value for value in vector)) or 1.0
    return [value / length for value in vector]
