from dataclasses import replace

from assistant.answers import Turn
from assistant.chat.conversation import Conversation
from tests.assistant.chat.library import not_held


def answered(conversation: Conversation, question: str, keep: int = 9) -> Conversation:
    asking = conversation.asking(question, keep)
    return asking.with_last(replace(asking.exchanges[-1], answer=not_held()))


def test_the_history_is_the_last_turns_oldest_first() -> None:
    talk = answered(answered(Conversation(), "One?"), "Two?")
    reply = Turn("assistant", not_held().text)
    assert talk.history(3) == (reply, Turn("user", "Two?"), reply)
    assert talk.history(0) == ()


def test_a_question_that_failed_is_not_part_of_the_history() -> None:
    asking = Conversation().asking("One?", keep=9)
    failed = asking.with_last(replace(asking.exchanges[-1], failure="Sorry."))
    assert failed.history(10) == ()


def test_the_oldest_exchanges_leave_and_numbers_are_never_used_again() -> None:
    talk = Conversation()
    for question in ("One?", "Two?", "Three?"):
        talk = answered(talk, question, keep=2)
    assert [(item.number, item.asked) for item in talk.exchanges] == [(2, "Two?"), (3, "Three?")]
    assert talk.answer_of(1) is None
    assert talk.answer_of(3) == not_held()


def test_asking_leaves_the_conversation_it_began_from_as_it_was() -> None:
    before = answered(Conversation(), "One?")
    answered(before, "Two?")
    assert len(before.exchanges) == 1
