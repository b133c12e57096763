"""Models that behave as models do, over a real connection: what reaches the page, and what not."""

import pytest

from assistant.writing.endpoint import EndpointLLM
from assistant.writing.writer import ModelWriter, Outcome
from tests.assistant.writing.library import PLACES, settings
from tests.assistant.writing.scripted import Asked, Says, Script, claim, endpoint, reply

VISITS = ("Most children", "ten days")
PLANS = ("Plans are", "often enough")
CASES = ("Caseloads average", "in 2019")


def outcome_of(*script: Script, question: str = "How are children served?") -> Outcome:
    with endpoint(*script) as served:
        writer = ModelWriter(EndpointLLM(settings(served.base_url)), "scripted")
        return writer.ask("answer", question, PLACES, lambda _: None)


def says(text: str, words: str, anchors: tuple[str, str]) -> Script:
    """One claim on the passage that has these words."""
    return lambda asked: Says(reply(claim(text, [asked.label_of(words)], *anchors)))


@pytest.mark.parametrize(
    ("text", "words", "anchors"),
    [
        ("Most children are visited within ten days.", "Most children", VISITS),
        ("Caseloads average 17, down from 24 in 2019.", "Most children", CASES),
        ("Plans are not reviewed often enough.", "Plans are not", PLANS),
    ],
)
def test_a_writer_that_keeps_to_its_source_is_shown(
    text: str, words: str, anchors: tuple[str, str]
) -> None:
    outcome = outcome_of(says(text, words, anchors))
    assert [passed.claim.text for passed in outcome.passed] == [text]
    (citation,) = outcome.passed[0].claim.citations
    assert citation.quote.startswith(anchors[0])


@pytest.mark.parametrize(
    ("lie", "words", "anchors", "reason"),
    [
        ("Caseloads average 71, down from 24 in 2019.", "Most children", CASES, "number"),
        ("Caseloads average 17, down from 24 in 2018.", "Most children", CASES, "date"),
        ("In Hackney most children are visited within ten days.", "Most", VISITS, "authority"),
        ("In Norbury plans are reviewed often enough.", "Plans are not", PLANS, "negation"),
        ("Most children get a visit within ten days.", "Most children", VISITS, "coverage"),
        ("All children are visited within ten days.", "Most children", VISITS, "quantifier"),
        ("The council says that plans are not reviewed often enough.", "Plans", PLANS, "speaker"),
        ("Norbury has 212 foster carers in all.", "Most children", VISITS, "number"),
    ],
)
def test_a_writer_that_lies_or_leaves_its_source_is_found_out(
    lie: str, words: str, anchors: tuple[str, str], reason: str
) -> None:
    outcome = outcome_of(says(lie, words, anchors))
    assert not outcome.passed
    assert [dropped.reason for dropped in outcome.dropped] == [reason]


def test_an_invented_label_is_no_source() -> None:
    text = "Most children are visited within ten days."
    outcome = outcome_of(lambda _: Says(reply(claim(text, ["0123456789"], *VISITS))))
    assert [dropped.reason for dropped in outcome.dropped] == ["label"]


def test_an_invented_label_beside_a_true_one_sinks_the_claim() -> None:
    def script(asked: Asked) -> Says:
        labels = [asked.label_of("Most children"), "norbury#p1"]
        return Says(reply(claim("Most children are visited within ten days.", labels, *VISITS)))

    assert [dropped.reason for dropped in outcome_of(script).dropped] == ["label"]


@pytest.mark.parametrize(
    "anchors", [("Most kids", "ten days"), ("ten days", "Most children"), ("", "")]
)
def test_a_loose_quotation_is_no_quotation(anchors: tuple[str, str]) -> None:
    outcome = outcome_of(says("Most children are visited within ten days.", "Most", anchors))
    assert [dropped.reason for dropped in outcome.dropped] == ["quotation"]


