"""Hedges: what the evidence leaves open, plans or asks for may not be claimed as done."""

import re
from collections.abc import Iterator

from assistant.grounding.alignment import Aligned
from assistant.grounding.edits import edits
from assistant.grounding.polarity import has_negation
from assistant.grounding.sentences import Sentence
from assistant.grounding.slots import clause_after
from assistant.grounding.verdicts import Reason

_CLASSES = {
    "possible": r"may|might|could|possibly|perhaps|potentially|appears? to|seems? to|suggests? that"
    r"|it is possible|likely to|allegedly|reportedly|unclear (?:if|whether)"
    r"|(?:risk|chance|danger|possibility) that",
    "planned": r"plans? to|planned to|planning to|intends? to|intended to|aims? to|aiming to"
    r"|hopes? to|expects? to|expected to|propos(?:es?|ed|ing) to|will|is to|are to|due to (?:be|report|start|begin|open|close|take|meet|return|finish|end|come"
    r"|go|visit|become|receive|consider|discuss|publish|complete)|scheduled to|set to"
    r"|working towards?|seek(?:s|ing)? to|yet to|about to|agreed to|promis(?:es|ed)|pledg(?:es|ed)",
    "asked": r"should|must|needs? to|ought to|required to|recommend(?:s|ed)? that|is needed"
    r"|are needed|asked to|urged to",
    "open": r"too (?:early|soon) to|not yet (?:clear|evident|known|possible)|remains to be seen"
    r"|not (?:yet )?had (?:the )?time to"
    r"|not (?:yet )?(?:certain|established)|cannot be determined",
}
_MARKS = {
    name: re.compile(rf"\b(?:{pattern})\b(?!\s+20\d\d|\s+(?:January|June|July))", re.I)
    for name, pattern in _CLASSES.items()
}
_LENIENT = re.compile(
    r"\b(?:can|would|able to|if|whether|unless|when|designed to|in order to|so that|often|usually"
    r"|typically|generally|sometimes|plan|aim|goal|at risk|risks? (?:of|that|to)|potential|possible|likely|recommend\w*"
    r"|need\w*|require\w*|improvement|further|more work|believe\w*|think\w*|consider)\b",
    re.I,
)
_OPINION = re.compile(
    r"\b(?:claim(?:s|ed)?|alleg(?:es|ed)|had understood|doubt(?:s|ed)|estimates?d?|fear(?:s|ed)?"
    r"|hope[sd]?)\s+(?:that\b|it\b|(?=[a-z]))",
    re.I,
)
_SAYING = re.compile(
    r"\b(?:said|says?|told|according|reported|stated|believe[sd]?|thinks?|thought|considers?)\b",
    re.I,
)
_MUST = re.compile(r"\b(?:must|have to|has to|is required to|are required to)\b", re.I)
_MAY = re.compile(r"\b(?:may|can|could|might)\b(?! not)", re.I)
_BEING = frozenset({"is", "are", "was", "were", "be", "been", "has", "have", "had"})
_CLOSE = 0.75
_WHOLLY = 0.95
_SHORT = 4
_DIRECT = 3
"""Words within which the verb must follow its hedge."""


_CASE = re.compile(r"(?:Where|When|If|Once|Unless|Provided(?: that)?)\b[^,;]+,\s*")
_UNCONDITIONAL = re.compile(r"\b(?:if|when|where|once|unless|provided|whenever|as long as)\b", re.I)
_DONE = re.compile(
    r"\b(?:has|have|had|was|were|is|are)\s+(?:now\s+|already\s+|since\s+|recently\s+|been\s+)*(?P<verb>[a-z]+)\b"
)


def conditional_case(sentence: Sentence) -> re.Match[str] | None:
    """The case a sentence speaks of before it says anything of it: "Where they are prompt, "."""
    return _CASE.match(sentence.text)


def failures(aligned: Aligned, said_by: str = "") -> Iterator[Reason]:
    """A hedge of the evidence that the claim leaves out, or a stronger one it puts in.

    ``said_by`` is how the claim opens where it says whose words they are.
    """
    if not aligned.supports or aligned.best < _CLOSE or aligned.is_verbatim:
        return
    yield from _hardened(aligned)
    yield from _settled(aligned)
    yield from _supposed(aligned)
    yield from _undone(aligned)
    yield from _unsaid(aligned, said_by)
    if len(aligned.claim.keys) < _SHORT and aligned.best < _WHOLLY:
        return
    for edit in edits(aligned):
        held = " ".join((*edit.held, edit.after))
        claimed_words = " ".join((*edit.claimed, edit.after))
        lost = _classes(held) - _classes(claimed_words)
        is_cut = "possible" in lost and _BEING.issuperset(edit.claimed)
        is_done = "planned" in lost and edit.claimed[:1] == ("did",)
        is_open = _classes(claimed_words) or _LENIENT.search(claimed_words)
        if is_cut or is_done or (lost and not is_open):
            words = " ".join(edit.held)
            yield Reason("hedge", f"The evidence says {words!r}; the claim leaves it out.")
            return
    best = aligned.supports[0]
    claimed = classes(aligned.claim)
    for name, mark, verb in _governing(best):
        if name == "asked":
            continue
        if name in claimed or verb not in aligned.claim.keys or _LENIENT.search(aligned.claim.text):
            continue
        if claimed and not (name == "possible" and claimed <= {"planned", "asked"}):
            continue
        if not _stated_elsewhere(verb, aligned):
            yield Reason("hedge", f"The evidence says {mark!r}; the claim states it as fact.")
            return


