"""A room with a store, and a client that asks for its plain pages as a browser would."""

from dataclasses import replace
from pathlib import Path

from starlette.testclient import TestClient

from assistant.chat.application import behind_the_door, plain_application
from assistant.chat.entry import Entry
from assistant.chat.room import Room
from assistant.chat.settings import ChatSettings
from assistant.recording.archive import AnswerArchive
from tests.assistant.chat.library import RuleAnswerer

HERE = "http://127.0.0.1"


def room_in(store: Path, entry: Entry | None = None) -> Room:
    settings = ChatSettings(archive=AnswerArchive(store), store=store)
    way_in = entry or Entry()
    return Room.of(RuleAnswerer(), replace(settings, sign_in=way_in.has_sign_in), way_in)


def client_of(room: Room, host: str = "127.0.0.1", address: str = "127.0.0.1") -> TestClient:
    application = behind_the_door(plain_application(room), room, host)
    return TestClient(application, base_url=HERE, follow_redirects=False, client=(address, 50000))
