"""The retriever as a llama-index ``BaseRetriever``: nodes with our addresses as their ids."""

from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from assistant.answering import CorpusAnswerer
from assistant.answers import Question
from assistant.naming import footnote
from assistant.retrieval import Ranked
from ingest.documents import Paragraph, SourceDocument


class ParagraphRetriever(BaseRetriever):
    """Ranks paragraphs within the scope of a question; nothing where nothing held fits."""

    def __init__(self, answerer: CorpusAnswerer, similarity_top_k: int = 10) -> None:
        self._answerer = answerer
        self._limit = similarity_top_k
        super().__init__()

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        search = self._answerer.search(Question(query_bundle.query_str))
        ranked = search.retrieval.ranked if search.retrieval else ()
        return [scored_node(item) for item in ranked[: self._limit]]


def scored_node(item: Ranked) -> NodeWithScore:
    """A candidate as a node with the score of the ranking."""
    return NodeWithScore(node=node_of(item.document, item.paragraph), score=item.score)


def node_of(document: SourceDocument, paragraph: Paragraph) -> TextNode:
    """A paragraph as a node: its text verbatim, its address as id, what a reader needs beside."""
    profile = document.profile
    day = profile.dates.position
    metadata = {
        "doc_id": document.doc_id,
        "source": document.source,
        "label": paragraph.label,
        "page": paragraph.page,
        "footnote": footnote(document, paragraph),
        "authority": profile.authority.name if profile.authority else None,
        "kind": profile.kind.value,
        "date": day.isoformat() if day else None,
        "speaker": paragraph.speaker.value,
    }
    hidden = sorted(metadata)
    return TextNode(
        id_=str(paragraph.ref),
        text=paragraph.text,
        metadata=metadata,
        excluded_embed_metadata_keys=hidden,
        excluded_llm_metadata_keys=hidden,
    )
