from dataclasses import replace

from assistant.answers import Answer, AnswerStatus, ClaimForm
from assistant.chat.answer_view import AnswerView, Choice, view_answer
from tests.assistant.chat.library import (
    ShelfCorpus,
    caseloads,
    grades,
    hostile,
    improvements,
    not_found,
    not_held,
    unclear,
)


def view(answer: Answer, asked: str = "What about it?") -> AnswerView:
    return view_answer(answer, asked, ShelfCorpus())


def test_claims_keep_their_order_and_say_once_who_says_them() -> None:
    shown = [claim for part in view(caseloads()).parts for claim in part.claims]
    assert [mark.number for claim in shown for mark in claim.marks] == [1, 1, 2]
    assert [claim.said_by for claim in shown] == [
        "Inspectors’ finding · Ofsted, Norbury, inspection report, 20 August 2024",
        "",
        "",
    ]


def test_a_change_of_speaker_is_said() -> None:
    first, second = view(hostile()).parts
    assert first.claims[0].said_by.startswith("Member’s remark · Norbury Council, minutes")
    assert second.claims[0].said_by.startswith("Council’s statement (the director), quoting Ofsted")


def test_list_items_stand_together_under_their_sentence() -> None:
    forms = [(part.form, len(part.claims)) for part in view(improvements()).parts]
    assert forms == [(ClaimForm.SENTENCE, 1), (ClaimForm.ITEM, 2)]


def test_rows_are_one_table_headed_by_authority_and_date() -> None:
    (table,) = view(grades()).parts
    assert [row.subject for row in table.claims] == [
        "Ashmere, 16 May 2023",
        "Norbury, 9 March 2021",
        "Norbury, 20 August 2024",
    ]


def test_the_date_of_the_newest_source_is_the_position() -> None:
    assert view(grades()).as_at == "20 August 2024"


def test_quotations_are_called_word_for_word_only_where_every_claim_is_one() -> None:
    answer = caseloads()
    assert view(answer).verbatim
    retold = replace(answer.claims[0], text="Caseloads are down to 15.")
    assert not view(replace(answer, claims=(retold, *answer.claims[1:]))).verbatim


def test_what_was_not_found_says_what_was_searched_and_offers_the_nearest_passages() -> None:
    shown = view(not_found())
    assert shown.heading == "The documents do not say"
    assert shown.scope.documents == "2 documents"
    assert [(item.number, item.ref.number) for item in shown.nearest] == [(1, 7), (2, 2)]


def test_an_ending_is_not_told_twice() -> None:
    text = "Not found. The 2 documents searched do not say. The nearest paragraphs: para 3."
    assert view(replace(not_found(), text=text)).lead == "The 2 documents searched do not say."


def test_nothing_is_said_to_be_searched_where_nothing_was() -> None:
    shown = view(not_held())
    assert (shown.heading, shown.nearest) == ("No such document is held", ())
    assert (shown.scope.chips, shown.scope.documents) == ((), "")


def test_a_choice_asks_the_same_question_again_with_the_reading_chosen() -> None:
    assert view(unclear(), "How was it judged?").choices == (
        Choice("Norbury", "How was it judged (Norbury)?"),
        Choice("Ashmere", "How was it judged (Ashmere)?"),
    )


def test_a_choice_that_is_a_question_is_asked_as_it_stands() -> None:
    answer = replace(unclear(), choices=("How was Norbury judged?",))
    (choice,) = view(answer).choices
    assert choice.question == "How was Norbury judged?"


def test_what_an_answer_says_before_its_first_claim_is_kept() -> None:
    answer = caseloads()
    put_right = replace(
        answer, status=AnswerStatus.CORRECTED, text=f"They did not rise. {answer.text}"
    )
    shown = view(put_right)
    assert (shown.heading, shown.lead) == ("The documents say otherwise", "They did not rise.")


def test_the_question_as_understood_is_shown_only_where_it_differs() -> None:
    assert view(caseloads(), "what are caseloads  in Norbury?").understood == ""
    assert view(caseloads(), "And there?").understood == "What are caseloads in Norbury?"
