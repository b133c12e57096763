"""Where the sentences of a paragraph begin and end, by rule, so that the same text splits the same.

A trained splitter was tried in its place and cut at "No. 3", "Cllr. Smith" and "s. 47"; inspection
texts are regular enough for rules that know these.
"""

import re

_END = re.compile(r"[.!?]+[\"'”’)\]]*(?=\s+|$)|[;:]\s*\n|\n{2,}")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof cllr cllrs rev hon sr jr st no nos para paras p pp s ss sec ch vol art reg"
    " e.g i.e cf etc vs approx c inc ltd co dept gov fig ref al a.m p.m".split()
)
_CONTINUES = re.compile(r"\s+[a-z(]")
_LAST_WORD = re.compile(r"([\w.]+)$")
_MINIMUM = 2


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of each sentence, in order, outer white space left out.

    The spans never overlap, and cover every character of the text that is not white space.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if _is_end(text, match):
            start = _close(text, start, match.end(), spans)
    _close(text, start, len(text), spans)
    return tuple(spans)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph, in order."""
    return tuple(text[start:end] for start, end in sentence_spans(text))


def _is_end(text: str, match: re.Match[str]) -> bool:
    if not match.group(0).startswith("."):
        return _CONTINUES.match(text, match.end()) is None
    word = _LAST_WORD.search(text, 0, match.start())
    before = word.group(1).lower() if word else ""
    if before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha()):
        return False
    if before.isdigit() and len(before) < _MINIMUM and word is not None and word.start() == 0:
        return False
    return _CONTINUES.match(text, match.end()) is None


def _close(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> int:
    while start < end and text[start].isspace():
        start += 1
    stop = end
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    if stop > start:
        spans.append((start, stop))
    return end
