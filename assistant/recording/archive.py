"""The archive of answers in a store's catalogue: save, load, list, give feedback, let expire."""

import datetime as dt
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from assistant.answers import Answer
from assistant.recording.entries import (
    AnswerEntry,
    Feedback,
    Verdict,
    cited_only,
    considered_in,
    entry_from_json,
    entry_to_json,
    feedback_from_json,
    feedback_to_json,
    source_of,
    without_question,
)
from assistant.recording.provenance import settings_in_force
from assistant.recording.settings import Keep, RecordingSettings
from assistant.records import answer_id
from ingest.documents import SourceDocument
from ingest.errors import NoSuchAnswer
from ingest.store.catalogue import Catalogue
from ingest.store.folder import StoreFolder
from ingest.store.schema import now

_SHORTEST_ID = 6
_MOST_REASON = 2_000


class AnswerArchive:
    """The answers kept in one store. Safe to use from several threads and processes."""

    def __init__(self, store: Path, settings: RecordingSettings | None = None) -> None:
        self._path = StoreFolder(store).catalogue
        self._settings = settings or RecordingSettings()
        self._expired_on: dt.date | None = None

    def save(self, answer: Answer, documents: Iterable[SourceDocument]) -> str:
        """Keep an answer, with the documents it cites as they are; its id.

        An answer given before is one entry: when it was last given and how often is noted.
        Nothing is kept where the settings say so, and the id is the same.

        Raises:
            StoreError: the catalogue cannot be written.
        """
        name = answer_id(answer)
        if self._settings.keep is Keep.NOTHING:
            return name
        entry = self._entry(name, answer, documents)
        with Catalogue.open(self._path) as catalogue, catalogue.transaction():
            held = _find(catalogue, name)
            if held is not None:
                entry = replace(held, last_given=entry.last_given, times_given=held.times_given + 1)
            catalogue.connection.execute(
                "INSERT INTO answers VALUES (?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET record = excluded.record",
                (name, entry.created, entry_to_json(entry)),
            )
            self._expire_daily(catalogue)
        return name

    def load(self, name: str) -> AnswerEntry:
        """The entry of that id, or of the only id that begins so (six letters at least).

        Raises:
            NoSuchAnswer: none is kept, or several begin so.
        """
        with Catalogue.open(self._path) as catalogue:
            found = _find(catalogue, name)
            if found is not None:
                return found
            rows = catalogue.connection.execute(
                "SELECT record FROM answers WHERE substr(id, 1, ?) = ?", (len(name), name)
            ).fetchall()
        if len(rows) != 1 or len(name) < _SHORTEST_ID:
            several = "Several answers begin" if len(rows) > 1 else "No answer is kept that begins"
            raise NoSuchAnswer(f"{several} with {name!r}; `assistant answers` lists them.")
        return entry_from_json(rows[0][0])

    def entries(self, limit: int | None = None) -> Iterator[AnswerEntry]:
        """Every entry kept, the one given last first."""
        with Catalogue.open(self._path) as catalogue:
            rows = catalogue.connection.execute(
                "SELECT record FROM answers"
                " ORDER BY json_extract(record, '$.last_given') DESC, id LIMIT ?",
                (-1 if limit is None else limit,),
            ).fetchall()
        for (record,) in rows:
            yield entry_from_json(record)

    def feedback(self, name: str, verdict: Verdict, reason: str = "") -> Feedback:
        """Keep what somebody thought of an answer; the reason is cut at 2,000 characters.

        Raises:
            NoSuchAnswer: no such answer is kept.
        """
        entry = self.load(name)
        given = Feedback(entry.id, verdict, " ".join(reason.split())[:_MOST_REASON], now())
        with Catalogue.open(self._path) as catalogue:
            catalogue.connection.execute(
                "INSERT INTO feedback VALUES (?, ?, ?)",
                (secrets.token_hex(8), given.created, feedback_to_json(given)),
            )
        return given

    def feedback_on(self, name: str | None = None) -> tuple[Feedback, ...]:
        """What was thought of an answer, or of all of them, oldest first."""
        with Catalogue.open(self._path) as catalogue:
            rows = catalogue.connection.execute(
                "SELECT record FROM feedback"
                " WHERE ?1 IS NULL OR json_extract(record, '$.answer') = ?1 ORDER BY created, id",
                (name,),
            ).fetchall()
        return tuple(feedback_from_json(record) for (record,) in rows)

    def expire(self, today: dt.date | None = None) -> int:
        """Delete answers not given for longer than the settings keep them, with their feedback."""
        with Catalogue.open(self._path) as catalogue, catalogue.transaction():
            return self._expire(catalogue, today or dt.datetime.now(dt.UTC).date())

    def _entry(self, name: str, answer: Answer, documents: Iterable[SourceDocument]) -> AnswerEntry:
        kept = cited_only(answer)
        cited = {item.paragraph.ref.doc_id for item in kept.evidence}
        with_question = self._settings.keep is Keep.FULL
        moment = now()
        return AnswerEntry(
            id=name,
            answer=kept if with_question else without_question(kept),
            sources=tuple(source_of(one) for one in documents if one.doc_id in cited),
            considered=considered_in(answer),
            settings=settings_in_force(),
            created=moment,
            last_given=moment,
            times_given=1,
            question_kept=with_question,
        )

    def _expire_daily(self, catalogue: Catalogue) -> None:
        today = dt.datetime.now(dt.UTC).date()
        if self._expired_on != today:
            self._expired_on = today
            self._expire(catalogue, today)

    def _expire(self, catalogue: Catalogue, today: dt.date) -> int:
        if self._settings.days is None:
            return 0
        oldest = (today - dt.timedelta(days=self._settings.days)).isoformat()
        gone = catalogue.connection.execute(
            "DELETE FROM answers WHERE json_extract(record, '$.last_given') < ?", (oldest,)
        ).rowcount
        catalogue.connection.execute(
            "DELETE FROM feedback WHERE json_extract(record, '$.answer')"
            " NOT IN (SELECT id FROM answers)"
        )
        return gone


def _find(catalogue: Catalogue, name: str) -> AnswerEntry | None:
    row = catalogue.connection.execute(
        "SELECT record FROM answers WHERE id = ?", (name,)
    ).fetchone()
    return None if row is None else entry_from_json(row[0])
