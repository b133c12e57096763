"""Filters as they come from a form or a program: words in, ``Filters`` out, or a plain refusal."""

import datetime as dt
from collections.abc import Mapping, Sequence

from assistant.answers import Filters
from ingest.documents import DocumentKind
from ingest.errors import QuestionRefused

_MOST = 200


def filters_from(values: Mapping[str, object]) -> Filters:
    """Read ``authorities``, ``kinds``, ``from``, ``to`` and ``as_at``; what is empty is not fixed.

    Raises:
        QuestionRefused: a kind is not known, or a date is not written 2024-08-20.
    """
    return Filters(
        authorities=tuple(_words(values.get("authorities"))),
        kinds=tuple(_kind(word) for word in _words(values.get("kinds"))),
        start=_day(values.get("from")),
        end=_day(values.get("to")),
        as_at=_day(values.get("as_at")),
    )


def _words(value: object) -> list[str]:
    if isinstance(value, str):
        return [value] if value.strip() else []
    if isinstance(value, Sequence):
        return [str(word)[:_MOST] for word in value[:_MOST] if str(word).strip()]
    return []


def _kind(word: str) -> DocumentKind:
    try:
        return DocumentKind(word)
    except ValueError as error:
        known = ", ".join(kind.value for kind in DocumentKind)
        raise QuestionRefused(
            f"{word[:40]!r} is no kind of document; choose from {known}."
        ) from error


def _day(value: object) -> dt.date | None:
    if value is None or not str(value).strip():
        return None
    try:
        return dt.date.fromisoformat(str(value).strip())
    except ValueError as error:
        raise QuestionRefused(
            f"{str(value)[:40]!r} is not a date; write it as 2024-08-20."
        ) from error
