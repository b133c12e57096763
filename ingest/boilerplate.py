"""Standing text: kept as paragraphs, but no evidence of anything about the authority."""

import re

from ingest.blocks import BlockKind
from ingest.documents import DocumentProfile, Paragraph
from ingest.reading.letters import is_person

_STANDING = re.compile(
    r"^the office for standards in education, children['’]s services and skills"
    r"|^ofsted is a non-ministerial|^if you would like a copy of this document"
    r"|^you may (?:re-?use|copy) (?:this information|all or parts)"
    r"|^this (?:report|publication|letter) is available (?:at|on)\b"
    r"|^interested in our work|^to receive regular email alerts"
    r"|^any complaints about the inspection|^if you are not happy with the inspection"
    r"|^\W*crown copyright|^no\. \d{6}$|open government licence"
    r"|^\d* ?ofsted produces this report (?:under|of)"
    r"|^\d* ?this joint inspection was conducted under section"
    r"|^\d* ?a full description of what the inspection judgements mean"
    r"|\bpublic document pack\b|^this page is intentionally left blank",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"piccadilly gate|textphone|enquiries@|\b[\w.-]+@[\w-]+\.(?:gov|org)\.uk"
    r"|^(?:t|tel|telephone|e|w)\s*:"
    r"|\bt:? 0\d{3} \d{3}|www\.gov\.uk/ofsted$|^(?:https?://|www\.)\S+$|^<?https?://\S+>?$",
    re.IGNORECASE,
)
_LETTER_FORM = re.compile(
    r"^(?:dear\b.{0,60}|yours? (?:sincerely|faithfully)\W*|ofsted|and|\(?by email\)?"
    r"|page \d+.{0,12}"
    r"|(?:\d{1,2} \w+ (?:19|20)\d\d))$",
    re.IGNORECASE,
)
_OFFICE_ALONE = re.compile(r"^(?:H(?:er|is) Majesty['’]s Inspectors?|HMI)\W*$", re.IGNORECASE)
_OFFICE = re.compile(
    r"^(?:(?:Mrs?|Ms|Miss|Dr|Professor|Sir|Dame) )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2},? "
    r"(?:[A-Z]\w+ ){0,2}(?:Director|Chief Executive|Chief Officer|Chief Constable)\b"
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_SENTENCE = re.compile(r"[a-z]{3}[.;:] |[a-z]{3}[.;]$")
_MEETING_PAPERS = re.compile(
    r"^view the (?:background|reasons|declarations)|\bPDF \d+ [KM]B\b|^agenda item$"
    r"|^(?:additional|supporting) documents\b",
    re.IGNORECASE,
)
_STANDING_SECTIONS = re.compile(
    r"^(?:(?:supporting|additional) documents|background papers|about ofsted"
    r"|what (?:the )?(?:\w+ ){0,4}inspection judge?ments mean.*)\W*$",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"^(?:table of )?contents\W*$", re.IGNORECASE)
_CONTENTS_LINE = re.compile(r"^.{3,150}?[\s.]\d{1,3}$")
_SHORT = 260


def is_boilerplate(paragraph: Paragraph, profile: DocumentProfile) -> bool:
    """Whether a paragraph is standing text: contact and licence lines, addresses, salutations.

    Contents lists, lists of attached papers and the explanations of grades that every report
    repeats are standing text as well. A row of the judgement table never is, nor are the names of
    those a letter is to and of who signs it: they answer who was in office.
    """
    if any(judged.paragraph == paragraph.ref.number for judged in profile.judgements):
        return False
    text = paragraph.text.strip()
    section = paragraph.heading_path[-1].strip() if paragraph.heading_path else ""
    if _STANDING_SECTIONS.match(section):
        return True
    if _CONTENTS.match(section) and _CONTENTS_LINE.match(text):
        return True
    if _STANDING.search(text) or _MEETING_PAPERS.search(text):
        return True
    if _OFFICE_ALONE.match(text):
        return True
    if _OFFICE.search(text) or ("\n" in text and is_person(text.partition("\n")[0])):
        return False  # to whom a letter is, or who signs it
    return len(text) <= _SHORT and _is_form(paragraph, text)


def _is_form(paragraph: Paragraph, text: str) -> bool:
    """Whether a short paragraph is part of a letter's or report's form."""
    if _LETTER_FORM.match(text):
        return True
    if _SENTENCE.search(text) and paragraph.kind is not BlockKind.TABLE_ROW:
        return bool(_CONTACT.search(text)) and len(text.split()) < 12
    if _CONTACT.search(text) or _POSTCODE.search(text):
        return True
    return paragraph.kind is BlockKind.TABLE_ROW and bool(re.search(r"\.{4,}\s*\d+$", text))
