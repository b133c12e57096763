"""From question to answer: the steps in order.

understand -> scope -> retrieve -> judge sufficiency -> compose

That claims rest on evidence is checked where an answer is constructed; ``assistant.recording``
keeps what is answered.
"""

import time
from collections.abc import Iterator, Sequence
from copy import copy

from assistant.answers import Answer, AnswerStatus, Evidence, Question, ResolvedScope, Timings
from assistant.asking_back import choices_for, is_of_none
from assistant.composing.absence import not_found, not_held, unclear
from assistant.composing.composer import compose
from assistant.composing.draft import Draft, Matter
from assistant.composing.wording import text_of
from assistant.outcomes import Ending, Search, joined, together
from assistant.paragraph_terms import TermIndex
from assistant.parts import parts_of
from assistant.ranking import load_weights
from assistant.remit import outside_remit
from assistant.reranking import Reranker
from assistant.retrieval import Ranked, Retrieval, Retriever
from assistant.scope import Scope, scope_of
from assistant.service import Progress
from assistant.sufficiency import load_sufficiency
from assistant.understanding.typed import carefully_typed
from assistant.understanding.understanding import understand
from assistant.writing.writing import Writer
from ingest.corpus import Corpus, Embedder
from ingest.documents import Paragraph, ParagraphRef, SourceDocument
from ingest.errors import QuestionRefused
from ingest.profile.authorities import AuthorityRegister

MOST_CHARACTERS = 2_000
_MOST_TURNS = 20
_SHOWN = 20
"""Paragraphs of evidence kept with an answer."""


class CorpusAnswerer:
    """Answers questions over one generation of the index."""

    def __init__(
        self,
        corpus: Corpus,
        embedder: Embedder,
        reranker: Reranker | None = None,
        writer: Writer | None = None,
    ) -> None:
        self.corpus = corpus
        self._writer = writer
        self._terms = TermIndex(corpus)
        self._register = _register(corpus)
        self.weights = load_weights()
        self.sufficiency = load_sufficiency()
        self._retriever = Retriever(corpus, embedder, self._terms, self.weights, reranker)

    def ask(self, question: Question, progress: Progress | None = None) -> Answer:
        """Answer one question.

        Raises:
            QuestionRefused: it is empty or longer than 2,000 characters.
        """
        started = time.perf_counter()
        tell = progress or _silent
        parts = parts_of(refuse_unusable(question))
        searches = [self.search(part, tell) for part in parts]
        found = time.perf_counter()
        tell("Putting the answer together")
        ending = joined(parts, searches, [self._end(search, tell) for search in searches])
        return self._answer(ending, together(question, searches), (started, found))

    def composed(self, question: Question) -> Answer:
        """The answer of the default composer, whatever writer there is; see ``ask``."""
        alone = copy(self)
        alone._writer = None
        return alone.ask(question)

    def answer(self, search: Search) -> Answer:
        """The answer to a question already searched for."""
        now = time.perf_counter()
        return self._answer(self._end(search, _silent), search, (now, now))

    def search(self, question: Question, tell: Progress | None = None) -> Search:
        """Understand a question and rank the paragraphs of the documents it may be answered from.

        Raises:
            QuestionRefused: it is empty or longer than 2,000 characters.
        """
        tell = tell or _silent
        checked = refuse_unusable(question)
        tell("Reading the question")
        understood = understand(checked, self._register)
        outside = outside_remit(checked.text)
        scope = scope_of(understood, checked.filters, self.corpus.documents, self._terms.mentions)
        if scope.missing or outside:
            return Search(understood, scope, None, outside)
        tell(f"Searching {len(scope.documents)} documents")
        return Search(understood, scope, self._retriever.retrieve(understood, scope))

    def retrieve_everywhere(self, question: Question) -> Retrieval:
        """Rank the paragraphs of every document held, whatever the question says of scope.

        Raises:
            QuestionRefused: it is empty or longer than 2,000 characters.
        """
        understood = understand(refuse_unusable(question), self._register)
        documents = self.corpus.documents
        return self._retriever.retrieve(understood, Scope(documents, ResolvedScope()))

    def _end(self, search: Search, tell: Progress) -> Ending:
        if search.scope.missing:
            status, text = not_held(search.scope)
            return Ending(status, text)
        if search.retrieval is None:
            return Ending(AnswerStatus.NOT_FOUND, f"Not found. {search.outside}")
        held = self.corpus.documents
        matter = Matter(search.understood, search.scope, search.retrieval, held)
        choices = choices_for(matter)
        if choices:
            return Ending(*unclear(choices), choices=choices)
        draft = None if is_of_none(matter) else compose(matter, self.sufficiency)
        if draft is None:
            return Ending(*not_found(search.scope, search.retrieval.ranked))
        if self._writer is not None:
            draft = self._writer.write(matter, draft, tell)
        return Ending(draft.status, text_of(draft), draft)

    def _answer(self, ending: Ending, search: Search, times: tuple[float, float]) -> Answer:
        draft = ending.draft
        now = time.perf_counter()
        return Answer(
            status=ending.status,
            text=ending.text,
            claims=draft.claims if draft else (),
            evidence=_evidence(search.ranked, draft),
            scope=search.scope.resolved,
            notes=draft.notes if draft else (),
            question=search.understood.text,
            generator=draft.generator if draft else "extractive",
            prompt=draft.prompt if draft else None,
            corpus=self.corpus.digest,
            seconds=Timings(times[1] - times[0], now - times[1], now - times[0]),
            choices=ending.choices,
            confidence=self.sufficiency.confidence(search.retrieval),
        )


