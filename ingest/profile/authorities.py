"""The register of authorities, and finding them in free text.

The names come from ``data/authorities.tsv``; documents add those it does not know. Finding is
strict unless asked: the longest name wins, and surnames, streets and ordinary words are passed by.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from ingest.documents import Authority
from ingest.profile.affixes import widened
from ingest.profile.lookalikes import is_place_of_authority
from ingest.profile.misspellings import Spellings
from ingest.profile.words import Word, joined, keys_of, words_of

COMBINED = "combined service"
_FORMER = "former"
_ABBREVIATION = 6


@dataclass(frozen=True, slots=True)
class Mention:
    """An authority named in a text, at ``text[start:end]``."""

    authority: Authority
    start: int
    end: int
    exact: bool
    """False for a spelling that was guessed at."""


@dataclass(frozen=True, slots=True)
class _Entry:
    authority: Authority
    related: tuple[str, ...]
    """Names of a former authority's successors, or of a combined service's members."""


@dataclass(frozen=True, slots=True)
class AuthorityRegister:
    """Every authority known, by each name it goes by."""

    entries: tuple[_Entry, ...]
    _by_name: dict[str, _Entry] = field(init=False, repr=False, compare=False)
    _forms: dict[str, tuple[tuple[str, ...], ...]] = field(init=False, repr=False, compare=False)
    _named: dict[tuple[str, ...], _Entry] = field(init=False, repr=False, compare=False)
    _spellings: Spellings = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        named: dict[tuple[str, ...], _Entry] = {}
        for entry in self.entries:
            for name in (entry.authority.name, *entry.authority.aliases):
                named.setdefault(keys_of(name), entry)
        forms: dict[str, list[tuple[str, ...]]] = {}
        for keys in sorted(named, key=len, reverse=True):
            forms.setdefault(keys[0], []).append(keys)
        object.__setattr__(self, "_by_name", {e.authority.name: e for e in self.entries})
        object.__setattr__(self, "_forms", {first: tuple(all_) for first, all_ in forms.items()})
        object.__setattr__(self, "_named", named)
        object.__setattr__(self, "_spellings", Spellings(_worth_guessing(named)))

    @classmethod
    @cache
    def standard(cls) -> "AuthorityRegister":
        """The authorities that ship with the product."""
        source = files("ingest.profile").joinpath("data/authorities.tsv")
        lines = source.read_text(encoding="utf-8").splitlines()
        return cls(tuple(_read(line) for line in lines if line and not line.startswith("#")))

    def extended(self, authorities: Iterable[Authority]) -> "AuthorityRegister":
        """The same register with the authorities that documents name and it did not know."""
        new: dict[str, Authority] = {}
        for authority in authorities:
            if self.named(authority.name) is None:
                held = new.get(authority.name)
                new[authority.name] = _united(held, authority) if held else authority
        if not new:
            return self
        return AuthorityRegister((*self.entries, *(_Entry(one, ()) for one in new.values())))

    @property
    def authorities(self) -> tuple[Authority, ...]:
        """All of them, former ones and combined services included."""
        return tuple(entry.authority for entry in self.entries)

    def named(self, name: str) -> Authority | None:
        """The authority that goes by exactly this name or alias, or None."""
        entry = self._named.get(keys_of(name))
        return entry.authority if entry else None

    def successors(self, authority: Authority) -> tuple[Authority, ...]:
        """The authorities that took a former one's place; none for one that still stands."""
        entry = self._by_name.get(authority.name)
        if entry is None or not authority.kind.startswith(_FORMER):
            return ()
        return tuple(self._by_name[name].authority for name in entry.related)

    def find(self, text: str, *, fuzzy: bool = False) -> tuple[Mention, ...]:
        """The authorities a text names, in order, longest name first where several fit.

        A combined service ("Achieving for Children") gives one mention for each member, all over
        the same words. With ``fuzzy`` a misspelt name is found as well, as not exact; where two
        authorities are equally near, both are given over the same words, for the caller to ask.
        """
        words = words_of(text)
        found: list[Mention] = []
        place = 0
        while place < len(words):
            taken, mentions = self._at(text, words, place, fuzzy)
            found.extend(mentions)
            place += taken
        return tuple(found)

    def _at(
        self, text: str, words: tuple[Word, ...], place: int, fuzzy: bool
    ) -> tuple[int, tuple[Mention, ...]]:
        known = next(
            (
                keys
                for keys in self._forms.get(words[place].key, ())
                if self._stands(text, words, place, keys)
            ),
            (),
        )
        if fuzzy:
            count, near = self._spellings.nearest(text, words, place, len(known) + 1)
            if near and self._named.get(known) not in [self._named[keys] for keys in near]:
                return count, self._guessed(words[place : place + count], near)
        if known and is_place_of_authority(text, words, place, len(known)):
            return len(known), self._mentions(text, words, place, known)
        return max(1, len(known)), ()

    def _guessed(
        self, typed: tuple[Word, ...], near: tuple[tuple[str, ...], ...]
    ) -> tuple[Mention, ...]:
        meant = {one.name: one for keys in near for one in self._members(self._named[keys])}
        start, end = typed[0].start, typed[-1].end
        return tuple(Mention(one, start, end, exact=False) for one in meant.values())

    def _stands(
        self, text: str, words: tuple[Word, ...], place: int, keys: tuple[str, ...]
    ) -> bool:
        window = words[place : place + len(keys)]
        return tuple(word.key for word in window) == keys and joined(text, words, place, len(keys))

    def _mentions(
        self, text: str, words: tuple[Word, ...], place: int, keys: tuple[str, ...]
    ) -> tuple[Mention, ...]:
        start, end = widened(text, words, place, len(keys))
        return tuple(
            Mention(authority, start, end, exact=True)
            for authority in self._members(self._named[keys])
        )

    def _members(self, entry: _Entry) -> tuple[Authority, ...]:
        if entry.authority.kind != COMBINED:
            return (entry.authority,)
        return tuple(self._by_name[name].authority for name in entry.related)


def _united(first: Authority, second: Authority) -> Authority:
    """One authority from what two documents say of it."""
    return Authority(
        name=first.name,
        aliases=tuple(dict.fromkeys((*first.aliases, *second.aliases))),
        kind=first.kind if first.kind != "unknown" else second.kind,
    )


def _worth_guessing(named: dict[tuple[str, ...], _Entry]) -> tuple[tuple[str, ...], ...]:
    """The names a slip may stand for; abbreviations are too near to other words."""
    return tuple(
        keys
        for keys, entry in named.items()
        if keys == keys_of(entry.authority.name) or len(" ".join(keys)) > _ABBREVIATION
    )


def _read(line: str) -> _Entry:
    name, kind, _nation, legal, aliases, related = line.split("\t")
    others = tuple(part.strip() for part in aliases.split(";") if part.strip())
    return _Entry(
        Authority(name=name, aliases=(legal, *others), kind=kind),
        tuple(part.strip() for part in related.split(";") if part.strip()),
    )
