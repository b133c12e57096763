"""People at the chat, for who measures it: each a browser with a cookie and a session of its own.

They speak HTTP over plain sockets, so that two hundred of them cost little beside the server that
is measured. Every question and every word of a briefing names its user, and whatever a user is
shown that names another is counted.
"""

import asyncio
import json
import re
import statistics
import time
from dataclasses import dataclass, field
from urllib.parse import quote_plus, urlsplit

from assistant.chat.asking import BUSY

_ANSWERED = re.compile(rb"class=\\\"answer |class=\\\"failure")
_FAILED = re.compile(rb"class=\\\"failure")
_MARK = re.compile(rb"\(user (\d+)\)")
_EXCHANGE = b'id=\\"exchange-'
_FULL = b"queue_full"
_COOKIE = re.compile(rb"set-cookie: (room=[^;]+)", re.IGNORECASE)
_PLACE = re.compile(rb"location: (\S+)", re.IGNORECASE)
_LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
_LONGEST_LINE = 16 * 1024 * 1024
_PATIENCE_SECONDS = 300.0
"""Who waits longer for an answer was left hanging."""
_OK, _SEE_OTHER, _BUSY_STATUS = 200, 303, 503


@dataclass
class Tally:
    """What came of a run."""

    seconds: list[float] = field(default_factory=list)
    """From sending a question to its answer."""
    told: list[float] = field(default_factory=list)
    """From sending to the first word: a place in line, what is being done, an answer."""
    busy: int = 0
    errors: int = 0
    hung: int = 0
    crossed: int = 0

    def line(self, name: str) -> str:
        """One row of the table."""
        if not self.seconds:
            return f"{name}: nothing answered, {self.busy} told busy, {self.errors} errors"
        return (
            f"{name}: {len(self.seconds)} answered, p50 {statistics.median(self.seconds):.2f} s,"
            f" p95 {percentile(self.seconds, 0.95):.2f} s, longest {max(self.seconds):.1f} s;"
            f" first word p50 {statistics.median(self.told):.2f} s,"
            f" p95 {percentile(self.told, 0.95):.2f} s, longest {max(self.told):.2f} s;"
            f" {self.busy} told busy, {self.errors} errors, {self.hung} hung,"
            f" {self.crossed} crossed"
        )


def percentile(values: list[float], share: float) -> float:
    """The value at that share of the sorted values."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a request was answered with."""

    status: int
    head: bytes
    body: bytes


@dataclass(frozen=True, slots=True)
class Chat:
    """Where the chat is, and the numbers of the events its page sends."""

    address: str
    ask: int
    begin: int


class User:
    """One browser: a cookie of its own, a session of its own, and words marked as its own."""

    def __init__(self, number: int, chat: Chat, tally: Tally) -> None:
        self._number = number
        self._chat = chat
        self._tally = tally
        parts = urlsplit(chat.address)
        self._host, self._port = parts.hostname or "127.0.0.1", parts.port or 80
        self._cookie = b""
        self._session = f"load{number}x{time.monotonic_ns()}"

    async def begin(self) -> None:
        """Begin a new conversation on the same page."""
        sent = {"data": [], "fn_index": self._chat.begin, "session_hash": self._session}
        body = json.dumps(sent).encode()
        reply = await self._request("POST", "/gradio_api/run/predict", body, "application/json")
        self._tally.errors += reply.status != _OK

    async def enter(self) -> None:
        """Open the page, and get its cookie."""
        reply = await self._request("GET", "/")
        named = _COOKIE.search(reply.head)
        self._cookie = named[1] if named else b""

    async def ask(self, question: str) -> None:
        """Ask, and count what is shown."""
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                await self._ask(f"{question} (user {self._number})")
        except TimeoutError:
            self._tally.hung += 1
        except (OSError, asyncio.IncompleteReadError, ValueError):
            self._tally.errors += 1

    async def write(self) -> None:
        """Begin a briefing of one's own, write words into it, and read everything back."""
        mine = f"(user {self._number})"
        begun = await self._form("/brief", title=f"Briefing {mine}")
        place = _PLACE.search(begun.head)
        if begun.status != _SEE_OTHER or place is None:
            self._tally.errors += 1
            return
        where = place[1].decode()
        await self._form(where, title=f"Briefing {mine}", purpose=f"Words of {mine}", do="save")
        for page in ("/brief", where):
            reply = await self._request("GET", page)
            self._look(reply.body)
            if reply.status != _OK or mine.encode() not in reply.body:
                self._tally.errors += 1

    async def _ask(self, asked: str) -> None:
        started = time.perf_counter()
        sent = {"data": [asked, None], "fn_index": self._chat.ask, "session_hash": self._session}
        body = json.dumps(sent).encode()
        joined = await self._request("POST", "/gradio_api/queue/join", body, "application/json")
        if joined.status == _BUSY_STATUS or _FULL in joined.body:
            self._tally.busy += 1
            self._tally.told.append(time.perf_counter() - started)
            return
        if joined.status != _OK:
            self._tally.errors += 1
            return
        await self._listen(started)

    async def _listen(self, started: float) -> None:
        path = f"/gradio_api/queue/data?session_hash={self._session}"
        reader, writer = await self._send("GET", path)
        told = answered = False
        try:
            while line := await reader.readline():
                self._look(line)
                if not told and b"data-news" in line:
                    told = True
                    self._tally.told.append(time.perf_counter() - started)
                newest = line[max(0, line.rfind(_EXCHANGE)) :]  # the page holds those before too
                if not answered and _ANSWERED.search(newest):
                    answered = True
                    self._count(newest, time.perf_counter() - started)
                if b'"close_stream"' in line:
                    break
            if not answered:
                self._tally.errors += 1
        finally:
            writer.close()

    def _look(self, shown: bytes) -> None:
        if any(int(one) != self._number for one in _MARK.findall(shown)):
            self._tally.crossed += 1

    def _count(self, line: bytes, seconds: float) -> None:
        if BUSY[:30].encode() in line:
            self._tally.busy += 1
        elif _FAILED.search(line):
            self._tally.errors += 1
        else:
            self._tally.seconds.append(seconds)

    async def _form(self, path: str, **fields: str) -> Reply:
        body = "&".join(f"{name}={quote_plus(value)}" for name, value in fields.items()).encode()
        return await self._request("POST", path, body, "application/x-www-form-urlencoded")

    async def _request(self, method: str, path: str, body: bytes = b"", kind: str = "") -> Reply:
        reader, writer = await self._send(method, path, body, kind)
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            length = _LENGTH.search(head)
            content = await (reader.readexactly(int(length[1])) if length else reader.read())
            return Reply(int(head.split(b" ", 2)[1]), head, content)
        finally:
            writer.close()

    async def _send(
        self, method: str, path: str, body: bytes = b"", kind: str = ""
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        reader, writer = await asyncio.open_connection(self._host, self._port, limit=_LONGEST_LINE)
        head = [f"{method} {path} HTTP/1.1", f"Host: {self._host}:{self._port}"]
        head += ["Connection: close", f"Content-Length: {len(body)}"]
        head += [f"Content-Type: {kind}"] if kind else []
        head += [f"Cookie: {self._cookie.decode()}"] if self._cookie else []
        writer.write("\r\n".join(head).encode() + b"\r\n\r\n" + body)
        return reader, writer
