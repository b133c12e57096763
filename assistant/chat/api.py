"""The same answers for programs: Gradio's named endpoints, which are MCP tools as well.

Each returns one JSON object or list as text, so that both ways give a program the same thing.
"""

import json

import gradio as gr

from assistant.answers import Question
from assistant.chat.asking import Outcome, ask_in_line
from assistant.chat.filtering import filters_from
from assistant.chat.grades import every_grade
from assistant.chat.room import Room
from assistant.chat.visiting import visitor_of
from assistant.naming import authority_name, footnote
from assistant.records import answer_id, answer_record, error_record
from ingest.corpus import Corpus
from ingest.documents import ParagraphRef
from ingest.errors import AppError
from ingest.presenting import listing_record

NAMES = ("ask", "show_paragraph", "list_documents", "judgements")
_MOST_NEIGHBOURS = 5


def add_api(room: Room) -> None:
    """Add the endpoints to the page being built."""
    tools = _Tools(room)
    gr.api(tools.ask, api_name="ask", concurrency_limit=None)
    gr.api(tools.show_paragraph, api_name="show_paragraph")
    gr.api(tools.list_documents, api_name="list_documents")
    gr.api(tools.judgements, api_name="judgements")


class _Tools:
    """One method a tool; the docstrings are what a program is told of them."""

    def __init__(self, room: Room) -> None:
        self._room = room

    async def ask(
        self,
        question: str,
        authorities: list[str] | None = None,
        kinds: list[str] | None = None,
        date_from: str = "",
        date_to: str = "",
        as_at: str = "",
        request: gr.Request | None = None,
    ) -> str:
        """Answer a question from the inspection documents held, every claim with its citations.

        Args:
            question: What you would like to know, in words.
            authorities: Only documents about these councils; leave out to let the question say.
            kinds: Only these kinds of document, such as inspection, focused-visit or minutes.
            date_from: Only documents of this date or later, as 2024-08-20.
            date_to: Only documents of this date or earlier, as 2024-08-20.
            as_at: Answer as then known, as 2024-08-20.
        """
        fixed = {
            "authorities": authorities or [],
            "kinds": kinds or [],
            "from": date_from,
            "to": date_to,
            "as_at": as_at,
        }
        try:
            asked = Question(question, filters=filters_from(fixed))
        except AppError as error:
            return _json(error_record("", str(error)))
        wait = self._wait(request)
        if wait:
            return _json(error_record("", f"Too many questions; wait {wait:.0f} seconds."))
        outcome = Outcome(failure="The question was not answered.")
        async for news in ask_in_line(self._room.line, self._room.answerer, asked):
            outcome = news if isinstance(news, Outcome) else outcome
        if outcome.answer is None:
            return _json(error_record("", outcome.failure))
        self._room.keep(outcome.answer)
        return _json(answer_record(outcome.answer, answer_id(outcome.answer)))

    def show_paragraph(self, ref: str, neighbours: int = 2) -> str:
        """Read one paragraph of a document with those around it.

        Args:
            ref: The paragraph's address, such as hackney-inspection-2024-08-20#p12.
            neighbours: How many paragraphs before and after it to show, up to 5.
        """
        try:
            return _json(_passage(self._room.answerer.corpus, ref, neighbours))
        except AppError as error:
            return _json({"error": str(error)})

    def list_documents(self, authority: str = "", kind: str = "") -> str:
        """List the documents held.

        Args:
            authority: Only those about this council, such as Hackney.
            kind: Only those of this kind, such as inspection or minutes.
        """
        held = (
            document
            for document in self._room.answerer.corpus.documents
            if authority.casefold() in ("", authority_name(document).casefold())
            and kind in ("", document.profile.kind.value)
        )
        return _json([listing_record(document) for document in held])

    def judgements(self, authority: str = "") -> str:
        """List every graded judgement held, with the paragraph that prints it, oldest first.

        Args:
            authority: Only those of this council, such as Hackney.
        """
        grades = every_grade(self._room.answerer.corpus.documents)
        return _json(
            [
                {
                    "authority": one.authority,
                    "date": one.date.isoformat() if one.date else None,
                    "framework": one.framework,
                    "judgement": one.name,
                    "grade": one.grade,
                    "ref": str(one.ref),
                    "reference": one.reference,
                }
                for one in grades
                if authority.casefold() in ("", one.authority.casefold())
            ]
        )

    def _wait(self, request: gr.Request | None) -> float:
        token = visitor_of(request.request).token if request else ""
        return self._room.questions.take(token) if token else 0.0


def _passage(corpus: Corpus, address: str, neighbours: int) -> dict[str, object]:
    ref = ParagraphRef.parse(address)
    document = corpus.document(ref.doc_id)
    document.paragraph(ref.number)
    around = max(0, min(int(neighbours), _MOST_NEIGHBOURS))
    shown = document.paragraphs[max(0, ref.number - 1 - around) : ref.number + around]
    return {
        "document": listing_record(document),
        "paragraphs": [
            {
                "ref": str(one.ref),
                "asked_for": one.ref == ref,
                "label": one.label,
                "page": one.page,
                "heading": list(one.heading_path),
                "speaker": one.speaker.value,
                "text": one.text,
                "reference": footnote(document, one),
            }
            for one in shown
        ],
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
