"""Attacks on the chat, each tried on the whole application, and what came of them.

``python -m tests.assistant.chat.attacks`` writes docs/attacks.md; a test holds it to what happens.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
from fastapi import FastAPI

from assistant.chat.adding import plain_name
from assistant.chat.application import chat_application
from assistant.chat.entry import Entry
from assistant.chat.people import People, Role
from assistant.chat.plot_files import harmless
from ingest.errors import UnsupportedFormat
from tests.assistant.chat.library import XSS
from tests.assistant.chat.room import HERE, room_in

TABLE = Path(__file__).parents[3] / "docs" / "attacks.md"
PASSWORD = "correct horse battery"  # noqa: S105 - of people who are invented
OUTSIDE = (
    "/etc/passwd",
    "../../../../etc/passwd",
    "..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/etc/passwd",
    "....//....//etc/passwd",
    "C:%5CWindows%5Cwin.ini",
    "%5C%5Cevil.test%5Cshare",
    "room.sqlite3",
    "catalogue.sqlite3",
)
INSIDE = (
    "http://127.0.0.1:22/",
    "http://169.254.169.254/latest/meta-data/",
    "http://192.168.1.250.nip.io/",
    "http://[::1]/",
    "file:///etc/passwd",
)
FILE_ADDRESSES = (
    "/gradio_api/file=",
    "/gradio_api/file/",
    "/static/",
    "/assets/",
    "/svelte/",
    "/chat-assets/",
    "/library/",
    "/pages/",
    "/answers/",
    "/brief/",
)
NAMES = (
    "../../etc/cron.d/x.pdf",
    "..\\..\\boot.txt",
    f"{XSS}.html",
    "\x00\r\n.md",
    "a" * 300 + ".txt",
)


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table."""

    attack: str
    tried: str
    came_of_it: str


async def everything_tried() -> tuple[list[Result], list[tuple[str, str, str, str]]]:
    """Every attack with its result, and every address of Gradio with who gets what."""
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        people = People(Path(other))
        people.add("asha", PASSWORD, Role.MEMBER)
        async with _house(Path(one), None) as (open_house, routes):
            results = [result async for result in _on_open_house(open_house)]
            async with _house(Path(other), Entry(people)) as (closed, _):
                results += [result async for result in _on_closed_house(closed)]
                addresses = [
                    (
                        path,
                        method,
                        await _status(open_house, method, path, known=True),
                        await _status(closed, method, path, known=False),
                    )
                    for path, method in routes
                ]
    return [*results, *_without_server()], addresses


@asynccontextmanager
async def _house(
    store: Path, entry: Entry | None
) -> AsyncIterator[tuple[httpx.AsyncClient, list[tuple[str, str]]]]:
    host = "127.0.0.1" if entry is None else "10.1.2.3"
    application = chat_application(room_in(store, entry), host)
    routes = sorted(_gradio_addresses(application))
    transport = httpx.ASGITransport(app=application, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=HERE) as client:
        yield client, routes


def _gradio_addresses(application: FastAPI) -> set[tuple[str, str]]:
    """(address, method) of everything Gradio answers, its included routers and MCP server too."""
    (gradio,) = (route for route in application.routes if getattr(route, "path", None) == "")
    return set(_addresses(gradio, ""))


def _addresses(route: object, before: str) -> Iterator[tuple[str, str]]:
    path = before + str(getattr(route, "path", ""))
    within = list(getattr(route, "routes", None) or [])
    if hasattr(route, "effective_route_contexts"):
        within += list(route.effective_route_contexts())
    for inner in within:
        yield from _addresses(inner, path)
    if not within:
        for method in sorted(getattr(route, "methods", None) or {"GET", "POST"}):
            yield path, method


async def _status(client: httpx.AsyncClient, method: str, path: str, *, known: bool) -> str:
    sample = re.sub(r"\{[^}]*:path\}", "etc/passwd", path)
    sample = re.sub(r"\{[^}]*\}", "x", sample)
    if known and re.search(r"heartbeat|queue/data|mcp$", sample):
        return "a stream"
    return str((await client.request(method, sample)).status_code)