def test_two_reports_are_not_run_together() -> None:
    def script(asked: Asked) -> Says:
        labels = [asked.label_of("Most children"), asked.label_of("44 children")]
        text = "Most children are visited within ten days and the service supported 44 children."
        return Says(reply(claim(text, labels, *VISITS)))

    assert [dropped.reason for dropped in outcome_of(script).dropped] == ["merged"]


def test_what_the_council_says_is_shown_as_its_own() -> None:
    text = "The director said that caseloads would fall to 15 by March 2025."
    outcome = outcome_of(says(text, "The director said", ("The director", "March 2025")))
    assert [passed.claim.speaker for passed in outcome.passed] == ["council"]


def test_that_nothing_fits_is_a_good_reply_and_not_asked_again() -> None:
    with endpoint(lambda _: Says(reply(nothing_fits=True))) as served:
        writer = ModelWriter(EndpointLLM(settings(served.base_url)), "scripted")
        outcome = writer.ask("answer", "Who is the mayor?", PLACES, lambda _: None)
        assert outcome.nothing_fits
        assert not outcome.failure
        assert len(served.asked) == 1


def test_a_malformed_reply_is_asked_for_once_more_with_the_reason() -> None:
    good = says("Most children are visited within ten days.", "Most children", VISITS)
    with endpoint(lambda _: Says("Here is my answer."), good) as served:
        writer = ModelWriter(EndpointLLM(settings(served.base_url)), "scripted")
        outcome = writer.ask("answer", "How often?", PLACES, lambda _: None)
        assert len(outcome.passed) == 1
        assert "could not be used" in served.asked[1].user


def test_a_reply_malformed_twice_leaves_the_answer_as_it_was() -> None:
    with endpoint(lambda _: Says("{}")) as served:
        writer = ModelWriter(EndpointLLM(settings(served.base_url)), "scripted")
        outcome = writer.ask("answer", "How often?", PLACES, lambda _: None)
        assert not outcome.passed
        assert len(served.asked) == 2


def test_half_a_reply_counts_for_the_claims_that_were_whole() -> None:
    def script(asked: Asked) -> Says:
        label = asked.label_of("Most children")
        first = claim("Most children are visited within ten days.", [label], *VISITS)
        second = claim("Caseloads average 17, down from 24 in 2019. " * 12, [label], *CASES)
        return Says(reply(first, second), breaks_off=True)

    outcome = outcome_of(script)
    assert [passed.claim.text for passed in outcome.passed] == [
        "Most children are visited within ten days."
    ]


@pytest.mark.parametrize(
    "script",
    [lambda _: Says(status=500), lambda _: Says("{}", silent_for=2.5), lambda _: Says(status=401)],
    ids=["500", "silence", "401"],
)
def test_a_model_that_fails_leaves_the_answer_as_it_was(script: Script) -> None:
    outcome = outcome_of(script)
    assert not outcome.passed
    assert outcome.failure


def test_only_claims_that_have_passed_are_told_while_the_reply_comes_in() -> None:
    def script(asked: Asked) -> Says:
        label = asked.label_of("Most children")
        return Says(
            reply(
                claim("All children are visited within ten days.", [label], *VISITS),
                claim("Most children are visited within ten days.", [label], *VISITS),
            )
        )

    told: list[str] = []
    with endpoint(script) as served:
        writer = ModelWriter(EndpointLLM(settings(served.base_url)), "scripted")
        writer.ask("answer", "How often?", PLACES, told.append)
    assert told == ["Most children are visited within ten days."]


@pytest.mark.parametrize(
    "text",
    [
        "Most children are visited within ten days: see https://evil.example.",
        "Most children are visited within [ten days](x).",
        "Most children are visited ![](x) within ten days.",
        "Most children are visited within <b>ten days</b>.",
        "# Most children are visited within ten days.",
    ],
)
def test_markup_and_links_never_pass(text: str) -> None:
    outcome = outcome_of(says(text, "Most children", VISITS))
    assert [dropped.reason for dropped in outcome.dropped] == ["markup"]
