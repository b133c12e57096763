"""Profiles of the real reports against their file names and a count made by hand.

A file's name gives authority, kind and date as the corpus was catalogued: an answer key from
outside the reader. ``evals/data/grades.tsv`` was typed from the reports' own pages.
"""

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest

from ingest.documents import DocumentKind, DocumentProfile, Paragraph
from ingest.errors import ReadError
from ingest.profile import profile_of
from ingest.profile.authorities import AuthorityRegister
from ingest.reading.finding import find_files
from ingest.reading.reading import read_files
from ingest.structure import paragraphs_of

ROOT = Path(__file__).parents[3]
FOLDERS = [ROOT.parent / "shared" / name for name in ("corpus", "corpus-wide")]
REPORTS = sorted(path for folder in FOLDERS for path in folder.glob("**/*.pdf"))
GRADES = ROOT / "evals" / "data" / "grades.tsv"
NAME = re.compile(
    r"(?P<place>.+?)-(?P<kind>inspection|focused-visit|jtai|area-send)-(?P<date>\d{4}-\d\d-\d\d)"
)
NAMED_JTAI_BUT_AREA_SEND = {
    "blackpool-jtai-2024-07-25",
    "kingston-upon-hull-jtai-2024-02-02",
    "middlesbrough-jtai-2023-12-08",
    "telford-and-wrekin-jtai-2023-07-03",
    "wakefield-jtai-2024-07-26",
}
"""Page one of each is headed as an area SEND inspection: the name is wrong, the profile right."""
PRINTED_A_DAY_BEFORE = {"hackney-inspection-2016-09-21": dt.date(2016, 9, 20)}
"""The cover prints this day; the profile keeps it, and notes the file's name."""
FEWEST_COUNTED = 40

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not REPORTS, reason="the shared corpus is not beside the checkout"),
]


@dataclass(frozen=True, slots=True)
class Real:
    profile: DocumentProfile
    paragraphs: tuple[Paragraph, ...]


@pytest.fixture(scope="module")
def real() -> dict[str, Real]:
    """Every PDF as it is read, by the stem of its name."""
    files = [file for file in find_files(FOLDERS).files if file.path.suffix == ".pdf"]
    held: dict[str, Real] = {}
    for file, (_, read) in zip(files, read_files(files), strict=True):
        assert not isinstance(read, ReadError), f"{file.path.name}: {read}"
        paragraphs = paragraphs_of(file.path.stem, read.blocks)
        profile = profile_of(read, paragraphs, file.path.name)
        held[file.path.stem] = Real(profile, paragraphs)
    return held


def parts(name: str) -> tuple[str, str, dt.date]:
    match = NAME.fullmatch(name)
    assert match is not None, name
    return match["place"], match["kind"], dt.date.fromisoformat(match["date"])


def test_every_report_is_read(real: dict[str, Real]) -> None:
    assert len(real) == len(REPORTS) >= 157


def test_every_authority_is_the_one_of_the_file_name(real: dict[str, Real]) -> None:
    register = AuthorityRegister.standard()
    wrong = {}
    for name, one in real.items():
        expected = register.named(parts(name)[0].replace("-", " "))
        if expected is None or one.profile.authority != expected:
            wrong[name] = one.profile.authority
    assert wrong == {}


def test_every_kind_is_the_one_of_the_file_name_but_for_five_that_are_misnamed(
    real: dict[str, Real],
) -> None:
    wrong = {n for n, one in real.items() if one.profile.kind.value != parts(n)[1]}
    assert wrong == NAMED_JTAI_BUT_AREA_SEND
    for name in wrong:
        made = real[name].profile
        assert made.kind is DocumentKind.AREA_SEND
        assert made.title.startswith("Area SEND inspection of")
        assert "the file name says jtai" in dict(made.derived)["kind"]


def test_every_publication_date_is_the_one_of_the_file_name_but_for_one_that_is_printed(
    real: dict[str, Real],
) -> None:
    wrong = {n: p for n, o in real.items() if (p := o.profile.dates.published) != parts(n)[2]}
    assert wrong == PRINTED_A_DAY_BEFORE
    for name in wrong:
        assert "the file name says" in dict(real[name].profile.derived)["dates.published"]


def test_a_date_that_no_page_prints_is_said_to_come_from_the_file_name(
    real: dict[str, Real],
) -> None:
    for name, one in real.items():
        how = dict(one.profile.derived)["dates.published"]
        text = " ".join(" ".join((*each.heading_path, each.text)) for each in one.paragraphs)
        printed = re.search(r"published\s*:\s*\d", text, re.IGNORECASE) is not None
        assert printed == (not how.startswith("file name")), name


def test_every_report_says_when_inspectors_were_there_before_it_was_published(
    real: dict[str, Real],
) -> None:
    for name, one in real.items():
        dates = one.profile.dates
        assert dates.inspected_from is not None, name
        assert dates.inspected_to is not None, name
        assert dates.published is not None, name
        assert dates.inspected_from <= dates.inspected_to < dates.published, name
        assert (dates.published - dates.inspected_to).days < 160, name


def test_every_letter_is_dated_before_it_was_published(real: dict[str, Real]) -> None:
    for name, one in real.items():
        if one.profile.kind in (DocumentKind.FOCUSED_VISIT, DocumentKind.JTAI):
            letter, published = one.profile.dates.letter, one.profile.dates.published
            assert letter is not None, name
            assert published is not None, name
            assert 0 <= (published - letter).days <= 1, name


def test_every_lead_inspector_is_a_name(real: dict[str, Real]) -> None:
    for name, one in real.items():
        lead = one.profile.lead_inspector
        if one.profile.kind is DocumentKind.JTAI:
            assert lead is None, name
        else:
            assert lead is not None, name
            assert re.fullmatch(r"[A-Z][a-z]+(?: [A-Z])?(?: [A-Z][\w’'-]+){1,2}", lead), lead


def counted() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for line in GRADES.read_text(encoding="utf-8").splitlines()[1:]:
        source, judgement, grade = line.split("\t")
        found[source.removesuffix(".pdf")][judgement.casefold()] = grade
    return found


def test_every_judgement_counted_by_hand_is_read_and_no_other(real: dict[str, Real]) -> None:
    by_hand = counted()
    assert len(by_hand) >= FEWEST_COUNTED
    wrong = {}
    for name, grades in by_hand.items():
        expected = {key: grade for key, grade in grades.items() if grade != "not judged"}
        read = {one.name.casefold(): one.grade for one in real[name].profile.judgements}
        if read != expected:
            wrong[name] = read
    assert wrong == {}


def test_each_judgement_stands_in_the_paragraph_it_is_cited_from(real: dict[str, Real]) -> None:
    for name, one in real.items():
        for judgement in one.profile.judgements:
            paragraph = one.paragraphs[judgement.paragraph - 1]
            printed = " ".join((paragraph.text, *paragraph.heading_path)).casefold()
            assert judgement.grade.split()[-1] in printed or "improvement" in printed, name


def test_only_inspections_have_judgements(real: dict[str, Real]) -> None:
    with_grades = {name for name, one in real.items() if one.profile.judgements}
    assert with_grades == set(counted())
    assert all("-inspection-" in name for name in with_grades)
