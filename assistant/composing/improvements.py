"""What inspectors asked to be put right: the report's own list, whole and in order."""

import re
from collections.abc import Sequence

from assistant.chain import newest_first
from assistant.composing.draft import Draft, Matter
from assistant.composing.grade_selecting import asks_which_area
from assistant.composing.list_members import items_among
from assistant.composing.lists import draft_of_list, join_lists
from assistant.demands import Demand
from assistant.judgements import names_board
from assistant.naming import authority_name
from assistant.terms import content_terms
from assistant.understanding.asks import Ask
from assistant.understanding.periods import PeriodRole
from assistant.understanding.wording import is_ofsted_work
from ingest.documents import DocumentKind, Paragraph, SourceDocument

_ASKED = re.compile(
    r"\b(?:need\w*|had|has|have|told|tell|ask(?:s|ed|ing)?|requir\w+|want(?:ed)?|supposed|got|must|should)\b.{0,40}\b"
    r"(?:improv\w+|change|put\s+right|fix|sort(?:ed)?(?:\s+out)?|(?:do|be|get|become)\s+(?:better|stronger)|strengthen\w*|work\s+on|tackle|address|deal\s+with|attend\s+to)\b"
    r"|\b(?:areas?|things?|points?|matters?)\s+(?:for|to|that\s+need\w*|in\s+need\s+of)\s+(?:improv\w+|develop\w*|priority\s+action|attention|fix\w*|address|work\s+on|sort)\b"
    r"|\b(?:areas?|things?|points?|matters?|failings|weaknesses)\s+for\s+(?:\w+\s+){1,4}to\s+(?:improve|work\s+on|fix|address|tackle|put\s+right|sort)\b"
    r"|(?<!commissioner\s)(?<!panel\s)(?<!board\s)(?<!cabinet\s)(?<!officers\s)(?<!committee\s)\brecommend(?:ations?|ed)\b|\bpriority\s+actions?\b|\bimprovements?\b.{0,30}\b(?:demanded|asked|needed|required|wanted|called\s+for)\b"
    r"|\burgent\s+(?:actions?|attention|improvements?)\b|\b(?:need\w*|requir\w+)\s+improv\w+\b|\bdone\s+(?:urgently|as\s+a\s+matter\s+of\s+urgency)\b|\b(?:things|matters|areas)\b.{0,30}\bpriorit\w+"
    r"|\b(?:homework|to[\s-]do\s+list|must[\s-]do|shortcomings|(?:not|isn['’]t|aren['’]t)\s+good\s+enough"
    r"|(?:weaknesses|shortcomings|failings)\s+(?:did|were|remain)|what\s+improvements?)\b",
    re.IGNORECASE,
)
_URGENT = re.compile(
    r"\b(?:priority\s+actions?|urgent(?:ly)?|must[\s-]do|immediate(?:ly)?|swift(?:ly)?|at\s+once|straight\s*away|right\s+away|without\s+delay)\b",
    re.IGNORECASE,
)
_IMPROVING = re.compile(
    r"\bneeds?\s+to\s+improve\b|\brecommendations?\b|\bareas?\s+for\s+(?:improvement|development)\b|\bpriority\s+actions?\b"
    r"|\bpriority\s+and\s+immediate\s+actions?\b",
    re.IGNORECASE,
)
_PRIORITY = re.compile(r"\bpriority\s+(?:and\s+immediate\s+)?action", re.IGNORECASE)
_NAMED = re.compile(r"\bareas?\s+for\s+improvement\b", re.IGNORECASE)
_STRONG = re.compile(
    r"\bstrengths?\b|\bdo(?:es|ing)?\s+(?:\w+\s+){0,2}well\b|\bdoing\s+right\b|\b(?:is|are|was|were)\s+effective\b|\bwork(?:s|ed|ing)\s+well\b",
    re.IGNORECASE,
)
_STRENGTHS = re.compile(
    r"^(?:key\s+)?strengths\b|[’']s\s+strengths\b|\bdoing\s+that\s+is\s+effective\b|\b(?:doing|works|working)\s+well\b",
    re.IGNORECASE,
)
_SEND = re.compile(
    r"\bSEND\b|\bspecial\s+(?:educational\s+)?needs\b|\bpartnership\b", re.IGNORECASE
)
_LETTER = re.compile(r"\bletters?\b", re.IGNORECASE)
_LETTERS = frozenset({DocumentKind.FOCUSED_VISIT, DocumentKind.MONITORING_VISIT, DocumentKind.JTAI})
_STUDY = re.compile(r"\b(?:case|practice)\s+study\b", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|following)\b", re.IGNORECASE)
_MOST_TERMS = 3
_SOME = 2
_GENERIC = frozenset(
    content_terms(
        "children services service council borough county ofsted inspector inspection visit report letter"
        " list everything thing told tell said set put right end start time round still good enough work"
        " want wanted ask asked top come came item urgent must homework year team staff main key big need"
        " fix improve improvement area point strength well effective failing weakness problem issue deal recommend recommendation action priority latest summer"
        " spring autumn finding identified better demand full last according say published old style main still made give given found outcome urgently one two three four five"
    )
)


