"""The authority a document names itself: in its title, its letter or its letterhead."""

import re
from collections import defaultdict

from ingest.documents import Authority
from ingest.profile.authorities import AuthorityRegister
from ingest.profile.opening import Derived, Opening

_NAME = (
    r"(?P<name>(?:the )?[A-Z][\w'’.&-]*"
    r"(?:[ ,-]+(?:[A-Z&][\w'’.&-]*|and|of|on|upon|with|the|in|le|under|cum)){0,7}?)"
)
_SERVICES = r"[Cc]hildren['’]s? (?:social care )?[Ss]ervices"
_SUBJECTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"Area SEND (?:full |monitoring )?inspection of {_NAME} [Ll]ocal [Aa]rea [Pp]artnership",
        rf"[Ii]nspection of {_NAME}(?:['’]s?)? (?:[Ll]ocal [Aa]uthority )?{_SERVICES}",
        rf"(?:[Ff]ocused|[Mm]onitoring) visit (?:to|of) {_NAME}(?:['’]s?)? "
        r"(?:(?:local authority|[Cc]ouncil|city|county|[Mm]etropolitan|[Bb]orough) ){0,3}"
        rf"{_SERVICES}",
        r"[Jj]oint targeted area inspection of (?:the )?(?:multi-agency response .{0,160}? in )?"
        rf"{_NAME}(?=\.|,|\d|\s+(?:This|Between|Dear|was|from)\b|$)",
        rf"[Cc]hildren['’]s services in {_NAME} (?:are|is|require)",
        rf"findings of (?:the|a) (?:\w+ ){{1,3}}visit to {_NAME}(?:['’]s?)? "
        r"(?:local authority )?[Cc]hildren['’]s",
        rf"multi-agency response .{{0,160}}? in {_NAME}(?=\.|,|\d|$)",
    )
)
_STYLES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (r"^(?:the )?london borough of (?P<name>.+?)(?: council)?$", "london borough"),
        (r"^(?:the )?royal borough of (?P<name>.+?)(?: council)?$", "borough"),
        (
            r"^(?P<name>.+?) metropolitan (?:borough|district)(?: council)?$",
            "metropolitan district",
        ),
        (r"^(?P<name>.+?) county council$", "county"),
        (r"^(?P<name>.+?) (?:borough|city|district) council$", "unitary authority"),
        (r"^(?:the )?(?:city|county) of (?P<name>.+?)(?: council)?$", "unitary authority"),
        (r"^(?P<name>.+?) (?:mbc|council)$", "unknown"),
    )
)
_STYLED = re.compile(
    r"\b(?:(?:London|Royal) Borough of (?:[A-Z][\w'’-]+(?: (?:and|upon|of|[A-Z][\w'’-]+)){0,4})"
    r"|(?:[A-Z][\w'’-]+ (?:(?:and|upon|of|on) )?){1,4}"
    r"(?:(?:Metropolitan )?(?:City|County|Borough|District) )?Council\b)"
)
_NOT_ABOUT = re.compile(
    r"(?:visit(?:ed)? to|learn\w* from|support(?:ed)? (?:from|by)|undertaken by"
    r"|compared (?:with|to)"
    r"|such as|neighbouring|work(?:ed|ing)? with|partner(?:ed|ship) with|formerly (?:of|at|with))"
    r"\s+(?:the\s+)?$|\bby (?:the )?$|for $",
    re.IGNORECASE,
)
NAMED_MOST = "named most"
"""How an authority was found that no heading gives: the text names it earliest and most."""
_NOT_A_PLACE = set(
    "full town parish county district borough city care youth children young schools school"
    " privy british art arts health nursing medical research safety safeguarding cabinet committee"
    " leaders the our their this your each every any new meeting previous ordinary annual"
    " members local general bar national lgbt tenants residents students trades".split()
)
_DECAY = 10
_LEAST_WEIGHT = 0.3


def authority_of(
    opening: Opening, whole: str, file_name: str, register: AuthorityRegister
) -> Derived[Authority] | None:
    """The authority a document is about.

    First its own subject line; then, of those the register knows and those its opening names in
    full style ("Alderby Council"), the one in the file's name if the text names it too, and the
    one it names earliest and most. A name is never taken for another that is spelt like it.
    """
    headed = _subject(opening, register) or _on_its_own_line(opening, register)
    if headed is not None:
        return headed
    known = register.extended(_styled_in(opening, register))
    found = authority_among(tuple(whole.splitlines()), file_name, known)
    return found or _before_services(opening) or _from_file(file_name, None, register)


def authority_among(
    lines: tuple[str, ...], file_name: str, register: AuthorityRegister
) -> Derived[Authority] | None:
    """The authority in the file's name if a line names it too, else that named earliest and most.

    How it was found is "file name" or ``NAMED_MOST``: neither is the document's own heading, so
    what other documents say may still tell better.
    """
    confirmed = _from_file(file_name, lines, register)
    if confirmed is not None:
        return confirmed
    weighed = _weighed(lines, register)
    return Derived(weighed, NAMED_MOST) if weighed is not None else None


