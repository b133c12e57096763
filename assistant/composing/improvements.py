"""What inspectors asked to be put right: the report's own list, whole and in order."""

import re

from assistant.chain import newest_first
from assistant.composing.draft import Draft, Matter
from assistant.composing.lists import draft_of_list
from assistant.judgements import names_board
from assistant.terms import content_terms
from assistant.understanding.asks import Ask
from assistant.understanding.wording import is_ofsted_work
from ingest.blocks import BlockKind
from ingest.documents import DocumentKind, Paragraph, SourceDocument

_ASKED = re.compile(
    r"\b(?:need\w*|had|has|have|told|tell|asked|required|want(?:ed)?|supposed|got|must|should)\b.{0,40}\b"
    r"(?:improv\w+|change|put\s+right|fix|sort(?:ed)?(?:\s+out)?|do\s+better|be\s+better|work\s+on|tackle|address)\b"
    r"|\b(?:areas?|things?|points?|matters?)\s+(?:for|to|that\s+need\w*|in\s+need\s+of)\s+(?:improv\w+|develop\w*|priority\s+action|attention|fix\w*|address|work\s+on|sort)\b"
    r"|\brecommend(?:ations?|ed)\b|\bpriority\s+actions?\b|\bimprovements?\b.{0,30}\b(?:demanded|asked|needed|required|wanted|called\s+for)\b"
    r"|\b(?:need\w*|requir\w+)\s+improv\w+\b|\bdone\s+(?:urgently|as\s+a\s+matter\s+of\s+urgency)\b|\b(?:things|matters|areas)\b.{0,30}\bpriorit\w+"
    r"|\b(?:homework|to[\s-]do\s+list|must[\s-]do|shortcomings|(?:not|isn['’]t|aren['’]t)\s+good\s+enough"
    r"|(?:weaknesses|shortcomings|failings)\s+(?:did|were|remain)|what\s+improvements?)\b",
    re.IGNORECASE,
)
_URGENT = re.compile(
    r"\b(?:priority\s+actions?|urgent(?:ly)?|must[\s-]do|immediate(?:ly)?)\b", re.IGNORECASE
)
_HEADING = re.compile(
    r"\bneeds?\s+to\s+improve\b|\brecommendations?\b|\bareas?\s+for\s+(?:improvement|development)\b|\bpriority\s+actions?\b",
    re.IGNORECASE,
)
_SEND = re.compile(
    r"\bSEND\b|\bspecial\s+(?:educational\s+)?needs\b|\bpartnership\b", re.IGNORECASE
)
_PRIORITY = re.compile(r"\bpriority\s+action", re.IGNORECASE)
_MOST_TERMS = 3
_GENERIC = frozenset(
    content_terms(
        "children services service council borough county ofsted inspector inspection visit report letter"
        " list everything thing told tell said set put right end start time round still good enough work"
        " want wanted ask asked top come came item urgent must homework year team staff main key big need"
        " fix improve improvement area point recommend recommendation action priority latest summer"
        " spring autumn finding identified better demand full last according say published old style main still made give given found outcome urgently one two three four five"
    )
)


def asks_for_improvements(matter: Matter) -> bool:
    """Whether the question asks for the list itself rather than one matter on it."""
    understood = matter.understood
    if _ASKED.search(understood.text) is None or understood.yes_no:
        return False
    if {Ask.CHANGE, Ask.NUMBER, Ask.PERSON, Ask.DATE}.intersection(understood.asks):
        return False
    rest = set(content_terms(_ASKED.sub(" ", matter.understood.topic)))
    return len(rest - _GENERIC) <= _MOST_TERMS


def compose_improvements(matter: Matter) -> Draft | None:
    """The list of what needs to improve of the newest document in scope that has one."""
    if not asks_for_improvements(matter):
        return None
    urgent = _URGENT.search(matter.understood.text) is not None
    documents = newest_first([d for d in matter.scope.documents if is_ofsted_work(d.profile.kind)])
    send = [d for d in documents if d.profile.kind is DocumentKind.AREA_SEND]
    if send and _SEND.search(matter.understood.text):
        documents = send
    elif not matter.scope.placed:
        graded = [d for d in documents if d.profile.kind is DocumentKind.INSPECTION]
        documents = graded or documents
    for document in documents:
        items = _items(document, urgent=urgent)
        if items:
            return draft_of_list(document, items)
    return None


def _items(document: SourceDocument, *, urgent: bool) -> tuple[Paragraph, ...]:
    """The first such list of the report; priority actions where they are what is asked for."""
    groups: dict[tuple[str, ...], list[Paragraph]] = {}
    for paragraph in document.paragraphs:
        if not paragraph.heading_path or not _HEADING.search(paragraph.heading_path[-1]):
            continue
        if any(names_board(heading) for heading in paragraph.heading_path[1:]):
            continue
        if paragraph.kind is BlockKind.LIST_ITEM or paragraph.printed:
            groups.setdefault(paragraph.heading_path, []).append(paragraph)
    if urgent:
        for path, items in groups.items():
            if _PRIORITY.search(path[-1]):
                return tuple(items)
    return next((tuple(items) for items in groups.values()), ())
