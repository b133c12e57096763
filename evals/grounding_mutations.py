"""One thing in a sentence changed that a member would rely on, to try the grounding check on.

Written apart from the check on purpose: nothing of ``assistant`` is imported, so that the two do
not share a blind spot.
"""

import random
import re
from collections.abc import Callable


def listed(words: str) -> tuple[str, ...]:
    """The words of a text, in order."""
    return tuple(words.split())


_MONTHS = listed(
    "January February March April May June July August September October November December"
)
_NUMBER_WORDS = listed("two three four five six seven eight nine ten eleven twelve")
_GRADES = ("outstanding", "good", "requires improvement to be good", "inadequate")
_QUANTIFIERS = {
    "all": ("some", "most", "few"),
    "almost all": ("some", "all", "a minority of"),
    "nearly all": ("some", "all", "few"),
    "most": ("all", "some", "few"),
    "many": ("all", "few", "most"),
    "some": ("all", "most", "almost all"),
    "several": ("all", "most"),
    "few": ("many", "most", "all"),
    "a few": ("most", "all"),
    "a small number of": ("most", "many", "all"),
    "a minority of": ("most", "all"),
    "always": ("sometimes", "rarely"),
    "usually": ("always", "rarely"),
    "often": ("always", "rarely"),
    "sometimes": ("always", "usually"),
    "rarely": ("often", "always"),
}
_OPPOSITES = listed(
    "improved/declined increased/decreased strong/weak timely/delayed effective/ineffective "
    "sufficient/insufficient good/poor clear/unclear appropriate/inappropriate "
    "consistent/inconsistent positive/negative high/low stable/unstable safe/unsafe "
    "increase/decrease improving/deteriorating better/worse before/after quickly/slowly "
    "strengths/weaknesses thorough/superficial regular/irregular successful/unsuccessful"
)
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|has|have|had|can|do|does|did|will)\b(?! (?:not|no|been no|also not))"
)
_PEOPLE = ("Priya Raman", "Owen Castle", "Margaret Ellery", "Tobias Finch", "Helen Marsh")
_BODIES = ("Northgate Trust", "Barnardo's", "Beacon Academy", "Lantern Project", "NSPCC")
_PERSON = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,} [A-Z][a-z]{2,}\b")
_BODY = re.compile(r"(?<=[a-z,] )(?:[A-Z][A-Za-z]{2,}|[A-Z]{3,})\b(?! [A-Z])")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FULL_DATE = re.compile(rf"\b\d{{1,2}} (?:{'|'.join(_MONTHS)})\b")
_MONTH_YEAR = re.compile(rf"\b(?:{'|'.join(_MONTHS)})(?= (?:19|20)\d\d)")
_DIGITS = re.compile(r"(?<![\w./,-])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w/-]|[.,]\d)")
_WORD_NUMBER = re.compile(rf"\b(?:{'|'.join(_NUMBER_WORDS)})\b(?!-)", re.I)


def _swap(text: str, match: re.Match[str], put: str) -> str:
    shaped = put[:1].upper() + put[1:] if match[0][:1].isupper() and put.islower() else put
    return text[: match.start()] + shaped + text[match.end() :]


def mutate_number(text: str, rng: random.Random) -> str | None:
    """Another number in the place of one."""
    spans = [m.span() for p in (_YEAR, _FULL_DATE) for m in p.finditer(text)]
    found = [
        m
        for m in _DIGITS.finditer(text)
        if not any(start <= m.start() < end for start, end in spans)
    ]
    words = list(_WORD_NUMBER.finditer(text))
    if not found and not words:
        return None
    match = rng.choice(found or words)
    if match[0][0].isdigit():
        value = float(match[0].replace(",", ""))
        other = value + rng.choice((1, 2, 5, 10, 20))
        return _swap(text, match, f"{other:,.0f}" if value.is_integer() else f"{other:.1f}")
    return _swap(text, match, rng.choice([w for w in _NUMBER_WORDS if w != match[0].lower()]))


