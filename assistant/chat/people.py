"""Who may sign in: names, hashed passwords and roles, kept in the store."""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from assistant.chat.keeping import room_file
from ingest.errors import SettingsError

_NAME = re.compile(r"[\w.@+-]{1,64}")
_SHORTEST_PASSWORD = 10
_COST = {"n": 2**14, "r": 8, "p": 1}


class Role(StrEnum):
    """What a person may do; each may do what those before it may."""

    MEMBER = "member"
    OFFICER = "officer"
    EVALUATOR = "evaluator"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may sign in."""

    name: str
    role: Role


class People:
    """The people of one store; each call opens and closes its file."""

    def __init__(self, store: Path) -> None:
        self._store = store

    def add(self, name: str, password: str, role: Role) -> None:
        """Add somebody, or give them a new password and role.

        Raises:
            SettingsError: the name or the password cannot be used.
        """
        if not _NAME.fullmatch(name):
            raise SettingsError(
                f"{name!r} cannot be a name; use up to 64 letters, digits and . @ + - _."
            )
        if len(password) < _SHORTEST_PASSWORD:
            raise SettingsError(
                f"The password is too short; choose one of {_SHORTEST_PASSWORD} characters or more."
            )
        with room_file(self._store) as connection:
            connection.execute(
                "INSERT INTO people VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE"
                " SET password = excluded.password, role = excluded.role",
                (name.casefold(), hashed(password), role.value),
            )

    def remove(self, name: str) -> bool:
        """Take somebody off the list; whether they were on it."""
        with room_file(self._store) as connection:
            gone = connection.execute("DELETE FROM people WHERE name = ?", (name.casefold(),))
            return gone.rowcount > 0

    def everybody(self) -> tuple[Person, ...]:
        """Who may sign in, by name."""
        with room_file(self._store) as connection:
            rows = connection.execute("SELECT name, role FROM people ORDER BY name").fetchall()
        return tuple(Person(name, Role(role)) for name, role in rows)

    def role_of(self, name: str) -> Role | None:
        """The role of somebody, None where they are not on the list."""
        with room_file(self._store) as connection:
            row = connection.execute(
                "SELECT role FROM people WHERE name = ?", (name.casefold(),)
            ).fetchone()
        return Role(row[0]) if row else None

    def check(self, name: str, password: str) -> Person | None:
        """The person of that name and password; as slow where there is no such person."""
        with room_file(self._store) as connection:
            row = connection.execute(
                "SELECT name, role, password FROM people WHERE name = ?", (name.casefold(),)
            ).fetchone()
        kept = row[2] if row else _NOBODY
        right = matches(password, kept)
        return Person(row[0], Role(row[1])) if row and right else None


def hashed(password: str) -> str:
    """A password as it is kept: scrypt with a salt of its own."""
    salt = secrets.token_bytes(16)
    return f"{salt.hex()}:{_scrypt(password, salt).hex()}"


def matches(password: str, kept: str) -> bool:
    """Whether a password is the one that was hashed, in time that does not tell how nearly."""
    salt, _, digest = kept.partition(":")
    return hmac.compare_digest(_scrypt(password, bytes.fromhex(salt)).hex(), digest)


def _scrypt(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, dklen=32, **_COST)


_NOBODY = hashed(secrets.token_hex(16))
