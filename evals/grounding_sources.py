"""Sentences of real documents, with what is known about them, to make trials of."""

import random
import re
from collections.abc import Iterator, Sequence

from evals.grounding_trials import Source
from ingest.documents import SourceDocument, Speaker

_SENTENCE = re.compile(r"(?<=[.])\s+(?=[A-Z])")
_WHOLE = re.compile(r"[A-Z].*[a-z)%\d]\.")
_FIGURE = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten)\b", re.I)
_FEWEST, _MOST = 8, 45
"""Words of a sentence."""
_SHORTEST = 80
"""Characters of a paragraph."""


def sources_of(
    documents: Sequence[SourceDocument], rng: random.Random, each: int
) -> Iterator[Source]:
    """Of each inspectors' document some sentences, and as many again that have a figure."""
    for document in documents:
        profile = document.profile
        if profile.authority is None or profile.dates.position is None:
            continue
        found = list(_sentences(document))
        figures = [pair for pair in found if _FIGURE.search(pair[0])]
        chosen = rng.sample(found, min(each, len(found)))
        chosen += rng.sample(figures, min(each, len(figures)))
        for sentence, paragraph in dict.fromkeys(chosen):
            day = profile.dates.position.isoformat()
            yield Source(sentence, paragraph, profile.authority.name, day)


def _sentences(document: SourceDocument) -> Iterator[tuple[str, str]]:
    for held in document.paragraphs:
        paragraph = " ".join(held.text.split())
        ours = held.speaker is Speaker.INSPECTOR and paragraph.endswith(".")
        if not ours or len(paragraph) < _SHORTEST or "www" in paragraph:
            continue
        for sentence in _SENTENCE.split(paragraph):
            if _FEWEST <= len(sentence.split()) <= _MOST and _WHOLE.fullmatch(sentence):
                yield sentence, paragraph
