"""Load on the chat, through the events its page sends: ``python -m evals.load --store STORE``.

Starts the chat on loopback, asks as one user, as 25 with time to think, as 200 at once, and many
questions in a row, and prints a line for each. Times run from sending a question to its answer
being in the page. Everything a user is shown must be about that user's own questions.
"""

import asyncio
import itertools
import json
import re
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click
import httpx

from assistant.chat.asking import BUSY
from evals.chat_process import chat_over, question_event

QUESTIONS = (
    "What needs to improve in {}?",
    "How was {} judged overall?",
    "What did inspectors say about care leavers in {}?",
    "What did inspectors say about leadership in {}?",
    "How have judgements of {} changed over time?",
    "How many children are in care in {}?",
)
_ANSWERED = re.compile(r"class=\\\"answer |class=\\\"failure")
_FAILED = re.compile(r"class=\\\"failure")
_MARK = re.compile(r"\(user (\d+)\)")
_PATIENCE = 120.0


@dataclass
class Tally:
    """What came of a run."""

    seconds: list[float] = field(default_factory=list)
    told: list[float] = field(default_factory=list)
    """Seconds until the first word after a question: an answer, a place in line, a notice."""
    busy: int = 0
    errors: int = 0
    crossed: int = 0

    def line(self, name: str) -> str:
        """One row of the table."""
        if not self.seconds:
            return f"{name}: nothing answered, {self.busy} told busy, {self.errors} errors"
        return (
            f"{name}: {len(self.seconds)} answered, p50 {statistics.median(self.seconds):.2f} s,"
            f" p95 {percentile(self.seconds, 0.95):.2f} s; first word p95"
            f" {percentile(self.told, 0.95):.2f} s; {self.busy} told busy, {self.errors} errors,"
            f" {self.crossed} crossed"
        )


def percentile(values: list[float], share: float) -> float:
    """The value at that share of the sorted values."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


class User:
    """One browser: a session of its own, a cookie of its own, and questions marked as its own."""

    def __init__(self, number: int, address: str, event: int, tally: Tally) -> None:
        self._number = number
        self._event = event
        self._tally = tally
        self._session = f"load{number}x{time.monotonic_ns()}"
        limits = httpx.Limits(max_connections=4)
        self._client = httpx.AsyncClient(base_url=address, timeout=_PATIENCE, limits=limits)

    async def close(self) -> None:
        """Leave the page."""
        await self._client.aclose()

    async def ask(self, question: str) -> None:
        """Ask, and count what is shown."""
        asked = f"{question} (user {self._number})"
        started = time.perf_counter()
        sent = {"data": [asked, None], "fn_index": self._event, "session_hash": self._session}
        try:
            joined = await self._client.post("/gradio_api/queue/join", json=sent)
            if joined.status_code == httpx.codes.SERVICE_UNAVAILABLE:
                self._tally.busy += 1
                self._tally.told.append(time.perf_counter() - started)
                return
            joined.raise_for_status()
            await self._listen(started)
        except httpx.HTTPError:
            self._tally.errors += 1

    async def _listen(self, started: float) -> None:
        told = False
        where = {"session_hash": self._session}
        async with self._client.stream("GET", "/gradio_api/queue/data", params=where) as stream:
            async for line in stream.aiter_lines():
                if not line.startswith("data: "):
                    continue
                if any(int(one) != self._number for one in _MARK.findall(line)):
                    self._tally.crossed += 1
                if not told and "process_generating" in line and "data-news" in line:
                    told = True
                    self._tally.told.append(time.perf_counter() - started)
                if _ANSWERED.search(line):
                    self._count(line, time.perf_counter() - started)
                    told = True
                    started = float("inf")
                if '"process_completed"' in line or '"close_stream"' in line:
                    return

    def _count(self, line: str, seconds: float) -> None:
        if seconds < 0:  # the same answer again, with what is offered next
            return
        if BUSY[:30] in line:
            self._tally.busy += 1
        elif _FAILED.search(line):
            self._tally.errors += 1
        else:
            self._tally.seconds.append(seconds)


async def _one(address: str, event: int, names: list[str], questions: int) -> Tally:
    tally = Tally()
    user = User(1, address, event, tally)
    for question in itertools.islice(_endless(names), questions):
        await user.ask(question)
    await user.close()
    return tally


async def _thinking(
    address: str, event: int, names: list[str], users: int, minutes: float
) -> Tally:
    tally = Tally()
    ends = time.monotonic() + minutes * 60

    async def sit(number: int) -> None:
        user = User(number, address, event, tally)
        await asyncio.sleep(15.0 * number / users)
        for question in _endless(names, number):
            if time.monotonic() > ends:
                break
            await user.ask(question)
            await asyncio.sleep(15.0)
        await user.close()

    await asyncio.gather(*(sit(number) for number in range(1, users + 1)))
    return tally


async def _at_once(address: str, event: int, names: list[str], users: int) -> Tally:
    tally = Tally()
    everybody = [User(number, address, event, tally) for number in range(1, users + 1)]
    questions = itertools.islice(_endless(names), users)
    await asyncio.gather(
        *(user.ask(question) for user, question in zip(everybody, questions, strict=True))
    )
    await asyncio.gather(*(user.close() for user in everybody))
    return tally


def _endless(names: list[str], start: int = 0) -> Iterator[str]:
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
@click.option("--minutes", default=1.0, show_default=True, help="Of 25 users who think 15 s.")
@click.option("--users", default=25, show_default=True)
@click.option("--at-once", default=200, show_default=True)
@click.option("--soak", default=300, show_default=True, help="Questions in a row.")
def main(store: Path, minutes: float, users: int, at_once: int, soak: int) -> None:
    """Run every load and print a line for each."""
    with chat_over(store) as (address, process):
        event = question_event(address)
        held = json.loads(_listed(address))
        names = sorted({one["authority"] for one in held if one["authority"]})[:12]
        paragraphs = sum(one["paragraphs"] for one in held)
        click.echo(f"{len(held)} documents, {paragraphs:,} paragraphs")
        asyncio.run(_one(address, event, names, 60))  # warm: every question once and more
        click.echo(asyncio.run(_one(address, event, names, 60)).line("1 user, 60 questions"))
        thinking = asyncio.run(_thinking(address, event, names, users, minutes))
        click.echo(thinking.line(f"{users} users, 15 s to think, {minutes:g} min"))
        click.echo(asyncio.run(_at_once(address, event, names, at_once)).line(f"{at_once} at once"))
        before = _memory(process)
        row = asyncio.run(_one(address, event, names, soak))
        after = _memory(process)
        grown = 100 * (after - before) / before
        click.echo(
            row.line(f"{soak} in a row")
            + f"; memory {before:.0f} to {after:.0f} MB ({grown:+.1f}%)"
        )


def _listed(address: str) -> str:
    with httpx.Client(base_url=f"{address}/gradio_api", timeout=_PATIENCE) as client:
        event = client.post("/call/list_documents", json={"data": ["", ""]}).json()["event_id"]
        text = client.get(f"/call/list_documents/{event}").text
    data = next(line for line in text.splitlines() if line.startswith("data: "))
    return str(json.loads(data.removeprefix("data: "))[0])


if __name__ == "__main__":
    main()
