"""Numbers in a sentence: digits and words, per cent, money, fractions, with what they count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from assistant.grounding.dates import date_spans
from assistant.grounding.listed import listed
from assistant.grounding.sentences import Sentence
from assistant.grounding.words import Token

_UNITS = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety")
_SIMPLE = {word: float(value) for value, word in enumerate(_UNITS)} | {
    word: 10.0 * (ten + 2) for ten, word in enumerate(_TENS)
}
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9,
}  # fmt: skip
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8,
    "tenth": 10,
}  # fmt: skip
_ORDINALS = {
    word: float(value + 1)
    for value, word in enumerate(
        listed("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
    )
}
_WORD = "|".join((*_SIMPLE, "hundred", "thousand", "million", "billion", "dozen"))
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_COUNT = rf"(?:{_DIGITS}|(?:{_WORD})\b)"
_FRACTION = re.compile(
    r"\b(?P<top>an?|one|two|three|four|[1-9])(?:-|\s+)(?P<part>half|third|quarter|fifth|sixth|eighth"
    r"|tenth)s?\b(?!\s+(?:time|visit|year|meeting|monitoring|inspection|party|person))"
    r"|\b(?P<half>half)\b(?!-)|\b(?P<slash>[1-9]/(?:[2-9]|10))\b(?![/\d])",
    re.I,
)
_OUT_OF = re.compile(
    rf"\b(?P<top>{_COUNT})\s+(?:in|out\s+of)\s+(?:every\s+)?(?P<of>{_COUNT})\b", re.I
)
_NUMBER = re.compile(
    rf"(?<![A-Za-z\d][.,/])(?<![A-Za-z]-)(?<![A-Za-z\d])(?P<money>[£$€]\s?)?(?P<digits>{_DIGITS})"
    r"(?:\s?(?P<scale>hundred|thousand|million|billion|trillion|bn)\b|(?P<letter>k|m|mn)\b)?"
    r"(?:(?P<percent>\s?%|\s?per\s?cent\b|-percent\b|\s+percentage\s+points?\b)|(?P<ordinal>st|nd|rd|th)\b)?"
    r"(?:\s+(?P<coin>pounds?|dollars?|euros?)\b)?",
    re.I,
)
_WORDS = re.compile(
    rf"\b(?P<words>(?:{_WORD})(?:(?:-|\s+(?:and\s+)?)(?:{_WORD}))*)\b"
    r"(?:(?P<percent>\s+per\s?cent\b|\s*%)|\s+(?P<coin>pounds?|dollars?|euros?)\b)?",
    re.I,
)
_ORDINAL = re.compile(
    r"\b(?P<word>" + "|".join(_ORDINALS) + r")\b(?!-(?:hand|party|class|rate|time|line|year))", re.I
)
_TIMES = re.compile(
    rf"\b(?:(?P<twice>twice)|(?P<count>{_COUNT}) times)\b(?!\s+(?:as|more|higher|the|a|an|per|each)\b)",
    re.I,
)
_MONEY = {"£": "£", "$": "$", "€": "€", "pound": "£", "dollar": "$", "euro": "€"}


class QuantityKind(StrEnum):
    """What sort of number it is; two of different sorts never match."""

    COUNT = "count"
    PERCENT = "percent"
    MONEY = "money"
    ORDINAL = "ordinal"
    TIMES = "times"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number as it stands in a sentence."""

    kind: QuantityKind
    value: float
    text: str
    start: int
    end: int
    is_rounded: bool = False
    """A fraction in words: "two thirds" may stand for 67%."""
    in_words: bool = False


