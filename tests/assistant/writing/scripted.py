"""A model endpoint on a real socket that says what a test tells it to."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Asked:
    """One request as it came in."""

    system: str
    user: str
    key: str | None
    body: dict[str, object]

    def label_of(self, words: str) -> str:
        """The label of the passage that has these words."""
        for line in self.user.splitlines():
            if line.startswith('{"label"') and words in line:
                return str(json.loads(line)["label"])
        raise AssertionError(f"no passage has {words!r}")


@dataclass(frozen=True)
class Says:
    """What to answer with."""

    text: str = ""
    status: int = 200
    breaks_off: bool = False
    """Close the connection in the middle of the text."""
    silent_for: float = 0.0
    """Seconds before anything is said."""
    drip: float = 0.0
    """Seconds between pieces."""
    at_once: bool = False
    """All pieces in one write, as a machine that was held up receives them."""
    usage: tuple[int, int] | None = None
    retry_after: str | None = None


Script = Callable[[Asked], Says]


@dataclass
class Endpoint:
    """What has been asked of it, and where it listens."""

    base_url: str = ""
    asked: list[Asked] = field(default_factory=list)


@contextmanager
def endpoint(*script: Script) -> Iterator[Endpoint]:
    """Serve; each request is answered by the next part of the script, the last one for ever."""
    held = Endpoint()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            system, user = (message["content"] for message in body["messages"])
            asked = Asked(system, user, self.headers.get("Authorization"), body)
            held.asked.append(asked)
            says = script[min(len(held.asked), len(script)) - 1](asked)
            time.sleep(says.silent_for)
            try:
                self._say(says, stream=bool(body["stream"]))
            except (BrokenPipeError, ConnectionResetError):
                return

        def _say(self, says: Says, *, stream: bool) -> None:
            self.send_response(says.status)
            kind = "text/event-stream" if stream else "application/json"
            self.send_header("Content-Type", kind)
            if says.retry_after:
                self.send_header("Retry-After", says.retry_after)
            self.end_headers()
            if says.status != 200:
                return
            lines = _lines(says, stream=stream)
            for line in ["".join(lines)] if says.at_once else lines:
                self.wfile.write(line.encode())
                self.wfile.flush()
                time.sleep(says.drip)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    held.base_url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield held
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _lines(says: Says, *, stream: bool) -> Iterator[str]:
    usage = (
        {"prompt_tokens": says.usage[0], "completion_tokens": says.usage[1]} if says.usage else None
    )
    if not stream:
        message = {"role": "assistant", "content": says.text}
        yield json.dumps({"choices": [{"message": message}], "usage": usage})
        return
    size = 40
    pieces = [says.text[i : i + size] for i in range(0, len(says.text), size)]
    for piece in pieces[: len(pieces) // 2] if says.breaks_off else pieces:
        yield f"data: {json.dumps({'choices': [{'delta': {'content': piece}}]})}\n\n"
    if says.breaks_off:
        return
    if usage:
        yield f"data: {json.dumps({'choices': [], 'usage': usage})}\n\n"
    yield "data: [DONE]\n\n"


def claim(text: str, labels: Sequence[str], first: str, last: str) -> dict[str, object]:
    """One claim as a reply has it."""
    return {"text": text, "passages": list(labels), "first_words": first, "last_words": last}


def reply(*claims: dict[str, object], nothing_fits: bool = False) -> str:
    """A whole reply."""
    return json.dumps({"claims": list(claims), "nothing_fits": nothing_fits})
