"""The words round a name that belong to it: "London Borough of", "City Council"."""

from ingest.profile.words import Word, joined

_PREFIXES = tuple(
    tuple(form.split())
    for form in (
        "london borough of",
        "royal borough of",
        "metropolitan borough of",
        "council of the",
        "borough of",
        "county of",
        "city of",
        "district of",
        "lb of",
        "lb",
    )
)
_STYLES = {"london", "royal", "metropolitan", "borough", "city", "county", "district", "unitary"}
_BODIES = {"council", "mbc", "mdc", "corporation"}
_LONGEST_SUFFIX = 4


def widened(text: str, words: tuple[Word, ...], place: int, count: int) -> tuple[int, int]:
    """Start and end of a name with its style: the whole of "London Borough of Hackney"."""
    first = place - prefix_length(text, words, place)
    last = place + count - 1 + suffix_length(text, words, place + count - 1)
    return words[first].start, words[last].end


def prefix_length(text: str, words: tuple[Word, ...], place: int) -> int:
    """How many words before ``place`` are the style of the name that starts there."""
    for form in _PREFIXES:
        first = place - len(form)
        if first >= 0 and tuple(word.key for word in words[first:place]) == form:
            return len(form) if joined(text, words, first, len(form) + 1) else 0
    return 0


def suffix_length(text: str, words: tuple[Word, ...], last: int) -> int:
    """How many words after the name's last word are its style; 0 without "Council" at the end.

    "Metropolitan Borough" may stand without it.
    """
    styles: list[str] = []
    while len(styles) < _LONGEST_SUFFIX and not words[last].possessive:
        place = last + len(styles) + 1
        if place >= len(words) or not joined(text, words, place - 1, 2):
            break
        if words[place].key in _BODIES:
            return len(styles) + 1
        if words[place].key not in _STYLES:
            break
        styles.append(words[place].key)
    return 2 if styles[:2] == ["metropolitan", "borough"] else 0
