"""The default answer: which document opens it, and what it leaves unsaid."""

import datetime as dt
from dataclasses import replace

from assistant.answers import AnswerStatus
from assistant.composing.lookup import compose_lookup
from ingest.documents import DocumentKind, SourceDocument
from tests.assistant.composing.library import answered, document, matter_of, prose


def letter(year: int, *texts: str, authority: str = "Hackney") -> SourceDocument:
    name, day = f"{authority.lower()}-{year}", dt.date(year, 3, 1)
    return document(name, DocumentKind.FOCUSED_VISIT, day, [prose(t) for t in texts], authority)


def test_the_newest_figure_opens_the_answer_to_a_question_without_a_date() -> None:
    held = [
        letter(2020, "There were 27 children waiting for foster homes in Hackney."),
        letter(2026, "Now 15 children are waiting for foster homes, which is fewer than it was."),
    ]
    answer = answered(held, "How many children were waiting for foster homes in Hackney?")
    assert answer.claims[0].citations[0].source == "hackney-2026.txt"
    assert "15 children" in answer.claims[0].text


def test_a_topic_that_no_document_mentions_is_not_found() -> None:
    held = [letter(2024, "Parents and carers of young children in Hackney are well supported.")]
    absent = answered(held, "How are young carers in Hackney supported?")
    assert absent.status is AnswerStatus.NOT_FOUND
    present = [letter(2024, "Young carers in Hackney are well supported.")]
    answer = answered(present, "How are young carers in Hackney supported?")
    assert answer.status is AnswerStatus.ANSWERED


def test_of_two_authorities_the_one_that_does_not_mention_the_topic_gets_no_row() -> None:
    held = [
        letter(2024, "Young carers in Hackney are well supported."),
        letter(2024, "Parents and carers of young children are supported.", authority="Leeds"),
    ]
    answer = answered(held, "Compare the support for young carers in Hackney and Leeds.")
    assert {c.source for claim in answer.claims for c in claim.citations} == {"hackney-2024.txt"}


def test_a_place_that_the_answer_itself_speaks_of_is_not_told_as_missing() -> None:
    held = [letter(2024, "The team split from Rutland in 2020 and shares its adoption service.")]
    answer = answered(held, "Which service does Hackney share since the team split from Rutland?")
    assert answer.status is AnswerStatus.ANSWERED
    assert not any("Rutland" in note for note in answer.notes)


def test_what_is_put_first_is_quoted_however_far_it_stands_behind_the_others() -> None:
    held = [letter(2024, "Homes are warm.", "Visits to homes are timely.", "Homes are full.")]
    matter = matter_of(held, "What did inspectors find of homes in Hackney?")
    first, *others = matter.retrieval.ranked
    behind = replace(first, score=min(item.score for item in others) - 10)
    draft = compose_lookup(matter, (behind, *others))
    assert draft.claims[0].citations[0].ref == first.paragraph.ref


def test_a_line_of_who_came_to_a_meeting_opens_no_answer_on_what_somebody_said() -> None:
    texts = (
        "Also present: Rosa Example, Group Director of Hackney.",
        "The Group Director, Rosa Example, said that managers had looked at the wrong list.",
    )
    day = dt.date(2020, 3, 18)
    held = [document("minutes", DocumentKind.MINUTES, day, [prose(text) for text in texts])]
    answer = answered(held, "What reason did Rosa Example give for the wrong list in Hackney?")
    assert answer.claims[0].citations[0].ref.number == 2


def test_an_inspector_who_did_not_lead_it_is_put_right() -> None:
    one = letter(2025, "This inspection was led by Ann Example, His Majesty's Inspector.")
    profile = replace(one.profile, kind=DocumentKind.INSPECTION, lead_inspector="Ann Example")
    held = [replace(one, profile=profile)]
    wrong = "As lead inspector at Hackney in 2025, what did Lisa Other conclude?"
    assert answered(held, wrong).status is AnswerStatus.CORRECTED
    other = "What did Lisa Other, the inspector who wrote Hackney's report, conclude?"
    assert answered(held, other).status is AnswerStatus.CORRECTED
    right = answered(held, "Who was the lead inspector in Hackney in 2025?")
    assert (right.status, "Ann Example" in right.text) == (AnswerStatus.ANSWERED, True)


def test_a_number_is_found_in_the_sentence_that_leans_on_the_matter() -> None:
    text = (
        "The therapeutic team that children use is a specialist team."
        " Over 200 children use this service."
    )
    answer = answered(
        [letter(2024, text)], "How many children use the therapeutic team in Hackney?"
    )
    assert answer.status is AnswerStatus.ANSWERED
    assert "Over 200" in answer.text


def test_what_was_so_before_a_visit_is_looked_for_in_the_letter_that_came_a_month_later() -> None:
    one = letter(2024, "The dates of the previous visit to Hackney were 3 and 4 October 2016.")
    dates = replace(
        one.profile.dates,
        inspected_from=dt.date(2023, 12, 4),
        inspected_to=dt.date(2023, 12, 8),
    )
    held = [replace(one, profile=replace(one.profile, dates=dates))]
    answer = answered(
        held, "What were the dates of the visit to Hackney before the December 2023 one?"
    )
    assert answer.status is AnswerStatus.ANSWERED
    assert "October 2016" in answer.text


def test_what_ofsted_made_of_one_matter_is_no_question_of_a_grade() -> None:
    held = [letter(2018, "Personal education plans are of variable quality in Hackney.")]
    asked = "What did Ofsted make of personal education plans for looked after children in Hackney?"
    assert answered(held, f"{asked[:-1]} in the 2018 visit?").status is AnswerStatus.ANSWERED


def test_two_parts_of_two_years_are_answered_within_both() -> None:
    held = [
        letter(2019, "Managers keep a close grip on cases before court in Hackney."),
        letter(2022, "The tracker of cases before court in Hackney is weak."),
    ]
    asked = (
        "Who kept a grip on cases before court in Hackney in 2019, and what about cases in 2022?"
    )
    scope = answered(held, asked).scope
    assert scope.start == dt.date(2019, 1, 1)
    assert scope.end == dt.date(2022, 12, 31)


def test_a_deadline_is_answered_by_when_a_thing_is_due_and_not_by_any_year() -> None:
    held = [
        letter(
            2024,
            "In 2023 an independent review of domestic abuse was made in Hackney.",
            "Hackney should send its reply on domestic abuse by 11 April 2025.",
        )
    ]
    answer = answered(held, "By when must Hackney send its reply on domestic abuse?")
    assert "11 April 2025" in answer.claims[0].text
