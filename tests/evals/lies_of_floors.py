"""Answers that break no hard rule and are worse than what was accepted: each has its floor."""

from collections.abc import Iterator
from typing import cast

from tests.evals.honest import Value, World, citation
from tests.evals.tampering import (
    Lie,
    Tamper,
    answer_with,
    claim_of,
    decline,
    evidence_of,
    reword,
)

_BESIDE_THE_POINT = tuple(f"marlowe-2024#p{n}" for n in range(7, 19)) * 3
"""Some 300 words."""


def _beside(world: World) -> None:
    answer_with(world, "late-1", "marlowe-2024#p6")


def _declined(world: World) -> None:
    decline(world, "late-1")


def _list_of(*numbers: int) -> Tamper:
    refs = [f"marlowe-2024#p{n}" for n in numbers]
    return lambda world: answer_with(world, "list", *refs, form="item")


def _endings() -> Iterator[Lie]:
    def everything(world: World) -> None:
        for one in ("place", "miss", "order"):
            answer_with(world, one, "marlowe-2024#p7")

    def nothing(world: World) -> None:
        for case in world.cases:
            decline(world, case.id)

    def premise(world: World) -> None:
        world.records["premise"]["status"] = "answered"

    yield Lie("answers what has no answer", "floor of abstention_recall", everything)
    yield Lie("answers what has no answer, F1", "floor of abstention_f1", everything)
    yield Lie("declines everything", "floor of answer_rate", nothing)
    yield Lie("declines what it could answer", "floor of abstention_precision", _declined)
    yield Lie("declines for the wrong reason", "floor of ending", lambda w: decline(w, "place"))
    yield Lie("a false premise accepted", "floor of right", premise)
    yield Lie("one wording declined", "floor of status_agreement", _declined)
    yield Lie("one wording told otherwise", "floor of citation_agreement", _beside)
    yield Lie("sure and wrong", "floor of risk", _beside)


def _rankings() -> Iterator[Lie]:
    def demoted(places: int) -> Tamper:
        def plant(world: World) -> None:
            gold, *rest = evidence_of(world, "late-1")
            world.records["late-1"]["evidence"] = [*rest[:places], gold, *rest[places:]]

        return plant

    def buried(world: World) -> None:
        world.records["late-1"]["evidence"] = evidence_of(world, "late-1")[1:]

    yield Lie("the gold not found at all", "floor of recall_20", buried)
    yield Lie("the gold eleventh", "floor of recall_10", demoted(10))
    yield Lie("the gold sixth", "floor of recall_5", demoted(5))
    yield Lie("the gold sixth, by success", "floor of success_5", demoted(5))
    yield Lie("the gold second", "floor of recall_1", demoted(1))
    yield Lie("the gold second, by success", "floor of success_1", demoted(1))
    yield Lie("the gold second, by rank", "floor of mrr", demoted(1))
    yield Lie("the gold third, by gain", "floor of ndcg_10", demoted(2))


def _answers() -> Iterator[Lie]:
    def padded(world: World) -> None:
        answer_with(world, "late-1", "marlowe-2024#p1", *_BESIDE_THE_POINT)

    def padded_all(world: World) -> None:
        for case_id in [key for key, one in world.records.items() if one["claims"]]:
            answer_with(world, case_id, *_BESIDE_THE_POINT)

    def needless(world: World) -> None:
        more = citation("marlowe-2024#p7")
        cast(list[Value], claim_of(world)["citations"]).append(more)

    def older_too(world: World) -> None:
        answer_with(world, "late-1", "marlowe-2024#p1", "marlowe-2019#p1")

    yield Lie("a list cut short", "floor of list_whole", _list_of(3, 4))
    yield Lie("half the evidence cited", "floor of cited_recall", _list_of(3, 4))
    yield Lie("a list out of order", "floor of list_order", _list_of(5, 3, 4))
    yield Lie("a true paragraph beside the point", "floor of cited", _beside)
    yield Lie("the point missed", "floor of facts", _beside)
    yield Lie("another year's figure as well", "floor of clean", older_too)
    yield Lie("padded to look thorough", "floor of words_p90", padded)
    yield Lie("all padded to look thorough", "floor of words_median", padded_all)
    yield Lie("a citation for show", "floor of alce_precision", needless)
    yield Lie("a claim not carried", "floor of alce_recall", lambda w: reword(w, "Nine", "Ten"))


LIES_OF_FLOORS = (*_endings(), *_rankings(), *_answers())
