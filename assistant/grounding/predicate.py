"""What is said to have been done, or to be done, where the evidence knows of no such thing."""

import re
from collections.abc import Iterator

from assistant.grounding.alignment import Aligned, relatives
from assistant.grounding.listed import listed
from assistant.grounding.sentences import Sentence
from assistant.grounding.verdicts import Reason

_AUXILIARIES = frozenset(listed("will would has have had is are was were been be being"))
_LIGHT = frozenset(
    listed(
        "bring brought made make taken take given give put got get come gone go said set able due"
        " considered consider announced described reported stated noted mentioned listed defined"
        " referred regarded included involved related associated located required needed expected"
        " allowed helped ensured depended provided affected intended designed meant thought believed"
        " seen see kept keep led carried held used done found shown known called based"
    )
)
_LEAST = 0.72
"""Share of a claim its best source carries, from which its verb may be in other words."""
_UNKNOWN = re.compile(
    r"\b(?P<what>\w+) (?:is|are|was|were|remains?) (?:(?:still )?not (?:yet |currently )?(?:known|clear"
    r"|determined|confirmed|established|published|announced)|unknown|unclear|undetermined)\b",
    re.I,
)


def failures(aligned: Aligned) -> Iterator[Reason]:
    """A verb the evidence does not have, and things told that the evidence says are not known."""
    yield from _told(aligned)
    if not aligned.supports or aligned.best >= _LEAST or aligned.is_verbatim:
        return
    for word in _predicates(aligned.claim):
        if word in aligned.missing:
            yield Reason("coverage", f"The evidence does not speak of {word!r}.", is_doubt=True)
            return


def _predicates(sentence: Sentence) -> Iterator[str]:
    """Keys of the words that follow a form of "will", "have" or "be"."""
    words = [t for t in sentence.tokens if not t.is_mark]
    for position, token in enumerate(words):
        if token.lower not in _AUXILIARIES:
            continue
        following = [t for t in words[position + 1 : position + 3] if not t.lower.endswith("ly")]
        for after in following[:1]:
            is_form = after.lower.endswith(("ed", "en")) or token.lower in {"will", "would"}
            if after.key and after.lower not in _LIGHT and is_form:
                yield after.key


def _told(aligned: Aligned) -> Iterator[Reason]:
    if not aligned.supports or _UNKNOWN.search(aligned.claim.text):
        return
    keys = set(aligned.claim.keys)
    for sentence in aligned.passages.sentences:
        for match in _UNKNOWN.finditer(sentence.text):
            found = [t.key for t in sentence.tokens if t.start == match.start("what") and t.key]
            for key in found:
                alone = len(aligned.passages.where.get(key, ())) == 1
                if alone and key in keys and any(not relatives(k, aligned.passages) for k in keys):
                    yield Reason("negation", f"The evidence says that {match[0]!r}.")
