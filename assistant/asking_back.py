"""When a question could mean several authorities, ask which instead of guessing."""

import math
import re
from collections import defaultdict
from collections.abc import Mapping

from assistant.composing.definitions import asks_for_definition
from assistant.composing.draft import Matter
from assistant.composing.grades import is_about_grades
from assistant.composing.improvements import asks_for_improvements
from assistant.naming import authority_name
from assistant.understanding.asks import Ask, asks_who_inspected

_MOST_CHOICES = 8
_CLEAR_SHARE = 0.6
"""Share of the ranking's weight at which the best authority is taken as the one meant."""
_SEVERAL = 2
_NAMED = re.compile(r"(?<=\w )(?<![.?!] )[A-Z][a-z][\w’-]+")
"""A word with a capital that no sentence begins with."""
_OF_EVERYWHERE = frozenset(
    "Ofsted Cllr Councillor Council Children Director Service Services January February March April"
    " May June July August September October November December Covid England".split()
)
_FOREIGN_SHARE = 0.7
"""Share of a question's weight in words that no document uses, from which on none is about it."""


def choices_for(matter: Matter) -> tuple[str, ...]:
    """The authorities to choose from, or none where the question is clear enough."""
    understood = matter.understood
    if understood.authorities or understood.any_authority:
        return ()
    if {Ask.COMPARISON, Ask.DEFINITION}.intersection(understood.asks):
        return ()
    if asks_for_definition(matter):
        return ()
    shares = _shares(matter)
    if len(shares) < _SEVERAL:
        return ()
    if max(shares.values()) >= _CLEAR_SHARE and not _is_of_every_report(matter):
        return ()
    if is_of_none(matter) or _is_named_by_the_best(matter, shares):
        return ()
    best_first = sorted(shares, key=lambda name: (-shares[name], name))
    return tuple(sorted(best_first[:_MOST_CHOICES]))


def is_of_none(matter: Matter) -> bool:
    """Whether no authority would help: most of what is asked stands in no document held."""
    understood, retrieval = matter.understood, matter.retrieval
    if understood.authorities or understood.any_authority or asks_for_definition(matter):
        return False
    is_foreign = retrieval.strange_name or retrieval.absent >= _FOREIGN_SHARE
    return is_foreign and not _is_of_every_report(matter)


def _is_named_by_the_best(matter: Matter, shares: Mapping[str, float]) -> bool:
    """Whether a person or a service named stands in documents of the best authority alone."""
    words = frozenset(_NAMED.findall(matter.understood.own_text)) - _OF_EVERYWHERE
    best = authority_name(matter.retrieval.ranked[0].document)
    if not words or best != max(shares, key=lambda name: shares[name]):
        return False
    found: dict[str, set[str]] = defaultdict(set)
    for document in matter.scope.documents:
        text = " ".join(paragraph.text for paragraph in document.paragraphs)
        for word in words:
            if word in text:
                found[word].add(authority_name(document))
    return any(names == {best} for names in found.values())


def _is_of_every_report(matter: Matter) -> bool:
    """Whether every inspection report would answer it: its grade, its inspectors, its list."""
    return (
        is_about_grades(matter)
        or asks_for_improvements(matter)
        or asks_who_inspected(matter.understood.text)
    )


def _shares(matter: Matter) -> dict[str, float]:
    """Each authority's share of the ranking, by the softmax the weights were fitted with."""
    shares: dict[str, float] = defaultdict(float)
    ranked = matter.retrieval.ranked
    top = ranked[0].score if ranked else 0.0
    total = sum(math.exp(item.score - top) for item in ranked)
    for item in ranked:
        authority = item.document.profile.authority
        if authority:
            shares[authority.name] += math.exp(item.score - top) / total
    return dict(shares)
