"""Words that mean the same: acronyms read from the documents, and a small glossary.

Members say "kids", "front door" and "MASH"; inspectors write "children", "contacts and referrals"
and "multi-agency safeguarding hub". A question is searched in both.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files

from assistant.terms import content_terms, words
from ingest.errors import SettingsError

_ACRONYM = re.compile(r"((?:[\w’'/-]+\s+){1,8})[(“]?\(([A-Z][A-Za-z&]{1,7}?)s?\)")
_SMALL = frozenset({"and", "of", "for", "the", "in", "on", "to", "with", "a"})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Phrases, as stems, and what else they may be called."""

    synonyms: Mapping[tuple[str, ...], frozenset[tuple[str, ...]]]
    longest: int
    written: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    """Each phrase as it is written."""

    def phrases(self, text: str) -> tuple[str, ...]:
        """What else the phrases of a text may be called, as written, each once."""
        stems = content_terms(text)
        found: dict[str, None] = {}
        for size in range(self.longest, 0, -1):
            for at in range(len(stems) - size + 1):
                others = sorted(self.synonyms.get(stems[at : at + size], ()))
                found.update(dict.fromkeys(self.written.get(one, "") for one in others))
        return tuple(phrase for phrase in found if phrase)

    def expand(self, text: str) -> tuple[str, ...]:
        """Stems to search besides the question's own, each once."""
        stems = content_terms(text)
        own = set(stems)
        added: dict[str, None] = {}
        for size in range(1, self.longest + 1):
            for at in range(len(stems) - size + 1):
                for phrase in sorted(self.synonyms.get(stems[at : at + size], ())):
                    added.update(dict.fromkeys(term for term in phrase if term not in own))
        return tuple(added)

    def others(self, text: str) -> dict[str, frozenset[tuple[str, ...]]]:
        """For each stem of a text, the phrases that say the same as the phrase it stands in."""
        stems = content_terms(text)
        found: dict[str, set[tuple[str, ...]]] = {}
        for size in range(1, self.longest + 1):
            for at in range(len(stems) - size + 1):
                phrase = stems[at : at + size]
                for term in phrase if phrase in self.synonyms else ():
                    found.setdefault(term, set()).update(self.synonyms[phrase])
        return {term: frozenset(phrases) for term, phrases in found.items()}


def acronyms_in(texts: Iterable[str]) -> dict[str, str]:
    """Acronym to its long form, where a text spells it out before it: "… hub (MASH)"."""
    found: dict[str, str] = {}
    for text in texts:
        for match in _ACRONYM.finditer(text):
            long = _long_form(match.group(1).split(), match.group(2))
            if long:
                found.setdefault(match.group(2), long)
    return found


def _long_form(before: list[str], acronym: str) -> str | None:
    """The shortest run of words just before whose initials spell the acronym."""
    letters = re.sub(r"[^a-z]", "", acronym.lower())
    for size in range(1, len(before) + 1):
        run = before[-size:]
        parts = [part for word in run for part in re.split(r"[-/]", word.lower()) if part]
        initials = "".join(part[0] for part in parts)
        strict = "".join(part[0] for part in parts if part not in _SMALL)
        if letters in (initials, strict):
            return " ".join(run)
    return None


def vocabulary_of(texts: Iterable[str]) -> Vocabulary:
    """Acronyms of these texts and the glossary, both ways."""
    groups = [[short, long] for short, long in acronyms_in(texts).items()]
    return _joined([*groups, *_glossary()])


def _glossary() -> list[list[str]]:
    """Groups of equal phrases.

    Raises:
        SettingsError: the file is not a list of lists of strings.
    """
    text = files("assistant").joinpath("data/glossary.json").read_text(encoding="utf-8")
    groups = json.loads(text)
    if not all(isinstance(item, str) for group in groups for item in group):
        raise SettingsError("assistant/data/glossary.json must be a list of lists of phrases.")
    return [[str(item) for item in group] for group in groups]


def _joined(groups: Iterable[Sequence[str]]) -> Vocabulary:
    synonyms: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    written: dict[tuple[str, ...], str] = {}
    for group in groups:
        for text in group:
            written.setdefault(_stems(text), text)
        phrases = {_stems(phrase) for phrase in group}
        for phrase in phrases - {()}:
            synonyms.setdefault(phrase, set()).update(phrases - {phrase})
    frozen = {phrase: frozenset(others) for phrase, others in synonyms.items()}
    return Vocabulary(frozen, max((len(phrase) for phrase in frozen), default=0), written)


def _stems(phrase: str) -> tuple[str, ...]:
    return content_terms(phrase) or words(phrase)
