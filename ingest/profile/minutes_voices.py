"""The voices in minutes: the record itself, members who speak, and what was resolved."""

import re
from collections.abc import Sequence

from ingest.blocks import BlockKind
from ingest.documents import Paragraph, Speaker
from ingest.profile.voices import NAME, SPEECH, Voice, named_in

_RESOLVED = re.compile(
    r"^(?:it was |the \w+ )?(?:unanimously )?(?:resolved|RECOMMENDED)\b(?!\s+(?:issues|matters))"
    r"|^(?:AGREED|DECISIONS?|DECIDED)\b|^(?:decision|resolution)s?\s*:",
    re.IGNORECASE,
)
_RESOLVED_WITHIN = re.compile(r"\bRESOLVED\b")
_RESOLVED_HEADING = re.compile(
    r"^(?:it was )?(?:resolved|resolutions?|decisions?|agreed|recommended)\b[\W\w]{0,12}$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"^(?:that\b|to (?:note|approve|agree|recommend|receive)\b)", re.IGNORECASE)
_ANSWERING = r"(?:(?:In (?:response|reply|answer)(?: to [^,]{3,200})?|Following [^,]{3,120}),\s*)?"
_MEMBER_SPEAKS = re.compile(
    rf"^{_ANSWERING}(?:The |A |Another |Some )?(?P<who>(?:Councillors?|Cllrs?\.?|Alderman) {NAME}"
    r"|(?:[Vv]ice[- ]?)?[Cc]hair(?:man|woman|person)?\b|[Ll]eader of the [Cc]ouncil"
    r"|(?:[Dd]eputy )?[Mm]ayor"
    r"|(?:[Cc]abinet|[Ll]ead|[Ee]xecutive) [Mm]ember|[Pp]ortfolio [Hh]older|[Gg]roup [Ll]eaders?"
    r"|[Mm]embers?(?! of (?:staff|the public))|[Ww]ard [Mm]embers?)"
    rf"(?P<rest>[^.;]{{0,160}}?)\b(?:{SPEECH}|invited to present)\b(?! (?:by|from)\b)"
)
_ATTRIBUTED_AFTER = re.compile(rf"\((?:Councillor|Cllr\.?) (?P<name>{NAME})\)$")
_OFFICE = re.compile(
    r"(?:(?:vice[- ]?)?chair(?:man|woman|person)?|leader|(?:deputy )?mayor"
    r"|(?:cabinet|lead|executive)"
    r" member|portfolio holder)\b(?: (?:of|for) [^,;()]{3,80}\b)?",
    re.IGNORECASE,
)
"""An office one person holds: it stands for the name where none is printed."""
_RECORD = Voice(Speaker.COUNCIL)
_RESOLUTION = Voice(Speaker.RESOLUTION)


def minutes_voices(paragraphs: Sequence[Paragraph]) -> tuple[Voice, ...]:
    """The voice of each paragraph of minutes, in order.

    List items speak with the voice of the paragraph that introduces them, unless they name their
    own speaker.
    """
    voices: list[Voice] = []
    resolving = False
    for paragraph in paragraphs:
        resolving = _resolves(paragraph, resolving)
        introduced = paragraph.lead_in is not None and paragraph.lead_in <= len(voices)
        inherited = voices[paragraph.lead_in - 1] if introduced and paragraph.lead_in else _RECORD
        voices.append(_RESOLUTION if resolving else _member(paragraph.text) or inherited)
    return tuple(voices)


def _resolves(paragraph: Paragraph, resolving: bool) -> bool:
    """Whether the paragraph is, or goes on with, a formal resolution."""
    text = paragraph.text.strip()
    if _RESOLVED.match(text) or _RESOLVED_WITHIN.search(text):
        return True
    if paragraph.heading_path and _RESOLVED_HEADING.match(paragraph.heading_path[-1].strip()):
        return True
    if not resolving:
        return False
    in_list = paragraph.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
    return in_list or bool(_GOES_ON.match(text))


def _member(text: str) -> Voice | None:
    """The member whose words a paragraph reports, by name where it gives one, else by office."""
    closing = _ATTRIBUTED_AFTER.search(text)
    if closing is not None:
        return Voice(Speaker.MEMBER, closing["name"])
    found = _MEMBER_SPEAKS.match(text)
    if found is None:
        return None
    attribution = found["who"] + found["rest"]
    office = _OFFICE.match(attribution)
    return Voice(Speaker.MEMBER, named_in(attribution) or (office[0] if office else None))
