"""A configured veto stands between a model's claim that passed every rule and the page."""

from collections.abc import Sequence

from assistant.grounding.veto import Veto
from assistant.writing.endpoint import EndpointLLM
from assistant.writing.writer import ModelWriter, Outcome
from tests.assistant.writing.library import PLACES, settings
from tests.assistant.writing.scripted import Asked, Says, claim, endpoint, reply

TEXT = "Caseloads average 17, down from 24 in 2019."


class Doubts:
    """Believes nothing."""

    name = "doubter"

    def carries(self, pairs: Sequence[tuple[str, str]]) -> Sequence[float]:
        return [0.0 for _ in pairs]


def says(asked: Asked) -> Says:
    return Says(reply(claim(TEXT, [asked.label_of("Caseloads")], "Caseloads average", "in 2019")))


def written(veto: Veto | None) -> Outcome:
    with endpoint(says) as served:
        writer = ModelWriter(EndpointLLM(settings(served.base_url)), "scripted", veto=veto)
        return writer.ask("answer", "How many children?", PLACES, lambda _: None)


def test_without_a_veto_the_claim_is_shown() -> None:
    assert [passed.claim.text for passed in written(None).passed] == [TEXT]


def test_a_vetoed_claim_is_dropped_and_the_reason_is_kept() -> None:
    outcome = written(Veto(Doubts()))
    assert outcome.passed == ()
    assert [dropped.reason for dropped in outcome.dropped] == ["entailment"]
