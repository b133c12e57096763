"""Words that spell an authority's name and mean something else: people, streets, plain English."""

from functools import cache
from importlib.resources import files

from ingest.profile.affixes import prefix_length, suffix_length
from ingest.profile.words import Word, opens_sentence

_ORDINARY = {"reading", "bath", "bury", "barking", "highland", "bucks", "wilts", "staffs"}
"""Also English words: the place only with a capital."""
_TITLES = {
    "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "baroness",
    "cllr", "councillor", "cllrs", "councillors", "rev", "reverend", "judge", "alderman",
}  # fmt: skip
_STREETS = {
    "road", "street", "lane", "avenue", "crescent", "terrace", "hospital", "infirmary",
    "university",
}  # fmt: skip
_STREETS_IF_CAPITAL = {"close", "drive", "square", "gardens", "grove", "court", "row", "house"}
_HYPHENS = ("-", "‐", "‑")
_OTHER_PLACES = {
    ("newcastle", "under", "lyme"),
    ("stoke", "newington"),
    ("stoke", "mandeville"),
    ("bury", "st", "edmunds"),
    ("bath", "spa"),
    ("sutton", "coldfield"),
    ("sutton", "in", "ashfield"),
    ("bradford", "on", "avon"),
    ("newport", "pagnell"),
    ("richmond", "north", "yorkshire"),
    ("hackney", "carriage"),
    ("hackney", "carriages"),
    ("blackburn", "rovers"),
    ("manchester", "united"),
}
_READING_NEIGHBOURS = {
    "writing", "phonics", "recovery", "age", "ages", "books", "scheme", "schemes", "skills", "test",
    "week", "list", "maths", "mathematics", "spelling",
}  # fmt: skip
_FOLLOWS_A_PLACE = {
    "council", "borough", "city", "county", "local", "children", "childrens", "children's",
    "social", "safeguarding", "is", "was", "has", "had", "did", "does", "ofsted", "ilacs",
    "inspection", "report", "send",
}  # fmt: skip


def is_place_of_authority(text: str, words: tuple[Word, ...], place: int, count: int) -> bool:
    """Whether the ``count`` words from ``place``, which spell a name, mean the authority.

    A name in its full style ("reading borough council") always does.
    """
    last = place + count - 1
    if prefix_length(text, words, place) or suffix_length(text, words, last):
        return True
    if _part_of_another_name(words, place, last) or _double_barrelled(text, words, place, last):
        return False
    if count > 1:
        return True
    if _is_person(text, words, place):
        return False
    return words[place].key not in _ORDINARY or _means_the_place(text, words, place)


def _part_of_another_name(words: tuple[Word, ...], place: int, last: int) -> bool:
    keys = tuple(word.key for word in words[place : place + 3])
    if keys in _OTHER_PLACES or keys[:2] in _OTHER_PLACES:
        return True
    before = tuple(word.key for word in words[max(0, place - 2) : place])
    if before[-1:] == ("new",) or before == ("university", "of"):
        return True
    if last + 1 >= len(words) or words[last].possessive:
        return False
    after = words[last + 1]
    return after.key in _STREETS or (after.capitalised and after.key in _STREETS_IF_CAPITAL)


def _double_barrelled(text: str, words: tuple[Word, ...], place: int, last: int) -> bool:
    """Whether a hyphen ties the name to another with a capital, as in a surname."""
    tied = []
    if place and text[words[place - 1].end : words[place].start] in _HYPHENS:
        tied.append(words[place - 1])
    if last + 1 < len(words) and text[words[last].end : words[last + 1].start] in _HYPHENS:
        tied.append(words[last + 1])
    return any(word.capitalised for word in tied)


def _is_person(text: str, words: tuple[Word, ...], place: int) -> bool:
    if place == 0 or not words[place].capitalised:
        return False
    before = words[place - 1]
    gap = text[before.end : words[place].start]
    if before.key in _TITLES:
        return gap.strip(" \n.") == ""
    return gap in (" ", "\n", "-") and before.capitalised and before.key in _given_names()


def _means_the_place(text: str, words: tuple[Word, ...], place: int) -> bool:
    word = words[place]
    if not word.capitalised:
        return False
    after = words[place + 1] if place + 1 < len(words) else None
    nearby = {other.key for other in words[max(0, place - 2) : place + 3]}
    if word.key == "reading" and nearby & _READING_NEIGHBOURS:
        return False
    if word.possessive or not opens_sentence(text, word):
        return True
    return after is None or after.key in _FOLLOWS_A_PLACE


@cache
def _given_names() -> frozenset[str]:
    source = files("ingest.profile").joinpath("data/given-names.txt")
    lines = source.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