@lru_cache(maxsize=8192)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The numbers of a folded sentence, in order; those inside dates are left out."""
    taken = [(span.start, span.end) for span in date_spans(text)]
    found: list[Quantity] = []
    for reader in (_times, _fractions, _shares, _digits, _worded, _ordinals):
        for quantity in reader(text):
            if all(quantity.end <= start or quantity.start >= end for start, end in taken):
                taken.append((quantity.start, quantity.end))
                found.append(quantity)
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def _times(text: str) -> Iterator[Quantity]:
    """ "Twice" and "three times"; not "three times as many"."""
    for match in _TIMES.finditer(text):
        value = 2.0 if match["twice"] else _number(match["count"])
        yield Quantity(QuantityKind.TIMES, value, match[0], *match.span())


def _fractions(text: str) -> Iterator[Quantity]:
    for match in _FRACTION.finditer(text):
        if match["slash"]:
            top, bottom = (float(part) for part in match["slash"].split("/"))
        elif match["half"]:
            top, bottom = 1.0, 2.0
        else:
            word = match["top"].lower()
            top = 1.0 if word in {"a", "an"} else _number(word)
            bottom = float(_PARTS[match["part"].lower()])
        yield Quantity(
            QuantityKind.PERCENT, 100 * top / bottom, match[0], *match.span(), is_rounded=True
        )


def _shares(text: str) -> Iterator[Quantity]:
    for match in _OUT_OF.finditer(text):
        top, bottom = _number(match["top"]), _number(match["of"])
        if 0 < top < bottom <= 100 and not 1900 < bottom < 2100:
            share = 100 * top / bottom
            yield Quantity(QuantityKind.PERCENT, share, match[0], *match.span(), is_rounded=True)


def _digits(text: str) -> Iterator[Quantity]:
    for match in _NUMBER.finditer(text):
        scale = _SCALES.get((match["scale"] or match["letter"] or "").lower(), 1.0)
        value = float(match["digits"].replace(",", "")) * scale
        kind = QuantityKind.COUNT
        if match["percent"]:
            kind = QuantityKind.PERCENT
        elif match["money"] or match["coin"]:
            kind = QuantityKind.MONEY
        elif match["ordinal"]:
            kind = QuantityKind.ORDINAL
        yield Quantity(kind, value, match[0].strip(), *match.span())


def _worded(text: str) -> Iterator[Quantity]:
    for match in _WORDS.finditer(text):
        kind = QuantityKind.COUNT
        if match["percent"]:
            kind = QuantityKind.PERCENT
        elif match["coin"]:
            kind = QuantityKind.MONEY
        value = _number(match["words"])
        yield Quantity(kind, value, match[0], *match.span(), in_words=True)


def _ordinals(text: str) -> Iterator[Quantity]:
    for match in _ORDINAL.finditer(text):
        value = _ORDINALS[match["word"].lower()]
        yield Quantity(QuantityKind.ORDINAL, value, match[0], *match.span(), in_words=True)


def _number(words: str) -> float:
    """The value of "two hundred and five", "12,000" or "dozen"."""
    if words[0].isdigit():
        return float(words.replace(",", ""))
    total, current = 0.0, 0.0
    for word in re.split(r"[-\s]+", words.lower()):
        if word == "dozen":
            current = (current or 1) * 12
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in _SCALES:
            total, current = total + (current or 1) * _SCALES[word], 0.0
        elif word in _SIMPLE:
            current += _SIMPLE[word]
    return total + current


def neighbours(sentence: Sentence, start: int, end: int, reach: int = 6) -> tuple[Token, ...]:
    """The words within ``reach`` words of a span, the span itself left out."""
    before = [t for t in sentence.tokens if t.end <= start and not t.is_mark][-reach:]
    after = [t for t in sentence.tokens if t.start >= end and not t.is_mark][:reach]
    return (*before, *after)


def key_before(sentence: Sentence, start: int) -> str:
    """The last content word before a position, or ""."""
    return next((t.key for t in reversed(sentence.tokens) if t.end <= start and t.key), "")


def keys_after(sentence: Sentence, end: int, count: int = 2) -> tuple[str, ...]:
    """The first content words after a position, within the clause."""
    found: list[str] = []
    for token in sentence.tokens:
        if token.start < end:
            continue
        if token.text in ".;:,()" or len(found) == count:
            break
        if token.key:
            found.append(token.key)
    return tuple(found)
