"""llama-index's own ingestion of texts, to hold a build's rate against."""

from collections.abc import Sequence

from evals.baselines import embedding_of
from evals.bench import seconds_of
from ingest.corpus import Embedder


def seconds_for_texts(texts: Sequence[str], embedder: Embedder) -> float:
    """Seconds that its pipeline takes to embed texts, one a node, and to index them in memory.

    The embedder is ours, behind llama-index's interface, 32 texts a pass as in a build; the nodes
    come in reading order, as its readers give them.
    """
    from llama_index import core  # seconds to import
    from llama_index.core.ingestion import IngestionPipeline
    from llama_index.core.schema import TextNode

    nodes = [TextNode(text=text, id_=str(number)) for number, text in enumerate(texts)]
    model = embedding_of(embedder)

    def run() -> None:
        embedded = IngestionPipeline(transformations=[model]).run(nodes=nodes)
        core.VectorStoreIndex(embedded, embed_model=model)

    return seconds_of(run)
