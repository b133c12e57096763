"""Citations held against what is stored, and claims against what they cite: pure functions."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.grounding import GroundingEvidence, check
from evals.library import StoredParagraph
from evals.records import ClaimRecord
from evals.spans import folded

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"“([^“”]+)”")

Support = Callable[[str, Sequence[StoredParagraph]], bool]
"""Whether paragraphs together carry a statement."""


@dataclass(frozen=True, slots=True)
class ClaimScore:
    """One claim by the ALCE rule."""

    supported: bool
    needed: int
    """Citations that count."""
    citations: int


def supports(statement: str, cited: Sequence[StoredParagraph]) -> bool:
    """The deterministic support test: a quotation under its true heading, or grounded in all.

    What a paragraph carries is its words and what a citation says of it (``context``): whose
    document, of what day, whose words, under which heading. A statement is carried if it is a
    verbatim part of one paragraph, with nothing before it but words of that paragraph's context;
    or by ``assistant.grounding.check``, the same that guards answers: its figures, dates, grades,
    names, negations and quantifiers must be in the paragraphs.
    """
    if any(_is_quoted(statement, one) for one in cited) or _is_stitched(statement, cited):
        return True
    return bool(cited) and check(statement, [_evidence(one) for one in cited]).supported


def _is_quoted(statement: str, one: StoredParagraph) -> bool:
    """Whether it is the paragraph's words, whole or in quotation marks under its heading."""
    words = f"{shown(one.text)}\n{folded(one.row)}"
    if shown(statement) in words:
        return True
    known = {*_WORD.findall(one.context.casefold()), "under"}
    for opened in re.finditer("“", statement):
        said = statement[opened.end() :].rpartition("”")[0]
        frame = _WORD.findall(statement[: opened.start()].casefold())
        if said and shown(said) in words and set(frame) <= known:
            return True
    return False


def _is_stitched(statement: str, cited: Sequence[StoredParagraph]) -> bool:
    """Whether it is quotations of several paragraphs, and else only words of their contexts."""
    spans = _QUOTED.findall(statement)
    if not spans or strange_quotations(statement, cited):
        return False
    known = {word for one in cited for word in _WORD.findall(one.context.casefold())}
    return set(_WORD.findall(_QUOTED.sub(" ", statement).casefold())) <= {*known, "under", "and"}


def strange_quotations(statement: str, cited: Sequence[StoredParagraph]) -> tuple[str, ...]:
    """What stands between quotation marks and in no paragraph cited, nor in its heading.

    Quotation marks inside a quotation are the document's own, so the outermost are tried first.
    """
    _, opened, rest = statement.partition("“")
    outer = rest.rpartition("”")[0] if opened else ""
    held = [
        f"{shown(one.text)}\n{folded(_cells(one.text))}\n{folded(one.row)}\n{folded(one.context)}"
        for one in cited
    ]
    if not outer or any(shown(outer) in one for one in held):
        return ()
    inner = _QUOTED.findall(statement)
    return tuple(words for words in inner if not any(shown(words) in one for one in held))


def shown(text: str) -> str:
    """Text as an answer shows it: the cells of a row with colons, lines with commas."""
    return folded(_cells(text).replace("\n", ", "))


def _cells(text: str) -> str:
    return ": ".join(cell for cell in text.split("\t") if cell)


def score_claim(
    claim: ClaimRecord, cited: Sequence[StoredParagraph | None], support: Support = supports
) -> ClaimScore:
    """One claim by the rule of ALCE (Gao et al., EMNLP 2023, section 3).

    It is supported if all the paragraphs it cites, together, carry it; without a citation, or
    where one resolves to nothing, it is not. A citation is needed if the claim is supported and
    either it carries the claim alone or the others do not carry it without it.
    """
    held = [one for one in cited if one is not None]
    if not cited or len(held) < len(cited) or not support(claim.text, held):
        return ClaimScore(False, 0, len(cited))
    if len(held) == 1:
        return ClaimScore(True, 1, 1)
    needed = sum(
        support(claim.text, [one]) or not support(claim.text, [*held[:at], *held[at + 1 :]])
        for at, one in enumerate(held)
    )
    return ClaimScore(True, needed, len(held))


def alce_recall(scores: Sequence[ClaimScore]) -> float | None:
    """Claims supported / claims; None where nothing is claimed."""
    if not scores:
        return None
    return sum(one.supported for one in scores) / len(scores)


def alce_precision(scores: Sequence[ClaimScore]) -> float | None:
    """Citations needed / citations; None where nothing is cited."""
    cited = sum(one.citations for one in scores)
    return sum(one.needed for one in scores) / cited if cited else None


def is_verbatim(text: str, start: int, end: int, quote: str) -> bool:
    """Quote integrity: ``text[start:end]`` is the quotation, and not empty."""
    return 0 <= start < end <= len(text) and text[start:end] == quote


def lies_outside(
    days: tuple[dt.date, dt.date] | None, start: dt.date | None, end: dt.date | None
) -> bool:
    """Whether a document's days all lie before ``start`` or after ``end``.

    A document that carries no date cannot be told to lie outside.
    """
    if days is None:
        return False
    first, last = days
    return (start is not None and last < start) or (end is not None and first > end)


def _evidence(one: StoredParagraph) -> GroundingEvidence:
    text = f"{one.context}\n{one.text}"
    return GroundingEvidence(text, one.authority or None, one.date, one.speaker)
