"""Inspection grades: the grade claimed must be the one the evidence gives to that judgement."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from assistant.grounding.alignment import Aligned
from assistant.grounding.edits import edits
from assistant.grounding.verdicts import Reason

_GRADE = r"(?P<grade>outstanding|good|requir(?:es?|ed|ing)\s+improvement(?:\s+to\s+be\s+good)?|inadequate)"
_GRADED = re.compile(
    r"(?:\b(?:judged|graded|rated|grade|rating|judgement|judgment|deemed|remains?|was|is|are|were"
    r"|as|found|be|now|overall|to)\b\s*(?:to\s+be\s+|as\s+|of\s+|is\s+|was\s+|still\s+|:\s*)*"
    r"|[:;,'\"(-]\s*|\band\s+|\bor\s+|\s{2,}|\t)"
    rf"['\"]?{_GRADE}\b(?!\s+(?:at|enough|quality|practice|support|progress|understanding|work))",
    re.I,
)
_PLAIN = re.compile(
    r"\b(?P<grade>outstanding|requir(?:es?|ed|ing)\s+improvement|inadequate)\b", re.I
)
_CAPITAL = re.compile(r"(?<=\w )(?P<grade>Outstanding|Good|Requires improvement|Inadequate)\b")
_SAID_OF = re.compile(
    r"\b(?:is|are|was|were|remains?|became)\s+(?:now\s+|still\s+)?"
    r"(?P<grade>good|outstanding|inadequate)(?=\s*[.,;]|$)",
    re.I,
)
_CONTEXT = re.compile(
    r"\b(?:judge[ds]?|judg(?:e)?ments?|graded?|rated?|ratings?|grades|overall effectiveness|ofsted"
    r"|inspect(?:ors?|ion|ed)|experiences and progress|impact of leaders)\b",
    re.I,
)
_JUDGEMENTS = {
    "overall": r"overall(?:\s+effectiveness)?",
    "leaders": r"impact\s+of\s+leaders|leadership",
    "help and protection": r"help\s+and\s+protection|need\s+(?:of\s+)?help|protected",
    "care leavers": r"care\s+leavers|leaving\s+care|care\s+experienced",
    "children in care": r"children\s+in\s+care(?!\s+and)|looked[\s-]after|achieving\s+permanence",
    "adoption": r"adoption",
    "safeguarding board": r"safeguarding\s+children\s+board|lscb",
}
_JUDGEMENT = re.compile(
    "|".join(f"(?P<j{n}>{pattern})" for n, pattern in enumerate(_JUDGEMENTS.values())), re.I
)
_NAMES = tuple(_JUDGEMENTS)
_WORD = re.compile(rf"\b{_GRADE}\b", re.I)
_OTHERWISE_ALIKE = 0.9
_REACH = 90
"""Characters from a judgement's name to the grade that goes with it."""


def grades(text: str) -> tuple[tuple[str, int], ...]:
    """(grade in its short form, where) for each grade given, in order."""
    found: dict[int, str] = {}
    patterns = (_GRADED, _CAPITAL, _PLAIN) if _CONTEXT.search(text) else (_CAPITAL,)
    for pattern in patterns:
        for match in pattern.finditer(text):
            found.setdefault(match.start("grade"), _short(match["grade"]))
    return tuple(sorted(((grade, start) for start, grade in found.items()), key=lambda f: f[1]))


def _short(grade: str) -> str:
    plain = re.sub(r"\s+to\s+be\s+good$", "", " ".join(grade.lower().split()))
    return "requires improvement" if plain.startswith("requir") else plain


def attached(text: str) -> tuple[tuple[str, str], ...]:
    """(judgement, grade) where a judgement is named and the next grade plainly goes with it."""
    named = [
        (_NAMES[(m.lastindex or 1) - 1], m.start(), m.end()) for m in _JUDGEMENT.finditer(text)
    ]
    given = grades(text)
    pairs: list[tuple[str, str]] = []
    for order, (name, _, end) in enumerate(named):
        until = named[order + 1][1] if order + 1 < len(named) else len(text)
        following = [g for g, at in given if end <= at < min(until, end + _REACH)]
        if following:
            pairs.append((name, following[0]))
    if not pairs and len(named) == 1 and len(given) == 1:
        pairs.append((named[0][0], given[0][0]))
    return tuple(pairs)


