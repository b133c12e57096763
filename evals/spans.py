"""Marks of quoted words: a sentence can be found again by its mark, and not read from it.

A question set about other people's documents keeps no sentence of theirs. It keeps the paragraph's
address and digest, and the mark of the words that were quoted: how many characters and their hash.
"""

import hashlib
import re
import unicodedata

_HASH_DIGITS = 16
_SAME = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-"})
_IGNORED = re.compile(r"[\s\u00ad\u200b-\u200d\ufeff]+")
_MARK = re.compile(r"([1-9][0-9]*):([0-9a-f]{16})")


def squeezed(text: str) -> str:
    """Text without any space, with one form of quotation mark, dash and ligature.

    Two programs that read the same page differ in where they put spaces; nothing else of a
    sentence is given up to find it.
    """
    return _IGNORED.sub("", unicodedata.normalize("NFKC", text).translate(_SAME))


def folded(text: str) -> str:
    """Text with runs of whitespace as one space, and one form of quotation mark and dash."""
    return " ".join(text.translate(_SAME).replace("\u00ad", "").split())


def mark_of(quote: str) -> str:
    """``LENGTH:HASH`` of the squeezed words: 16 digits of their SHA-256."""
    words = squeezed(quote)
    return f"{len(words)}:{_hash(words)}"


def is_marked(mark: str, text: str) -> bool:
    """Whether the words of a mark stand somewhere in a text; linear in the text."""
    match = _MARK.fullmatch(mark)
    if match is None:
        return False
    length, words = int(match[1]), squeezed(text)
    starts = range(len(words) - length + 1)
    return any(_hash(words[start : start + length]) == match[2] for start in starts)


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:_HASH_DIGITS]
