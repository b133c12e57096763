"""Who says what each paragraph says: inspector, council, member, resolution or press."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.boilerplate import is_boilerplate
from ingest.documents import DocumentKind, DocumentProfile, Paragraph, Speaker
from ingest.profile.judgements import is_judgement_row
from ingest.profile.minutes_voices import minutes_voices
from ingest.profile.press_voices import press_voices
from ingest.profile.voices import Voice

_INSPECTED = {
    DocumentKind.INSPECTION,
    DocumentKind.FOCUSED_VISIT,
    DocumentKind.MONITORING_VISIT,
    DocumentKind.JTAI,
    DocumentKind.AREA_SEND,
}
_BY_COUNCIL = {DocumentKind.OFFICER_REPORT, DocumentKind.PLAN}
_OFSTED = "Ofsted"
_INSPECTORS = re.compile(
    r"\bofsted\b|\binspectors?\b|\bHMI\b|\binspection (?:report|findings|outcome)|\bthe watchdog\b"
    r"|\b(?:monitoring|focused) visit\b"
    r"|judgements? (?:for|of|from) th(?:e|is) (?:\w+ )?inspection",
    re.IGNORECASE,
)
_QUOTATION = re.compile(
    r"[“\"](?P<double>[^“”\"]{15,})[”\"]|(?<!\w)['‘](?P<single>\w.{15,}?)['’](?!\w)"
)
_FEWEST_WORDS = 4
_RELAYS = re.compile(
    r"\b(?:found|finds|identif\w+|recommend\w+|includ\w+|highlight\w+|said|stat(?:es|ed)"
    r"|judg\w+|conclud\w+|noted|report\w*|areas? for (?:improvement|priority action))\b",
    re.IGNORECASE,
)
_OWN_WORK = re.compile(
    r"\b(?:we (?:have|will|are)|in response|actions? (?:taken|plan)|the council (?:has|will|is)"
    r"|response to|since the|progress (?:against|on))\b",
    re.IGNORECASE,
)


def with_speakers(
    paragraphs: Sequence[Paragraph], profile: DocumentProfile
) -> tuple[Paragraph, ...]:
    """The same paragraphs, each with its speaker, the person named and whom it quotes.

    What a council or a newspaper repeats of an inspection stays theirs, with ``quotes`` "Ofsted";
    so "Ofsted found" never rests on somebody else's summary. Standing text is nobody's.
    """
    voices = _voices(paragraphs, profile)
    by_number = {paragraph.ref.number: paragraph for paragraph in paragraphs}
    return tuple(
        _spoken(paragraph, voice, by_number, profile)
        for paragraph, voice in zip(paragraphs, voices, strict=True)
    )


def _voices(paragraphs: Sequence[Paragraph], profile: DocumentProfile) -> tuple[Voice, ...]:
    if profile.kind is DocumentKind.MINUTES:
        return minutes_voices(paragraphs)
    if profile.kind is DocumentKind.NEWS:
        return press_voices(paragraphs)
    if profile.kind in _INSPECTED:
        return (Voice(Speaker.INSPECTOR),) * len(paragraphs)
    if profile.kind in _BY_COUNCIL:
        return (Voice(Speaker.COUNCIL),) * len(paragraphs)
    return (Voice(Speaker.OTHER),) * len(paragraphs)


def _spoken(
    paragraph: Paragraph,
    voice: Voice,
    by_number: dict[int, Paragraph],
    profile: DocumentProfile,
) -> Paragraph:
    if is_boilerplate(paragraph, profile):
        return replace(paragraph, speaker=Speaker.OTHER)
    quotes = voice.quotes
    if quotes is None and voice.speaker not in (Speaker.INSPECTOR, Speaker.OTHER):
        lead_in = by_number.get(paragraph.lead_in) if paragraph.lead_in else None
        quotes = _OFSTED if _repeats_ofsted(paragraph, lead_in) else None
    return replace(paragraph, speaker=voice.speaker, speaker_name=voice.name, quotes=quotes)


def _repeats_ofsted(paragraph: Paragraph, lead_in: Paragraph | None) -> bool:
    """Whether a paragraph gives an inspection's words or grades rather than its author's own."""
    if is_judgement_row(paragraph):
        return True
    if _INSPECTORS.search(paragraph.text) and _has_quotation(paragraph.text):
        return True
    if lead_in is None or not _INSPECTORS.search(lead_in.text):
        return False
    return bool(_RELAYS.search(lead_in.text)) and not _OWN_WORK.search(lead_in.text)


def _has_quotation(text: str) -> bool:
    """Whether several words stand in quotation marks; one or two are a term, not a quotation."""
    return any(
        len((found["double"] or found["single"]).split()) >= _FEWEST_WORDS
        for found in _QUOTATION.finditer(text)
    )
