"""Drafts of briefings: each its owner's own, kept in the store across restarts."""

import datetime as dt
import secrets
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

from pydantic import TypeAdapter

from assistant.chat.keeping import room_file
from ingest.errors import AppError

_MOST_DRAFTS = 200
MOST_PARTS = 60
_LONGEST = 8_000


class NoSuchDraft(AppError):
    """A draft that is not there, or is somebody else's."""


@dataclass(frozen=True, slots=True)
class Part:
    """One answer in a draft, with the officer's own words round it."""

    id: str
    heading: str
    answer: str
    """The id it is kept under in the record; its words cannot be changed here."""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A briefing in the making."""

    id: str
    title: str
    purpose: str = ""
    parts: tuple[Part, ...] = ()
    changed: str = ""
    """UTC, to the second."""

    def adding(self, heading: str, answer: str) -> Self:
        """With one more answer at the end.

        Raises:
            NoSuchDraft: it is full.
        """
        if len(self.parts) >= MOST_PARTS:
            raise NoSuchDraft(f"A briefing holds {MOST_PARTS} answers; begin another.")
        part = Part(secrets.token_hex(4), heading, answer)
        return replace(self, parts=(*self.parts, part))

    def moving(self, part: str, by: int) -> Self:
        """With one part moved up (-1) or down (1), as far as it goes."""
        parts = list(self.parts)
        at = next((place for place, one in enumerate(parts) if one.id == part), None)
        if at is None or not 0 <= at + by < len(parts):
            return self
        parts.insert(at + by, parts.pop(at))
        return replace(self, parts=tuple(parts))

    def without(self, part: str) -> Self:
        """With one part taken out."""
        return replace(self, parts=tuple(one for one in self.parts if one.id != part))


_DRAFT = TypeAdapter(Draft)


@dataclass(frozen=True, slots=True)
class Drafts:
    """The drafts of one store."""

    store: Path
    longest: int = field(default=_LONGEST)

    def of(self, owner: str) -> tuple[Draft, ...]:
        """Somebody's drafts, the one changed last first."""
        with room_file(self.store) as connection:
            rows = connection.execute(
                "SELECT record FROM drafts WHERE owner = ? ORDER BY changed DESC, id", (owner,)
            ).fetchall()
        return tuple(_DRAFT.validate_json(record) for (record,) in rows)

    def get(self, owner: str, name: str) -> Draft:
        """One draft.

        Raises:
            NoSuchDraft: it is not there, or is somebody else's.
        """
        with room_file(self.store) as connection:
            row = connection.execute(
                "SELECT record FROM drafts WHERE owner = ? AND id = ?", (owner, name)
            ).fetchone()
        if row is None:
            raise NoSuchDraft("There is no such briefing among yours; choose one from the list.")
        return _DRAFT.validate_json(row[0])

    def begin(self, owner: str, title: str) -> Draft:
        """A new draft.

        Raises:
            NoSuchDraft: they have as many as are kept.
        """
        if len(self.of(owner)) >= _MOST_DRAFTS:
            raise NoSuchDraft(f"{_MOST_DRAFTS} briefings are kept; delete one and begin again.")
        draft = Draft(secrets.token_hex(8), title.strip()[:200] or "Briefing note")
        return self.save(owner, draft)

    def latest(self, owner: str) -> Draft:
        """The draft changed last, or a new one."""
        held = self.of(owner)
        return held[0] if held else self.begin(owner, "Briefing note")

    def save(self, owner: str, draft: Draft) -> Draft:
        """Keep a draft as it is now."""
        kept = replace(
            draft,
            title=draft.title[:200],
            purpose=draft.purpose[: self.longest],
            changed=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        )
        with room_file(self.store) as connection:
            connection.execute(
                "INSERT INTO drafts VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE"
                " SET changed = excluded.changed, record = excluded.record"
                " WHERE owner = excluded.owner",
                (kept.id, owner, kept.changed, _DRAFT.dump_json(kept).decode()),
            )
        return kept

    def delete(self, owner: str, name: str) -> None:
        """Delete one of somebody's drafts."""
        with room_file(self.store) as connection:
            connection.execute("DELETE FROM drafts WHERE owner = ? AND id = ?", (owner, name))
