"""Whose words a question asks for: inspectors', the council's, its members', a resolution's."""

import re

from ingest.documents import Speaker

_SAYING = (
    r"say|said|sa(?:w|id)\b|claim|promis|respond|repl(?:y|ied)|commit|tell|told|announc|argue|react|think\b|thought\b|view\b|feel\b|felt\b"
    r"|stress|warn|insist|explain|describ|remark|comment|complain|put\s+it|make\s+of|made\s+of"
)
_ACTIVE = r"(?<!\bbe\s)(?<!\bbeen\s)(?<!\bwere\s)(?<!\bwas\s)(?<!\bbeing\s)(?<!\bgot\s)(?<!\bget\s)"
"""Whoever was told or asked is not the one who says it."""
_UTTERANCE = r"reactions?|responses?|quotes?|remarks?|comments?|views?|words|answers?|statements?|promises?|reply|position|take"
_MEMBERS = (
    r"cabinet\s+members?|councillors?|cllrs?|lead\s+members?|members?|(?:deputy\s+)?mayor|(?:political\s+|party\s+|group\s+)+leaders?"
    r"|leaders?\s+of\s+(?:the\s+)?(?:council|opposition|party|group)|opposition|(?:chair|chairman|chairwoman|chairperson)(?:\s+of)?|scrutiny\s+chair|politicians?"
)
_HEARERS = re.compile(
    rf"\b(?:was|were|been|being|is|are)\s+(?:the\s+)?(?:[\w’']+\s+){{0,2}}(?:{_MEMBERS})\s+(?:\w+ly\s+)?(?:told|asked|given|shown|assured|warned|promised)"
    rf"|\b(?:{_MEMBERS})\s+(?:was|were|had\s+been|have\s+been)\s+(?:\w+ly\s+)?(?:told|asked|given|shown|assured|warned|promised)",
    re.IGNORECASE,
)
"""Members who are spoken to, whose words are not asked for."""
_SPEAKERS: tuple[tuple[tuple[Speaker, ...], re.Pattern[str]], ...] = tuple(
    (speakers, re.compile(pattern, re.IGNORECASE))
    for speakers, pattern in (
        (
            (Speaker.COUNCIL, Speaker.MEMBER),
            r"\b(?:what|how|why)\s+(?:did|does|do|has|have|was)\s+(?:the\s+)?(?:[\w’']+\s+){0,3}(?:council|authority|town\s+hall|director|officers?)\b.{0,60}"
            rf"\b(?:{_SAYING}|plan|report|propos)\w*"
            rf"|\b(?:the\s+)?(?:council|town\s+hall|director|officers?)[’']s\s+(?:{_UTTERANCE})\b"
            r"|\bin\s+the\s+council[’']s\s+(?:view|words|account)\b",
        ),
        (
            (Speaker.MEMBER,),
            rf"\b(?:{_MEMBERS})\b.{{0,60}}{_ACTIVE}\b(?:{_SAYING}|ask|rais|not(?:e|ed|ing)\b|{_UTTERANCE})\w*"
            rf"|\b(?:according\s+to|(?:remarks?|words|views?|comments?|quotes?)\s+(?:of|by|from))\s+(?:the\s+)?(?:\w+\s+){{0,2}}(?:{_MEMBERS})\b",
        ),
        (
            (Speaker.RESOLUTION,),
            r"\b(?:resolv(?:e|ed)|resolutions?|formally\s+(?:agree|decide)\w*)\b"
            r"|\b(?:cabinet|committee|commission|meeting|board)\b.{0,60}\b(?:decid(?:e|ed)|agreed?\s+to|decisions?)\b"
            r"|\b(?:decid(?:e|ed)|decisions?)\b.{0,40}\b(?:cabinet|committee|commission|meeting)\b",
        ),
        (
            (Speaker.INSPECTOR,),
            r"\b(?:ofsted|inspectors?|hmi)\b.{0,30}\b(?:say|said|find|found|judge|think|thought|conclude|report|see|saw|criticis|prais|note|identif|ask|want|tell|told|rate)\w*",
        ),
    )
)


def speakers_in(text: str) -> tuple[Speaker, ...]:
    """Whose words are asked for, each once; empty for anybody's."""
    said = _HEARERS.sub(" ", text)
    found = (who for named, pattern in _SPEAKERS if pattern.search(said) for who in named)
    return tuple(dict.fromkeys(found))
