"""The other ways a paragraph is looked at: bare, and sentence by sentence.

A paragraph is indexed under its context header. Beside that, the vectors of its bare text and of
each sentence are kept, so that a ranker can tell a paragraph that says a thing from one that only
stands under the right heading. They are compared, never searched, so no index holds them.
"""

from collections.abc import Iterable

from ingest.chunking import Chunk
from ingest.sentences import sentence_spans

TEXT = "t"
SENTENCE = "s"


def views_of(chunks: Iterable[Chunk], texts: dict[str, str]) -> tuple[Chunk, ...]:
    """Bare windows and sentences of the paragraphs these chunks belong to.

    Args:
        chunks: context chunks, sorted by document, paragraph and window.
        texts: the text of each paragraph, by its address.

    Returns:
        For every chunk its bare window (``doc_id#p12/t0``), then every sentence of the paragraph
        (``doc_id#p12/s0``), without header. A sentence longer than the embedder reads is compared
        by its beginning; the windows hold it whole.
    """
    views: list[Chunk] = []
    waiting: list[Chunk] = []
    for chunk in chunks:
        if waiting and waiting[-1].ref != chunk.ref:
            views.extend(_paragraph(waiting, texts[str(waiting[-1].ref)]))
            waiting = []
        waiting.append(chunk)
    if waiting:
        views.extend(_paragraph(waiting, texts[str(waiting[-1].ref)]))
    return tuple(views)


def _paragraph(chunks: list[Chunk], text: str) -> Iterable[Chunk]:
    ref = chunks[0].ref
    for part, chunk in enumerate(chunks):
        yield Chunk(f"{ref}/{TEXT}{part}", ref, chunk.start, chunk.end, "", chunk.text)
    for part, (start, end) in enumerate(sentence_spans(text)):
        yield Chunk(f"{ref}/{SENTENCE}{part}", ref, start, end, "", text[start:end])
