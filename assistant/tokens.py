"""How many tokens a text has, counted with cl100k_base as llama-index-core carries it.

Plain tiktoken would download the encoding; pointed at the copy that is installed it never does.
Other models cut text up differently, so that a budget leaves room (``MARGIN``).
"""

import os
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

MARGIN = 1.15
"""What a count is multiplied by before it is held against another model's limit."""


class _Encoding(Protocol):
    def encode_ordinary(self, text: str) -> list[int]:
        """The tokens of a text, nothing in it taken for a control token."""


def count_tokens(text: str) -> int:
    """Tokens of a text; control tokens written out in it count as ordinary text."""
    return len(_encoding().encode_ordinary(text))


@lru_cache(maxsize=1)
def _encoding() -> _Encoding:
    spec = find_spec("llama_index.core")
    if spec is not None and spec.origin:
        cache = Path(spec.origin).parent / "_static" / "tiktoken_cache"
        os.environ.setdefault("TIKTOKEN_CACHE_DIR", str(cache))
    import tiktoken  # reads the variable when it is first asked for an encoding

    return tiktoken.get_encoding("cl100k_base")
