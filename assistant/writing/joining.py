"""The model's claims and the default composer's, made one answer that lacks nothing of either."""

from collections.abc import Iterator, Sequence

from assistant.answers import Claim, ClaimForm
from assistant.composing.draft import voice
from assistant.grounding.attribution import part
from assistant.grounding.sentences import read
from assistant.writing.gate import Passed
from ingest.documents import Speaker

_COVERED = 0.8
"""Share of a quotation's content that must be said again for the quotation to be left out."""


def joined(passed: Sequence[Passed], composed: Sequence[Claim]) -> tuple[Claim, ...]:
    """The model's sentences first, then what the default answer quotes beyond them.

    So an answer written by a model never says less than the default one, and cites no less.
    """
    ours = tuple(with_voice(one, passed) for one in passed)
    if any(claim.form is not ClaimForm.SENTENCE for claim in composed):
        return (*ours, *composed)  # a list, a table or dated steps are kept whole
    return (*ours, *(claim for claim in composed if not _is_said(claim, ours)))


def _is_said(claim: Claim, ours: Sequence[Claim]) -> bool:
    """Whether claims on the same paragraph say what a quotation says, its figures included."""
    refs = {citation.ref for citation in claim.citations}
    same = [c for c in ours if any(citation.ref in refs for citation in c.citations)]
    said = {key for one in same for sentence in read(one.text) for key in sentence.keys}
    quoted = {key for c in claim.citations for s in read(c.quote) for key in s.keys}
    exact = {key for key in quoted if key[0].isdigit()}
    return exact <= said and len(quoted & said) >= _COVERED * len(quoted)


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
