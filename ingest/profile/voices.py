"""A voice in a document: who speaks, under what name, and whom they quote."""

import re
from dataclasses import dataclass

from ingest.documents import Speaker

NAME = r"[A-Z][\w'’-]*\.?(?: (?:de |van |von |al-|Mc|O['’])?[A-Z][\w'’-]*){0,3}"
SPEECH = (
    r"said|says|told|added|adds|stated|noted|asked|commented|explained|advised|reported|welcomed"
    r"|queried|highlighted|suggested|requested|thanked|felt|considered|expressed|emphasised"
    r"|stressed|responded|replied|confirmed|informed|indicated|questioned|raised|remarked|observed"
    r"|summarised|believed|hoped|urged|acknowledged|sought|wished|argued|warned|insisted|continued"
    r"|tweeted|wrote|insists|claimed"
)
_MEMBER = re.compile(
    r"\b(?:cllrs?|councillors?|cabinet member|lead member|portfolio holder|(?:deputy )?mayor"
    r"|leader of the (?:council|opposition|\w+ group)|council leader"
    r"|(?:vice-?)?chair(?:man|woman|person)?"
    r"|group leaders?|ward members?|alderman)\b",
    re.IGNORECASE,
)
_OFFICER = re.compile(
    r"\b(?:director|chief executive|head of|assistant director|officer|service manager|monitoring"
    r"|(?:council|authority|town hall|borough|county hall|civic centre)"
    r"(?:['’]s)? (?:spokes\w+|said|statement)"
    r"|spokes\w+ (?:for|from) (?:the )?(?:[\w'’-]+ ){0,4}council|dcs|solicitor)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:charity|nspcc|barnardo|union|unison|gmb|association|foundation|school|college|nhs"
    r"|university|police|constabulary|mp|department for|dfe|government|minister|campaign\w*"
    r"|hospital|(?<!children['’]s )(?<!services )trust|society)\b",
    re.IGNORECASE,
)
_INSPECTORATE = re.compile(
    r"\bofsted\b|\binspectors?\b|\bwatchdog\b|\b(?:the|its|their) (?:report|letter)\b|\bHMI\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"(?:\b(?:Cllr|Councillor|Alderman|Mr|Mrs|Ms|Dr|Sir|Dame|Baroness|Lord)\.? (?P<titled>{NAME})"
    r"|(?P<plain>[A-Z][a-z'’-]+ (?:de |van |von |Mc|O['’])?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)"
    r"(?=,|\s\(|\s(?:said|told|added|says)))"
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a paragraph."""

    speaker: Speaker
    name: str | None = None
    quotes: str | None = None


def voice_of(attribution: str) -> Voice | None:
    """The voice behind words such as "Sarah Wright, director of children's services"."""
    name = named_in(attribution)
    if _MEMBER.search(attribution):
        return Voice(Speaker.MEMBER, name)
    if _ELSEWHERE.search(attribution):
        return Voice(Speaker.OTHER, name)
    if _OFFICER.search(attribution):
        return Voice(Speaker.COUNCIL, name)
    if _INSPECTORATE.search(attribution):
        return Voice(Speaker.PRESS, quotes="Ofsted")
    return Voice(Speaker.OTHER, name) if name else None


def named_in(attribution: str) -> str | None:
    """The person an attribution names, without title; None for a role alone."""
    found = _NAMED.search(attribution)
    return (found["titled"] or found["plain"]) if found else None
