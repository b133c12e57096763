"""Load on the chat, through the events its page sends: ``python -m evals.load --store STORE``.

Starts the chat on loopback and prints a line for each run chosen: one user in a real browser, one
user through the page's events, 25 with time to think, 200 at once, 200 who ask and write at the
same time, and many questions in a row. Times run from sending a question to its answer being in
what the page is sent. Everything a user is shown must be about that user's own words.
"""

import asyncio
import itertools
import json
import random
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import httpx

from evals.chat_process import chat_over, event_of
from evals.load_browser import one_in_a_browser, one_in_a_crowd
from evals.load_users import Chat, Tally, User

QUESTIONS = (
    "What needs to improve in {}?",
    "How was {} judged overall?",
    "What did inspectors say about care leavers in {}?",
    "What did inspectors say about leadership in {}?",
    "How have judgements of {} changed over time?",
    "How many children are in care in {}?",
)
RUNS = ("browser", "one", "thinking", "at-once", "crossing", "soak")
_THINKING_SECONDS = 15.0
_READING_SECONDS = 2.5
"""A browser may ask thirty times a minute."""
_NAMES = 12
_SOAK_USERS = 40
_TURN = 20
"""Questions of one conversation; then a new one is begun."""
_PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much of each."""

    minutes: float
    users: int
    at_once: int
    soak: int
    one: int


@dataclass(frozen=True, slots=True)
class Load:
    """The runs against one chat."""

    chat: Chat
    process: int
    names: Sequence[str]
    sizes: Sizes

    def run(self, name: str) -> str:
        """One run's line."""
        runs: dict[str, Callable[[], str]] = {
            "browser": self._browser,
            "one": self._one,
            "thinking": lambda: asyncio.run(self._thinking()),
            "at-once": self._at_once,
            "crossing": lambda: asyncio.run(self._crowd(writing=True)),
            "soak": lambda: asyncio.run(self._soak()),
        }
        return runs[name]()

    def warm(self) -> None:
        """Ask every question once, so that no figure holds a first use of anything."""
        tally = Tally()
        users = [self._user(number, tally) for number in range(1, len(QUESTIONS) + 1)]
        asyncio.run(self._warmed(users))

    async def _warmed(self, users: Sequence[User]) -> None:
        each = len(self.names)
        whole = list(itertools.islice(_endless(self.names), each * len(users)))
        parts = [whole[start * each : (start + 1) * each] for start in range(len(users))]
        await asyncio.gather(
            *(_asking(user, part) for user, part in zip(users, parts, strict=True))
        )

    def _user(self, number: int, tally: Tally) -> User:
        return User(number, self.chat, tally)

    def _browser(self) -> str:
        questions = list(itertools.islice(_endless(self.names), self.sizes.one))
        return one_in_a_browser(self.chat.address, questions).line("1 user in Chromium")

    def _one(self) -> str:
        tally = Tally()
        asyncio.run(self._in_turn(self._user(1, tally), self.sizes.one, _READING_SECONDS))
        return tally.line("1 user")

    async def _in_turn(self, user: User, questions: int, reading: float = 0.0) -> None:
        await user.enter()
        for number, question in enumerate(itertools.islice(_endless(self.names), questions)):
            if number % _TURN == 0:
                await user.begin()
            await user.ask(question)
            await asyncio.sleep(reading)

    async def _thinking(self) -> str:
        tally, users = Tally(), self.sizes.users
        loop = asyncio.get_running_loop()
        ends = loop.time() + self.sizes.minutes * 60

        async def sit(number: int) -> None:
            user = self._user(number, tally)
            await asyncio.sleep(_THINKING_SECONDS * number / users)
            await user.enter()
            for question in _endless(self.names, number):
                if loop.time() > ends:
                    break
                await user.ask(question)
                await asyncio.sleep(_THINKING_SECONDS)

        await asyncio.gather(*(sit(number) for number in range(1, users + 1)))
        return tally.line(f"{users} users, 15 s to think, {self.sizes.minutes:g} min")

    def _at_once(self) -> str:
        """The crowd in a thread, and one of it in a browser."""
        about_to_ask = threading.Event()
        rows: list[str] = []

        def run() -> None:
            rows.append(asyncio.run(self._crowd(writing=False, ready=about_to_ask.set)))

        thread = threading.Thread(target=run)

        def begin() -> None:
            thread.start()
            about_to_ask.wait(_PATIENCE)

        seen = one_in_a_crowd(self.chat.address, QUESTIONS[0].format(self.names[0]), begin)
        thread.join()
        return f"{rows[0]}; {seen}"

    async def _crowd(self, *, writing: bool, ready: Callable[[], None] = lambda: None) -> str:
        tally, users = Tally(), self.sizes.at_once
        everybody = [self._user(number, tally) for number in range(1, users + 1)]
        for user in everybody:
            await user.enter()
        questions = itertools.islice(_endless(self.names), users)
        doing = [user.ask(one) for user, one in zip(everybody, questions, strict=True)]
        if writing:
            doing += [user.write() for user in everybody]
            random.Random(1).shuffle(doing)  # noqa: S311 - a load, not a secret
        ready()
        await asyncio.gather(*doing)
        return tally.line(f"{users} who ask and write at once" if writing else f"{users} at once")

    async def _soak(self) -> str:
        """Forty users at once, after each has filled two conversations as warm-up."""
        tally, each = Tally(), self.sizes.soak // _SOAK_USERS
        warm = min(each, 2 * _TURN)
        users = [self._user(number, tally) for number in range(1, _SOAK_USERS + 1)]
        await asyncio.gather(*(self._in_turn(user, warm) for user in users))
        before, warmed = _memory(self.process), len(tally.seconds)
        await asyncio.gather(*(self._in_turn(user, each) for user in users))
        after = _memory(self.process)
        grown = 100 * (after - before) / before
        told = f"memory {before:.0f} MB after {warmed} to {after:.0f} MB ({grown:+.1f}%)"
        return f"{tally.line(f'{self.sizes.soak} in a row')}; {told}"


