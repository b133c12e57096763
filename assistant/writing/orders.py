"""Orders to a machine that are planted in papers: a model is not given them, nor what adjoins them.

They may be split over paragraphs, so that a paragraph is judged with its neighbours. The default
composer quotes them like any other text.
"""

import re

from ingest.documents import Paragraph, SourceDocument

_TO_A_MACHINE = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,30}\b(?:instructions?|rules?|above|previous)\b"
    r"|\b(?:AI|language|virtual)\s+(?:assistants?|models?|agents?)\b|\bchatbots?\b"
    r"|\b(?:new|your|previous|these) instructions\b|(?:^|[.\"”]\s*)(?:system|assistant|user)\s*:"
    r"|\bas the developer\b|\bfrom now on\b|\bthe rules have changed\b|\bdeveloper mode\b"
    r"|<\||\|>|\[/?INST\]|</?passages?\b|</s>|={5}\[|\"claims\"\s*:|\"\s*\}\s*\]",
    re.I,
)


def speaks_to_machines(text: str) -> bool:
    """Whether a text gives orders to a machine that reads it, or feigns a reply's form."""
    return bool(_TO_A_MACHINE.search(text))


def is_tainted(document: SourceDocument, paragraph: Paragraph) -> bool:
    """Whether a paragraph, or one that it runs on from or into, is such an order."""
    number = paragraph.ref.number
    around = document.paragraphs[max(0, number - 2) : number + 1]
    texts = [" ".join(_visible(held.text).split()) for held in around]
    return any(speaks_to_machines(glue.join(texts)) for glue in ("", " "))


def _visible(text: str) -> str:
    return "".join(c for c in text if c.isprintable() or c.isspace())
