"""Topics a question may name that a report may well be silent on: young carers, transport, drones.

A paragraph near in meaning is then no answer: where no document in scope mentions the topic in any
of the ways it is told, there is none. ``data/topics.json`` lists them: ``asked`` are the ways a
question names a topic, ``told`` what else counts as a mention of it. ``told`` is wide on purpose,
for a false refusal costs more than an answer that the other checks may still stop. ``asked_only``
are ways of asking whose stem other words have too: "extremism" is no "extremely".
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.terms import content_terms
from ingest.errors import SettingsError

Phrase = tuple[str, ...]
"""Stems in order, small words left out."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic: how it is asked about, and every way in which it is mentioned."""

    asked: frozenset[Phrase]
    told: frozenset[Phrase]
    """Those of ``asked`` among them, but for those only asked."""


def topics_in(text: str) -> tuple[Topic, ...]:
    """The topics that a question names, in the order of the file."""
    terms = content_terms(text)
    return tuple(topic for topic in load_topics() if mentions(terms, topic.asked))


def mentions(terms: Phrase, phrases: frozenset[Phrase]) -> bool:
    """Whether any phrase stands in a text's content terms, its words side by side."""
    held = set(terms)
    return any(held.issuperset(phrase) and _stands(terms, phrase) for phrase in phrases)


def _stands(terms: Phrase, phrase: Phrase) -> bool:
    size = len(phrase)
    return size == 1 or any(terms[at : at + size] == phrase for at in range(len(terms) - size + 1))


@cache
def load_topics() -> tuple[Topic, ...]:
    """The topics that ship.

    Raises:
        SettingsError: the file is not a list of ``{"asked": [...], "told": [...]}``, some with
            ``asked_only``, or a phrase has no content word.
    """
    rows = json.loads(files("assistant").joinpath("data/topics.json").read_text(encoding="utf-8"))
    try:
        return tuple(_topic(row["asked"], row["told"], row.get("asked_only", [])) for row in rows)
    except (TypeError, KeyError) as error:
        raise SettingsError(
            "assistant/data/topics.json must be a list of objects with the lists asked and told."
        ) from error


def _topic(asked: list[str], told: list[str], asked_only: list[str]) -> Topic:
    ours, theirs, apart = (
        frozenset(map(content_terms, phrases)) for phrases in (asked, told, asked_only)
    )
    if not ours or () in ours | theirs | apart:
        raise SettingsError(
            f"assistant/data/topics.json: every phrase needs a content word; see {asked}."
        )
    return Topic(ours | apart, ours | theirs)
