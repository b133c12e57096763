"""What a model's claim is held to beyond the grounding check: the quotation's own words and limits.

The check passes freer wording, for it also reads what people write. A model can be held to more: it
may leave out, and may put no thing or quality into a claim that the words quoted do not have, nor
leave out whom or which case they speak of.
"""

import re
from collections.abc import Iterator

from assistant.grounding.alignment import Passages, align, read_passages, relatives
from assistant.grounding.attribution import part
from assistant.grounding.dates import date_spans
from assistant.grounding.lexicon import is_often_verb
from assistant.grounding.polarity import AUXILIARIES, turns
from assistant.grounding.quantifiers import quantifiers
from assistant.grounding.quantities import quantities
from assistant.grounding.sentences import Sentence, read
from assistant.grounding.slots import clause_after
from assistant.grounding.verdicts import GroundingEvidence
from assistant.grounding.words import Token, key_of

_MOST_SENTENCES = 2
_ROOT = 3
_ANYWHERE = frozenset(
    key_of(word) for word in ("Ofsted", "inspector", "inspection", "report", "council", "child")
)
"""What a claim may speak of whatever is quoted: whose words they are."""
_SEGMENT = re.compile(r"[;:]|,?\s+(?:but|while|whereas|although|however)\s+", re.I)
_LIMIT = re.compile(
    r"(?<!,)\s(?:who|whose)\b|\b(?:if|unless|when|where|until|except(?: for| where)?|out of hours"
    r"|provided that|in the event that|in cases? where|as long as)\b",
    re.I,
)
_NO_VERB_AFTER = frozenset({"to", "a", "an", "the"})
_DENIAL = re.compile(r"\b(?:no|not|never|without|none|neither|nor)\b", re.I)
_NAMED = 2
"""Content words after it that tell a limit."""
_SHARED = 2


def too_free(text: str, quoted: GroundingEvidence) -> str | None:
    """What the claim has of its own, or leaves open, in one plain line; None where nothing."""
    passages = read_passages([quoted])
    sentences = read(text)
    if len(sentences) > _MOST_SENTENCES:
        return f"It has {len(sentences)} sentences."
    for sentence in sentences:
        said = part(sentence).said
        if not _has_verb(said):
            return "It is no sentence."
        strange = next(_strange(said, passages), None)
        if strange is not None:
            return f"The words quoted do not speak of {strange.text!r}."
        if len(date_spans(said.text)) > sum(len(date_spans(s.text)) for s in passages.sentences):
            return "It gives more dates than the words quoted."
        turned = next(_turned(said, passages), None)
        if turned is not None:
            return f"The words quoted do not say this of {turned!r}."
        limit = next(_limits_left_out(said, passages), None)
        if limit is not None:
            return f"The words quoted speak only of what is so {limit!r}."
    return None


def _has_verb(said: Sentence) -> bool:
    """Whether it says anything of its subject: "too many children to see a dentist" does not."""
    words = [token for token in said.tokens if not token.is_mark]
    before = ("", *(word.lower for word in words))
    verbs = [prior for word, prior in zip(words, before, strict=False) if _is_verb(word)]
    return "to" not in verbs or any(prior not in _NO_VERB_AFTER for prior in verbs)


def _is_verb(word: Token) -> bool:
    if word.lower in AUXILIARIES or word.lower.endswith("ed"):
        return True
    return bool(word.key) and is_often_verb(key_of(word.lower))


def _strange(said: Sentence, passages: Passages) -> Iterator[Token]:
    """Content words that are not the quotation's, nor of the family of one of its words.

    A verb may be another of the same sense; a thing may not.
    """
    spans = [(q.start, q.end) for q in quantities(said.text)]
    spans += [(d.start, d.end) for d in date_spans(said.text)]
    for token in said.tokens:
        key = token.key
        inside = any(start <= token.start < end for start, end in spans)
        if not key or inside or key in passages.given or key in _ANYWHERE:
            continue
        found = relatives(key, passages)
        akin = any(other[:_ROOT] == key[:_ROOT] for other in found)
        if not found or not (key in found or akin or is_often_verb(key)):
            yield token


def _turned(said: Sentence, passages: Passages) -> Iterator[str]:
    """What is affirmed and only denied, denied of more than is denied, or of more than is told."""
    supports = align(said, passages).supports
    ours = turns(said)
    held = [turn for support in supports for turn in turns(support)]
    for turn in ours:
        same = [other.sign for other in held if turn.key and other.key == turn.key]
        if turn.sign > 0 and same and max(same) < 0:
            yield turn.word
    denied = {turn.key for turn in ours if turn.sign < 0}
    for support in supports:
        for match in _DENIAL.finditer(support.text):
            rest = clause_after(support, match.end())
            if rest & denied and rest - set(said.keys):
                yield match[0]
    levels = {q.level for support in supports[:1] for q in quantifiers(support.text)}
    yield from (q.text for q in quantifiers(said.text) if q.level not in levels)


def _limits_left_out(said: Sentence, passages: Passages) -> Iterator[str]:
    """Limits of the part of the quotation that the claim gives, of which it has nothing."""
    supports = align(said, passages).supports
    keys = set(said.keys)
    for segment in (Sentence.of(s) for support in supports for s in _SEGMENT.split(support.text)):
        for match in _LIMIT.finditer(segment.text):
            after = [t.key for t in segment.tokens if t.key and t.start >= match.end()][:_NAMED]
            rest = set(segment.keys) - set(after)
            missing = [key for key in after if key not in keys]
            if missing and len(missing) >= len(after) / 2 and len(rest & keys) >= _SHARED:
                yield segment.text[match.start() :].strip()
