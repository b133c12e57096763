"""The question sets that ship hold what they promise, and their gold still stands."""

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest

from evals.cases import ASIDE, DEVELOP, Case, EvidenceItem, of_split, read_cases
from evals.gold import satisfying, stale
from evals.library import Library, StoredParagraph
from evals.reading import read_folder

ROOT = Path(__file__).parents[2]
DATA = ROOT / "evals" / "data"
SHARED = ROOT.parent / "shared"
DAY = dt.date(2019, 3, 4)
KINDS = {
    *("lookup", "list", "number", "date", "person", "grade", "compare", "change", "definition"),
    *("follow-up", "partial", "near-miss", "wrong-authority", "wrong-period", "false-premise"),
    *("injection", "not-in-documents", "ambiguous", "opinion"),
}
"""Every kind that ``evals/data/README.md`` lists."""


@dataclass(frozen=True, slots=True)
class Promise:
    """The least that a set holds."""

    questions: int
    traps: int
    with_history: int
    groups: int
    documents: int


PROMISED = {
    "sample_questions": Promise(250, 60, 25, 0, 20),
    "real_questions": Promise(300, 120, 60, 40, 20),
    "wide_questions": Promise(120, 40, 12, 4, 40),
}


def cases_of(name: str) -> tuple[Case, ...]:
    return read_cases(DATA / f"{name}.jsonl")


@pytest.mark.parametrize("name", sorted(PROMISED))
def test_a_set_holds_as_many_questions_traps_turns_and_groups_as_promised(name: str) -> None:
    cases, least = cases_of(name), PROMISED[name]
    assert len(cases) >= least.questions
    assert sum(not case.answerable for case in cases) >= least.traps
    assert sum(bool(case.question.history) for case in cases) >= least.with_history
    assert len({case.group for case in cases if case.group}) >= least.groups
    assert len({item.source for case in cases for item in case.evidence}) >= least.documents


@pytest.mark.parametrize("name", sorted(PROMISED))
def test_a_set_has_every_kind_and_says_why_each_answer_is_right(name: str) -> None:
    cases = cases_of(name)
    assert {case.kind for case in cases} == KINDS
    assert [case.id for case in cases if not case.note.strip() or not case.statuses] == []


@pytest.mark.parametrize("name", sorted(PROMISED))
def test_an_answerable_question_has_gold_and_something_to_say(name: str) -> None:
    cases = [case for case in cases_of(name) if case.answerable]
    assert [case.id for case in cases if not case.evidence] == []
    assert [case.id for case in cases if not case.facts and case.kind != "injection"] == []


@pytest.mark.parametrize("name", sorted(PROMISED))
def test_a_third_is_kept_aside_of_every_kind(name: str) -> None:
    cases = cases_of(name)
    assert {case.split for case in cases} == {DEVELOP, ASIDE}
    assert 0.25 <= 1 - len(of_split(cases, aside=False)) / len(cases) <= 0.4
    every, kept = (Counter(c.kind for c in held) for held in (cases, of_split(cases, aside=False)))
    assert [kind for kind in every if every[kind] >= 6 and every[kind] == kept[kind]] == []


@pytest.mark.parametrize("name", ["real_questions", "wide_questions"])
def test_three_paraphrases_share_their_gold_and_their_split(name: str) -> None:
    groups: dict[str, list[Case]] = defaultdict(list)
    for case in cases_of(name):
        if case.group:
            groups[case.group].append(case)
    for held in groups.values():
        assert len({case.question.text for case in held}) == 3 == len(held)
        assert len({(case.split, case.evidence, case.facts, case.statuses) for case in held}) == 1


@pytest.mark.parametrize("name", ["real_questions", "wide_questions"])
def test_a_set_about_real_documents_keeps_addresses_and_no_quotes(name: str) -> None:
    items = [item for case in cases_of(name) for item in case.evidence]
    assert [item for item in items if item.quote or not (item.ref and item.digest)] == []
    facts = [fact for case in cases_of(name) for fact in case.facts]
    longest = max(len(one.split()) for fact in facts for one in fact.split("|"))
    assert longest <= 6


@pytest.mark.parametrize("name", ["real_questions", "wide_questions"])
def test_an_address_is_that_of_the_only_document_of_its_file(name: str) -> None:
    items = [item for case in cases_of(name) for item in case.evidence]
    stems = {item.ref: Path(item.source).stem.replace("_", "-") for item in items}
    assert [ref for ref, stem in stems.items() if ref.partition("#")[0] != stem] == []


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "folder"), [("real_questions", "corpus"), ("wide_questions", "corpus-wide")]
)
def test_no_gold_of_the_real_documents_is_stale(name: str, folder: str) -> None:
    if not (SHARED / folder).is_dir():
        pytest.skip(f"the shared {folder} is not beside the checkout")
    library = Library.of(read_folder(SHARED / folder).documents)
    assert stale(cases_of(name), library) == ()


def test_the_same_letter_held_twice_satisfies_from_either_file() -> None:
    letter, copy = stored("letter.pdf", "hackney"), stored("letter.txt", "hackney")
    elsewhere = stored("other.pdf", "brent")
    library = library_of(letter, copy, elsewhere)
    found = satisfying(EvidenceItem("letter.pdf", ref=letter.ref, digest=letter.digest), library)
    assert [one.source for one in found] == ["letter.pdf", "letter.txt"]


def stored(source: str, authority: str) -> StoredParagraph:
    return StoredParagraph(
        f"{source}#p1", source, "para 1", "Good.", "d" * 64, frozenset({authority}), "letter", DAY
    )


def library_of(*paragraphs: StoredParagraph) -> Library:
    return Library(
        {one.ref: one for one in paragraphs},
        {one.source: (one,) for one in paragraphs},
        {},
        {paragraphs[0].digest: paragraphs},
    )
