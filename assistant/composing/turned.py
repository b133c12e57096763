"""A premise that the source turns the other way: heavy where it says low, damage where it says none.

"Why are caseloads so heavy?" takes for granted that they are. Where the sentence found on the very
matter has the other end of the scale, and nothing quoted has the end that was asked about, the
question is put right instead of being answered as if the sentence bore it out.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.grounding.polarity import turns
from assistant.grounding.sentences import Sentence
from assistant.ranking import QueryTerms
from assistant.terms import content_terms
from ingest.sentences import sentences

_UP = frozenset(
    "high higher highest heavy heavily heavier heaviest excessive unmanageable soaring overwhelming".split()
)
_DOWN = frozenset(
    "low lower lowest light lighter lightest manageable negligible minimal reasonable".split()
)
_BAD = frozenset(
    "bad badly poor poorly weak weaker ineffective ineffectively inadequate late delayed delays slow"
    " slowly damage damaged damaging harm harmed harmful hurt undermine undermined negative"
    " negatively failing failed failings unsafe dangerous neglected"
    " chaotic unhappy unstable inconsistent inconsistently patchy unreliable".split()
)
_GOOD = frozenset(
    "well strong stronger strongly effective effectively timely prompt promptly swift swiftly"
    " quickly positive positively robust safe excellent impressive thorough"
    " stable happy consistent consistently reliable".split()
)
_RISING = frozenset(
    "increase increases increased increasing rise rises rising risen rose grow grows growing grown grew"
    " climbed climbing soared soaring".split()
)
_FALLING = frozenset(
    "decrease decreases decreased decreasing fewer reduced reduction reductions falling fell fallen dropped"
    " dropping declined declining".split()
)
_APART = frozenset("separate separates separated separating split splits splitting".split())
_JOINED = frozenset("merge merges merged merging combine combines combined combining".split())
_SCALES = ((_UP, _DOWN), (_BAD, _GOOD), (_RISING, _FALLING), (_APART, _JOINED))
_AMOUNTS = (_UP, _RISING)
_AIMED_AT = re.compile(r"\baims?\b|\bto\s+ensure\s+that\b|\bneeds?\s+to\b", re.IGNORECASE)
"""It says what is wanted, and not what is so."""
_MORE = re.compile(r"\bmore(?=\s+(?:[a-z]+\s+){0,7}?(?:than|now)\b)", re.IGNORECASE)
_IN_PERSON = re.compile(r"\b(?:in[\s-]person|on[\s-]site|face[\s-]to[\s-]face)\b", re.IGNORECASE)
_REMOTE = re.compile(
    r"\b(?:(?:fully|entirely|wholly|carried\s+out|conducted)\b.{0,20}\b(?:remote(?:ly)?|virtual(?:ly)?))\b",
    re.IGNORECASE,
)
_INSPECTING = re.compile(r"\b(?:inspect\w*|ofsted|visit\w*)\b", re.IGNORECASE)
_OF_SCALES = frozenset(
    content_terms(" ".join(word for scale in _SCALES for end in scale for word in end))
)
_LEAST_MET = 0.5
"""Share of the words asked about, the scale's own aside, that the sentence must have."""
_FEWEST_MET = 2

Ends = frozenset[tuple[int, int]]


def turned_premise(
    question: str, quotes: Sequence[str], query: QueryTerms, *, amounts_only: bool = False
) -> str | None:
    """The sentence quoted that says the opposite of what a question takes for granted.

    None where there is none, or where a sentence on the matter has the end of the scale asked about.
    ``amounts_only`` leaves out how well or badly things go.
    """
    asked = _ends(_MORE.sub(r" increased \g<0>", question))
    if amounts_only:
        asked = frozenset(end for end in asked if _SCALES[end[0]][0] in _AMOUNTS)
    said = [(one, _ends(one)) for quote in quotes for one in sentences(quote)]
    for scale, end in sorted(asked):
        if (scale, -end) in asked:
            continue
        if any((scale, end) in ends and _is_about(question, query, one) for one, ends in said):
            continue
        for sentence, ends in said:
            is_turned = (scale, -end) in ends and not _AIMED_AT.search(sentence)
            if is_turned and _is_about(question, query, sentence):
                return sentence
    return None


def came_remotely(question: str, quotes: Sequence[str]) -> str | None:
    """The sentence that says a visit was made from afar, where one in person is taken for granted."""
    if not (_IN_PERSON.search(question) and _INSPECTING.search(question)):
        return None
    said = [one for quote in quotes for one in sentences(quote)]
    if any(_IN_PERSON.search(one) for one in said):
        return None
    return next((one for one in said if _REMOTE.search(one)), None)


def _ends(text: str) -> Ends:
    """Each scale with the end, 1 or -1, that a text has of it; a negation turns it."""
    return frozenset(_read(text))


def _read(text: str) -> Iterator[tuple[int, int]]:
    for turn in turns(Sentence.of(text)):
        for scale, (up, down) in enumerate(_SCALES):
            if turn.sign and turn.word in up | down:
                yield scale, turn.sign * (1 if turn.word in up else -1)


def _is_about(question: str, query: QueryTerms, sentence: str) -> bool:
    """Whether a sentence speaks to the matter of a question, and not only to its scale."""
    matter = frozenset(query.own).intersection(content_terms(question)) - _OF_SCALES
    held = frozenset(content_terms(sentence))
    met = sum(query.is_met(term, held) for term in matter)
    return met >= max(_FEWEST_MET, _LEAST_MET * len(matter))
