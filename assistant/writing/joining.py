"""The model's claims and the default composer's, made one answer that lacks nothing of either."""

import re
from collections.abc import Iterator, Sequence

from assistant.answers import Claim, ClaimForm
from assistant.composing.draft import voice
from assistant.grounding.attribution import part
from assistant.grounding.sentences import read, split
from assistant.grounding.words import fold
from assistant.writing.gate import Passed
from ingest.documents import Speaker

_WORD = re.compile(r"\w+")


def joined(passed: Sequence[Passed], composed: Sequence[Claim]) -> tuple[Claim, ...]:
    """The model's sentences first, then what the default answer quotes beyond them.

    So an answer written by a model never says less than the default one, and cites no less.
    """
    ours = tuple(with_voice(one, passed) for one in passed)
    if any(claim.form is not ClaimForm.SENTENCE for claim in composed):
        return (*ours, *composed)  # a list, a table or dated steps are kept whole
    return (*ours, *(claim for claim in composed if not _is_said(claim, ours)))


def _is_said(claim: Claim, ours: Sequence[Claim]) -> bool:
    """Whether claims on the same paragraph give every sentence of a quotation word for word.

    A sentence that a model has trimmed is shown and the whole one after it, for what was trimmed
    may be what was asked for.
    """
    refs = {citation.ref for citation in claim.citations}
    same = [c for c in ours if any(citation.ref in refs for citation in c.citations)]
    if not refs <= {citation.ref for one in same for citation in one.citations}:
        return False
    said = [_words(one.text) for one in same]
    quoted = [_words(one) for c in claim.citations for one in split(c.quote)]
    return all(any(one in text for text in said) for one in quoted)


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(fold(text).casefold()))} "


def with_voice(one: Passed, passed: Sequence[Passed]) -> Claim:
    """A claim that says whose words it gives, where that is not plain from the answer."""
    first = one.passages[0]
    inspectors = first.paragraph.speaker is Speaker.INSPECTOR
    if (inspectors and len(set(_documents(passed))) == 1) or _says_who(one.claim.text):
        return one.claim
    text = f"{voice(first.document, first.paragraph)}: {one.claim.text}"
    held = one.claim
    return Claim(text, held.speaker, held.as_at, held.citations, held.form)


def _documents(passed: Sequence[Passed]) -> Iterator[str]:
    for one in passed:
        yield from (passage.document.doc_id for passage in one.passages)


def _says_who(text: str) -> bool:
    return any(part(sentence).speaker is not None for sentence in read(text))