def refuse_unusable(question: Question) -> Question:
    """Read a question as carefully typed, and trim its history.

    Raises:
        QuestionRefused: nothing is asked, or it is too long.
    """
    text = carefully_typed(question.text)
    if not any(character.isalnum() for character in text):
        raise QuestionRefused("The question is empty; type what you would like to know.")
    if len(text) > MOST_CHARACTERS:
        raise QuestionRefused(
            f"The question has {len(text):,} characters; ask it in {MOST_CHARACTERS:,} or fewer."
        )
    return Question(text, question.history[-_MOST_TURNS:], question.filters, question.id)


def _evidence(ranked: Sequence[Ranked], draft: Draft | None) -> tuple[Evidence, ...]:
    """What the answer was made from, then the other candidates, each best first.

    What was taken from records, and so not ranked for the question, keeps the order of the answer.
    """
    scores = {item.paragraph.ref: item.score for item in ranked}
    top = max(scores.values(), default=0.0)
    held: dict[ParagraphRef, Evidence] = {}
    used = list(_used(ranked, draft))
    if draft is None or not draft.extra:
        used.sort(key=lambda pair: -scores.get(pair[1].ref, top))
    for document, paragraph in used:
        score = max(top, scores.get(paragraph.ref, top))
        held.setdefault(paragraph.ref, Evidence(paragraph, document.source, score))
    for item in ranked:
        if len(held) >= _SHOWN:
            break
        held.setdefault(
            item.paragraph.ref, Evidence(item.paragraph, item.document.source, item.score)
        )
    return tuple(held.values())


def _used(
    ranked: Sequence[Ranked], draft: Draft | None
) -> Iterator[tuple[SourceDocument, Paragraph]]:
    if draft is None:
        return
    known = {item.paragraph.ref: (item.document, item.paragraph) for item in ranked}
    known |= {paragraph.ref: (document, paragraph) for document, paragraph in draft.extra}
    for claim in draft.claims:
        for citation in claim.citations:
            yield known[citation.ref]


def _silent(_: str) -> None:
    """No one is told."""


def _register(corpus: Corpus) -> AuthorityRegister:
    """The authorities known, with those only the documents name."""
    held = {
        d.profile.authority.name: d.profile.authority
        for d in corpus.documents
        if d.profile.authority
    }
    return AuthorityRegister.standard().extended(held.values())
