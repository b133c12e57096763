"""What a document says was judged before: the grade, and of when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.documents import ParagraphRef, SourceDocument
from ingest.profile.judgements import grade_of
from ingest.sentences import sentence_spans

_GRADE = (
    r"(?P<quote>['‘“\"]?)(?P<grade>outstanding|good|adequate|inadequate"
    r"|requir(?:e[sd]?|ing) improvement(?: to be good)?)"
)
_JUDGED = re.compile(
    r"\b(?:judg(?:ed|ing)|rated|graded|found)\b[^.;]{0,60}?\b(?:as |to be |to )?" + _GRADE + r"\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:previous(?:ly)?|last|earlier|former)\b[^.;]{0,80}?\b(?:judg|rated|grad|inspect)"
    r"|\bjudg\w+[^.;]{0,40}\b(?:previous|last) inspection"
    r"|\b(?:rated|judged)\b[^.;]{0,60}\b(?:in|since) (?:[A-Z][a-z]+ )?20\d\d",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:is|are|was now|were now)\s+(?:now\s+|currently\s+)?(?:judged|rated)\b|\bnow\b"
)
_WHEN = re.compile(r"\b(?:(?P<month>[A-Z][a-z]{2,8}) )?(?P<year>20[0-3]\d)\b")
_MONTHS = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november"
        " december".split(),
        1,
    )
}


@dataclass(frozen=True, slots=True)
class EarlierJudgement:
    """A grade given before, as a later document tells it."""

    ref: ParagraphRef
    grade: str
    """Normalised; "adequate" is what requires improvement was called until 2013."""
    year: int
    month: int | None
    sentence: str


def earlier_judgements(document: SourceDocument) -> Iterator[EarlierJudgement]:
    """Each "previously judged … in …" of a document, in order.

    The year stands in the sentence of the grade or in the one before it: "The previous inspection
    was in July 2012. The local authority was judged to be good."
    """
    for paragraph in document.paragraphs:
        spans = sentence_spans(paragraph.text)
        before = ""
        for start, end in spans:
            sentence = paragraph.text[start:end]
            found = _earlier(sentence, before)
            if found is not None:
                yield EarlierJudgement(paragraph.ref, *found, sentence=sentence)
            before = sentence


def _earlier(sentence: str, before: str) -> tuple[str, int, int | None] | None:
    judged = _JUDGED.search(sentence)
    if judged is None or _NOW.search(sentence, 0, judged.end()):
        return None
    told = sentence if _BEFORE.search(sentence) else f"{before} {sentence}"
    when = _WHEN.search(sentence) or _WHEN.search(before)
    if when is None or not _BEFORE.search(told):
        return None
    printed = re.sub(r"^requir\w+", "requires", judged["grade"].lower())
    grade = printed if printed == "adequate" else grade_of(printed)
    if grade is None:
        return None
    return grade, int(when["year"]), _MONTHS.get((when["month"] or "").lower())
