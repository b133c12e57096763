"""Whose a document is that does not say so in a way a register knows, told by the others held.

A newspaper writes "Alderby's children" and "the county", and never "Alderby County Council". Where
no register of authorities has Alderby, other documents beside it do name the council in full.
"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.documents import SourceDocument
from ingest.profile.authorities import AuthorityRegister
from ingest.profile.declared import authority_among

TOLD_BY_OTHERS = "other documents held"
"""How an authority was found that only other documents name in full."""


def placed_among(documents: Sequence[SourceDocument]) -> tuple[SourceDocument, ...]:
    """The documents in their order, each that has no authority with the one it speaks of most.

    Only authorities that no register knows and another document is about come into question;
    those of the register were looked for when the document was read.
    """
    named = {one.profile.authority for one in documents if one.profile.authority}
    standard = AuthorityRegister.standard()
    new = [one for one in named if standard.named(one.name) is None]
    if not new or all(one.profile.authority for one in documents):
        return tuple(documents)
    register = AuthorityRegister(()).extended(sorted(new, key=lambda one: one.name))
    return tuple(_placed(one, register) for one in documents)


def _placed(document: SourceDocument, register: AuthorityRegister) -> SourceDocument:
    profile = document.profile
    if profile.authority is not None:
        return document
    lines = (profile.title, *(paragraph.text for paragraph in document.paragraphs))
    found = authority_among(lines, document.source, register)
    if found is None:
        return document
    derived = (*profile.derived, ("authority", TOLD_BY_OTHERS))
    return replace(document, profile=replace(profile, authority=found.value, derived=derived))
