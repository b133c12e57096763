"""Whether an answer still stands: each paragraph it cites, against the documents held now."""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.answers import Citation
from assistant.naming import document_name
from assistant.recording.entries import AnswerEntry, Source
from ingest.documents import Paragraph, SourceDocument

_ALIKE = 0.5
"""A paragraph this like the one cited, or more, is taken for a changed form of it."""
_WITHDRAWN = "withdrawn"


class Standing(StrEnum):
    """What has become of a source."""

    UNCHANGED = "unchanged"
    CHANGED = "source changed"
    WITHDRAWN = "source withdrawn"


@dataclass(frozen=True, slots=True)
class CitationStanding:
    """What has become of the paragraph one citation rests on."""

    citation: Citation
    standing: Standing
    now: Paragraph | None = None
    """The paragraph as it is held now; None where none is like it."""
    difference: tuple[str, ...] = ()
    """Words taken out ("- …") and put in ("+ …"), in order; where the source changed."""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """What has become of everything an answer cites."""

    entry: AnswerEntry
    citations: tuple[CitationStanding, ...]

    @property
    def standing(self) -> Standing:
        """The worst of its citations; unchanged where it cites nothing."""
        found = {one.standing for one in self.citations}
        worst_first = (Standing.WITHDRAWN, Standing.CHANGED)
        return next((one for one in worst_first if one in found), Standing.UNCHANGED)


def verify(entry: AnswerEntry, documents: Iterable[SourceDocument]) -> Verification:
    """Hold an answer against the documents held now; each place cited once."""
    held = tuple(documents)
    sources = {source.doc_id: source for source in entry.sources}
    texts = {paragraph.ref: paragraph for paragraph in entry.cited}
    citations = dict.fromkeys(
        citation for claim in entry.answer.claims for citation in claim.citations
    )
    return Verification(
        entry,
        tuple(_stands(one, texts[one.ref], _live(one, sources, held)) for one in citations),
    )


def _live(
    citation: Citation, sources: Mapping[str, Source], held: Sequence[SourceDocument]
) -> tuple[SourceDocument | None, Source | None]:
    """The document cited as it is held now: by its address, else by its very bytes."""
    source = sources.get(citation.ref.doc_id)
    by_id = next((one for one in held if one.doc_id == citation.ref.doc_id), None)
    if by_id is not None or source is None:
        return by_id, source
    return next((one for one in held if one.sha256 == source.sha256), None), source


def _stands(
    citation: Citation,
    cited: Paragraph,
    place: tuple[SourceDocument | None, Source | None],
) -> CitationStanding:
    document, source = place
    if document is None:
        return CitationStanding(
            citation, Standing.WITHDRAWN, remark=f"{citation.source} is no longer held."
        )
    if document.profile.status == _WITHDRAWN:
        remark = f"{document_name(document)} is marked as withdrawn."
        return CitationStanding(citation, Standing.WITHDRAWN, remark=remark)
    same = _same(document, cited)
    if same is not None:
        return CitationStanding(
            citation, Standing.UNCHANGED, same, remark=_moved(citation, same, document, source)
        )
    alike = _alike(document, cited)
    if alike is None:
        gone = f"No paragraph like it is in {document_name(document)} any more."
        return CitationStanding(citation, Standing.CHANGED, None, (f"- {cited.text}",), remark=gone)
    still = "The words quoted still stand there." if citation.quote in alike.text else ""
    return CitationStanding(
        citation, Standing.CHANGED, alike, difference(cited.text, alike.text), remark=still
    )


def _same(document: SourceDocument, cited: Paragraph) -> Paragraph | None:
    """The paragraph of the same text: at its place, else the first elsewhere."""
    found = [p for p in document.paragraphs if p.content_hash == cited.content_hash]
    at_place = [p for p in found if p.ref.number == cited.ref.number]
    return next(iter(at_place or found), None)


def _moved(
    citation: Citation, now: Paragraph, document: SourceDocument, source: Source | None
) -> str:
    remarks = []
    if (now.ref.doc_id, now.label) != (citation.ref.doc_id, citation.label):
        remarks.append(f"It now stands at {now.label} of {document.source}.")
    name = document_name(document)
    if source is not None and name != source.name:
        remarks.append(f"The document is now described as: {name}.")
    return " ".join(remarks)


def _alike(document: SourceDocument, cited: Paragraph) -> Paragraph | None:
    words = cited.text.split()
    best, likeness = None, 0.0
    for paragraph in document.paragraphs:
        matcher = difflib.SequenceMatcher(None, words, paragraph.text.split(), autojunk=False)
        if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < max(likeness, _ALIKE):
            continue
        found = matcher.ratio()
        if found >= _ALIKE and found > likeness:
            best, likeness = paragraph, found
    return best


def difference(before: str, after: str) -> tuple[str, ...]:
    """Runs of words taken out ("- …") and put in ("+ …"), in order."""
    old, new = before.split(), after.split()
    lines: list[str] = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, low, high, start, end in matcher.get_opcodes():
        if tag == "equal":
            continue
        if high > low:
            lines.append(f"- {' '.join(old[low:high])}")
        if end > start:
            lines.append(f"+ {' '.join(new[start:end])}")
    return tuple(lines)
