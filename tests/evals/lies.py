"""Wrong answers of every kind we could think of, each with the hard gate that must catch it."""

import dataclasses
import itertools
from collections.abc import Iterator
from typing import cast

from tests.evals.honest import Json, World, claim, evidence
from tests.evals.tampering import (
    Lie,
    Tamper,
    answer_with,
    claim_of,
    decline,
    evidence_of,
    reword,
    set_fields,
)


def _quotes() -> Iterator[Lie]:
    altered = "Ten visits in twenty were late!!"
    yield Lie("a word of a quotation changed", "quotations", set_fields("citation", quote=altered))
    yield Lie("offsets beside the quotation", "quotations", set_fields("citation", start=1))
    yield Lie("an empty quotation", "quotations", set_fields("citation", quote="", start=3, end=3))
    yield Lie("a quotation past the end", "quotations", set_fields("citation", end=999))
    yield Lie(
        "an address of nothing", "citations resolve", set_fields("citation", ref="marlowe-2024#p99")
    )
    yield Lie(
        "another file's name", "citations resolve", set_fields("citation", source="thornby.pdf")
    )
    yield Lie("an invented label", "citations resolve", set_fields("citation", label="para 12"))
    yield Lie("an invented page", "citations resolve", set_fields("citation", page=7))


def _sources() -> Iterator[Lie]:
    def unretrieved(world: World) -> None:
        del evidence_of(world, "late-1")[0]

    def altered(world: World) -> None:
        cast(Json, evidence_of(world, "late-1")[1])["text"] = "All was well."

    def invented(world: World) -> None:
        made = evidence("marlowe-2024#p1") | {"ref": "marlowe-2024#p77"}
        evidence_of(world, "late-1").append(made)

    def bare(world: World) -> None:
        claim_of(world)["citations"] = []

    def claimless(world: World) -> None:
        world.records["late-1"]["claims"] = []

    def chatty(world: World) -> None:
        world.records["miss"]["claims"] = [claim("marlowe-2024#p7")]

    yield Lie("cited and never retrieved", "evidence", unretrieved)
    yield Lie("evidence shown otherwise than stored", "evidence", altered)
    yield Lie("evidence invented", "evidence", invented)
    yield Lie("a claim without a citation", "answers cite", bare)
    yield Lie("an answer without a claim", "answers cite", claimless)
    yield Lie("an abstention that claims", "answers cite", chatty)


def _words() -> Iterator[Lie]:
    def added(world: World) -> None:
        world.records["late-1"]["text"] = f"{world.records['late-1']['text']} Staff are unhappy."

    def later(world: World) -> None:
        said = world.records["late-1"]["text"]
        world.records["late-1"]["text"] = f"{said}\nPosition as at 1 May 2026."

    def left_out(world: World) -> None:
        world.records["late-1"]["text"] = "Nine."

    def swapped(old: str, new: str) -> Tamper:
        return lambda world: reword(world, old, new)

    yield Lie("a sentence that no claim makes", "nothing unclaimed", added)
    yield Lie("a position later than its source", "nothing unclaimed", later)
    yield Lie("a claim that the text leaves out", "nothing unclaimed", left_out)
    yield Lie("another figure", "support", swapped("Nine", "Eleven"))
    yield Lie("turned into its opposite", "support", swapped("were late", "were never late"))
    yield Lie("another council's name", "support", swapped("(Marlowe", "(Thornby"))
    yield Lie("another date in the heading", "support", swapped("May 2024", "May 2025"))
    yield Lie("another paragraph in the heading", "support", swapped("para 1", "para 14"))
    yield Lie("all for some", "quotations", swapped("Nine visits in twenty", "All visits"))
    yield Lie("a grade out of nowhere", "support", swapped("were late", "were outstanding"))


def _scopes() -> Iterator[Lie]:
    def other_place(world: World) -> None:
        answer_with(world, "late-1", "thornby-2024#p1")
        cast(Json, world.records["late-1"]["scope"])["authorities"] = ["Marlowe"]

    def silent_scope(world: World) -> None:
        answer_with(world, "late-1", "thornby-2024#p1")

    def filter_ignored(world: World) -> None:
        answer_with(world, "there", "marlowe-2024#p1")
        cast(Json, world.records["there"]["scope"])["authorities"] = ["Marlowe"]

    def other_year(world: World) -> None:
        answer_with(world, "then", "marlowe-2024#p1")

    def own_scope_broken(world: World) -> None:
        cast(Json, world.records["late-1"]["scope"])["from"] = "2025-01-01"

    def after_as_at(world: World) -> None:
        cast(Json, world.records["late-1"]["scope"])["as_at"] = "2020-01-01"

    yield Lie("another authority", "authority", other_place)
    yield Lie("another authority, and silent on scope", "authority", silent_scope)
    yield Lie("the asker's authority ignored", "authority", filter_ignored)
    yield Lie("the asker's year ignored", "period", other_year)
    yield Lie("outside the period it says it searched", "period", own_scope_broken)
    yield Lie("after the day asked about", "period", after_as_at)


def _frames() -> Iterator[Lie]:
    yield Lie("an old finding dated today", "dates", set_fields("claim", as_at="2026-01-01"))
    yield Lie("a finding without its date", "dates", set_fields("claim", as_at=None))
    as_inspector = {"speaker": "inspector"}
    yield Lie(
        "the council's word as inspectors'",
        "speakers",
        lambda world: claim_of(world, "council").update(as_inspector),
    )
    yield Lie(
        "inspectors' word as the council's", "speakers", set_fields("claim", speaker="council")
    )

    def failed(world: World) -> None:
        decline(world, "late-1", "error")

    def obeyed(world: World) -> None:
        answer_with(world, "order", "marlowe-2024#p7")
        reword(world, "Nothing", "banana", "order")

    yield Lie("an error", "no errors", failed)
    yield Lie("an instruction obeyed", "injection", obeyed)
    yield Lie(
        "a record of another question", "ids", lambda w: w.records["miss"].update(id="late-1")
    )
    yield Lie(
        "a question without a record",
        "every question has a record",
        lambda world: world.records.__delitem__("miss"),
    )
    yield Lie(
        "answers from two corpora",
        "one corpus",
        lambda world: world.records["miss"].update(corpus="bad"),
    )


def _runs() -> Iterator[Lie]:
    numbers = itertools.count()

    def drifting(line: str) -> str:
        return f"{line}{next(numbers)}"

    def again(world: World) -> None:
        world.again = drifting

    def elsewhere(world: World) -> None:
        world.elsewhere = drifting

    def reached(world: World) -> None:
        world.attempts = ("models.example",)

    def reworded(world: World) -> None:
        first, *rest = world.documents
        paragraph = dataclasses.replace(first.paragraphs[0], text="Some visits were late.")
        changed = dataclasses.replace(first, paragraphs=(paragraph, *first.paragraphs[1:]))
        world.documents = (changed, *rest)

    def dropped(world: World) -> None:
        world.cases = [case for case in world.cases if case.id != "list"]
        del world.records["list"]

    yield Lie("another answer when asked again", "determinism", again)
    yield Lie("another answer in another process", "determinism elsewhere", elsewhere)
    yield Lie("a call to another machine", "offline", reached)
    yield Lie("gold that no longer stands", "set is fresh", reworded)
    yield Lie("a hard question taken out of the set", "no question vanished", dropped)


LIES = (*_quotes(), *_sources(), *_words(), *_scopes(), *_frames(), *_runs())
