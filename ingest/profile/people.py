"""Who issued a document, and which inspector led."""

import re

from ingest.documents import Authority, DocumentKind
from ingest.profile.newspapers import MASTHEAD
from ingest.profile.opening import Derived, Opening

_WORD = r"(?:(?:[A-Z]\.)+|[A-Z][\w'’-]*)"
_PERSON = rf"(?P<name>{_WORD}(?:[ -]+(?:(?:de|van|von|der|al) ){{0,2}}(?:Mc|O['’])?{_WORD}){{1,3}})"
_LED = re.compile(rf"(?<!deputy )(?<!Deputy )\b[Ll]ead [Ii]nspector(?:\s*:| was| is)\s*{_PERSON}")
_LED_SEND = re.compile(
    rf"(?:Mrs? |Ms |Dr )?{_PERSON},?\s*(?:HMI,? )?Ofsted(?: HMI)?,? [Ll]ead [Ii]nspector"
)
_SIGNED = re.compile(
    rf"Yours? (?:sincerely|faithfully),?\s+{_PERSON},?"
    r"\s+(?:H[ei][rs]|Ofsted|National|Senior|Regional|HMI)"
)
_INSPECTORATES: tuple[tuple[str, str], ...] = (
    (r"\bOfsted\b", "Ofsted"),
    (r"Care Quality Commission|\bCQC\b", "CQC"),
    (r"HMICFRS|Constabulary and Fire", "HMICFRS"),
    (r"HMIC\b|HMI Constabulary", "HMIC"),
    (r"HMI Prob|HMIP\b|Inspectorate of Probation", "HMI Probation"),
)
_BODY_WORD = r"(?:Committee|Cabinet|Commission|Panel|Board|Council|Executive|Sub-Committee|Forum)"
_BODY = re.compile(
    rf"(?:[Mm]eeting of|[Mm]inutes of|[Rr]eport (?:to|for)|[Uu]pdate (?:to|for)|MEETING OF"
    r"|MINUTES OF)"
    rf"(?: (?:the|a|THE))?(?: (?:meeting|proceedings) of)?(?: the)? ?"
    rf"(?P<body>(?:[A-Z][\w'’&-]*,? (?:(?:and|of|for|the|&) )*){{0,8}}{_BODY_WORD})\b"
)
_BODY_ALONE = re.compile(
    r"^(?:[A-Z][\w'’&-]*,? (?:(?:and|of|for|the|&) )*){0,8}"
    r"(?:Committee|Cabinet|Commission|Panel|Board|Executive|Full Council)$"
)
_FIRST_LINES = 6


def issuing_body_of(
    opening: Opening, kind: DocumentKind, authority: Authority | None
) -> Derived[str] | None:
    """Ofsted and those it inspected with, the committee that met, the council or the newspaper."""
    match kind:
        case DocumentKind.INSPECTION | DocumentKind.FOCUSED_VISIT | DocumentKind.MONITORING_VISIT:
            return Derived("Ofsted", opening.where)
        case DocumentKind.JTAI | DocumentKind.AREA_SEND:
            return Derived(_joint_bodies(opening, kind), opening.where)
        case DocumentKind.NEWS:
            paper = MASTHEAD.search(opening.flat)
            return Derived(paper[1], opening.where) if paper else None
        case DocumentKind.OTHER:
            return None
        case _:
            return _council_body(opening, authority)


def lead_inspector_of(opening: Opening, whole: str, kind: DocumentKind) -> Derived[str] | None:
    """The inspector printed as leading; of a letter on a visit, the one who signed it."""
    for text, how in ((opening.flat, opening.where), (whole.replace("\n", " "), "text")):
        for pattern in (_LED, _LED_SEND):
            if (led := pattern.search(text)) is not None:
                return Derived(_bare(led["name"]), how)
    if kind in (DocumentKind.FOCUSED_VISIT, DocumentKind.MONITORING_VISIT):
        signed = _SIGNED.search(whole.replace("\n", " "))
        if signed is not None:
            return Derived(_bare(signed["name"]), "signature")
    return None


def _joint_bodies(opening: Opening, kind: DocumentKind) -> str:
    printed = opening.flat
    named = [body for pattern, body in _INSPECTORATES if re.search(pattern, printed)]
    if "HMICFRS" in named and "HMIC" in named:
        named.remove("HMIC")
    if kind is DocumentKind.AREA_SEND:
        return "Ofsted and CQC"
    if len(named) < 2:
        return "Ofsted"
    return f"{', '.join(named[:-1])} and {named[-1]}"


def _council_body(opening: Opening, authority: Authority | None) -> Derived[str] | None:
    body = _BODY.search(opening.text)
    if body is not None:
        return Derived(body["body"].strip(), opening.where)
    alone = next((line for line in opening.lines[:_FIRST_LINES] if _BODY_ALONE.match(line)), None)
    if alone is not None:
        return Derived(alone, opening.where)
    if authority is None:
        return None
    return Derived(authority.aliases[0] if authority.aliases else authority.name, "authority")


def _bare(name: str) -> str:
    """The name without the words a table or a signature block runs into it."""
    words = name.strip(" ,.").split()
    while words and words[0].strip(",.") in _NOT_OF_A_NAME:
        words.pop(0)
    kept = []
    for word in words:
        if word.strip(",.") in _NOT_OF_A_NAME:
            break
        kept.append(word)
    return " ".join(kept).strip(" ,.")


_NOT_OF_A_NAME = set(
    "Ofsted Care Quality Commission CQC Mr Mrs Ms Dr HMI Her His Majesty’s Majesty's OBE Team"
    " Deputy National Senior Regional Assistant Associate Additional Managing Director Inspection"
    " Lead Inspector Inspectors Social School Schools Judgement Judgements Assurance Manager The"
    " This Contents Context Report Yours".split()
)
