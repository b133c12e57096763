"""Whether a sentence names a person: a forename and a surname, or a title and a surname."""

import re
from collections.abc import Iterator

_TITLES = r"(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Sir|Dame|Lord|Lady|Judge|Justice)"
_TITLED = re.compile(rf"{_TITLES}\b")
_NAME = re.compile(
    rf"\b{_TITLES}\.?\s+[A-Z][a-z’'-]+"
    r"|(?<![.!?]\s)(?<!^)\b[A-Z][a-z]+(?:\s+[A-Z]\.?)?\s+(?:Mc|O[’'])?[A-Z][a-z’'-]+\b"
    r"|^[A-Z][a-z]+\s+[A-Z][a-z’'-]+(?:,|\s+(?:HMI|Her|His|Director|Chief|Head|Lead|is|was|said))"
)
_NOT_PEOPLE = re.compile(
    r"\b(?:Her Majesty|His Majesty|Local Authority|Children Act|Ofsted|Care Quality|Public Law"
    r"|Child [A-Z]\b|County Council|City Council|Borough Council|Black and|Early Help|Social Care"
    r"|Town Hall|Adopt London|London Borough|Mental Health|Majesty[’']s)\w*"
)
_NAME_PART = re.compile(r"[A-Z][\w’'-]+")
_NO_NAME = frozenset(
    "the a an of and for in on at to by from with this that these those it its her his their"
    " our your my council committee cabinet commission board panel court order service"
    " services team department office office’s agency authority partnership programme project"
    " strategy plan group network forum director chair chief executive officer leader member"
    " members manager mayor inspector inspectors head deputy commissioner cllr councillor lord"
    " lady mr mrs ms miss dr sir dame minister secretary children child young people adults"
    " adult families family care leavers carers foster parents social work worker workers"
    " health education school schools college academy university hospital clinic centre house"
    " hall road street lane way hill park place square court town city county borough district"
    " north south east west northern southern eastern western central greater upper lower new"
    " old royal national local regional public private independent joint mental early help"
    " community development improvement effectiveness leadership management safeguarding"
    " protection conduct police justice youth advisory support review report letter inspection"
    " visit meeting meetings need meaning placement adoption fostering special educational act"
    " section law outline working together quality assurance performance overview scrutiny"
    " high crown supreme resolved moved item agenda civic majesty majesty’s ofsted january"
    " february march april may june july august september october november december monday"
    " tuesday wednesday thursday friday saturday sunday london england english britain british"
    " wales scotland ireland".split()
)
"""Words written with capitals in the names of bodies, places and papers, and in nobody's."""
_SURNAMES_TOO = frozenset(
    "hill hall park court place street lane house west north law young may march new child".split()
)


def names_somebody(sentence: str) -> bool:
    """Whether a person is named: a forename and a surname, or a title and a surname."""
    return next(people_in(sentence), None) is not None


def people_in(sentence: str) -> Iterator[str]:
    """The surname of each person named, in lower case."""
    for match in _NAME.finditer(_NOT_PEOPLE.sub(" ", sentence)):
        parts = _NAME_PART.findall(match.group(0))
        if _TITLED.match(match.group(0)):
            parts = parts[1:]
        lower = [re.sub(r"[’']s$", "", part.lower()) for part in parts]
        is_other = any(part in _NO_NAME for part in lower[:-1])
        if lower and not is_other and lower[-1] not in _NO_NAME - _SURNAMES_TOO:
            yield lower[-1]
