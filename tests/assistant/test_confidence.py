"""The confidence of an answer: what the sufficiency model makes of what was found."""

from assistant.answers import Answer, AnswerStatus
from assistant.records import answer_record, error_record
from assistant.sufficiency import load_sufficiency


def test_nothing_searched_has_no_confidence() -> None:
    assert load_sufficiency().confidence(None) is None


def test_a_record_carries_the_confidence_or_null() -> None:
    known = Answer(AnswerStatus.NOT_FOUND, "Not found.", confidence=0.123456)
    assert answer_record(known)["confidence"] == 0.1235
    assert answer_record(Answer(AnswerStatus.NOT_HELD, "None held."))["confidence"] is None
    assert error_record("q1", "It failed.")["confidence"] is None
