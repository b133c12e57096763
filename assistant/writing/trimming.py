"""Whether a sentence is one of those quoted, trimmed: words left out where nothing turns on them.

A reader at a committee takes a claim for the source's own words. So a model may choose sentences
and cut them, at marks and at the joints of a sentence; it may not put one word in place of another,
join two sentences, or take words out between words that it keeps (ADR 30).
"""

from collections.abc import Sequence
from difflib import SequenceMatcher

from assistant.grounding.attribution import part
from assistant.grounding.listed import listed
from assistant.grounding.sentences import Sentence, read
from assistant.grounding.verdicts import GroundingEvidence
from assistant.grounding.words import Token

_SMALL = frozenset(listed("a an the that also both therefore however additionally furthermore and"))
"""Words that may go or come."""
_JOINTS = frozenset(
    listed(
        "and but or so because due as in on at by for with from to which who where when while"
        " although including such through within across during since after before"
    )
)
"""Words before which a sentence may end early."""
_ALIKE = tuple(
    frozenset(listed(words)) for words in ("which that who", "is are", "was were", "has have")
)
_SUBORDINATE = frozenset(
    listed(
        "when if although though while where as because since after before until unless whilst"
        " despite given once following"
    )
)
"""A sentence that opens with one of them says nothing before its main clause, and is kept whole."""
_SPOKEN = frozenset(':“”"‘')
"""Marks of words that somebody said: without them nothing is left of "she said"."""
_OF_A_TIME = frozenset(listed("prior before until till previously formerly historically initially"))
"""Without them what was so before an event reads as what is so."""
_MARKS = frozenset(",;:(-–—")
_CLOSING = frozenset(",;:).-–—")
_FEWEST = 5
"""Words that a trimmed sentence must keep."""


def not_trimmed(text: str, quoted: GroundingEvidence) -> str | None:
    """What is wrong in one plain line; None where each sentence is one quoted, whole or trimmed."""
    sources = read(quoted.text)
    for sentence in read(text):
        has_main = "," in sentence.text
        words = [_words(one) for one in (sentence, part(sentence).said)]
        if not any(_is_trim(w, source, has_main=has_main) for w in words for source in sources):
            return f"It is no sentence of those quoted, whole or trimmed: {sentence.text!r}."
    return None


def _words(sentence: Sentence) -> list[Token]:
    return [token for token in sentence.tokens if not token.is_mark]


def _is_trim(claimed: Sequence[Token], source: Sentence, *, has_main: bool) -> bool:
    held = _words(source)
    opens = claimed[0].lower in _SUBORDINATE if claimed else False
    if len(claimed) < _FEWEST or (opens and not has_main):
        return False
    matcher = SequenceMatcher(
        None, [t.lower for t in held], [t.lower for t in claimed], autojunk=False
    )
    steps = matcher.get_opcodes()
    tail = source.text[held[steps[-1][1]].start :] if steps[-1][0] == "delete" else ""
    if tail and (opens or _SPOKEN.intersection(tail)):
        return False
    return all(
        tag == "equal" or _may(held[i:j], claimed[k:m], source, (k == 0, m == len(claimed)))
        for tag, i, j, k, m in steps
    )


def _may(
    left_out: Sequence[Token],
    put_in: Sequence[Token],
    source: Sentence,
    at: tuple[bool, bool],
) -> bool:
    """Whether one change may be made; ``at`` the beginning or the end of the claim, or neither."""
    if all(token.lower in _SMALL for token in (*left_out, *put_in)):
        return True
    if put_in:
        return len(left_out) == len(put_in) and all(map(_same, left_out, put_in))
    if any(token.lower in _OF_A_TIME for token in left_out):
        return False
    first, last = left_out[0].start, left_out[-1].end
    before, after = source.text[:first].rstrip()[-1:], source.text[last:].lstrip(" %")[:1]
    opens, ends = at
    if ends:
        return before in _MARKS or left_out[0].lower in _JOINTS
    if opens:
        return after in _CLOSING
    return before in _MARKS and after in _CLOSING


def _same(held: Token, claimed: Token) -> bool:
    """Whether a word is the other, or one of a few that say the same."""
    return held.lower == claimed.lower or any({held.lower, claimed.lower} <= one for one in _ALIKE)
