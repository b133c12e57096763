"""How a run is tampered with, to see whether the gates notice."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from tests.evals.honest import Json, Value, World, claim, evidence

Tamper = Callable[[World], None]


@dataclass(frozen=True)
class Lie:
    """One kind of wrong answer."""

    kind: str
    gate: str
    plant: Tamper


def claim_of(world: World, at: str = "late-1", which: int = 0) -> Json:
    return cast(Json, cast(list[Value], world.records[at]["claims"])[which])


def cited_of(world: World, at: str = "late-1") -> Json:
    return cast(Json, cast(list[Value], claim_of(world, at)["citations"])[0])


def say(world: World, at: str, text: str) -> None:
    """Change the one claim of an answer, and its text with it."""
    claim_of(world, at)["text"] = text
    world.records[at]["text"] = text


def reword(world: World, old: str, new: str, at: str = "late-1") -> None:
    said = str(claim_of(world, at)["text"])
    assert old in said
    say(world, at, said.replace(old, new))


def answer_with(world: World, at: str, *refs: str, form: str = "sentence") -> None:
    """Answer a question by quoting other paragraphs, honestly in all else."""
    record = world.records[at]
    claims: list[Value] = [claim(ref, form) for ref in refs]
    record["claims"] = claims
    record["text"] = "\n".join(str(cast(Json, one)["text"]) for one in claims)
    others = [one for one in evidence_of(world, at) if cast(Json, one)["ref"] not in refs]
    first: list[Value] = [evidence(ref) for ref in dict.fromkeys(refs)]
    record["evidence"] = [*first, *others]
    record["status"] = "answered"


def decline(world: World, at: str, status: str = "not_found") -> None:
    world.records[at] |= {"status": status, "claims": [], "text": "Not found."}


def evidence_of(world: World, at: str) -> list[Value]:
    return cast(list[Value], world.records[at]["evidence"])


def set_fields(target: str, **fields: Value) -> Tamper:
    """Change fields of the one citation or claim of the first answer."""

    def plant(world: World) -> None:
        (cited_of if target == "citation" else claim_of)(world).update(fields)

    return plant
