"""A crowd at the chat: all are told their place, all are answered, and nothing is another's."""

import asyncio
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant.answers import Answer, Question
from assistant.chat.launch import RunningChat, running_chat
from assistant.chat.settings import ChatSettings
from assistant.recording.archive import AnswerArchive
from assistant.service import Progress
from evals.chat_process import event_of
from evals.load_users import Chat, Tally, User
from tests.assistant.chat.library import RuleAnswerer

CROWD = 60
"""More than the 40 events that Gradio runs at once unless it is told otherwise."""
SECONDS = 0.1


class SlowAnswerer(RuleAnswerer):
    """Takes its time, so that a line forms, and says in each answer whose it is."""

    def ask(self, question: Question, progress: Progress | None = None) -> Answer:
        time.sleep(SECONDS)
        return replace(super().ask(question, progress), notes=(question.text,))


@pytest.fixture
def chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningChat]:
    store = tmp_path_factory.mktemp("crowd")
    settings = ChatSettings(archive=AnswerArchive(store), store=store)
    with running_chat(SlowAnswerer, settings) as running:
        yield running


def crowd(chat: RunningChat) -> tuple[list[User], Tally]:
    events = (event_of(chat.url, "question", "submit"), event_of(chat.url, "fresh", "click"))
    tally = Tally()
    return [User(number, Chat(chat.url, *events), tally) for number in range(1, CROWD + 1)], tally


def test_everybody_hears_of_their_place_before_most_are_answered(chat: RunningChat) -> None:
    users, tally = crowd(chat)

    async def all_ask() -> None:
        await asyncio.gather(*(user.enter() for user in users))
        await asyncio.gather(*(user.ask("What are caseloads in Norbury?") for user in users))

    asyncio.run(all_ask())
    assert (len(tally.seconds), len(tally.told)) == (CROWD, CROWD)
    assert (tally.busy, tally.errors, tally.hung, tally.crossed) == (0, 0, 0, 0)
    assert max(tally.told) < max(tally.seconds)


def test_what_people_ask_and_write_at_once_stays_their_own(chat: RunningChat) -> None:
    users, tally = crowd(chat)

    async def all_at_once() -> None:
        await asyncio.gather(*(user.enter() for user in users))
        doing = [user.ask("What are caseloads in Norbury?") for user in users]
        await asyncio.gather(*doing, *(user.write() for user in users))

    asyncio.run(all_at_once())
    assert len(tally.seconds) == CROWD
    assert (tally.errors, tally.hung, tally.crossed) == (0, 0, 0)


def test_each_answer_is_timed_and_not_those_the_page_still_shows(chat: RunningChat) -> None:
    users, tally = crowd(chat)

    async def ask_on() -> None:
        await users[0].enter()
        for _ in range(3):
            await users[0].ask("What are caseloads in Norbury?")

    asyncio.run(ask_on())
    assert len(tally.seconds) == 3
    assert min(tally.seconds) >= SECONDS
