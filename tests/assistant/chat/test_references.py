from assistant.chat.references import answer_as_text, finder, number_citations
from tests.assistant.chat.library import ShelfCorpus, caseloads, citation, improvements

REPORT = "norbury-inspection-2024-08-20"
FIND = finder(ShelfCorpus())


def test_a_reference_reads_as_it_is_said_in_committee() -> None:
    (numbered,) = number_citations([citation(REPORT, 2)], FIND)
    assert (
        numbered.reference == "Ofsted, Norbury, inspection report, 20 August 2024, para 1, page 1"
    )


def test_a_derived_number_is_not_passed_off_as_printed() -> None:
    (numbered,) = number_citations([citation(REPORT, 4)], FIND)
    assert numbered.reference.endswith("¶4 (unnumbered), page 2")


def test_an_authority_already_named_by_the_body_is_not_repeated() -> None:
    (numbered,) = number_citations([citation("norbury-minutes-2024-10-03", 1)], FIND)
    assert numbered.reference == "Norbury Council, minutes, 3 October 2024, para 47"


def test_one_paragraph_keeps_one_number_however_often_it_is_cited() -> None:
    cited = [citation(REPORT, 3, "Caseloads"), citation(REPORT, 2), citation(REPORT, 3, "visit")]
    numbered = number_citations(cited, FIND)
    assert [(item.number, item.ref.number) for item in numbered] == [(1, 3), (2, 2)]


def test_a_document_no_longer_held_is_named_by_its_file() -> None:
    (numbered,) = number_citations([citation(REPORT, 2)], lambda doc_id: None)
    assert numbered.reference == "Norbury 2024.pdf, para 1, page 1"


def test_a_copied_answer_carries_footnotes_date_and_notes() -> None:
    answer = caseloads()
    cited = [item for claim in answer.claims for item in claim.citations]
    assert answer_as_text(answer, number_citations(cited, FIND)).splitlines() == [
        "What are caseloads in Norbury?",
        "",
        "Caseloads have fallen to 15 from 22 since the last inspection. [1]",
        "Social workers visit children often and see them alone. [1]",
        "Few wait longer than a week. [2]",
        "",
        "Position as at 20 August 2024.",
        "Note: A later document on this is held: minutes of 3 October 2024.",
        "",
        "[1] Ofsted, Norbury, inspection report, 20 August 2024, para 2, page 2",
        "[2] Ofsted, Norbury, inspection report, 20 August 2024, para 1, page 1",
    ]


def test_a_copied_list_stays_a_list() -> None:
    answer = improvements()
    cited = [item for claim in answer.claims for item in claim.citations]
    text = answer_as_text(answer, number_citations(cited, FIND))
    assert "\n- the recording of supervision [2]\n" in text
