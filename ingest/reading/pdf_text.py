"""Lines of type into running text: hyphens undone, blanks folded, control characters out."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.reading.characters import folded

_SOFT = "\u00ad"
_HYPHENS = "-\u2010"
_NO_BLANK_AFTER = re.compile(r"[^\s][/\u2013\u2014]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_TAIL = re.compile(r"([^\W\d_]+)[-\u2010]$")
_HEAD = re.compile(r"^[^\W\d_]+")
_ENOUGH_BREAKS = 3


@dataclass(frozen=True, slots=True)
class Hyphenation:
    """What a document's own words say about hyphens at its line ends."""

    words: frozenset[str]
    breaks_words: bool
    """Whether the document divides words at line ends at all; most offices' writers do not."""

    def join(self, lines: Iterable[str]) -> str:
        """The lines as one running text."""
        text = ""
        for line in lines:
            text = self._append(text, line.strip()) if text else line.strip()
        return folded(text)

    def _append(self, text: str, line: str) -> str:
        if text.endswith(_SOFT):
            return text[:-1] + line
        if text[-1] in _HYPHENS and len(text) > 1 and not text[-2].isspace():
            return (text[:-1] if self._divides(text, line) else text) + line
        return text + line if _NO_BLANK_AFTER.search(text) else f"{text} {line}"

    def _divides(self, text: str, line: str) -> bool:
        """Whether the hyphen between the two only divides a word."""
        tail, head = _TAIL.search(text), _HEAD.match(line)
        if tail is None or head is None or not head[0][0].islower():
            return False
        left, right = tail[1].lower(), head[0].lower()
        if f"{left}-{right}" in self.words:
            return False
        if left + right in self.words:
            return True
        both_stand_alone = {left, right} <= self.words
        return self.breaks_words and not both_stand_alone


def hyphenation(texts: Sequence[str]) -> Hyphenation:
    """Learn from all lines of a document, in reading order."""
    counts: Counter[str] = Counter()
    for text in texts:
        for word in _WORD.findall(_TAIL.sub("", text).lower()):
            counts[word.replace("\u2010", "-")] += 1
            counts.update(re.split(r"[-\u2010]", word))
    words = frozenset(counts)
    broken = 0
    for text, following in pairwise(texts):
        tail, head = _TAIL.search(text), _HEAD.match(following)
        if tail and head:
            left, right = tail[1].lower(), head[0].lower()
            broken += left + right in words and f"{left}-{right}" not in words
    return Hyphenation(words, broken >= _ENOUGH_BREAKS)
