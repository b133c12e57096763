"""Who holds a post, read from the lines of a letter or report that name people with their posts.

Inspectors address a letter to "Ann Example, Director of Children's Services" and end a report with a
table of who answers for the council and for the health body. Such a line is no prose, so that it is
seldom among the paragraphs nearest to a question, and it is the answer.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answers import AnswerStatus
from assistant.chain import newest_first
from assistant.composing.draft import Draft, Matter, Place, quoted_together
from assistant.understanding.asks import Ask
from assistant.understanding.wording import is_ofsted_work
from ingest.blocks import BlockKind
from ingest.documents import Paragraph, SourceDocument

_MOST_WORDS = 60
_NAME = r"(?:(?:Dr|Sir|Dame|Mr|Mrs|Ms|Cllr|Councillor)\s+)?[A-Z][\w’'-]+(?:[^\S\n\t]+[A-Z][\w’'-]+){1,3}"
_CELL = re.compile(r"[^\t]+")
_PARTNERS = re.compile(r"\bpartnership\s+details\b", re.IGNORECASE)
_HEALTH = re.compile(r"\b(?:nhs|integrated\s+care\s+board|icb)\b", re.IGNORECASE)
_WHO = r"(?:^|[^\w])(?:who(?:['’]s|\s+(?:is|was|were|are))?|names?\s+of)\b.{0,60}?"
_HEADS = r"(?:(?:in\s+)?charge\s+of|head(?:ed|s|ing)?(?:\s+(?:up|of))?|boss\s+of|r[au]n(?:s|ning)?|lead(?:s|ing|er\s+of)?|led|named\s+lead)"
_OTHERWISE = re.compile(
    r"\b(?:before|previous|former|predecessor|until|since|answer(?:s|ed)?\s+to|report(?:s|ed)?\s+to|said|sa(?:y|ys)|told|ask(?:s|ed)?|want(?:s|ed)?|appoint\w*"
    r"|replac\w*|took\s+over|left|adoption|foster\w*|virtual|keep\w*|councillors?|cllr|cabinet|members?|portfolio|politic\w*)\b",
    re.IGNORECASE,
)
"""It asks of somebody, and not who holds the post as the document was written."""


@dataclass(frozen=True, slots=True)
class _Post:
    asked: re.Pattern[str]
    """How a question asks for its holder."""
    told: re.Pattern[str]
    """A name with the post, as a line has it."""
    of_health: bool = False
    """The holder may stand in the health body's column, without the body's name."""


def _post(asked: str, told: str, ahead: str = "", *, of_health: bool = False) -> _Post:
    """A post asked for after "who", or with ``ahead`` before it."""
    before = rf"|\b(?:{ahead})\b.{{0,40}}\bwho\b" if ahead else ""
    line = re.compile(rf"(?P<said>{_NAME},?\s+(?:[^\t\n]{{0,60}}?\s)??{told}[^\t\n]*)")
    return _Post(re.compile(f"{_WHO}(?:{asked}){before}", re.IGNORECASE), line, of_health)


_POSTS: Sequence[_Post] = (
    _post(
        r"\b(?:cqc|care\s+quality\s+commission)\b",
        r"CQC\s+[Ll]ead",
    ),
    _post(
        rf"{_HEADS}\s+(?:the\s+)?(?:[\w’'-]+\s+){{0,3}}(?:nhs|integrated\s+care\s+board|icb|health\s+(?:board|body))\b"
        r"|(?:health\s+side|nhs|icb)\b.{0,40}\blead\b|chief\s+executive\s+of\s+(?:the\s+)?(?:[\w’'-]+\s+){0,4}(?:nhs|icb|integrated\s+care)",
        r"(?:Chief|Executive|Accountable)\b[^\t]{0,60}(?:Integrated\s+Care|ICB|NHS)",
        r"(?:on\s+)?the\s+(?:health|nhs)\s+side",
        of_health=True,
    ),
    _post(
        r"independent(?:ly)?\s+scrutin\w+",
        r"Independent\s+[Ss]crutin\w+",
    ),
    _post(r"chief\s+constable", r"Chief\s+Constable"),
    _post(
        r"(?:police\s+and\s+crime\s+commissioner|pcc)\b",
        r"Police(?:,\s+[Ff]ire)?\s+and\s+[Cc]rime\s+[Cc]ommissioner",
    ),
    _post(
        r"director\s+(?:of|for)\s+(?:[\w’']+\s+(?:and\s+)?){0,2}children|\bdcs\b"
        rf"|{_HEADS}\s+(?:the\s+)?(?:(?!inspection|visit)[\w’'-]+\s+){{0,3}}children(?:['’]s)?\s+(?:services|social\s+care)",
        r"Director\b[^\t]{0,40}\bChild",
    ),
)


def compose_post(matter: Matter) -> Draft | None:
    """The line of the newest document in scope that names the holder of a post; None without one.

    An older line is not taken: a newer report may say in its prose who has come since.
    """
    understood = matter.understood
    own = understood.own_words
    if Ask.CHANGE in understood.asks or understood.yes_no or len(matter.scope.authorities) != 1:
        return None
    post = next((one for one in _POSTS if one.asked.search(own)), None)
    if post is None or _OTHERWISE.search(own):
        return None
    documents = [d for d in newest_first(matter.scope.documents) if is_ofsted_work(d.profile.kind)]
    places = _places(documents[0], post) if documents else ()
    if not places:
        return None
    claim = quoted_together(documents[0], places)
    extra = tuple((documents[0], paragraph) for paragraph, _ in places)
    return Draft(AnswerStatus.ANSWERED, (claim,), extra=extra)


def _places(document: SourceDocument, post: _Post) -> Sequence[Place]:
    lines = [one for one in document.paragraphs if _is_line(one)]
    for line in lines:
        for cell in _CELL.finditer(line.text):
            found = post.told.search(line.text, cell.start(), cell.end())
            if found is not None:
                return ((line, found.span("said")),)
    return next(_of_health(lines), ()) if post.of_health else ()


def _of_health(lines: Sequence[Paragraph]) -> Iterator[Sequence[Place]]:
    """The health body's name and, under it in the table of partners, who answers for it."""
    partners = [one for one in lines if _PARTNERS.search(" ".join(one.heading_path))]
    for head, below in itertools.pairwise(partners):
        for body, holder in zip(
            _CELL.finditer(head.text), _CELL.finditer(below.text), strict=False
        ):
            if _HEALTH.search(body[0]) and re.match(_NAME, holder[0]):
                yield ((head, body.span()), (below, holder.span()))


def _is_line(paragraph: Paragraph) -> bool:
    """Whether it is a row or a line of an address, and no sentence."""
    is_short = len(paragraph.text.split()) <= _MOST_WORDS
    is_row = paragraph.kind is BlockKind.TABLE_ROW
    return is_short and (is_row or not paragraph.text.rstrip().endswith((".", "?", "!", ";")))
