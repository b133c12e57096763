"""Paragraphs as a model is given them: under labels nobody can guess, fenced as data.

Each passage is one line of JSON in which brackets are escaped, so that no text in it can close a
string, end a line, end the fence or look like a chat template's control token. Labels and fence
are drawn anew for every question; what a document prints cannot be one of them.
"""

import json
import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from assistant.grounding.verdicts import GroundingEvidence
from assistant.tokens import MARGIN, count_tokens
from assistant.writing.orders import is_tainted
from ingest.documents import Paragraph, SourceDocument

_WANTING = re.compile(r"\bimprove|\bpriority action|\brecommendation|\bactions? required", re.I)
_LABEL_BYTES = 5
_FENCE_BYTES = 8


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph a model may rest a claim on."""

    label: str
    document: SourceDocument
    paragraph: Paragraph
    lead_in: str = ""
    """The sentence that introduces a list item."""

    @property
    def evidence(self) -> GroundingEvidence:
        """The paragraph as the grounding check reads it."""
        profile = self.document.profile
        text = f"{self.lead_in} {self.paragraph.text}" if self.lead_in else self.paragraph.text
        return GroundingEvidence(
            text.replace("\t", ": "),
            profile.authority.name if profile.authority else None,
            profile.dates.position,
            self.paragraph.speaker.value,
        )

    @property
    def line(self) -> str:
        """The passage as one line of JSON."""
        evidence = self.evidence
        held = {
            "label": self.label,
            "about": evidence.authority or "not stated",
            "date": str(evidence.date) if evidence.date else "not stated",
            "who_speaks": self.paragraph.speaker_name or self.paragraph.speaker.value,
            "text": " ".join(evidence.text.split()),
        }
        return as_data(held)


@dataclass(frozen=True)
class Pack:
    """The passages of one question, with its fence."""

    passages: tuple[Passage, ...]
    fence: str

    @cached_property
    def by_label(self) -> dict[str, Passage]:
        """Label to passage."""
        return {passage.label: passage for passage in self.passages}

    @property
    def text(self) -> str:
        """All passages, a line each."""
        return "\n".join(passage.line for passage in self.passages)


def new_fence() -> str:
    """A line no text can contain but by chance of one in 2**64."""
    return f"=====[{secrets.token_hex(_FENCE_BYTES)}]====="


def pack(places: Iterable[tuple[SourceDocument, Paragraph]], most: int, budget: int) -> Pack:
    """As many paragraphs as fit into a budget of tokens, best first, each under a new label."""
    chosen: list[Passage] = []
    left = float(budget)
    for passage in _labelled(places):
        if len(chosen) == most:
            break
        cost = count_tokens(passage.line) * MARGIN + 1
        if cost <= left:
            chosen.append(passage)
            left -= cost
    return Pack(tuple(chosen), new_fence())


def _labelled(places: Iterable[tuple[SourceDocument, Paragraph]]) -> Iterator[Passage]:
    used: set[str] = set()
    for document, paragraph in places:
        if is_tainted(document, paragraph) or _is_wanting(paragraph):
            continue
        label = secrets.token_hex(_LABEL_BYTES)
        while label in used:
            label = secrets.token_hex(_LABEL_BYTES)
        used.add(label)
        lead = document.paragraph(paragraph.lead_in).text if paragraph.lead_in else ""
        yield Passage(label, document, paragraph, lead)


def _is_wanting(paragraph: Paragraph) -> bool:
    """Whether it names what should get better: a fragment that by itself says the opposite."""
    return any(_WANTING.search(heading) for heading in paragraph.heading_path[-1:])


def as_data(held: str | dict[str, str]) -> str:
    """A text or a record as one line of JSON, nothing in it able to end a fence."""
    written = json.dumps(held, ensure_ascii=False)
    return "".join(_ESCAPED.get(c, c) for c in written if c.isprintable())


_ESCAPED = {"<": "\\u003c", ">": "\\u003e", "[": "\\u005b", "]": "\\u005d", "=": "\\u003d"}
