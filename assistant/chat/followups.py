"""Questions to ask next, each tried beforehand: only those that are answered are offered."""

import logging
import threading
from collections.abc import Callable, Collection, Iterator

from assistant.answers import Answer, Question
from assistant.naming import possessive
from assistant.service import Answerer, composed
from ingest.documents import DocumentKind, SourceDocument

_MOST = 3
_MOST_REMEMBERED = 5_000
_log = logging.getLogger(__name__)
_TOPICS = ("care leavers", "leadership", "children in care")


class FollowUps:
    """Offers what the documents of the authority just asked about are known to answer."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer
        self._known: dict[tuple[str, str], bool] = {}
        self._lock = threading.Lock()
        self._trying = threading.Lock()
        """One question is tried at a time, whoever it is for."""

    def after(
        self,
        answer: Answer,
        asked: Collection[str],
        has_time: Callable[[], bool] = lambda: True,
    ) -> tuple[str, ...]:
        """Up to three questions that were not asked yet; none after what was not answered.

        Without time, because others wait, only those tried before are offered.
        """
        if not answer.status.is_answer:
            return ()
        heard = {question.casefold().strip(" ?") for question in (*asked, answer.question)}
        offered: list[str] = []
        for question in _candidates(answer, self._answerer.corpus.documents):
            if len(offered) == _MOST:
                break
            if question.casefold().strip(" ?") not in heard and self._is_answered(
                question, has_time
            ):
                offered.append(question)
        return tuple(offered)

    def _is_answered(self, question: str, has_time: Callable[[], bool]) -> bool:
        key = (self._answerer.corpus.digest, question)
        with self._lock:
            known = self._known.get(key)
        if known is not None:
            return known
        with self._trying:
            return has_time() and self._try(key, question)

    def _try(self, key: tuple[str, str], question: str) -> bool:
        answered = self._would_be_answered(question)
        with self._lock:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            self._known[key] = answered
        return answered

    def _would_be_answered(self, question: str) -> bool:
        try:
            return composed(self._answerer, Question(question)).status.is_answer
        except Exception:  # the seam: a question nobody asked fails in silence
            _log.warning("%r was not tried", question, exc_info=True)
            return False


def _candidates(answer: Answer, documents: Collection[SourceDocument]) -> Iterator[str]:
    cited = {citation.ref.doc_id for claim in answer.claims for citation in claim.citations}
    names = [_authority(document) for document in documents if document.doc_id in cited]
    for name in dict.fromkeys(filter(None, (*answer.scope.authorities, *names))):
        own = [document for document in documents if _authority(document) == name]
        inspections = [d for d in own if d.profile.kind is DocumentKind.INSPECTION]
        if inspections:
            yield f"What needs to improve in {name}?"
        if len(inspections) > 1:
            yield f"How have {possessive(name)} judgements changed over time?"
        for topic in _TOPICS:
            yield f"What did inspectors say about {topic} in {name}?"


def _authority(document: SourceDocument) -> str:
    return document.profile.authority.name if document.profile.authority else ""
