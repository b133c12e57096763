"""Names: each must be in the evidence, whole, in the same place and the same office."""

from collections.abc import Iterator
from functools import lru_cache

from assistant.grounding import offices
from assistant.grounding.alignment import Aligned, Passages
from assistant.grounding.authorities import authorities
from assistant.grounding.lexicon import is_often_verb
from assistant.grounding.listed import listed
from assistant.grounding.names import Name, names
from assistant.grounding.sentences import Sentence
from assistant.grounding.slots import Place
from assistant.grounding.verdicts import Reason
from assistant.grounding.words import key_of

_SAME = (
    frozenset({"us", "usa", "u.s", "america", "american", "americans", "states"}),
    frozenset({"uk", "britain", "british", "kingdom"}),
    frozenset({"eu", "european", "europe"}),
    frozenset({"ofsted", "inspectorate"}),
    frozenset({"cllr", "councillor", "councillors"}),
)
_DEMONYMS = ("an", "ans", "ian", "ians", "n", "ns", "es", "ese", "ish", "a", "e")
_SUBJECT = 0.6
"""Share of a claim the best source must carry, for its subject to be the claim's."""
_GENERIC = frozenset(
    listed(
        "council councils county borough city district authority authorities committee board report"
        " inspection inspectors ofsted service services children's department government"
        " north south"
        " east west act form section chapter table figure step note summary conclusion"
        " question answer"
        " document documents passage source sources yes"
    )
)


_SMALL = frozenset(listed("a an and at by for in of on or the to with"))
"""Words that initials pass over."""


def failures(aligned: Aligned) -> Iterator[Reason]:
    """Each name of the claim that the evidence does not have, or gives to another."""
    if not aligned.passages.sentences:
        return
    known = _known_words(aligned.passages)
    places = {place.lower() for place in authorities(aligned.claim.text)}
    for name in names(aligned.claim):
        if name.is_heading or name.text.lower().removesuffix("'s") in places:
            continue
        detail = _fault(name, aligned, known)
        if detail:
            yield Reason("name", detail)
    yield from offices.failures(aligned)


@lru_cache(maxsize=256)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(_bare(word) for word in text.lower().replace("-", " ").split())


def _known_words(passages: Passages) -> frozenset[str]:
    """Words of the texts and of what is known about them, with initials of names."""
    known = {_bare(word) for word in passages.words}
    for item in passages.evidence:
        known |= _words_of(f"{item.authority or ''} {item.speaker or ''}")
    return frozenset(known)


def _bare(word: str) -> str:
    return word.removesuffix("'s").strip(".,'()\"")


def _fault(name: Name, aligned: Aligned, known: frozenset[str]) -> str | None:
    absent = [
        word.text
        for position, word in enumerate(name.words)
        if not _is_known(word.lower, aligned.passages, known)
        and _bare(word.lower) not in _initials(aligned.claim.text)
        and not (name.opens and position == 0 and not _is_surely_name(name, aligned))
    ]
    if absent:
        return f"{name.text!r} is not in the evidence."
    if _is_mixed(name, aligned.passages):
        return f"The evidence does not join the names in {name.text!r}."
    rival = _rival(name, aligned) or _other_subject(name, aligned)
    return f"The evidence has {rival!r} where the claim has {name.text!r}." if rival else None


def _is_known(lower: str, passages: Passages, known: frozenset[str]) -> bool:
    word = _bare(lower)
    if word in known or word in _GENERIC or key_of(word) in passages.where:
        return True
    if word.rstrip("s") in known or word + "s" in known:
        return True
    if any(word in group and group & known for group in _SAME):
        return True
    if len(word) >= 5 and any(k.startswith(word[:5]) and _near(k, word) for k in known):
        return True
    return len(word) <= 6 and _is_initials(word, passages)


def _near(one: str, other: str) -> bool:
    """Poland and Polish no; America and American, Ghana and Ghanaian yes."""
    shorter, longer = sorted((one, other), key=len)
    return any(longer == shorter.rstrip("ae") + end for end in _DEMONYMS) or shorter == longer


def _is_initials(word: str, passages: Passages) -> bool:
    return any(word in _initials(s.text) for s in passages.sentences)


@lru_cache(maxsize=8192)
def _initials(text: str) -> frozenset[str]:
    """First letters of every run of two to six words."""
    words = [w for w in text.lower().replace("-", " ").split() if w[0].isalpha()]
    content = [w for w in words if w not in _SMALL]
    return frozenset(
        "".join(w[0] for w in run[i : i + size])
        for run in (words, content)
        for size in range(2, 7)
        for i in range(len(run) - size + 1)
    )


