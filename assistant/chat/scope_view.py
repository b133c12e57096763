"""What a question was taken to be about, as chips, and the form in which it can be changed."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.answers import ResolvedScope
from assistant.chat.wording import count, kinds_in_words, period_in_words, sentence_case
from assistant.naming import date_words, kind_words, listing
from ingest.corpus import Corpus
from ingest.documents import DocumentKind


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ScopeView:
    """Chips in words, and what the form offers."""

    chips: tuple[tuple[str, str], ...]
    """(what, as understood): ("Authority", "Hackney"); none where nothing was searched."""
    documents: str
    authorities: tuple[Option, ...]
    kinds: tuple[Option, ...]
    start: str
    end: str
    as_at: str


def view_scope(scope: ResolvedScope, corpus: Corpus) -> ScopeView:
    """What was searched, beside what is held and might be searched instead."""
    profiles = [document.profile for document in corpus.documents]
    names = sorted({profile.authority.name for profile in profiles if profile.authority})
    held = {profile.kind for profile in profiles}
    kinds = ((kind.value, sentence_case(kind_words(kind))) for kind in DocumentKind if kind in held)
    chips = (
        ("Authority", listing(scope.authorities) or "Every authority"),
        ("Kind", sentence_case(kinds_in_words(scope.kinds)) or "Every kind of document"),
        ("Dates", sentence_case(period_in_words(scope.start, scope.end)) or "Any date"),
        ("As at", f"As at {date_words(scope.as_at)}" if scope.as_at else "As at today"),
    )
    searched = scope.documents_searched
    return ScopeView(
        chips if searched else (),
        count(searched, "document") if searched else "",
        _options(((name, name) for name in names), scope.authorities),
        _options(kinds, [kind.value for kind in scope.kinds]),
        scope.start.isoformat() if scope.start else "",
        scope.end.isoformat() if scope.end else "",
        scope.as_at.isoformat() if scope.as_at else "",
    )


def _options(offered: Iterable[tuple[str, str]], chosen: Iterable[str]) -> tuple[Option, ...]:
    wanted = set(chosen)
    return tuple(Option(value, words, value in wanted) for value, words in offered)
