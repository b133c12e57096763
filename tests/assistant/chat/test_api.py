"""The examples of docs/api.md, each run as it stands, in a process of its own."""

import json
import re
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from assistant.chat.api import NAMES
from assistant.chat.launch import RunningChat

DOCS = Path(__file__).parents[3] / "docs" / "api.md"
EXAMPLES = re.findall(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
SAID = (
    ["answered", "The following need to improve: norbury-inspection-2024-08-20#p4"],
    ["['ashmere-inspection-2023-05-16', 'norbury-inspection-2021-03-09'"],
    ["['ask', 'judgements', 'list_documents', 'show_paragraph']", "['good']"],
)


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_an_example_of_the_documentation_prints_what_it_should(
    chat: RunningChat, number: int
) -> None:
    code = EXAMPLES[number].replace("http://127.0.0.1:7860", chat.url)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    for words in SAID[number]:
        assert words in done.stdout


def call(chat: RunningChat, name: str, *values: object) -> dict[str, object]:
    with httpx.Client(base_url=f"{chat.url}/gradio_api") as client:
        sent = client.post(f"/call/{name}", json={"data": list(values)})
        text = client.get(f"/call/{name}/{sent.json()['event_id']}").text
    data = next(line for line in text.splitlines() if line.startswith("data: "))
    told: dict[str, object] = json.loads(json.loads(data.removeprefix("data: "))[0])
    return told


def test_only_the_documented_endpoints_are_told_of(chat: RunningChat) -> None:
    told = httpx.get(f"{chat.url}/gradio_api/info").json()
    assert sorted(told["named_endpoints"]) == sorted(f"/{name}" for name in NAMES)
    assert told["unnamed_endpoints"] == {}


@pytest.mark.parametrize(
    ("values", "line"),
    [
        (("", [], [], "", "", ""), "not answered"),
        (("What?", [], ["leaflet"], "", "", ""), "no kind of document"),
        (("What?", [], [], "yesterday", "", ""), "is not a date"),
        (("store?", [], [], "", "", ""), "run ingest build first"),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_line(
    chat: RunningChat, values: tuple[object, ...], line: str
) -> None:
    record = call(chat, "ask", *values)
    assert record["status"] in {"error", "not_found"}
    if record["status"] == "error":
        assert line in str(record["text"])


def test_a_paragraph_that_is_not_held_is_an_error_in_words(chat: RunningChat) -> None:
    assert "There is no document" in str(call(chat, "show_paragraph", "none#p1", 2)["error"])
    assert "write it as document#p12" in str(call(chat, "show_paragraph", "../../etc", 2)["error"])
