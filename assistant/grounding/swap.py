"""Things exchanged: the right words about the wrong one of the things a passage speaks of."""

import re
from collections.abc import Iterator
from itertools import pairwise
from unicodedata import normalize

from assistant.grounding.alignment import Aligned, Passages, relatives
from assistant.grounding.edits import Edit, edits, is_edited, subject_edit
from assistant.grounding.lexicon import are_alike, is_often_verb
from assistant.grounding.names import Name, names
from assistant.grounding.sentences import Sentence
from assistant.grounding.verdicts import Reason
from assistant.grounding.words import key_of

_MOST = 2
"""Most content words on the claim's side of an exchange."""
_REACH = 5
_COUNTED = re.compile(
    r"^(?:\d[\d,.]*|%|all|most|many|few|some|every|each|half|thirds?|quarters?|cent|majority|number"
    r"|two|three|four|five|six|seven|eight|nine|ten)$"
)


def failures(aligned: Aligned) -> Iterator[Reason]:
    """A word put where the evidence has another, and two names that have changed places."""
    if not aligned.supports or aligned.is_verbatim:
        return
    for edit in edits(aligned):
        detail = _exchanged(edit, aligned)
        if detail:
            yield Reason("swap", detail)
            return
    detail = _reversed(aligned)
    if detail:
        yield Reason("swap", detail)


def subject_failures(aligned: Aligned) -> Iterator[Reason]:
    """The claim opens with somebody else than its source has before the same words."""
    edit = subject_edit(aligned) if not aligned.is_verbatim else None
    detail = _exchanged(edit, aligned) if edit else None
    if detail:
        yield Reason("swap", detail)


def _exchanged(edit: Edit, aligned: Aligned) -> str | None:
    """A name, or a thing counted, in the place of another of the same passage.

    Other words are left alone: a verb in a verb's place is as a rule a synonym.
    """
    new = [word for word in edit.claimed if key_of(word)]
    old = [word for word in edit.held if key_of(word)]
    kept = {key_of(word) for word in old}
    if not new or not old or len(new) > _MOST or any(word[0].isdigit() for word in new + old):
        return None
    if _is_replaced(new, old, aligned, opens=not edit.before):
        return _said(edit)
    if not all(key_of(w) in aligned.passages.where and key_of(w) not in kept for w in new):
        return None
    if any(key_of(word) in aligned.claim.keys for word in old):
        return None
    if sorted(map(_plain, new)) == sorted(map(_plain, old)):
        return None
    names_only = _are_names(edit, (old, new), aligned)
    if not (names_only or _is_counted(edit, aligned.claim) or _is_of_two(edit, aligned)):
        return None
    return _said(edit)


def _said(edit: Edit) -> str:
    return f"The claim says {' '.join(edit.claimed)!r}; the evidence says {' '.join(edit.held)!r}."


def _is_replaced(new: list[str], old: list[str], aligned: Aligned, *, opens: bool) -> bool:
    """Whether a thing or a quality stands in the place of another: a head for a knife injury.

    Words that share a sense may stand for each other, and a verb in a verb's place is as a rule a
    synonym; what is left changes what is said.
    """
    if len(new) != len(old) or not is_edited(aligned):
        return False
    known = aligned.passages
    strange = [w for w in new if not relatives(key_of(w), known)]
    if len(strange) != len(new) or (_are_verbs(new, old) and not opens):
        return False
    pairs = [(key_of(one), key_of(other)) for one in new for other in old]
    return not any(are_alike(one, other) or one[:4] == other[:4] for one, other in pairs)


def _are_verbs(new: list[str], old: list[str]) -> bool:
    """Whether this may be a verb in a verb's place; a form in -ing for a noun is none."""
    if any(word.endswith(("ing", "ed")) for word in new) and not any(map(_may_be_verb, old)):
        return False
    return any(_may_be_verb(word) for word in new + old)


_NOUNS = ("ment", "tion", "ness", "ity", "er", "or", "ments", "tions", "ers", "ors")