def _is_surely_name(name: Name, aligned: Aligned) -> bool:
    """Whether a name that opens the sentence is one: not "Additionally" or "Staff"."""
    first = name.words[0]
    text = first.text
    if first.lower.endswith("'s") or (text.isupper() and len(text) > 1):
        return True
    later = [t for t in aligned.claim.tokens if t.text == text and t.start > first.start]
    return bool(later) or _displaced(name, aligned)


def _displaced(name: Name, aligned: Aligned) -> bool:
    """Whether the evidence has another name before the very word that follows this one."""
    if len(name.words) != 1:
        return _takes_the_place(name, aligned)
    here = Place.of(aligned.claim, name.start, name.end)
    for support in aligned.supports[:1]:
        for other in names(support):
            there = Place.of(support, other.start, other.end)
            absent = other.text.lower() not in aligned.claim.text.lower()
            if here.after and here.after == there.after and absent and _is_proved(other, aligned):
                return True
    return False


def _is_proved(name: Name, aligned: Aligned) -> bool:
    """Whether the capital is the name's own: it stands inside a sentence somewhere."""
    return not name.opens or any(
        not other.opens and other.words[0].text == name.words[0].text
        for sentence in aligned.passages.sentences
        for other in names(sentence)
    )


def _takes_the_place(name: Name, aligned: Aligned) -> bool:
    """Whether the evidence has the rest of the name after another capitalised word."""
    second = _bare(name.words[1].lower)
    return any(
        _bare(other.words[i].lower) == second and i > 0
        for sentence in aligned.supports
        for other in names(sentence)
        for i in range(len(other.words))
    )


def _is_mixed(name: Name, passages: Passages) -> bool:
    """First name of one person with the last name of another."""
    if len(name.words) != 2 or name.words[1].start - name.words[0].end != 1:
        return False
    first, last = (_bare(word.lower) for word in name.words)
    if f"{first} {last}" in passages.folded:
        return False
    bearers = {
        _bare(other.words[i - 1].lower)
        for sentence in passages.sentences
        for other in names(sentence)
        for i, word in enumerate(other.words)
        if i and _bare(word.lower) == last
    }
    first_is_name = any(
        _bare(other.words[0].lower) == first and len(other.words) > 1
        for sentence in passages.sentences
        for other in names(sentence)
    )
    return bool(bearers) and first not in bearers and first_is_name


def _rival(name: Name, aligned: Aligned) -> str | None:
    """Another name that stands in this one's place in the best sentence."""
    if aligned.best < 0.6 or not aligned.supports:
        return None
    lower = {_bare(word.lower) for word in name.words} | {key_of(w.text) for w in name.words}
    if (name.opens and len(name.words) == 1) or any(
        lower & (_lower(s) | set(s.keys)) for s in aligned.supports
    ):
        return None
    best, here = aligned.supports[0], Place.of(aligned.claim, name.start, name.end)
    claimed = _lower(aligned.claim)
    for other in names(best):
        there = Place.of(best, other.start, other.end)
        fresh = not {_bare(w.lower) for w in other.words} & claimed
        if fresh and here.touches(there) and here.likeness(there) >= 4 and not other.opens:
            return other.text
    return None


def _other_subject(name: Name, aligned: Aligned) -> str | None:
    """The person who opens the best source, where the claim opens with another."""
    if not name.opens or not aligned.supports or aligned.best < _SUBJECT:
        return None
    if len(name.words) == 1 and not _is_someone(name, aligned):
        return None
    best = aligned.supports[0]
    openers = (n for n in names(best) if n.opens)
    first = next((n for n in openers if len(n.words) > 1 or _is_someone(n, aligned)), None)
    if first is None or {_bare(w.lower) for w in name.words} & _lower(best):
        return None
    return first.text if not {_bare(w.lower) for w in first.words} & _lower(aligned.claim) else None


def _is_someone(name: Name, aligned: Aligned) -> bool:
    """Whether a word that opens a sentence is a name: part of one that stands inside another."""
    word = _bare(name.words[0].lower)
    if is_often_verb(key_of(word)):
        return False
    return any(
        _bare(other.lower) == word
        for sentence in aligned.passages.sentences
        for held in names(sentence)
        for other in held.words[1 if held.opens else 0 :]
    ) or any(
        len(held.words) > 1 and _bare(held.words[0].lower) == word
        for sentence in aligned.passages.sentences
        for held in names(sentence)
    )


def _lower(sentence: Sentence) -> set[str]:
    return {_bare(token.lower) for token in sentence.tokens}
