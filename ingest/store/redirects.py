"""Redirects: old addresses of paragraphs, and where the same paragraph is now.

A row names a paragraph as it once was, by its address and the digest of its text, and always
points into the version that is live, so that a citation of any age resolves in one step.
"""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass

from ingest.documents import Paragraph, ParagraphRef
from ingest.lifecycle.matching import GONE, Became, Match, what_became_of, worse
from ingest.store.catalogue import Catalogue
from ingest.store.schema import now


@dataclass(frozen=True, slots=True)
class Redirect:
    """What became of one paragraph; ``new`` is None where it is gone."""

    old: ParagraphRef
    digest: str
    """SHA-256 of the text the old address had."""
    match: Match
    new: ParagraphRef | None


class RedirectTable:
    """The redirects of an open catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def settle(self, live: Mapping[str, int]) -> None:
        """Bring the redirects up to date with the live versions.

        Safe to repeat, and to be killed: a document that was not reached is settled next time.

        Args:
            live: the live version of each document.
        """
        settled = dict(
            self._catalogue.connection.execute("SELECT doc_id, version FROM settled_versions")
        )
        fresh = [doc_id for doc_id in sorted(live) if doc_id not in settled]
        with self._catalogue.transaction() if fresh else nullcontext():
            for doc_id in fresh:
                self._welcome(doc_id, live[doc_id])
        for doc_id, before in sorted(settled.items()):
            after = live.get(doc_id)
            if after != before:
                self._settle(doc_id, before, after)

    def of(self, ref: ParagraphRef) -> tuple[Redirect, ...]:
        """What is recorded of an address, the newest first."""
        rows = self._catalogue.connection.execute(
            "SELECT old_hash, match, new_ref FROM redirects WHERE old_ref = ?"
            " ORDER BY created DESC, old_hash",
            (str(ref),),
        )
        return tuple(
            Redirect(ref, digest, Match(match), ParagraphRef.parse(new) if new else None)
            for digest, match, new in rows
        )

    def _welcome(self, doc_id: str, version: int) -> None:
        """A document that is new, or back after it had gone."""
        if self._rows(doc_id):
            new = self._paragraphs(doc_id, version)
            self._revive(doc_id, new)
            self._forget_present(new)
        self._catalogue.connection.execute(
            "INSERT INTO settled_versions VALUES (?, ?)", (doc_id, version)
        )

    def _settle(self, doc_id: str, before: int, after: int | None) -> None:
        """A document that changed, or, where ``after`` is None, is no longer live."""
        connection = self._catalogue.connection
        old = self._paragraphs(doc_id, before)
        new = () if after is None else self._paragraphs(doc_id, after)
        became = what_became_of(old, new)
        with self._catalogue.transaction():
            self._forward(doc_id, became)
            self._revive(doc_id, new)
            for paragraph in old:
                step = became[paragraph.ref.number]
                if step.match is not Match.SAME:
                    address = _address(doc_id, step)
                    self._write(str(paragraph.ref), paragraph.content_hash, address, step.match)
            self._forget_present(new)
            connection.execute("DELETE FROM settled_versions WHERE doc_id = ?", (doc_id,))
            if after is not None:
                connection.execute("INSERT INTO settled_versions VALUES (?, ?)", (doc_id, after))

    def _paragraphs(self, doc_id: str, version: int) -> tuple[Paragraph, ...]:
        """Texts and printed numbers only, which any version of this program can read."""
        rows = self._catalogue.connection.execute(
            "SELECT number, text, json_extract(record, '$.printed') FROM paragraphs"
            " WHERE version = ? ORDER BY number",
            (version,),
        )
        return tuple(
            Paragraph(ParagraphRef(doc_id, number), text, printed=printed)
            for number, text, printed in rows
        )

    def _forward(self, doc_id: str, became: Mapping[int, Became]) -> None:
        """Point earlier redirects, which led into the version before, at the version now."""
        for old_ref, digest, match, new_ref in self._rows(doc_id):
            if new_ref is None:
                continue
            step = became.get(ParagraphRef.parse(new_ref).number, GONE)
            self._write(old_ref, digest, _address(doc_id, step), worse(Match(match), step.match))

    def _revive(self, doc_id: str, new: Sequence[Paragraph]) -> None:
        """Paragraphs that had gone and are back, word for word."""
        numbers = {p.content_hash: p.ref.number for p in reversed(new)}
        for old_ref, digest, _, new_ref in self._rows(doc_id):
            if new_ref is None and digest in numbers:
                address = str(ParagraphRef(doc_id, numbers[digest]))
                self._write(old_ref, digest, address, Match.MOVED)

    def _forget_present(self, new: Sequence[Paragraph]) -> None:
        """An address whose old text stands there again needs no redirect."""
        self._catalogue.connection.executemany(
            "DELETE FROM redirects WHERE old_ref = ? AND old_hash = ?",
            ((str(p.ref), p.content_hash) for p in new),
        )

    def _rows(self, doc_id: str) -> list[tuple[str, str, str, str | None]]:
        return self._catalogue.connection.execute(
            "SELECT old_ref, old_hash, match, new_ref FROM redirects"
            " WHERE old_ref >= ? AND old_ref < ?",
            (f"{doc_id}#p", f"{doc_id}#q"),
        ).fetchall()

    def _write(self, old_ref: str, digest: str, new_ref: str | None, match: Match) -> None:
        self._catalogue.connection.execute(
            "INSERT INTO redirects VALUES (?, ?, ?, ?, ?) ON CONFLICT (old_ref, old_hash)"
            " DO UPDATE SET new_ref = excluded.new_ref, match = excluded.match,"
            " created = excluded.created",
            (old_ref, digest, new_ref, match.value, now()),
        )


def _address(doc_id: str, step: Became) -> str | None:
    return None if step.number is None else str(ParagraphRef(doc_id, step.number))
