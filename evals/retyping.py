"""The same question typed otherwise: it should cite the same paragraphs."""

import random
import re
from collections.abc import Callable, Sequence

from assistant.answers import Question
from assistant.service import Answerer
from evals.cases import Case

Retype = Callable[[str], str]


def lower(text: str) -> str:
    """All in lower case."""
    return text.lower()


def upper(text: str) -> str:
    """All in capitals."""
    return text.upper()


def spaced(text: str) -> str:
    """With double spaces, a leading one and a line break before the last word."""
    first, _, last = text.rpartition(" ")
    return "  " + first.replace(" ", "  ") + "\n" + last if first else f"  {text}"


def unpunctuated(text: str) -> str:
    """Without what ends or parts a sentence; apostrophes and hyphens stay."""
    return re.sub(r"[?!.,;:]+(?=\s|$)", "", text)


def turned(text: str) -> str:
    """The place moved to the front: "In Hackney, are visits timely?"."""
    match = re.search(
        r"^(?P<rest>.+?)\s+(?P<place>(?:in|at|of)\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?)(?P<end>[?.]?)$",
        text,
    )
    if match is None:
        return text
    place, rest, end = match["place"], match["rest"], match["end"]
    return f"{place[0].upper()}{place[1:]}, {rest[0].lower()}{rest[1:]}{end}"


RETYPINGS: dict[str, Retype] = {
    "lower case": lower,
    "capitals": upper,
    "spacing": spaced,
    "punctuation": unpunctuated,
    "word order": turned,
}


def same_citations(
    cases: Sequence[Case], answerer: Answerer, retype: Retype, most: int = 40
) -> float:
    """Share of the questions that retyping changes whose citations stay the same."""
    changed = [case for case in cases if retype(case.question.text) != case.question.text]
    chosen = random.Random(1).sample(changed, min(most, len(changed)))  # noqa: S311
    if not chosen:
        return 1.0
    same = sum(
        cited(answerer, case.question) == cited(answerer, _retyped(case.question, retype))
        for case in chosen
    )
    return same / len(chosen)


def cited(answerer: Answerer, question: Question) -> frozenset[str]:
    """Addresses that the answer to a question cites."""
    answer = answerer.ask(question)
    return frozenset(str(c.ref) for claim in answer.claims for c in claim.citations)


def _retyped(question: Question, retype: Retype) -> Question:
    return Question(retype(question.text), question.history, question.filters, question.id)
