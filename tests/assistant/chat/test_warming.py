import threading

import pytest

from assistant.answers import Question
from assistant.chat.settings import Readiness
from assistant.chat.warming import WarmedAnswerer
from assistant.service import Answerer
from ingest.errors import ModelUnavailable, StoreMissing
from tests.assistant.chat.library import RuleAnswerer, not_found


def test_a_question_asked_while_loading_waits_and_is_answered() -> None:
    may_load = threading.Event()

    def make() -> Answerer:
        may_load.wait()
        return RuleAnswerer()

    warmed = WarmedAnswerer(make)
    warmed.start()
    notice = warmed.readiness()
    told: list[str] = []

    def progress(line: str) -> None:
        told.append(line)
        may_load.set()

    assert warmed.ask(Question("Anything?"), progress) == not_found()
    assert notice.notice.startswith("Getting ready")
    assert told[0].startswith("Getting ready")
    assert warmed.readiness() == Readiness()


def test_a_store_that_cannot_be_opened_is_told_in_its_own_line() -> None:
    def make() -> Answerer:
        raise StoreMissing("Nothing has been built; run ingest build.")

    warmed = WarmedAnswerer(make)
    warmed.start()
    with pytest.raises(StoreMissing):
        _ = warmed.corpus
    assert warmed.readiness() == Readiness(False, True, "Nothing has been built; run ingest build.")


def test_any_other_failure_to_load_is_an_apology() -> None:
    def make() -> Answerer:
        raise ZeroDivisionError("secret")

    warmed = WarmedAnswerer(make)
    warmed.start()
    with pytest.raises(ModelUnavailable, match="Sorry, something went wrong"):
        warmed.ask(Question("What?"))
    assert "secret" not in warmed.readiness().notice
