import asyncio
from pathlib import Path

import pytest
from starlette.responses import HTMLResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

import assistant.chat
from assistant.chat.guard import Guard, rewrite_page

PAGE = (
    '<!doctype html><html lang="en"><head>'
    '<meta property="og:image" content="https://elsewhere.test/x.jpg" />'
    "<script>window.gradio_config = {};</script></head><body></body></html>"
)


async def every_address(scope: Scope, receive: Receive, send: Send) -> None:
    await HTMLResponse(PAGE)(scope, receive, send)


@pytest.fixture
def client() -> TestClient:
    return TestClient(Guard(every_address))


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/upload",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/proxy=http://127.0.0.1/",
        "/gradio_api/call/open_source",
        "/gradio_api/run/ask",
        "/brief/../people",
        "/gradio_api/component_server",
        "/gradio_api/runs",
        "/monitoring",
        "/docs",
        "/openapi.json",
        "/assets/../settings.py",
        "/chat-assets/",
    ],
)
def test_an_address_the_page_does_not_use_does_not_exist(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
    assert client.post(path).status_code == 404


@pytest.mark.parametrize("path", ["/", "/config", "/assets/index.js", "/gradio_api/queue/data"])
def test_what_the_page_uses_is_let_through_with_a_strict_policy(
    client: TestClient, path: str
) -> None:
    response = client.get(path)
    assert response.status_code == 200
    policy = response.headers["content-security-policy"].split("; ")
    assert "default-src 'none'" in policy
    assert "connect-src 'self'" in policy
    assert response.headers["x-content-type-options"] == "nosniff"


def test_scripts_run_only_under_the_nonce_of_their_response(client: TestClient) -> None:
    first, second = client.get("/"), client.get("/")
    policies = [answer.headers["content-security-policy"] for answer in (first, second)]
    nonce = policies[0].split("'nonce-")[1].split("'")[0]
    assert f'<script nonce="{nonce}">' in first.text
    assert nonce not in policies[1]
    assert "'unsafe-inline'" not in policies[0].split("script-src")[1].split(";")[0]


@pytest.mark.parametrize("path", ["/library", "/judgements", "/sign-in", "/adding"])
def test_a_plain_page_may_run_no_script_but_our_files(client: TestClient, path: str) -> None:
    policy = client.get(path).headers["content-security-policy"].split("; ")
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy


def test_a_request_too_large_for_a_question_is_refused(client: TestClient) -> None:
    assert client.post("/gradio_api/queue/join", content=b"x" * 300_000).status_code == 413
    assert client.post("/sign-in", content=b"x" * 300_000).status_code == 413
    assert client.post("/adding", content=b"x" * 300_000).status_code == 200
    assert client.post("/adding", headers={"Content-Length": "99999999"}).status_code == 413


def test_a_body_that_does_not_say_its_length_is_cut_off() -> None:
    received: list[str] = []

    async def reads_all(scope: Scope, receive: Receive, send: Send) -> None:
        while (message := await receive())["type"] == "http.request" and message.get("more_body"):
            received.append("part")
        received.append(message["type"])

    async def endless() -> dict[str, object]:
        return {"type": "http.request", "body": b"x" * 100_000, "more_body": True}

    async def send(message: object) -> None: ...

    scope = {"type": "http", "path": "/sign-in", "method": "POST", "headers": []}
    asyncio.run(Guard(reads_all)(scope, endless, send))
    assert received == ["part", "part", "http.disconnect"]


def test_other_methods_are_refused(client: TestClient) -> None:
    assert client.delete("/").status_code == 404


def test_the_page_is_british_and_points_nowhere_else() -> None:
    page = rewrite_page(PAGE.encode(), "n").decode()
    assert '<html lang="en-GB">' in page
    assert "elsewhere.test" not in page
    assert page.count("chat-assets/chat.css") == 1


def test_our_own_files_name_no_other_host() -> None:
    own = Path(assistant.chat.__file__).parent
    files = [
        path for path in own.rglob("*") if path.parent.name in {"assets", "templates", "pages"}
    ]
    texts = {
        path.name: path.read_text() for path in files if path.is_file() and path.suffix != ".py"
    }
    assert len(texts) > 15
    svg = 'xmlns="http://www.w3.org/2000/svg"'
    for name, text in texts.items():
        assert "//" not in text.replace("// ", "").replace(svg, ""), name


def test_a_websocket_is_closed_to_everybody() -> None:
    sent: list[object] = []

    async def receive() -> dict[str, object]:
        return {"type": "websocket.connect"}

    async def send(message: object) -> None:
        sent.append(message)

    asyncio.run(Guard(every_address)({"type": "websocket"}, receive, send))
    assert sent == [{"type": "websocket.close"}]
