"""True claims and false ones made from sentences of a report, to try the grounding check on.

Written apart from the check on purpose: nothing of ``assistant`` is imported, so that the two do
not share a blind spot. Each mutation changes one thing a member would rely on.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_NUMBER_WORDS = "two three four five six seven eight nine ten eleven twelve".split()
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
_OPPOSITES = (
    "improved/declined increased/decreased strong/weak timely/delayed effective/ineffective "
    "sufficient/insufficient good/poor clear/unclear appropriate/inappropriate "
    "consistent/inconsistent positive/negative high/low stable/unstable safe/unsafe "
    "increase/decrease improving/deteriorating better/worse before/after quickly/slowly "
    "strengths/weaknesses thorough/superficial regular/irregular successful/unsuccessful"
).split()
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


@dataclass(frozen=True, slots=True)
class Source:
    """One sentence with the paragraph it is from and what is known about the report."""

    sentence: str
    paragraph: str
    authority: str
    date: str
    """ISO."""


@dataclass(frozen=True, slots=True)
class TrialEvidence:
    """One passage, as the format of a claims file has it."""

    text: str
    authority: str
    date: str
    speaker: str = "inspector"


@dataclass(frozen=True, slots=True)
class Trial:
    """A claim, its evidence, and whether it is true."""

    kind: str
    claim: str
    evidence: tuple[TrialEvidence, ...]
    is_true: bool


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
        r"(?:(?<=judged )|(?<=judged to be )|(?<=graded )|(?<=rated )|(?<=remains )|(?<=: )|(?<=is )"
        r"|(?<=as )|(?<=was )|(?<=were )|(?<=are ))"
        r"(?:outstanding|good|requires improvement(?: to be good)?|inadequate)\b(?=[.,;]|$| for| in)"
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
        if match and not before.endswith((" not", " at", "the", "above", "too", "after", " so", " as", "how")):
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


def _lowered(sentence: str) -> str:
    first, second = sentence.split()[:2]
    keep = first.isupper() or any(c.isupper() for c in first[1:]) or second[0].isupper()
    return sentence if keep else sentence[0].lower() + sentence[1:]


def _evidence(source: Source, speaker: str = "inspector") -> tuple[TrialEvidence, ...]:
    return (TrialEvidence(source.paragraph, source.authority, source.date, speaker),)


def text_mutants(source: Source, rng: random.Random) -> Iterator[Trial]:
    """One mutant of each class the sentence has room for."""
    for kind, mutate in TEXT_MUTATIONS.items():
        claim = mutate(source.sentence, rng)
        if claim is not None and claim != source.sentence and claim not in source.paragraph:
            yield Trial(kind, claim, _evidence(source), is_true=False)


def scope_mutants(source: Source, other: Source) -> Iterator[Trial]:
    """The right words of the wrong council, year or speaker, and two reports run into one."""
    said, year = _lowered(source.sentence), int(source.date[:4])
    prefix = f"Ofsted's inspection of {other.authority} in {year} found that "
    yield Trial("authority", prefix + said, _evidence(source), is_true=False)
    wrong = f"Ofsted's inspection of {source.authority} in {year - 2} found that "
    if str(year - 2) not in source.paragraph:
        yield Trial("period", wrong + said, _evidence(source), is_true=False)
    yield Trial("speaker", f"Ofsted found that {said}", _evidence(source, "council"), is_true=False)
    council = f"According to the council, {said}"
    yield Trial("speaker", council, _evidence(source), is_true=False)
    joined = f"In {source.authority}, {said.rstrip('.')}, and {_lowered(other.sentence)}"
    both = (*_evidence(source), *_evidence(other))
    yield Trial("merged", joined, both, is_true=False)


def true_of_two(source: Source, other: Source) -> Iterator[Trial]:
    """Right claims with a second report among the evidence: of one of them, and of both."""
    both = (*_evidence(other), *_evidence(source))
    named = f"In {source.authority}, {_lowered(source.sentence)}"
    yield Trial("beside another", named, both, is_true=True)
    compared = f"{named.rstrip('.')}. In {other.authority}, {_lowered(other.sentence)}"
    yield Trial("compared", compared, both, is_true=True)


def true_claims(source: Source, rng: random.Random) -> Iterator[Trial]:
    """The sentence as it stands, lightly edited, and with a right attribution."""
    text, evidence = source.sentence, _evidence(source)
    said, year = _lowered(text), source.date[:4]
    yield Trial("verbatim", text, evidence, is_true=True)
    yield Trial("reported", f"The report says that {said}", evidence, is_true=True)
    found = f"Ofsted's inspection of {source.authority} in {year} found that {said}"
    yield Trial("attributed", found, evidence, is_true=True)
    first = re.match(r"([^,]{40,}), (?:which|and|including|such as|with|so)\b", text)
    if first:
        yield Trial("clause dropped", first[1] + ".", evidence, is_true=True)
    edited = _reworded(text, rng)
    if edited != text:
        yield Trial("reworded", edited, evidence, is_true=True)


_REWORDINGS = (
    (r"\bchildren\b", "young people"), (r"(?<=\d)%", " per cent"), (r"\bper cent\b", "%"),
    (r"\bSocial workers\b", "Social work staff"), (r"\bmost children\b", "the majority of children"),
    (r"\blocal authority\b", "council"), (r"\bhelp\b", "assistance"), (r"\bswiftly\b", "quickly"),
    (r"\bresponses\b", "answers"), (r"\bAs a result, ", "Consequently, "), (r"\bHowever, ", ""),
    (r"\bis not\b", "isn't"), (r"\bare not\b", "aren't"), (r"\bdo not\b", "don't"),
    (r"\bdoes not\b", "doesn't"), (r"\bnearly all\b", "almost all"), (r"\bbegin\b", "start"),
    (r"\ba number of\b", "several"), (r"\bwell\b,? ", ""), (r"\bgenerally\b", "mostly"),
    (r"\bensure\b", "make sure"), (r"\binspectors\b", "the inspectors"),
)  # fmt: skip


def _reworded(text: str, rng: random.Random) -> str:
    options = [pair for pair in _REWORDINGS if re.search(pair[0], text)]
    for pattern, put in rng.sample(options, min(2, len(options))):
        text = re.sub(pattern, put, text)
    return text
