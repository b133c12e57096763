"""Text as a run of words, so that a name is found however it is spaced, cased or hyphenated."""

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|&")
_POSSESSIVE = re.compile(r"['’]s?$")
_SPELLED = {"&": "and", "saint": "st"}
_INSIDE_A_NAME = re.compile(r"[\s,‐‑–-]{1,3}")
_SENTENCE_END = re.compile(r"(?:^|[.?!:;•\n][\"'”’)\s]*)\s*[“\"‘(]*$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text; ``key`` is what is compared: lower case, possessive taken off."""

    key: str
    start: int
    end: int
    """Without the possessive: the "Hackney" of "Hackney's"."""
    text: str
    possessive: bool

    @property
    def capitalised(self) -> bool:
        """Whether it opens with a capital letter."""
        return self.text[:1].isupper()


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in order."""
    return tuple(_word(match) for match in _WORD.finditer(text))


def keys_of(name: str) -> tuple[str, ...]:
    """A name as it is compared: "Stockton-on-Tees" is stockton, on, tees."""
    return tuple(word.key for word in words_of(name))


def _word(match: re.Match[str]) -> Word:
    whole = match[0]
    bare = _POSSESSIVE.sub("", whole)
    key = bare.casefold().replace("’", "'")
    return Word(
        key=_SPELLED.get(key, key),
        start=match.start(),
        end=match.start() + len(bare),
        text=bare,
        possessive=len(bare) < len(whole) or text_follows_possessive(match),
    )


def text_follows_possessive(match: re.Match[str]) -> bool:
    """Whether a bare apostrophe follows, as in "Tower Hamlets' children"."""
    return match[0].endswith("s") and match.string[match.end() : match.end() + 1] in ("'", "’")


def joined(text: str, words: tuple[Word, ...], first: int, count: int) -> bool:
    """Whether ``count`` words from ``first`` stand close enough together to be one name."""
    return all(
        _gap_allowed(text, words[place], words[place + 1])
        for place in range(first, first + count - 1)
    )


def opens_sentence(text: str, word: Word) -> bool:
    """Whether the word is the first of its sentence, where any word has a capital."""
    return _SENTENCE_END.search(text[max(0, word.start - 12) : word.start]) is not None and (
        word.start == 0 or not text[word.start - 1].isalnum()
    )


def _gap_allowed(text: str, left: Word, right: Word) -> bool:
    gap = text[left.end : right.start]
    if left.key == "st":
        gap = gap.removeprefix(".")
    if not gap:
        return left.text == "&" or right.text == "&" or left.key == "st"
    return _INSIDE_A_NAME.fullmatch(gap) is not None
