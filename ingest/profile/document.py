"""A document's profile, put together from what each part of it says and what the operator says."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace

from ingest.blocks import ReadResult
from ingest.documents import (
    Authority,
    DocumentDates,
    DocumentKind,
    DocumentProfile,
    Paragraph,
)
from ingest.profile.authorities import AuthorityRegister
from ingest.profile.declared import authority_of, unregistered
from ingest.profile.document_dates import dates_of
from ingest.profile.judgements import judgements_of
from ingest.profile.kinds import Kind, kind_of
from ingest.profile.opening import Derived, Opening, opening_of, whole_text
from ingest.profile.people import issuing_body_of, lead_inspector_of
from ingest.profile.sidecar import Sidecar, sidecar_of
from ingest.profile.titles import title_of

_STATUS = (
    (re.compile(r"^draft\b|\bdraft (?:minutes|version|v\d|for|subject)", re.I | re.M), "draft"),
    (
        re.compile(r"\b(?:approved|confirmed) minutes\b|signed as a correct record", re.I),
        "approved",
    ),
)
_MAY_BE_DRAFT = (DocumentKind.MINUTES, DocumentKind.PLAN, DocumentKind.OFFICER_REPORT)
_DATE_FIELDS = tuple(field.name for field in fields(DocumentDates))
_PLAIN_FIELDS = ("title", "issuing_body", "framework", "lead_inspector", "visit_number", "status")


def profile_of(
    read: ReadResult,
    paragraphs: Sequence[Paragraph],
    source: str,
    sidecar: Sidecar | Mapping[str, object] | None = None,
) -> DocumentProfile:
    """What a document is, of whom and when.

    Args:
        read: the file as its reader handed it on.
        paragraphs: its numbered paragraphs, for the places of judgements.
        source: the file's name; it serves where the text is silent.
        sidecar: the operator's word, which wins over everything read.

    Raises:
        SettingsError: the sidecar holds an unknown key or a value that does not fit.
    """
    stated = sidecar_of(sidecar) if isinstance(sidecar, Mapping) else sidecar
    opening = opening_of(read)
    whole = whole_text(read)
    kind = kind_of(opening, whole, source)
    if stated and stated.kind:
        kind = Derived(replace(kind.value, kind=stated.kind), "sidecar")
    authority = authority_of(opening, whole, source, AuthorityRegister.standard())
    profile = DocumentProfile(
        title="",
        kind=kind.value.kind,
        authority=authority.value if authority else None,
        framework=kind.value.framework,
        visit_number=kind.value.visit_number,
        derived=(("kind", kind.how), *((("authority", authority.how),) if authority else ())),
    )
    profile = _described(profile, kind.value, opening, source)
    profile = _dated(profile, opening, whole, source)
    profile = _inspected(profile, opening, whole, paragraphs)
    return _overridden(profile, stated) if stated else profile


def _described(
    profile: DocumentProfile, kind: Kind, opening: Opening, source: str
) -> DocumentProfile:
    title = title_of(opening, kind, profile.authority, source)
    body = issuing_body_of(opening, profile.kind, profile.authority)
    derived = [*profile.derived, ("title", title.how)]
    status = None
    if profile.kind in _MAY_BE_DRAFT:
        status = next((name for cue, name in _STATUS if cue.search(opening.text)), None)
    if body:
        derived.append(("issuing_body", body.how))
    if status:
        derived.append(("status", opening.where))
    return replace(
        profile,
        title=title.value,
        issuing_body=body.value if body else profile.issuing_body,
        status=status or profile.status,
        derived=tuple(derived),
    )


def _dated(profile: DocumentProfile, opening: Opening, whole: str, source: str) -> DocumentProfile:
    found = dates_of(opening, whole, profile.kind, source)
    return replace(profile, dates=found.dates, derived=(*profile.derived, *found.derived))


def _inspected(
    profile: DocumentProfile, opening: Opening, whole: str, paragraphs: Sequence[Paragraph]
) -> DocumentProfile:
    """Add what only an inspectorate's document has: who led, and what was judged."""
    if profile.framework is None and profile.kind is not DocumentKind.MONITORING_VISIT:
        return profile
    lead = lead_inspector_of(opening, whole, profile.kind)
    graded = profile.kind is DocumentKind.INSPECTION
    judgements = judgements_of(paragraphs, profile.framework) if graded else ()
    derived = [*profile.derived]
    if lead:
        derived.append(("lead_inspector", lead.how))
    if judgements:
        derived.append(("judgements", opening.where))
    return replace(
        profile,
        lead_inspector=lead.value if lead else None,
        judgements=judgements,
        derived=tuple(derived),
    )


def _overridden(profile: DocumentProfile, stated: Sidecar) -> DocumentProfile:
    """The operator's word in place of what was read, field by field."""
    given = stated.model_dump(include=stated.model_fields_set, exclude_none=True)
    plain = {name: given[name] for name in _PLAIN_FIELDS if name in given}
    dates = {name: given[name] for name in _DATE_FIELDS if name in given}
    names = [*plain, *(f"dates.{name}" for name in dates)]
    if stated.kind:
        names.append("kind")
    if stated.authority:
        names.append("authority")
    return replace(
        profile,
        **plain,
        kind=stated.kind or profile.kind,
        authority=_stated_authority(stated) or profile.authority,
        dates=replace(profile.dates, **dates),
        derived=(
            *((name, how) for name, how in profile.derived if name not in names),
            *((name, "sidecar") for name in names),
        ),
    )


def _stated_authority(stated: Sidecar) -> Authority | None:
    if stated.authority is None:
        return None
    known = AuthorityRegister.standard().named(stated.authority)
    authority = known or unregistered(stated.authority) or Authority(stated.authority)
    return replace(
        authority,
        aliases=tuple(dict.fromkeys((*authority.aliases, *stated.aliases))),
        kind=stated.authority_kind or authority.kind,
    )
