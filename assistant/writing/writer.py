"""A writer puts an answer in its own words, as far as the passages carry them.

It is asked only when the default composer has an answer, sees only paragraphs of the question's
scope, and what it says is held against them claim by claim. What fails is dropped and logged; where
nothing is left, the default composer's answer stands as it was.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from llama_index.core.base.llms.types import ChatMessage, MessageRole
from llama_index.core.llms import LLM

from assistant.answers import AnswerStatus
from assistant.composing.draft import Draft, Matter
from assistant.grounding.veto import Veto
from assistant.service import Progress
from assistant.tokens import MARGIN, count_tokens
from assistant.writing.contract import MalformedReply, ReplyReader, reply_schema
from assistant.writing.endpoint import EndpointLLM
from assistant.writing.events import Stopped
from assistant.writing.gate import Dropped, Passed, judge
from assistant.writing.joining import joined
from assistant.writing.passages import Pack, as_data, pack
from ingest.documents import Paragraph, SourceDocument
from ingest.errors import ModelUnavailable
from prompts.loading import Rendered, load

_log = logging.getLogger(__name__)
_ATTEMPTS = 2
_REPHRASED = frozenset({AnswerStatus.ANSWERED, AnswerStatus.PARTIAL})
_LONGEST_QUESTION = 600
"""Tokens of a question that are set aside in the context."""
Places = tuple[tuple[SourceDocument, Paragraph], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of what a model proposed for one question."""

    passed: tuple[Passed, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    nothing_fits: bool = False
    failure: str = ""
    """Why there is no reply, in plain words; empty where there is one."""
    pack: Pack | None = None
    """What the model was given."""

    @property
    def proposed(self) -> int:
        """Claims that came in."""
        return len(self.passed) + len(self.dropped)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a model is given and how long it may take."""

    passages: int = 8
    context_tokens: int = 8192
    reply_tokens: int = 700


class ModelWriter:
    """Writes through a llama-index LLM."""

    def __init__(
        self,
        llm: LLM,
        name: str,
        limits: Limits | None = None,
        on_outcome: Callable[[Outcome], None] | None = None,
        veto: Veto | None = None,
    ) -> None:
        self._llm = llm
        self.name = name
        self.limits = limits or Limits()
        self._on_outcome = on_outcome or _log_outcome
        self._veto = veto

    def write(self, matter: Matter, draft: Draft, tell: Progress) -> Draft:
        """See ``Writer.write``."""
        if draft.status not in _REPHRASED:
            return draft
        tell(f"Asking {self.name} to put it in words")
        outcome = self.ask("answer", matter.understood.text, evidence_places(matter, draft), tell)
        if not outcome.passed:
            return draft
        held = {item.paragraph.ref for item in matter.retrieval.ranked}
        held |= {paragraph.ref for _, paragraph in draft.extra}
        extra = tuple(
            (p.document, p.paragraph)
            for passed in outcome.passed
            for p in passed.passages
            if p.paragraph.ref not in held
        )
        return replace(
            draft,
            claims=joined(outcome.passed, draft.claims),
            extra=(*draft.extra, *extra),
            generator=self.name,
            prompt=load("answer").id,
        )

    def ask(self, prompt: str, question: str, places: Places, tell: Progress) -> Outcome:
        """Have claims written on a question (or a topic) from these paragraphs, and checked.

        ``prompt`` is "answer" or "summary". ``tell`` is told of each claim once it has passed, and
        of none before.
        """
        held = pack(places, self.limits.passages, self._budget(prompt))
        outcome = Outcome(failure="No paragraph fits into the model's context.")
        if held.passages:
            outcome = self._asked(prompt, question, held, tell)
        self._on_outcome(outcome)
        return outcome

    def _asked(self, prompt: str, question: str, held: Pack, tell: Progress) -> Outcome:
        outcome, correction = Outcome(), ""
        for _ in range(_ATTEMPTS):
            rendered = _rendered(prompt, question, held, correction)
            outcome = _Sitting(held, tell, self._veto).hear(self._pieces(rendered, held))
            if not outcome.failure.startswith(_MALFORMED) or outcome.proposed:
                break
            correction = f"Your last reply could not be used. {outcome.failure}"
        return outcome

    def _pieces(self, rendered: Rendered, held: Pack) -> Iterator[str]:
        messages = [
            ChatMessage(role=MessageRole.SYSTEM, content=rendered.system),
            ChatMessage(role=MessageRole.USER, content=rendered.user),
        ]
        options = {}
        if isinstance(self._llm, EndpointLLM):  # others would send what they do not know
            options["schema"] = reply_schema(tuple(held.by_label))
        for piece in self._llm.stream_chat(messages, **options):
            yield piece.delta or ""

    def _budget(self, prompt: str) -> int:
        template = load(prompt)
        fixed = count_tokens(template.system) + count_tokens(template.user) + _LONGEST_QUESTION
        return self.limits.context_tokens - self.limits.reply_tokens - round(fixed * MARGIN)


_MALFORMED = "The reply"


class _Sitting:
    """One reply being heard: claims are judged in the order they come."""

    def __init__(self, held: Pack, tell: Progress, veto: Veto | None) -> None:
        self._pack = held
        self._veto = veto
        self._tell = tell
        self._reader = ReplyReader()
        self._passed: list[Passed] = []
        self._dropped: list[Dropped] = []

    def hear(self, pieces: Iterator[str]) -> Outcome:
        """Take a reply in; one that breaks off counts for what had come."""
        failure, nothing = "", False
        try:
            for piece in pieces:
                self._take(piece)
            nothing = self._reader.finish().nothing_fits
        except MalformedReply as error:
            failure = f"{_MALFORMED} is malformed: {error}"
        except (ModelUnavailable, Stopped) as error:
            failure = str(error)
        return Outcome(tuple(self._passed), tuple(self._dropped), nothing, failure, self._pack)

    def _take(self, piece: str) -> None:
        for proposed in self._reader.feed(piece):
            judged = judge(proposed, self._pack, self._passed, self._veto)
            if isinstance(judged, Passed):
                self._passed.append(judged)
                self._tell(judged.claim.text)
            else:
                self._dropped.append(judged)


def _rendered(prompt: str, question: str, held: Pack, correction: str) -> Rendered:
    subject = "topic" if prompt == "summary" else "question"
    return load(prompt).render(
        {
            subject: as_data(question),
            "passages": held.text,
            "fence": held.fence,
            "correction": correction,
        }
    )


def evidence_places(matter: Matter, draft: Draft) -> Places:
    """Paragraphs the default answer cites, then the others found, best first."""
    known = {
        item.paragraph.ref: (item.document, item.paragraph) for item in matter.retrieval.ranked
    }
    known |= {paragraph.ref: (document, paragraph) for document, paragraph in draft.extra}
    cited = [citation.ref for claim in draft.claims for citation in claim.citations]
    found = [item.paragraph.ref for item in matter.retrieval.ranked]
    return tuple(known[ref] for ref in dict.fromkeys((*cited, *found)) if ref in known)


def _log_outcome(outcome: Outcome) -> None:
    if outcome.failure:
        _log.warning("The model wrote nothing usable: %s", outcome.failure)
    for dropped in outcome.dropped:
        _log.info("A claim was dropped (%s): %s", dropped.reason, dropped.detail)
    reasons = Counter(dropped.reason for dropped in outcome.dropped)
    _log.info(
        "Claims proposed %d, shown %d, dropped %s",
        outcome.proposed,
        len(outcome.passed),
        dict(reasons),
    )
