"""What somebody said or a meeting resolved: their own words, whole and in order."""

import re
from collections.abc import Callable, Sequence

from assistant.answers import AnswerStatus
from assistant.composing.draft import Draft, Matter, quoted_together
from assistant.composing.list_members import whole_list
from assistant.composing.lists import draft_of_list
from assistant.composing.telling import is_scrap, repeats
from assistant.retrieval import Ranked
from assistant.terms import content_terms
from ingest.documents import Paragraph, SourceDocument, Speaker

_MOST_PARAGRAPHS = 5
_MOST_WORDS = 200
_MOST_WORDS_MORE = 120
_CLOSE = 2.0
_OTHERS = frozenset({Speaker.COUNCIL, Speaker.MEMBER})
_ROLES = frozenset(
    content_terms(
        "chair chairman scrutiny mayor deputy leader leaders group opposition cabinet lead member"
        " councillor cllr director chief executive officer"
    )
)
_NAMES = re.compile(r"(?<!^)\b[A-Z][a-z’'-]{2,}\b")
_OPENING_WORDS = 30


def compose_voices(
    matter: Matter, ranked: Sequence[Ranked], enough: Callable[[Ranked], bool]
) -> Draft | None:
    """The resolution, or the words of the person or body asked for; None where none speaks."""
    speakers = frozenset(matter.understood.wording.speakers)
    if Speaker.INSPECTOR in speakers:
        return None
    if Speaker.RESOLUTION in speakers:
        found = [item for item in ranked if item.paragraph.speaker is Speaker.RESOLUTION]
        return _run(found[0]) if found else None
    found = [item for item in ranked if item.paragraph.speaker in speakers & _OTHERS]
    asked = _who_is_asked(matter.understood.text)
    named = [item for item in found if asked & _who_speaks(item)]
    if named:
        return _with_more(_run(named[0]), named)
    return _with_more(_run(found[0]), found) if found and enough(found[0]) else None


def _with_more(draft: Draft, found: Sequence[Ranked]) -> Draft:
    """A short answer with what the same voice says nearly as much to the point elsewhere."""
    said = [citation.quote for claim in draft.claims for citation in claim.citations]
    words = sum(len(one.split()) for one in said)
    for item in found[1:]:
        paragraph, text = item.paragraph, item.paragraph.text
        words += len(text.split())
        if item.score < found[0].score - _CLOSE or words > _MOST_WORDS_MORE:
            break
        if is_scrap(paragraph) or repeats(text, said):
            continue
        claim = quoted_together(item.document, ((paragraph, (0, len(text))),))
        extra = (*draft.extra, (item.document, paragraph))
        draft = Draft(draft.status, (*draft.claims, claim), draft.notes, extra)
        said.append(text)
    return draft


def _who_is_asked(text: str) -> frozenset[str]:
    """Stems of the offices and names in a question."""
    names = content_terms(" ".join(_NAMES.findall(text)))
    return (frozenset(content_terms(text)) & _ROLES) | frozenset(names)


def _who_speaks(item: Ranked) -> frozenset[str]:
    """Stems of the speaker's name, of the lead-in and of how the words are introduced."""
    paragraph, document = item.paragraph, item.document
    parts = [paragraph.speaker_name or ""]
    if paragraph.lead_in is not None:
        parts.append(document.paragraph(paragraph.lead_in).text)
    if paragraph.speaker_name:
        first = _contiguous(document, paragraph)[0]
        parts.append(" ".join(first.text.split()[:_OPENING_WORDS]))
    authority = document.profile.authority
    ours = content_terms(authority.name) if authority else ()
    return frozenset(content_terms(" ".join(parts))) - frozenset(ours)


def _run(item: Ranked) -> Draft:
    """The list it belongs to, or the paragraphs in which the same speaker goes on."""
    items = whole_list(item.document, item.paragraph)
    if items:
        return draft_of_list(item.document, items)
    kept: list[Paragraph] = []
    words = 0
    for paragraph in _contiguous(item.document, item.paragraph)[:_MOST_PARAGRAPHS]:
        words += len(paragraph.text.split())
        if kept and words > _MOST_WORDS:
            break
        kept.append(paragraph)
    if item.paragraph not in kept:
        kept = [item.paragraph]
    places = [(paragraph, (0, len(paragraph.text))) for paragraph in kept]
    claims = (quoted_together(item.document, places),)
    extra = tuple((item.document, paragraph) for paragraph in kept)
    return Draft(AnswerStatus.ANSWERED, claims, extra=extra)


def _contiguous(document: SourceDocument, paragraph: Paragraph) -> tuple[Paragraph, ...]:
    """The unbroken run of paragraphs of one named speaker, or of resolutions, around this one."""
    if paragraph.speaker_name is None and paragraph.speaker is not Speaker.RESOLUTION:
        return (paragraph,)

    def goes_on(other: Paragraph) -> bool:
        same = (other.speaker, other.speaker_name) == (paragraph.speaker, paragraph.speaker_name)
        return same and other.heading_path == paragraph.heading_path

    held = document.paragraphs
    at = next(place for place, one in enumerate(held) if one.ref == paragraph.ref)
    first = last = at
    while first > 0 and goes_on(held[first - 1]):
        first -= 1
    while last + 1 < len(held) and goes_on(held[last + 1]):
        last += 1
    return held[first : last + 1]
