import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from assistant.chat.vestibule import Vestibule


def test_until_there_is_a_room_every_address_says_that_it_is_being_made_ready() -> None:
    vestibule = Vestibule("Inspections <b>")
    client = TestClient(vestibule)
    for path in ("/", "/library", "/gradio_api/info"):
        response = client.get(path)
        assert response.status_code == 503
        assert "Getting ready" in response.text
        assert "Inspections &lt;b&gt;" in response.text
    assert client.get("/chat-assets/waiting.js").status_code == 200
    assert client.get("/chat-assets/../chat.py").status_code == 404
    vestibule.open(PlainTextResponse("The room"))
    assert client.get("/").text == "The room"


@pytest.mark.long
def test_the_notice_is_up_within_three_seconds_of_processor_time(tmp_path: Path) -> None:
    """From the command typed; in the process’s own time, so that a busy machine may run it."""
    address = "http://127.0.0.1:7963/"
    command = [
        sys.executable,
        "-m",
        "assistant",
        "chat",
        "--port",
        "7963",
        "--store",
        str(tmp_path),
    ]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as chat:
        try:
            while True:
                try:
                    assert "Getting ready" in httpx.get(address).text
                    break
                except httpx.TransportError:
                    assert chat.poll() is None
                    time.sleep(0.02)
            fields = Path(f"/proc/{chat.pid}/stat").read_text().rsplit(")", 1)[1].split()
            seconds = (int(fields[11]) + int(fields[12])) / 100
        finally:
            chat.terminate()
    assert seconds < 3