def _styled_in(opening: Opening, register: AuthorityRegister) -> tuple[Authority, ...]:
    """The councils an opening names in full style that the register does not know."""
    styled = (match[0] for match in _STYLED.finditer(opening.text))
    new = (unregistered(name) for name in styled if not register.find(name))
    return tuple(one for one in new if one is not None and not _is_form(one.name))


def _is_form(name: str) -> bool:
    """Whether a name before "Council" is no place: "Full Council", "Children in Care Council"."""
    words = name.casefold().split()
    return name.casefold() in _NOT_NAMES or not _NOT_A_PLACE.isdisjoint(words)


def unregistered(name: str) -> Authority | None:
    """An authority no register holds, from its name as printed: "Xshire County Council"."""
    printed = re.sub(r"^the ", "", name.strip(" ,.;:"), flags=re.IGNORECASE)
    for pattern, kind in _STYLES:
        match = pattern.match(printed)
        if match is not None and len(match["name"]) > 2:
            return Authority(name=match["name"], aliases=(printed,), kind=kind)
    return Authority(name=printed) if len(printed) > 2 else None


def _subject(opening: Opening, register: AuthorityRegister) -> Derived[Authority] | None:
    for pattern in _SUBJECTS:
        for match in pattern.finditer(opening.flat):
            known = register.find(match["name"])
            authority = known[0].authority if known else unregistered(match["name"])
            if authority is not None and authority.name.casefold() not in _NOT_NAMES:
                return Derived(authority, opening.where)
    return None


def _on_its_own_line(opening: Opening, register: AuthorityRegister) -> Derived[Authority] | None:
    """A name that fills one of the first lines, as reports of 2013 to 2020 are headed."""
    for line in opening.lines[:_HEADING_LINES]:
        printed = line.rstrip(" 0123456789*.")
        name = re.sub(r"^[Tt]he ", "", _title_case(printed) if printed.isupper() else printed)
        mentions = register.find(name)
        if mentions and (mentions[0].start, mentions[0].end) == (0, len(name)):
            return Derived(mentions[0].authority, opening.where)
        if _STYLED.fullmatch(name) and (unlisted := unregistered(name)) is not None:
            return Derived(unlisted, opening.where)
    return None


def _before_services(opening: Opening) -> Derived[Authority] | None:
    """The place in a title such as "Xshire Children's Services Improvement Plan"."""
    for line in opening.lines[:_HEADING_LINES]:
        found = _OWN_SERVICES.match(line)
        if found is not None and found["name"].split()[0].casefold() not in _NOT_NAMES:
            return Derived(Authority(name=found["name"]), opening.where)
    return None


def _title_case(printed: str) -> str:
    small = {"Of": "of", "And": "and", "Upon": "upon", "On": "on", "The": "the", "With": "with"}
    return " ".join(small.get(word, word) for word in printed.title().split())


_HEADING_LINES = 4
_OWN_SERVICES = re.compile(
    r"(?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+)?)(?:['’]s)? [Cc]hildren['’]s (?:[Ss]ocial [Cc]are )?"
    r"[Ss]ervices\b"
)
_NOT_NAMES = {
    "services", "children", "local", "local authority", "the local authority", "council", "our",
    "the", "improving", "integrated", "county", "city", "borough", "ofsted", "inspection",
    "outcome", "title", "update", "review", "transforming", "annual", "report", "head", "director",
    "quarterly",
}  # fmt: skip


def _from_file(
    file_name: str, lines: tuple[str, ...] | None, register: AuthorityRegister
) -> Derived[Authority] | None:
    """The place in the file's name; with ``lines`` only if they name it too."""
    spaced = re.sub(r"[-_.]+", " ", file_name).title()
    mentions = register.find(spaced)
    if not mentions:
        return None
    authority = mentions[0].authority
    if lines is None:
        return Derived(authority, "file name")
    named = any(m.authority == authority for line in lines for m in register.find(line))
    return Derived(authority, "file name") if named else None


def _weighed(lines: tuple[str, ...], register: AuthorityRegister) -> Authority | None:
    """The authority named earliest and most, leaving aside those visited or learnt from."""
    weights: dict[str, float] = defaultdict(float)
    for place, line in enumerate(lines):
        for mention in register.find(line):
            aside = 0.15 if _NOT_ABOUT.search(line[: mention.start]) else 1.0
            weights[mention.authority.name] += aside / (1 + place / _DECAY)
    if not weights:
        return None
    best = max(weights, key=lambda name: weights[name])
    return register.named(best) if weights[best] >= _LEAST_WEIGHT else None
