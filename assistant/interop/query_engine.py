"""The answerer as a llama-index query engine: its answers, with the paragraphs as source nodes."""

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.response.schema import RESPONSE_TYPE, Response
from llama_index.core.callbacks import CallbackManager
from llama_index.core.prompts.mixin import PromptMixinType
from llama_index.core.schema import NodeWithScore, QueryBundle

from assistant.answers import Answer, Question
from assistant.interop.retriever import node_of
from assistant.service import Answerer


class AssistantQueryEngine(BaseQueryEngine):
    """Answers through any ``Answerer``; an abstention is an answer that says so.

    ``response.metadata`` holds the status, the notes and the addresses cited; ``source_nodes`` the
    paragraphs cited, in the order of the answer.
    """

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer
        super().__init__(callback_manager=CallbackManager([]))

    def _get_prompt_modules(self) -> PromptMixinType:
        return {}

    def _query(self, query_bundle: QueryBundle) -> RESPONSE_TYPE:
        return self._response(self._answerer.ask(Question(query_bundle.query_str)))

    async def _aquery(self, query_bundle: QueryBundle) -> RESPONSE_TYPE:
        return self._query(query_bundle)

    def _response(self, answer: Answer) -> Response:
        cited = dict.fromkeys(c.ref for claim in answer.claims for c in claim.citations)
        scores = {item.paragraph.ref: item.score for item in answer.evidence}
        documents = {document.doc_id: document for document in self._answerer.corpus.documents}
        nodes = [
            NodeWithScore(
                node=node_of(documents[ref.doc_id], documents[ref.doc_id].paragraph(ref.number)),
                score=scores.get(ref),
            )
            for ref in cited
        ]
        metadata = {
            "status": answer.status.value,
            "notes": list(answer.notes),
            "cited": [str(ref) for ref in cited],
            "as_at": answer.as_at.isoformat() if answer.as_at else None,
        }
        return Response(response=answer.text, source_nodes=nodes, metadata=metadata)
