"""Questions that ask two things: each part is asked on its own and answered in turn."""

import re
from collections.abc import Sequence
from itertools import chain, zip_longest

from assistant.answers import Question, Turn
from assistant.retrieval import Ranked
from ingest.documents import ParagraphRef

_ASKS = (
    r"(?:what|how|who|whose|when|which|where|why|did|do|does|is|are|was|were|has|have|had|can|will)"
)
_BETWEEN = re.compile(
    rf"\s*[,;]?\s+and\s+(?={_ASKS}\b(?!\s+(?:if|not)\b))|\?\s+(?:and\s+)?(?={_ASKS}\b)",
    re.IGNORECASE,
)
_OPENS = re.compile(
    rf"^\W*(?:and\s+|so\s+|but\s+)?(?:{_ASKS}|in\s+\w+,?\s+{_ASKS})\b", re.IGNORECASE
)
_FEWEST_WORDS = 3
_MOST_PARTS = 3
_TOGETHER = re.compile(r"\b(?:compar\w+|differ\w*|versus|better|worse|chang\w+)\b", re.IGNORECASE)


def parts_of(question: Question) -> tuple[Question, ...]:
    """The question, or its parts in order; each later part has those before it as its history."""
    texts = [part.strip(" ,;?") for part in _BETWEEN.split(question.text)]
    is_several = (
        1 < len(texts) <= _MOST_PARTS
        and all(len(text.split()) >= _FEWEST_WORDS for text in texts)
        and all(_OPENS.match(text) for text in texts)
        and not any(_TOGETHER.search(text) for text in texts)
    )
    if not is_several:
        return (question,)
    found = []
    for at, text in enumerate(texts):
        before = tuple(Turn("user", f"{one}?") for one in texts[:at])
        found.append(
            Question(f"{text}?", (*question.history, *before), question.filters, question.id)
        )
    return tuple(found)


def interleaved(rankings: Sequence[Sequence[Ranked]]) -> tuple[Ranked, ...]:
    """The best of each ranking in turn, each paragraph once."""
    held: dict[ParagraphRef, Ranked] = {}
    for item in chain.from_iterable(zip_longest(*rankings)):
        if item is not None:
            held.setdefault(item.paragraph.ref, item)
    return tuple(held.values())
