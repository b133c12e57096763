"""Content words: what a question is about, and how rare each word is in the documents held."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?", re.UNICODE)
_STOP = frozenset(
    [
        "a",
        "about",
        "above",
        "after",
        "again",
        "against",
        "all",
        "also",
        "am",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "because",
        "been",
        "before",
        "being",
        "below",
        "between",
        "both",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "doing",
        "done",
        "down",
        "during",
        "each",
        "else",
        "ever",
        "few",
        "for",
        "from",
        "further",
        "get",
        "gets",
        "got",
        "had",
        "has",
        "have",
        "having",
        "he",
        "her",
        "here",
        "hers",
        "him",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "itself",
        "just",
        "let",
        "like",
        "many",
        "may",
        "me",
        "might",
        "more",
        "most",
        "much",
        "must",
        "my",
        "no",
        "nor",
        "not",
        "now",
        "of",
        "off",
        "on",
        "once",
        "one",
        "only",
        "or",
        "other",
        "our",
        "out",
        "over",
        "own",
        "per",
        "please",
        "said",
        "same",
        "say",
        "says",
        "see",
        "seen",
        "she",
        "should",
        "so",
        "some",
        "such",
        "tell",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "to",
        "too",
        "under",
        "until",
        "up",
        "upon",
        "us",
        "very",
        "was",
        "way",
        "we",
        "well",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "whose",
        "why",
        "will",
        "with",
        "within",
        "would",
        "yes",
        "yet",
        "you",
        "your",
    ]
)
_STEMMER = Stemmer.Stemmer("english")


_SHORTENED = re.compile(
    r"(?:i|you|he|she|it|we|they|who|what|that|there|where|how|when|why|here)'(?:d|m|s|ll|ve|re)$"
    r"|(?:is|are|was|were|do|does|did|has|have|had|can|could|would|should|must|wo|ca)n't$"
)
"""Small words run together: "I'd", "they've", "wasn't"."""


def words(text: str) -> tuple[str, ...]:
    """Words in lower case, possessive endings cut."""
    found = (match.group(0).lower().replace("’", "'") for match in _WORD.finditer(text))
    return tuple(word.split("'")[0] if word.endswith("'s") else word for word in found)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The stem of a lower-case word (Snowball English)."""
    return str(_STEMMER.stemWord(word))


def content_terms(text: str) -> tuple[str, ...]:
    """Stems of the words that carry content, in order, repeats kept."""
    return tuple(
        stem(word) for word in words(text) if word not in _STOP and not _SHORTENED.match(word)
    )


@dataclass(frozen=True, slots=True)
class TermStatistics:
    """How many paragraphs hold each stem."""

    paragraphs: int
    frequency: Mapping[str, int]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "TermStatistics":
        """Count over the texts of paragraphs."""
        counts: Counter[str] = Counter()
        total = 0
        for text in texts:
            total += 1
            counts.update(set(content_terms(text)))
        return cls(total, dict(counts))

    def rarity(self, term: str) -> float:
        """Inverse document frequency, ln((N + 1) / (n + 0.5)); the rarer the higher.

        The smoothed form of Spärck Jones (1972), so that a word the documents never use counts
        as the rarest.
        """
        return math.log((self.paragraphs + 1) / (self.frequency.get(term, 0) + 0.5))