async def _asking(user: User, questions: Sequence[str]) -> None:
    await user.enter()
    for question in questions:
        await user.ask(question)


def _endless(names: Sequence[str], start: int = 0) -> Iterator[str]:
    pairs = [(question, name) for question in QUESTIONS for name in names]
    for number in itertools.count(start):
        question, name = pairs[number % len(pairs)]
        yield question.format(name)


def _memory(process: int) -> float:
    """Megabytes held by a process."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return int(found[1]) / 1024 if found else 0.0


@click.command()
@click.option("--store", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--run", "runs", type=click.Choice(RUNS), multiple=True, help="All, if left out.")
@click.option("--minutes", default=1.0, show_default=True, help="Of users who think 15 s.")
@click.option("--users", default=25, show_default=True)
@click.option("--at-once", default=200, show_default=True)
@click.option("--soak", default=300, show_default=True, help="Questions in a row.")
@click.option("--one", default=60, show_default=True, help="Questions of one user.")
def main(
    store: Path,
    runs: tuple[str, ...],
    minutes: float,
    users: int,
    at_once: int,
    soak: int,
    one: int,
) -> None:
    """Run every load and print a line for each."""
    sizes = Sizes(minutes, users, at_once, soak, one)
    with chat_over(store) as (address, process):
        held = json.loads(_listed(address))
        names = sorted({one["authority"] for one in held if one["authority"]})[:_NAMES]
        paragraphs = sum(one["paragraphs"] for one in held)
        click.echo(f"{len(held)} documents, {paragraphs:,} paragraphs")
        chat = Chat(
            address,
            event_of(address, "question", "submit"),
            event_of(address, "fresh", "click"),
        )
        load = Load(chat, process, names, sizes)
        load.warm()
        for name in runs or RUNS:
            click.echo(load.run(name))


def _listed(address: str) -> str:
    with httpx.Client(base_url=f"{address}/gradio_api", timeout=_PATIENCE) as client:
        event = client.post("/call/list_documents", json={"data": ["", ""]}).json()["event_id"]
        text = client.get(f"/call/list_documents/{event}").text
    data = next(line for line in text.splitlines() if line.startswith("data: "))
    return str(json.loads(data.removeprefix("data: "))[0])


if __name__ == "__main__":
    main()
