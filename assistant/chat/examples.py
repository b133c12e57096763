"""Example questions made from what is held, so that none of them names an absent authority."""

import datetime as dt
from collections import Counter

from assistant.naming import authority_name
from ingest.corpus import Corpus
from ingest.documents import DocumentKind, SourceDocument

_MOST = 4


def example_questions(corpus: Corpus) -> tuple[str, ...]:
    """Up to four questions that the held documents bear on, most telling first."""
    inspections = _inspections(corpus)
    if not inspections:
        return _without_inspections(corpus)
    held = Counter(authority_name(document) for document in inspections)
    names = [name for name, _ in sorted(held.items(), key=lambda item: (-item[1], item[0]))]
    questions = [_about_grade(inspections, names[0])]
    if held[names[0]] > 1:
        questions.append(f"How have {_possessive(names[0])} judgements changed over time?")
    if len(names) > 1:
        questions.append(f"How do {names[0]} and {names[1]} compare on overall effectiveness?")
    questions.append(f"What needs to improve in {names[-1]}?")
    return tuple(questions[:_MOST])


def _inspections(corpus: Corpus) -> list[SourceDocument]:
    return [
        document
        for document in corpus.documents
        if document.profile.kind is DocumentKind.INSPECTION and document.profile.authority
    ]


def _without_inspections(corpus: Corpus) -> tuple[str, ...]:
    names = sorted({name for document in corpus.documents if (name := authority_name(document))})
    return tuple(f"What is said about {_possessive(name)} children’s services?" for name in names)[
        :_MOST
    ]


def _about_grade(inspections: list[SourceDocument], name: str) -> str:
    own = [document for document in inspections if authority_name(document) == name]
    newest = max(own, key=lambda document: document.profile.dates.position or dt.date.min)
    position = newest.profile.dates.position
    when = f" in {position.year}" if position else ""
    return f"How was {name} judged overall{when}?"


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"
