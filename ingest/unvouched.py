"""Words that nobody answers for: readers' comments under a story, and words meant for a machine.

They stay in the document, to be read where they stand, and are never evidence of anything: a
comment is no newspaper's finding, and a line that tells an assistant what to say is none at all.
"""

import re

from ingest.documents import DocumentKind, DocumentProfile, Paragraph

_COMMENTS = re.compile(
    r"^\W*(?:readers?['’]?s?\s+)?(?:comments?|replies|have\s+your\s+say)\b.{0,12}$", re.IGNORECASE
)
_FOR_A_MACHINE = re.compile(
    r"\b(?:ignore|disregard|forget)\b.{0,40}\b(?:previous|prior|above|earlier|your|all)\b.{0,30}"
    r"\b(?:instructions?|rules|prompts?)\b"
    r"|\b(?:AI|artificial\s+intelligence|chatbots?|language\s+models?|LLMs?)\b.{0,160}"
    r"\b(?:tell\s+the\s+user|(?:must|should|please)\s+(?:say|answer|reply|respond|tell)|ignore|disregard)\b",
    re.IGNORECASE,
)


def is_unvouched(paragraph: Paragraph, profile: DocumentProfile) -> bool:
    """Whether a paragraph is a reader's comment, or speaks to whatever machine reads it."""
    if profile.kind is DocumentKind.NEWS and any(map(_COMMENTS.match, paragraph.heading_path)):
        return True
    return _FOR_A_MACHINE.search(paragraph.text) is not None