def _may_be_verb(word: str) -> bool:
    if word.endswith(_NOUNS):
        return False
    return word.endswith(("ed", "ing", "ly")) or is_often_verb(key_of(word))


def _plain(word: str) -> str:
    """Without accents: Peru for Perú."""
    return "".join(c for c in normalize("NFD", word) if c.isascii())


def _are_names(edit: Edit, words: tuple[list[str], list[str]], aligned: Aligned) -> bool:
    """Whether names stand on both sides, and nothing else differs."""
    capital = _capitals(aligned.passages)
    old, new = words
    opened = {t.lower for t in aligned.supports[0].tokens if t.is_capital}
    if not all(word.removesuffix("'s") in capital for word in new):
        return False
    if not all(word.removesuffix("'s") in capital or word in opened for word in old):
        return False
    rest = [w for w in edit.held if w not in old], [w for w in edit.claimed if w not in new]
    opens_otherwise = not edit.before and any(
        word in {t.lower for t in aligned.supports[0].tokens} for word in new
    )
    return rest[0] == rest[1] and not opens_otherwise


def _is_of_two(edit: Edit, aligned: Aligned) -> bool:
    """Whether one word stands for another of the same sentence: "mild" for "severe"."""
    if len(edit.held) != 1 or len(edit.claimed) != 1 or not (edit.before and edit.after):
        return False
    return key_of(edit.claimed[0]) in aligned.supports[0].keys


def _capitals(passages: Passages) -> frozenset[str]:
    return frozenset(
        word.lower.removesuffix("'s")
        for sentence in passages.sentences
        for name in names(sentence)
        if not name.is_heading
        for word in name.words[1 if name.opens else 0 :]
    )


def _is_counted(edit: Edit, claim: Sentence) -> bool:
    """Whether a number or quantifier stands just before: "24 agency", "a third of assessments"."""
    lower = [token.lower for token in claim.tokens if token.text not in {",", "-"}]
    starts = [
        i for i in range(len(lower)) if tuple(lower[i : i + len(edit.claimed)]) == edit.claimed
    ]
    return any(
        _COUNTED.match(lower[i - 1])
        or (lower[i - 1] == "of" and i > 1 and _COUNTED.match(lower[i - 2]))
        for i in starts
        if i
    )


def _reversed(aligned: Aligned) -> str | None:
    """Two names that stand the other way round about the same verb."""
    claimed = names(aligned.claim)
    for first, second in pairwise(claimed):
        if first.opens and len(first.words) == 1 and first.words[0].lower.endswith("s"):
            continue
        verb = _between(aligned.claim, first, second)
        if verb is None:
            continue
        for sentence in aligned.supports:
            if _stands_reversed((first, second), verb, aligned.claim, sentence):
                return f"The evidence has {second.text!r} before {first.text!r} here."
    return None


def _between(sentence: Sentence, first: Name, second: Name) -> str | None:
    """The one content word between two names, or None."""
    keys = [t.key for t in sentence.tokens if first.end <= t.start < second.start and t.key]
    return keys[0] if len(keys) == 1 else None


def _stands_reversed(
    pair: tuple[Name, Name], verb: str, claim: Sentence, sentence: Sentence
) -> bool:
    first, second = (name.words[-1].lower for name in pair)
    spots = {t.lower: i for i, t in reversed(list(enumerate(sentence.tokens)))}
    verbs = [i for i, t in enumerate(sentence.tokens) if t.key == verb]
    if first not in spots or second not in spots or len(verbs) != 1:
        return False
    crossed = spots[second] < verbs[0] < spots[first]
    near = spots[first] - spots[second] <= 2 * _REACH
    return crossed and near and _is_passive(claim, verb) == _is_passive(sentence, verb)


def _is_passive(sentence: Sentence, verb: str) -> bool:
    for position, token in enumerate(sentence.tokens):
        if token.key == verb:
            return any(t.lower == "by" for t in sentence.tokens[position + 1 : position + 3])
    return False
