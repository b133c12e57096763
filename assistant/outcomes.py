"""What became of a question: how it was searched for, how it ended, and its parts put together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answers import AnswerStatus, Question, ResolvedScope
from assistant.composing.draft import Draft
from assistant.composing.joining import join_parts
from assistant.composing.wording import text_of
from assistant.parts import interleaved
from assistant.retrieval import Ranked, Retrieval
from assistant.scope import Scope
from assistant.understanding.understanding import Understanding


@dataclass(frozen=True, slots=True)
class Search:
    """How a question was understood, where it was looked for, and what was found."""

    understood: Understanding
    scope: Scope
    retrieval: Retrieval | None
    """None where nothing was searched: nothing held fits, or it is outside the remit."""
    outside: str | None = None
    """Why it is not a question for this assistant; None where it is."""

    @property
    def ranked(self) -> tuple[Ranked, ...]:
        """The paragraphs considered, best first."""
        return self.retrieval.ranked if self.retrieval else ()


@dataclass(frozen=True, slots=True)
class Ending:
    """How one question ended, before it is made into an answer."""

    status: AnswerStatus
    text: str
    draft: Draft | None = None
    choices: tuple[str, ...] = ()


def joined(
    parts: Sequence[Question], searches: Sequence[Search], endings: Sequence[Ending]
) -> Ending:
    """One ending of the endings of the parts; that of the first where none is answered."""
    if len(endings) == 1 or endings[0].choices:
        return endings[0]
    draft = join_parts(
        [
            (part.text, ending.draft, search.ranked)
            for part, search, ending in zip(parts, searches, endings, strict=True)
        ]
    )
    return Ending(draft.status, text_of(draft), draft) if draft else endings[0]


def together(question: Question, searches: Sequence[Search]) -> Search:
    """The searches of the parts as one: the question as it was asked, the rankings in turn."""
    first, *others = searches
    if not others:
        return first
    main = next((search for search in searches if search.retrieval is not None), first)
    if main.retrieval is None:
        return main
    ranked = interleaved([search.ranked for search in searches])
    resolved = replace(
        _spanning([search.scope.resolved for search in searches if search.retrieval is not None]),
        documents_searched=len({d.doc_id for search in searches for d in search.scope.documents}),
    )
    return replace(
        main,
        understood=replace(main.understood, text=" ".join(question.text.split())),
        scope=replace(main.scope, resolved=resolved),
        retrieval=replace(main.retrieval, ranked=ranked),
    )


def _spanning(scopes: Sequence[ResolvedScope]) -> ResolvedScope:
    """The scope that holds those of the parts; a bound that one of them lacks is no bound."""
    starts, ends = [one.start for one in scopes], [one.end for one in scopes]
    same_day = len({one.as_at for one in scopes}) == 1
    return replace(
        scopes[0],
        authorities=tuple(dict.fromkeys(name for one in scopes for name in one.authorities)),
        start=None if None in starts else min(day for day in starts if day),
        end=None if None in ends else max(day for day in ends if day),
        as_at=scopes[0].as_at if same_day else None,
    )
