"""Answers to the parts of a question, as one answer to the whole."""

from collections.abc import Sequence

from assistant.answers import Answer, AnswerStatus, Evidence, ResolvedScope, Timings
from ingest.documents import ParagraphRef


def merged(question: str, answers: Sequence[Answer]) -> Answer:
    """One answer that says of each part what was found, and which part was not."""
    found = [answer for answer in answers if answer.status.is_answer]
    unfound = [answer for answer in answers if not answer.status.is_answer]
    notes = [note for answer in found for note in answer.notes]
    notes += [f"Not answered: {answer.question} {answer.text}" for answer in unfound]
    statuses = {answer.status for answer in found}
    status = statuses.pop() if len(statuses) == 1 and not unfound else AnswerStatus.PARTIAL
    written = next((answer for answer in found if answer.prompt), found[0])
    return Answer(
        status=status,
        text="\n\n".join(answer.text for answer in answers),
        claims=tuple(dict.fromkeys(claim for answer in found for claim in answer.claims)),
        evidence=_evidence(answers),
        scope=_scope(answers),
        notes=tuple(dict.fromkeys(notes)),
        question=question,
        generator=written.generator,
        prompt=written.prompt,
        corpus=answers[0].corpus,
        seconds=_seconds(answers),
        confidence=min((a.confidence for a in found if a.confidence is not None), default=None),
    )


def _evidence(answers: Sequence[Answer]) -> tuple[Evidence, ...]:
    """What claims rest on first, part by part, then the rest."""
    held: dict[ParagraphRef, Evidence] = {}
    cited = {c.ref for answer in answers for claim in answer.claims for c in claim.citations}
    for wanted in (True, False):
        for answer in answers:
            for item in answer.evidence:
                if (item.paragraph.ref in cited) is wanted:
                    held.setdefault(item.paragraph.ref, item)
    return tuple(held.values())


def _scope(answers: Sequence[Answer]) -> ResolvedScope:
    scopes = [answer.scope for answer in answers]
    starts, ends = [s.start for s in scopes if s.start], [s.end for s in scopes if s.end]
    return ResolvedScope(
        authorities=tuple(dict.fromkeys(name for s in scopes for name in s.authorities)),
        kinds=tuple(dict.fromkeys(kind for s in scopes for kind in s.kinds)),
        start=min(starts) if len(starts) == len(scopes) else None,
        end=max(ends) if len(ends) == len(scopes) else None,
        as_at=scopes[0].as_at,
        documents_searched=max(s.documents_searched for s in scopes),
    )


def _seconds(answers: Sequence[Answer]) -> Timings:
    return Timings(
        sum(a.seconds.retrieve for a in answers),
        sum(a.seconds.compose for a in answers),
        sum(a.seconds.total for a in answers),
    )