def mutate_date(text: str, rng: random.Random) -> str | None:
    """Another year, month or day."""
    options = [(m, "year") for m in _YEAR.finditer(text)]
    options += [(m, "month") for m in _MONTH_YEAR.finditer(text)]
    options += [(m, "day") for m in _FULL_DATE.finditer(text)]
    if not options:
        return None
    match, part = rng.choice(options)
    if part == "year":
        return _swap(text, match, str(int(match[0]) + rng.choice((-3, -2, -1, 1, 2))))
    if part == "month":
        return _swap(text, match, rng.choice([m for m in _MONTHS if m != match[0]]))
    day, month = match[0].split()
    return _swap(text, match, f"{(int(day) + rng.randint(1, 20)) % 28 + 1} {month}")


def mutate_name(text: str, rng: random.Random) -> str | None:
    """Another person or body."""
    match = _PERSON.search(text)
    if match:
        return _swap(text, match, rng.choice(_PEOPLE))
    bodies = [m for m in _BODY.finditer(text) if m[0] not in {*_MONTHS, "I", "Ofsted"}]
    return _swap(text, rng.choice(bodies), rng.choice(_BODIES)) if bodies else None


def mutate_grade(text: str, rng: random.Random) -> str | None:
    """Another grade."""
    pattern = (
        r"(?:(?<=judged )|(?<=judged to be )|(?<=graded )|(?<=rated )|(?<=remains )|(?<=: )"
        r"|(?<=is )|(?<=as )|(?<=was )|(?<=were )|(?<=are ))"
        r"(?:outstanding|good|requires improvement(?: to be good)?|inadequate)\b"
        r"(?=[.,;]|$| for| in)"
    )
    match = re.search(pattern, text)
    if match is None:
        return None
    old = match[0].split()[0]
    return _swap(text, match, rng.choice([g for g in _GRADES if g.split()[0] != old]))


def mutate_negation(text: str, rng: random.Random) -> str | None:
    """A "not" put in or taken out."""
    removed = re.search(r"\b(?:not yet|no longer|not|never)\s", text)
    if removed and not re.match(r"not (?:only|just|always)", text[removed.start() :]):
        return text[: removed.start()] + text[removed.end() :]
    match = _AUXILIARY.search(text)
    if match is None:
        return None
    return text[: match.end()] + rng.choice((" not", " never")) + text[match.end() :]


def mutate_polarity(text: str, rng: random.Random) -> str | None:
    """The opposite of a word."""
    pairs = [p.split("/") for p in _OPPOSITES]
    both = [*pairs, *([b, a] for a, b in pairs)]
    found = [(m, b) for a, b in both for m in re.finditer(rf"\b{a}\b", text)]
    if not found:
        return None
    match, put = rng.choice(found)
    return _swap(text, match, put)


def mutate_quantifier(text: str, rng: random.Random) -> str | None:
    """Another quantifier."""
    for old in sorted(_QUANTIFIERS, key=len, reverse=True):
        match = re.search(rf"\b{old}\b(?! of all)", text, re.I)
        before = text[: match.start()].lower().rstrip() if match else ""
        if match and not before.endswith(
            (" not", " at", "the", "above", "too", "after", " so", " as", "how")
        ):
            return _swap(text, match, rng.choice(_QUANTIFIERS[old]))
    return None


def mutate_hedge(text: str, rng: random.Random) -> str | None:
    """A "may" turned into fact, a plan into a deed."""
    swaps = (
        (r"\bmay be\b", "are"), (r"\bmight be\b", "are"), (r"\bcould be\b", "are"),
        (r"\b(?:may|might|could) (?=[a-z]+\b)", ""), (r"\bplans? to\b", "did"),
        (r"\bshould ensure\b", "ensures"), (r"\bshould be\b", "are"), (r"\bappears? to be\b", "is"),
        (r"\bit is too early to (?:see|say|judge) (?:the |whether )?", "it is clear "),
    )  # fmt: skip
    options = [(p, put) for p, put in swaps if re.search(p, text)]
    if not options:
        return None
    pattern, put = rng.choice(options)
    return re.sub(pattern, put, text, count=1)


TEXT_MUTATIONS: dict[str, Callable[[str, random.Random], str | None]] = {
    "number": mutate_number,
    "date": mutate_date,
    "name": mutate_name,
    "grade": mutate_grade,
    "negation": mutate_negation,
    "polarity": mutate_polarity,
    "quantifier": mutate_quantifier,
    "hedge": mutate_hedge,
}
