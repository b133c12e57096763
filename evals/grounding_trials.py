"""Whole claims with their evidence, true and false, made of a sentence and what is known of it.

Like ``grounding_mutations`` it imports nothing of ``assistant``.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from evals.grounding_mutations import TEXT_MUTATIONS


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
    """One passage, as the format of a claims file has it; empty where nothing is known of it."""

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
    named = (*source.authority.split(), *other.authority.split())
    if any(word[0].isupper() and word in other.sentence + source.sentence for word in named):
        return  # a sentence that names its own council is not run together unnoticed
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
    (r"\bSocial workers\b", "Social work staff"),
    (r"\bmost children\b", "the majority of children"),
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