def _settled(aligned: Aligned) -> Iterator[Reason]:
    """What the evidence says it is too early to know, told as known."""
    best = aligned.supports[0]
    match = _MARKS["open"].search(best.text)
    if match is None or classes(aligned.claim) or has_negation(aligned.claim):
        return
    left_open = clause_after(best, match.end())
    if len(left_open & set(aligned.claim.keys)) >= max(2, len(left_open) / 2):
        yield Reason("hedge", f"The evidence says {match[0]!r}; the claim states it as fact.")


def _supposed(aligned: Aligned) -> Iterator[Reason]:
    """The case a sentence speaks of told as what is so."""
    best = aligned.supports[0]
    case = conditional_case(best)
    if case is None or _UNCONDITIONAL.search(aligned.claim.text):
        return
    supposed = {t.key for t in best.tokens if t.key and t.end <= case.end()}
    stated = {t.key for t in best.tokens if t.key and t.start >= case.end()} - supposed
    keys = set(aligned.claim.keys)
    if len(keys & supposed) >= 2 and not keys & stated:
        yield Reason("hedge", f"The evidence speaks of the case that {case[0].strip(' ,')!r}.")


def _undone(aligned: Aligned) -> Iterator[Reason]:
    """What the evidence says has been done, told as a plan."""
    done = {
        key
        for s in aligned.supports
        for match in _DONE.finditer(s.text)
        for key in (t.key for t in s.tokens if t.start == match.start("verb"))
    }
    held = {verb for s in aligned.passages.sentences for name, _, verb in _governing(s)}
    for name, mark, verb in _governing(aligned.claim):
        if (
            name == "planned"
            and verb in done - held
            and mark.lower() not in {"is to", "are to", "will"}
        ):
            yield Reason("hedge", f"The evidence has it as done; the claim says {mark!r}.")


def _unsaid(aligned: Aligned, said_by: str) -> Iterator[Reason]:
    """What the evidence has somebody claim, think or estimate, told as fact."""
    best = aligned.supports[0]
    match = _OPINION.search(best.text)
    said = f"{said_by} {aligned.claim.text}"
    if match is None or _OPINION.search(said) or _SAYING.search(said):
        return
    opinion = clause_after(best, match.end())
    if len(opinion & set(aligned.claim.keys)) >= max(2, len(opinion) / 2):
        yield Reason("hedge", f"The evidence has it as what somebody {match[0]!r}.")


def _hardened(aligned: Aligned) -> Iterator[Reason]:
    """What the evidence allows told as a duty, or a duty as leave."""
    best = aligned.supports[0]
    for ours, theirs in ((_MUST, _MAY), (_MAY, _MUST)):
        claimed, held = ours.search(aligned.claim.text), theirs.search(best.text)
        if not claimed or not held or theirs.search(aligned.claim.text) or ours.search(best.text):
            continue
        verb = next((t.key for t in aligned.claim.tokens if t.start >= claimed.end() and t.key), "")
        allowed = next((t.key for t in best.tokens if t.start >= held.end() and t.key), "")
        if verb and verb == allowed:
            detail = f"The evidence says {held[0]!r}; the claim says {claimed[0]!r}."
            yield Reason("hedge", detail)


def classes(sentence: Sentence) -> set[str]:
    """Which kinds of hedge a sentence has."""
    return _classes(sentence.text)


def _classes(text: str) -> set[str]:
    return {name for name, pattern in _MARKS.items() if pattern.search(text)}


def _governing(sentence: Sentence) -> Iterator[tuple[str, str, str]]:
    """(class, words, key of the verb that follows) for each hedge."""
    for name, pattern in _MARKS.items():
        for match in pattern.finditer(sentence.text):
            if match[0] == "May":
                continue
            after = [t for t in sentence.tokens if t.start >= match.end()][:_DIRECT]
            verb = next((t.key for t in after if t.key), "")
            if verb:
                yield name, match[0], verb


def _stated_elsewhere(verb: str, aligned: Aligned) -> bool:
    return any(
        verb in s.keys and not classes(s) and len(set(s.keys) & set(aligned.claim.keys)) >= 3
        for s in aligned.passages.sentences
        if s is not aligned.supports[0]
    )
