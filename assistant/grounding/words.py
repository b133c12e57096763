"""Words as the checks compare them: folded, stemmed, and mapped to one key per meaning."""

import re
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

from assistant.grounding.function_words import STOP_WORDS
from assistant.grounding.synonyms import CANONICAL, PHRASES

_STEM = Stemmer.Stemmer("english").stemWord
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]")
_FOLD = str.maketrans(
    {
        "’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-",
        "−": "-", "\u00a0": " ", "\u00ad": None, "…": "...",
    }
)  # fmt: skip
_PHRASE = re.compile(r"\b(" + "|".join(sorted(PHRASES, key=len, reverse=True)) + r")\b", re.I)
_SPACING = (
    (re.compile(r"''|\"\""), '"'),
    (re.compile(r"(?<=[\w)\"'%])[ ]+(?=[,;:!?%)](?!\w)|\.(?:\s|$))"), ""),
    (re.compile(r"(?<=\()[ ]+"), ""),
    (re.compile(r"(?<=\w)[ ]+(?=(?:'s|n't)\b)"), ""),
    (re.compile(r"(?<=\d)[ ]*-+[ ]+(?=\d)"), "-"),
    (re.compile(r"(?<=\d)\s*a ?\.? ?m\b(?: ?\.(?=\s[a-z]|,))?| in the morning\b"), " am"),
    (
        re.compile(r"(?<=\d)\s*p ?\.? ?m\b(?: ?\.(?=\s[a-z]|,))?| in the (?:afternoon|evening)\b"),
        " pm",
    ),
    (
        re.compile(r"\b(?:[Ff]ully|[Ww]ell|[Aa]dequately)[- ](?=(?:staffed|funded|resourced)\b)"),
        "full",
    ),
    (re.compile(r"\b([Uu]nder)-(?=(?:staffed|funded|resourced)\b)"), r"\1"),
    (re.compile(r"\b([Cc])an(?:not|'t)\b"), r"\1an not"),
    (re.compile(r"\b([Ww])on't\b"), r"\1ill not"),
    (re.compile(r"(?<=[a-z])n't\b"), " not"),
    (re.compile(r"\b([Uu])p[- ]to[- ]date\b"), r"\1ptodate"),
    (re.compile(r"\b([Oo])ut[- ]of[- ]date\b"), r"\1utofdate"),
    (re.compile(r"\b([Oo])n time\b"), r"\1ntime"),
    (re.compile(r"([£$€]\s?\d[\d,.]*)\s?mn?\b"), r"\1 million"),
    (re.compile(r"([£$€]\s?\d[\d,.]*)\s?bn\b"), r"\1 billion"),
    (re.compile(r"\b(ha(?:ve|s|d)|is|are|was|were) yet to\b"), r"\1 not yet"),
)
_SPELLING = (
    (re.compile(r"yz(?=e|ed|ing|er)"), "ys"),
    (re.compile(r"iz(?=e|at|ing|er)"), "is"),
    (re.compile(r"(?<=[a-z]{3})our(?=s?$|al|ed|ing|it|ful|hood)"), "or"),
    (re.compile(r"^(cent|theat|met|lit|fib)re(s?)$"), r"\1er\2"),
    (re.compile(r"(?<=[aeiou])ll(?=ed|ing|or|er)"), "l"),
    (re.compile(r"^(program)me"), r"\1"),
    (re.compile(r"ogue(s?)$"), r"og\1"),
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark, and where it stands in its sentence."""

    text: str
    lower: str
    key: str
    """One key per meaning; empty for function words and marks."""
    start: int
    end: int

    @property
    def is_mark(self) -> bool:
        """Whether this is punctuation."""
        return not self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Whether it is a word that begins with a capital."""
        return self.text[0].isupper()


def fold(text: str) -> str:
    """The text with typographic quotes, dashes and spaces in their plain form.

    Spaces that a tokeniser left before marks go, as in "June 10 , 2013" and "the team 's";
    "isn't" is written out, so that one form of a negation is known everywhere.
    """
    plain = text.translate(_FOLD)
    for pattern, put in _SPACING:
        plain = pattern.sub(put, plain)
    return plain


@lru_cache(maxsize=65536)
def key_of(word: str) -> str:
    """The key of a word, or "" for a function word."""
    lower = word.lower().removesuffix("'s").rstrip("'")
    if lower in STOP_WORDS:
        return ""
    for pattern, plain in _SPELLING:
        lower = pattern.sub(plain, lower)
    stem = str(_STEM(lower.replace("'", "")))
    return CANONICAL.get(stem, stem)


def stem_of(word: str) -> str:
    """The bare stem of a word, without synonyms."""
    return str(_STEM(word.lower()))


def tokens(text: str) -> tuple[Token, ...]:
    """The words and marks of a folded text; fixed phrases are keyed as one meaning."""
    phrases = {m.start(): m for m in _PHRASE.finditer(text)}
    found: list[Token] = []
    until, phrase_key = 0, ""
    for match in _TOKEN.finditer(text):
        if match.start() in phrases:
            phrase = phrases[match.start()]
            until, phrase_key = phrase.end(), PHRASES[phrase[0].lower()]
        word = match[0]
        if match.start() < until:
            key, phrase_key = phrase_key, ""
        elif word[0].isalpha():
            key = key_of(word)
        else:
            key = word.replace(",", "") if word[0].isdigit() else ""
        found.append(Token(word, word.lower(), key, match.start(), match.end()))
    return tuple(found)