def failures(aligned: Aligned) -> Iterator[Reason]:
    """Each grade the evidence does not give, or gives to another judgement."""
    if aligned.is_verbatim:
        return
    exchanged = _exchanged(aligned) or _swapped(aligned)
    if exchanged:
        yield exchanged
        return
    claimed = grades(aligned.claim.text)
    if not claimed:
        yield from _said_of_it(aligned)
        return
    everything = {g for s in aligned.passages.sentences for g, _ in grades(s.text)}
    everything |= {g for item in aligned.passages.evidence for g, _ in grades(item.text)}
    near = {g for s in aligned.supports for g, _ in grades(s.text)}
    for grade in dict.fromkeys(g for g, _ in claimed):
        if grade not in everything and not _in_words(grade, aligned):
            yield Reason("grade", f"The evidence does not give the grade {grade!r}.")
        elif near and grade not in near and aligned.best >= 0.5 and not _pairs(aligned):
            yield Reason("grade", f"The evidence gives {', '.join(sorted(near))} here.")
    yield from _misattached(aligned)


def _said_of_it(aligned: Aligned) -> Iterator[Reason]:
    """A word that is a grade said of something by evidence that nowhere has the word."""
    match = _SAID_OF.search(aligned.claim.text)
    if match and match["grade"].lower() not in aligned.passages.folded:
        yield Reason("grade", f"The evidence does not say {match['grade']!r} of anything.")


def _exchanged(aligned: Aligned) -> Reason | None:
    """One grade put in another's place, where claim and evidence are otherwise the same."""
    for edit in edits(aligned):
        old, new = (_word((*words, edit.after)) for words in (edit.held, edit.claimed))
        if old and new and old != new:
            return Reason("grade", f"The claim says {new!r}; the evidence says {old!r}.")
    return None


def _swapped(aligned: Aligned) -> Reason | None:
    """A grade where a sentence of the evidence, otherwise the same, has another in its place."""
    claimed, words = _told_apart(aligned.claim.text)
    for sentence in aligned.passages.sentences if claimed else ():
        held, others = _told_apart(sentence.text)
        held = held[-len(claimed) :]  # who found it, ahead, is read apart from the claim
        if len(held) != len(claimed) or held == claimed:
            continue
        others = others[-len(words) :]
        if SequenceMatcher(None, others, words, autojunk=False).ratio() >= _OTHERWISE_ALIKE:
            ours, theirs = next(
                pair for pair in zip(claimed, held, strict=True) if pair[0] != pair[1]
            )
            return Reason("grade", f"The claim says {ours!r}; the evidence says {theirs!r}.")
    return None


def _told_apart(text: str) -> tuple[list[str], list[str]]:
    """The words of a text that are grades, in order, and the others."""
    found = [_short(match["grade"]) for match in _WORD.finditer(text)]
    return found, _WORD.sub(" ", text).lower().split()


def _word(words: tuple[str, ...]) -> str | None:
    """The grade a few words begin with."""
    match = re.match(_GRADE, " ".join(words), re.I)
    return _short(match["grade"]) if match else None


def _in_words(grade: str, aligned: Aligned) -> bool:
    """Whether a word that is also a grade stands in the sentence the claim rests on."""
    return any(grade in support.text.lower() for support in aligned.supports)


def _pairs(aligned: Aligned) -> tuple[tuple[str, str], ...]:
    return attached(aligned.claim.text)


def _misattached(aligned: Aligned) -> Iterator[Reason]:
    held = {pair for item in aligned.passages.evidence for pair in attached(_flat(item.text))}
    held |= {pair for s in aligned.passages.sentences for pair in attached(s.text)}
    for name, grade in _pairs(aligned):
        given = {g for n, g in held if n == name}
        if given and grade not in given:
            detail = f"The evidence grades {name} {', '.join(sorted(given))}, not {grade}."
            yield Reason("grade", detail)


def _flat(text: str) -> str:
    return " ".join(text.split())