async def _on_open_house(client: httpx.AsyncClient) -> AsyncIterator[Result]:
    tried = [f"{address}{path}" for address in FILE_ADDRESSES for path in OUTSIDE]
    codes = {(await client.get(path)).status_code for path in tried}
    yield Result("Path traversal", f"{len(tried)} addresses that name files", _said(codes))
    tried = [f"/gradio_api/{way}={url}" for way in ("proxy", "file") for url in INSIDE]
    codes = {(await client.get(path)).status_code for path in tried}
    yield Result("Making the server fetch (SSRF)", f"{len(tried)} addresses", _said(codes))
    files = {"files": ("x.html", b"<script>", "text/html")}
    codes = {
        (await client.post(path, files=files)).status_code
        for path in ("/gradio_api/upload", "/upload", "/gradio_api/component_server")
    }
    yield Result("Uploading through Gradio", "3 addresses", _said(codes))
    codes = {
        (await client.post(f"/gradio_api/{way}/{name}", json={"data": []})).status_code
        for way in ("call", "run", "api", "call/v2")
        for name in ("ask_1", "open_source", "begin", "tell", "lambda")
    }
    yield Result("Calling the page's own events by name", "20 addresses", _said(codes))
    big = {"Content-Length": str(33 * 1024 * 1024)}
    codes = {(await client.post("/adding", headers=big)).status_code}
    codes |= {(await client.post("/gradio_api/queue/join", content=b"x" * 300_000)).status_code}
    yield Result("Oversized requests", "33 MB of files; 300 kB as a question", _said(codes))
    page = (await client.get("/library")).text
    shown = "nothing made live" if "<script>" not in page and "<img" not in page else "MADE LIVE"
    yield Result("Markup in titles, headings, paragraphs, authorities", "/library", shown)
    page = (await client.get("/library/norbury-minutes-2024-10-03")).text
    shown = "nothing made live" if "<script>" not in page and "<img" not in page else "MADE LIVE"
    yield Result("The same in a document's own page", "/library/DOCUMENT", shown)
    codes = {
        (
            await client.post(
                "/brief", data={"title": "x"}, headers={"Origin": "https://evil.test"}
            )
        ).status_code
    }
    yield Result("A form sent by another site", "/brief", _said(codes))
    codes = {(await client.get("/", headers={"Host": "evil.test"})).status_code}
    yield Result("Another name for this machine (DNS rebinding)", "Host: evil.test", _said(codes))
    async for result in _about_policies(client):
        yield result


async def _about_policies(client: httpx.AsyncClient) -> AsyncIterator[Result]:
    hosts = set()
    for path in ("/", "/library", "/judgements", "/brief", "/adding"):
        response = await client.get(path)
        policy = response.headers["content-security-policy"]
        hosts |= set(re.findall(r"[\w*.-]+\.\w+|https?:|\*", policy))
        hosts |= set(re.findall(r"(?:src|href)=\"((?:https?:)?//[^\"]+)", response.text))
    said = "none named by policy or page" if not hosts else f"NAMED: {sorted(hosts)}"
    yield Result("Requests to other hosts", "policies and links of 5 pages", said)


async def _on_closed_house(client: httpx.AsyncClient) -> AsyncIterator[Result]:
    paths = (
        *("/", "/config", "/library", "/judgements.csv", "/brief", "/adding"),
        *("/feedback", "/feedback/answers.csv", "/gradio_api/info"),
    )
    codes = {(await client.get(path)).status_code for path in paths}
    codes |= {(await client.post("/gradio_api/queue/join", json={})).status_code}
    yield Result("Coming in without signing in", f"{len(paths) + 1} addresses", _said(codes))
    wrong = [await _guess(client, f"guess {number}") for number in range(11)]
    right = await _guess(client, PASSWORD)
    said = f"{wrong.count(403)} refused, then closed: {wrong[-1]}, the right one too: {right}"
    yield Result("Guessing a password", "11 wrong ones, then the right one", said)
    response = await client.get("/library", headers={"X-Remote-User": "asha"})
    yield Result("Naming oneself in a proxy's header", "/library", _said({response.status_code}))


async def _guess(client: httpx.AsyncClient, password: str) -> int:
    sent = {"name": "asha", "password": password, "next": "//evil.test"}
    return (await client.post("/sign-in", data=sent)).status_code


def _without_server() -> Iterator[Result]:
    kept = [plain_name(name) for name in NAMES]
    bad = [name for name in kept if re.search(r"[/\\<>\x00-\x1f]|^\.", name) or len(name) > 130]
    said = "all kept under harmless names in one folder" if not bad else f"KEPT AS {bad}"
    yield Result("File names that lead elsewhere or hold markup", f"{len(NAMES)} names", said)
    refused = 0
    for name in ("x.exe", "x.svg", "x.pdf.sh", "noending", ".pdf.part"):
        try:
            plain_name(name)
        except UnsupportedFormat:
            refused += 1
    yield Result("Files of other kinds", "5 names", f"{refused} refused")
    cells = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1")
    safe = sum(harmless(cell).startswith("'") for cell in cells)
    yield Result("Formulas in CSV", f"{len(cells)} cells", f"{safe} made plain text")


def _said(codes: set[int]) -> str:
    words = {
        303: "led to the sign-in page (303)",
        400: "refused (400)",
        401: "refused (401)",
        403: "refused (403)",
        404: "not found (404)",
        405: "not found (405)",
        413: "refused as too large (413)",
    }
    return ", ".join(words.get(code, f"ANSWERED ({code})") for code in sorted(codes))


def table() -> str:
    """The whole page of the documentation."""
    results, addresses = asyncio.run(everything_tried())
    lines = [
        "# Attacks tried on the chat",
        "",
        "Written by `python -m tests.assistant.chat.attacks` from what happens; a test holds it",
        "to that. That markup from questions and answers is inert in a real browser, with no",
        "request to another host, is tested in `tests/assistant/chat/test_browser.py`.",
        "",
        "| attack | tried | came of it |",
        "| --- | --- | --- |",
        *(f"| {one.attack} | {one.tried} | {one.came_of_it} |" for one in results),
        "",
        "## Every address of Gradio",
        "",
        "With the status it gives who may be there, and a stranger where people sign in.",
        "",
        "| address | method | on 127.0.0.1 | to a stranger elsewhere |",
        "| --- | --- | --- | --- |",
        *(f"| `{path}` | {method} | {one} | {other} |" for path, method, one, other in addresses),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
