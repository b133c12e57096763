"""A title a reader recognises, from the document's own first lines."""

import re

from ingest.documents import Authority, DocumentKind, Framework
from ingest.profile.kinds import Kind
from ingest.profile.opening import Derived, Opening

_SUBJECT = re.compile(
    r"(?:area SEND (?:full |monitoring )?inspection of .{2,60}? local area partnership"
    r"|inspection of (?!services|local|children).{2,70}? (?:local authority )?"
    r"children['’]s (?:social care )?services"
    r"|(?:focused|monitoring) visit (?:to|of) .{0,90}?children['’]s? services)",
    re.IGNORECASE,
)
_JTAI = re.compile(
    r"(joint targeted area inspection of .{2,220}?)"
    r"(?=\s*(?:\d\s|\d?\s*(?:between|this letter|this inspection|dear)\b))",
    re.IGNORECASE,
)
_STOCK = {
    Framework.SIF: "Inspection of services for children in need of help and protection, children"
    " looked after and care leavers",
    Framework.ILACS: "Inspection of children’s social care services",
    Framework.JTAI: "Joint targeted area inspection",
    Framework.AREA_SEND: "Area SEND inspection",
}
_NO_TITLE = re.compile(
    r"^(?:agenda(?: item)?s?(?: no\.?)?\s*\d*|minutes:?|item \d+|contents|public document pack"
    r"|page \d+.*"
    r"|(?:not )?protectively marked|official|appendix \w+|https?://\S+)$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^(?:report )?(?:title|subject)(?: of (?:the )?report)?\s*:\s*(?P<title>\S.{3,200})$",
    re.IGNORECASE | re.MULTILINE,
)
_BODY_ALONE = re.compile(
    r"^(?:report (?:to|for) )?(?:the )?(?:[\w'’&,]+ ){0,7}?(?:cabinet|committee|commission"
    r"|panel|board|council|executive)$",
    re.IGNORECASE,
)
_LONGEST = 220
_JUNK = re.compile(
    r"^(?:microsoft word|untitled|document\d*|slide \d)|\.(?:docx?|pdf|indd)$", re.IGNORECASE
)


def title_of(
    opening: Opening, kind: Kind, authority: Authority | None, source: str
) -> Derived[str]:
    """The printed subject of an inspectorate's document; of others the first real line."""
    if kind.framework or kind.kind in (DocumentKind.FOCUSED_VISIT, DocumentKind.MONITORING_VISIT):
        printed = (_JTAI if kind.kind is DocumentKind.JTAI else _SUBJECT).search(opening.flat)
        if printed is not None:
            return Derived(_with_name(_tidied(printed[0]), authority), opening.where)
        if kind.framework and authority:
            return Derived(f"{_STOCK[kind.framework]}: {authority.name}", opening.where)
    labelled = _LABELLED.search(opening.text)
    if labelled is not None:
        return Derived(_tidied(labelled["title"]), opening.where)
    for line in (*opening.headings[:2], *opening.lines):
        if 4 < len(line) <= _LONGEST and not _says_only_who(line, authority):
            return Derived(_tidied(line), opening.where)
    if opening.declared_title and not _JUNK.search(opening.declared_title):
        return Derived(opening.declared_title, "document properties")
    return Derived(re.sub(r"\.\w{2,5}$", "", source), "file name")


def _says_only_who(line: str, authority: Authority | None) -> bool:
    """Whether a line is the council's or committee's name, or part of the form."""
    if _NO_TITLE.match(line) or _BODY_ALONE.match(line):
        return True
    names = (authority.name, *authority.aliases) if authority else ()
    return line.casefold() in {name.casefold() for name in names}


def _with_name(title: str, authority: Authority | None) -> str:
    """The printed subject; some leave out whom they are about."""
    if authority is None or authority.name.casefold() in title.casefold():
        return title
    known = any(alias.casefold() in title.casefold() for alias in authority.aliases)
    return title if known else f"{title}: {authority.name}"


def _tidied(text: str) -> str:
    line = text.strip(" .:-–")
    return line[:1].upper() + line[1:]
