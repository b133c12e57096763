"""Where a quotation stands: the stretch of a paragraph between its first and its last words."""

import re

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FEWEST = 2
"""Words an anchor must have, unless the paragraph has fewer."""
_LONGEST = 1200
"""Characters a quotation may have."""


def quotation_span(text: str, first_words: str, last_words: str) -> tuple[int, int] | None:
    """The shortest stretch that begins with the one and ends with the other, or None.

    Words must be the same, in the same order; only case, spaces and marks between them are free.
    The stretch is widened to the marks that close its sentence.
    """
    words = [(match[0].lower().replace("’", "'"), *match.span()) for match in _WORD.finditer(text)]
    first, last = _words(first_words), _words(last_words)
    least = min(_FEWEST, len(words))
    if len(first) < least or len(last) < least:
        return None
    best: tuple[int, int] | None = None
    plain = [word for word, _, _ in words]
    ends = _places(plain, last)
    for begin in _places(plain, first):
        after = [end for end in ends if end + len(last) >= begin + len(first) and end >= begin]
        if not after:
            continue
        span = words[begin][1], words[after[0] + len(last) - 1][2]
        if best is None or span[1] - span[0] < best[1] - best[0]:
            best = span
    if best is None or best[1] - best[0] > _LONGEST:
        return None
    return best[0], _with_closing_marks(text, best[1])


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def _places(words: list[str], sought: list[str]) -> list[int]:
    size = len(sought)
    return [i for i in range(len(words) - size + 1) if words[i : i + size] == sought]


def _with_closing_marks(text: str, end: int) -> int:
    while end < len(text) and text[end] in ".!?%)’”\"'":
        end += 1
    return end
