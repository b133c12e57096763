"""A news story's voices: the reporter's own, and those of the people quoted."""

import re
from collections.abc import Sequence

from ingest.documents import Paragraph, Speaker
from ingest.profile.voices import SPEECH, Voice, voice_of

_BEFORE = re.compile(
    rf"(?P<who>[^“”\"]{{3,300}}?)\b(?:{SPEECH})\b"
    r"[^“”\"]{0,120}?[:,]?\s*[“\"](?=\S+\s+\S+\s+\S+)"
)
_AFTER = re.compile(
    rf"[,.?!]?[”\"],?\s+(?:(?:{SPEECH})\s+(?P<who>[^“”\"]{{3,200}})"
    rf"|(?P<subject>[^“”\"]{{2,80}}?)\s+(?:{SPEECH})\b)"
)
_PRONOUN = re.compile(r"^(?:s?he|they|the (?:councillor|director|spokes\w+))\b", re.IGNORECASE)
_OPENS = ("“", '"')
_REPORTER = Voice(Speaker.PRESS)


def press_voices(paragraphs: Sequence[Paragraph]) -> tuple[Voice, ...]:
    """The voice of each paragraph of a story, in order.

    A quotation that runs over several paragraphs, each opening with a quotation mark and only the
    last one closed, is one person's throughout.
    """
    voices: list[Voice] = []
    last: Voice | None = None
    running = False
    for paragraph in paragraphs:
        text = paragraph.text.strip()
        if running and last is not None and text.startswith(_OPENS):
            voice: Voice = last
        else:
            found = _quoted(text, last)
            voice = found or _REPORTER
            last = found or (last if not found else None)
        running = _left_open(text) and voice is not _REPORTER
        voices.append(voice)
    return tuple(voices)


def _quoted(text: str, last: Voice | None) -> Voice | None:
    """The person a paragraph quotes at length, or None where the reporter speaks."""
    for pattern in (_BEFORE, _AFTER):
        match = pattern.search(text)
        if match is None:
            continue
        who = match["who"] or (match["subject"] if pattern is _AFTER else "")
        if _PRONOUN.match(who.strip()) or not who.strip():
            return last
        voice = voice_of(_last_sentence(who))
        if voice is not None:
            return voice
    return None


def _last_sentence(text: str) -> str:
    """The sentence that holds the attribution; titles such as "Cllr." do not end one."""
    return re.split(r"(?<=[a-z]{4}[.?!])\s+(?=[A-Z])", text)[-1]


def _left_open(text: str) -> bool:
    """Whether the paragraph ends inside a quotation."""
    if "“" in text or "”" in text:
        return text.rfind("“") > text.rfind("”")
    return text.count('"') % 2 == 1
