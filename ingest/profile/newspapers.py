"""Telling a newspaper's story from a council's paper: bylines, mastheads and quoted speech."""

import re

from ingest.profile.opening import Opening
from ingest.profile.voices import SPEECH

MASTHEAD = re.compile(
    r"\b((?:[A-Z][a-z]+ ){1,3}(?:Gazette|Citizen|Times|Echo|Herald|Post|News|Chronicle|Advertiser"
    r"|Mercury|Standard|Observer|Argus|Star|Mail|Telegraph|Express|Live|Guardian|Courier|Messenger"
    r"|Evening News))\b"
)
_SPEECH = re.compile(
    rf"\b(?:{SPEECH})\b[^.“”\"]{{0,80}}:?\s*[“\"](?=\S+\s+\S+)"
    rf"|[,?!.]?[”\"]\s+(?:[\w'’.-]+\s+){{0,4}}(?:{SPEECH})\b"
)
_LOCAL_DEMOCRACY = re.compile(r"\blocal democracy (?:report|correspond)", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:^|[|.]\s*)by [A-Z][\w'’-]+ [A-Z][\w'’-]+|\breporter\b|press release"
    r"|^news\b|\bexclusive\b:|^(?:read more|related (?:stories|articles)|comments(?: \(\d+\))?$)",
    re.MULTILINE | re.IGNORECASE,
)
_TOLD_THE_PAPER = re.compile(
    r"\btold (?:the )?(?:[A-Z]\w+ )?(?:[A-Z]\w+|BBC)\b|\b(?:town hall|council) (?:bosses|chiefs)\b"
    r"|\bwatchdog\b"
)
_REPORTED = re.compile(
    r"\b(?:has|have) (?:welcomed|hit|apologised|defended|slammed|criticised|hailed|revealed|vowed"
    r"|been (?:told|accused|praised|criticised|rated|ordered|urged))\b"
)
_OPENING_LINES = 6
_ENOUGH = 2


def is_news(opening: Opening, whole: str) -> bool:
    """Whether at least two of a story's marks are there.

    Two pieces of quoted speech are two marks; a byline, the local democracy reporting service, a
    masthead in the first lines, and the way papers speak of watchdogs and town halls are one each.
    """
    first = "\n".join(opening.lines[:_OPENING_LINES])
    marks = min(len(_SPEECH.findall(whole)), _ENOUGH)
    marks += _BYLINE.search(whole) is not None
    marks += _LOCAL_DEMOCRACY.search(whole) is not None
    marks += MASTHEAD.search(first) is not None
    marks += _TOLD_THE_PAPER.search(whole) is not None or _REPORTED.search(first) is not None
    return marks >= _ENOUGH