def asks_for_improvements(matter: Matter) -> bool:
    """Whether the question asks for the list itself rather than one matter on it."""
    understood = matter.understood
    if _ASKED.search(understood.text) is None or understood.yes_no or asks_which_area(matter):
        return False
    if {Ask.CHANGE, Ask.NUMBER, Ask.PERSON, Ask.DATE}.intersection(understood.asks):
        return False
    if matter.retrieval.demand is not Demand.NONE:
        return False
    rest = set(content_terms(_ASKED.sub(" ", matter.understood.topic)))
    return len(rest - _GENERIC) <= _MOST_TERMS


def compose_improvements(matter: Matter) -> Draft | None:
    """What needs to improve, or what is strong, by the list of one report in scope that has one."""
    if asks_for_improvements(matter):
        if len(matter.scope.authorities) > 1:
            return _of_each(matter)
        urgent = _URGENT.search(matter.understood.text) is not None
        documents = _in_turn(matter)
        if urgent:
            for document in documents:
                draft = _draft(document, _PRIORITY, matter)
                if draft is not None:
                    return draft
        return next((d for one in documents if (d := _draft(one, _IMPROVING, matter))), None)
    if _asks_for_strengths(matter):
        found = dict.fromkeys(item.document.doc_id for item in matter.retrieval.ranked)
        held = {document.doc_id: document for document in matter.scope.documents}
        nearest = [held[doc_id] for doc_id in found if doc_id in held]
        return next((d for one in nearest if (d := _draft(one, _STRENGTHS, matter))), None)
    return None


def _of_each(matter: Matter) -> Draft | None:
    """The list of each authority asked about, one after another; None where one has none."""
    drafts = [
        next((d for one in documents if (d := _draft(one, _IMPROVING, matter))), None)
        for name in matter.scope.authorities
        if (documents := [one for one in _in_turn(matter) if authority_name(one) == name])
    ]
    found = [draft for draft in drafts if draft is not None]
    return join_lists(found) if found and len(found) == len(drafts) else None


def _asks_for_strengths(matter: Matter) -> bool:
    understood = matter.understood
    if _STRONG.search(understood.text) is None or understood.yes_no or len(understood.asks) > _SOME:
        return False
    if matter.retrieval.demand is not Demand.NONE:
        return False
    rest = set(content_terms(_STRONG.sub(" ", understood.topic)))
    return len(rest - _GENERIC) <= _MOST_TERMS


def _in_turn(matter: Matter) -> Sequence[SourceDocument]:
    """Ofsted's work in scope: newest first, but first the first after a day named ("after …")."""
    text = matter.understood.text
    documents = newest_first([d for d in matter.scope.documents if is_ofsted_work(d.profile.kind)])
    send = [d for d in documents if d.profile.kind is DocumentKind.AREA_SEND]
    letters = [d for d in documents if d.profile.kind in _LETTERS]
    if send and _SEND.search(text):
        documents = send
    elif letters and _LETTER.search(text):
        documents = letters
    elif not matter.scope.placed:
        documents = _full_first(matter, documents)
    is_next = _AFTER.search(matter.understood.text) is not None and any(
        period.role is PeriodRole.SINCE for period in matter.understood.periods
    )
    return documents[::-1] if is_next else documents


def _full_first(matter: Matter, documents: Sequence[SourceDocument]) -> list[SourceDocument]:
    """Full inspections first; before them a later visit that the matter named leads to."""
    full = [d for d in documents if d.profile.kind is DocumentKind.INSPECTION]
    if not full:
        return list(documents)
    first = next((item.document for item in matter.retrieval.ranked), None)
    later = documents[: documents.index(full[0])]
    named = set(content_terms(_ASKED.sub(" ", matter.understood.topic))) - _GENERIC
    return [first, *full] if named and first is not None and first in later else full


def _draft(document: SourceDocument, heading: re.Pattern[str], matter: Matter) -> Draft | None:
    """Every list of a report under such a heading, one after another; None where it has none."""
    groups = _groups(document, heading)
    if _NAMED.search(matter.understood.text):
        groups = [group for group in groups if _NAMED.search(group[0])] or groups
    drafts = [draft_of_list(document, items, heading=name) for name, items in groups]
    return join_lists(drafts) if drafts else None


def _groups(
    document: SourceDocument, heading: re.Pattern[str]
) -> list[tuple[str, tuple[Paragraph, ...]]]:
    """The items under each such heading, in order; those about a safeguarding board left out."""
    found: dict[tuple[str, ...], list[Paragraph]] = {}
    for paragraph in document.paragraphs:
        path = paragraph.heading_path
        if any(names_board(one) or _STUDY.search(one) for one in path):
            continue
        at = next((place for place, one in enumerate(path) if heading.search(one)), None)
        if at is not None:
            found.setdefault(path[: at + 1], []).append(paragraph)
    listed = [(path[-1], items_among(group)) for path, group in found.items()]
    return [(name, items) for name, items in listed if items]
