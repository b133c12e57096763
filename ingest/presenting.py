"""What the `ingest` command prints: JSON records for programs, and text for people."""

import calendar
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from pydantic import JsonValue, TypeAdapter

from ingest.building import BuildReport
from ingest.documents import DocumentProfile, Paragraph, SourceDocument, Speaker
from ingest.lifecycle.earlier import EarlierJudgement, earlier_judgements
from ingest.store.inspecting import StoreStatus
from ingest.store.resolving import Resolution

_DIGEST_SHOWN = 12
_PROFILE = TypeAdapter(DocumentProfile)
_RECORD = TypeAdapter(dict[str, JsonValue])


def build_record(report: BuildReport) -> dict[str, JsonValue]:
    """A build's report as one JSON object."""
    record = asdict(report)
    record["failures"] = [asdict(failure) for failure in report.failures]
    record["duplicates"] = [
        {"source": left_out, "same_as": kept} for left_out, kept in report.duplicates
    ]
    return _RECORD.validate_python(record)


def listing_record(document: SourceDocument) -> dict[str, JsonValue]:
    """One line of the list of documents."""
    profile = _profile_record(document.profile)
    authority = document.profile.authority
    return {
        "doc_id": document.doc_id,
        "source": document.source,
        "title": document.profile.title,
        "authority": authority.name if authority else None,
        "kind": profile["kind"],
        "dates": profile["dates"],
        "paragraphs": len(document.paragraphs),
    }


def document_record(document: SourceDocument) -> dict[str, JsonValue]:
    """A document with its profile and every paragraph."""
    return {
        "doc_id": document.doc_id,
        "source": document.source,
        "profile": _profile_record(document.profile),
        "warnings": list(document.warnings),
        "judged_before": [
            {"ref": str(one.ref), "grade": one.grade, "year": one.year, "month": one.month}
            for one in earlier_judgements(document)
        ],
        "paragraphs": [_paragraph_record(document, one) for one in document.paragraphs],
    }


def build_summary(report: BuildReport) -> str:
    """A build's report for people: what changed, and what failed and why."""
    counts = report.documents
    lines = [
        f"{counts.added} added, {counts.changed} changed, {counts.unchanged} unchanged,"
        f" {counts.removed} removed, {counts.failed} failed",
        f"{report.paragraphs} paragraphs; {report.embedded} embedded, {report.reused} reused;"
        f" {report.seconds:.1f} s",
    ]
    lines += [f"not read: {failure.source}: {failure.reason}" for failure in report.failures]
    lines += [f"left out: {left}: the same bytes as {kept}" for left, kept in report.duplicates]
    live = f"live: {report.generation}" if report.generation else "no document is live"
    return inert("\n".join([*lines, live]))


def status_summary(status: StoreStatus) -> str:
    """The live generation for people."""
    return (
        f"{status.generation}, verified {status.verified_at or 'never'}\n"
        f"{status.documents} documents, {status.paragraphs} paragraphs\n"
        f"embedder {status.embedder}\ncorpus {status.corpus}"
    )


def listing(documents: Sequence[SourceDocument]) -> str:
    """The list of documents for people, one a line."""
    return inert("\n".join(map(_listing_line, documents)))


def document_pages(document: SourceDocument) -> Iterator[str]:
    """A document as it was read, for people: headings, labels, pages, speakers, text."""
    profile = document.profile
    yield inert(f"{profile.title}\n{_listing_line(document)}\n")
    yield inert("".join(f"{line}\n" for line in _profile_lines(profile)))
    yield inert("".join(map(_earlier_line, earlier_judgements(document))))
    for warning in document.warnings:
        yield inert(f"note: {warning}\n")
    heading: tuple[str, ...] = ()
    for paragraph in document.paragraphs:
        if paragraph.heading_path != heading:
            heading = paragraph.heading_path
            yield inert(f"\n== {' > '.join(heading)} ==\n" if heading else "\n")
        yield inert(f"\n{_attribution(paragraph)}\n{'  ' * paragraph.depth}{paragraph.text}\n")


def resolution_record(resolution: Resolution) -> dict[str, JsonValue]:
    """What became of a cited paragraph, as one JSON object."""
    now = resolution.now
    return {
        "ref": str(resolution.ref),
        "digest": resolution.digest,
        "match": resolution.match.value,
        "now": None if now is None else str(now.ref),
        "label": None if now is None else now.label,
        "text": None if now is None else now.text,
    }


def resolution_line(resolution: Resolution) -> str:
    """The same for people."""
    cited = f"{resolution.ref} (text {resolution.digest[:_DIGEST_SHOWN]})"
    now = resolution.now
    if now is None:
        return f"{cited}: {resolution.match.value}"
    return f"{cited}: {resolution.match.value}: {now.ref}, {now.label}: {now.text}"


def _profile_lines(profile: DocumentProfile) -> Iterator[str]:
    """Each field that was found, and from where, for an officer to check."""
    how = dict(profile.derived)
    dates = asdict(profile.dates)
    fields = {
        "kind": profile.kind.value,
        "authority": profile.authority.name if profile.authority else None,
        "issuing_body": profile.issuing_body,
        "framework": profile.framework.value if profile.framework else None,
        "lead_inspector": profile.lead_inspector,
        "visit_number": profile.visit_number,
        "status": profile.status,
        **{f"dates.{name}": dates[name] for name in dates},
    }
    for name, value in fields.items():
        if value is not None:
            said = name.removeprefix("dates.").replace("_", " ")
            yield f"  {said}: {value}" + (f" [{how[name]}]" if name in how else "")
    for judgement in profile.judgements:
        yield f"  judged: {judgement.name}: {judgement.grade} [#p{judgement.paragraph}]"


def _earlier_line(one: EarlierJudgement) -> str:
    month = f"{calendar.month_name[one.month]} " if one.month else ""
    return f"  judged before: {one.grade}, {month}{one.year} [#p{one.ref.number}]\n"


def _attribution(paragraph: Paragraph) -> str:
    parts = [f"#p{paragraph.ref.number}", paragraph.label]
    if paragraph.page is not None:
        parts.append(f"page {paragraph.page}")
    if paragraph.speaker is not Speaker.OTHER or paragraph.speaker_name:
        name = f" ({paragraph.speaker_name})" if paragraph.speaker_name else ""
        parts.append(f"{paragraph.speaker.value}{name}")
    if paragraph.quotes:
        parts.append(f"quoting {paragraph.quotes}")
    if paragraph.lead_in is not None:
        parts.append(f"under #p{paragraph.lead_in}")
    return "[" + ", ".join(parts) + "]"


def _listing_line(document: SourceDocument) -> str:
    profile = document.profile
    authority = profile.authority.name if profile.authority else "no authority"
    date = profile.dates.position.isoformat() if profile.dates.position else "no date"
    count = len(document.paragraphs)
    return (
        f"{document.doc_id}: {authority}, {profile.kind.value}, {date}, {count} paragraphs,"
        f" {document.source}"
    )


def _paragraph_record(document: SourceDocument, paragraph: Paragraph) -> dict[str, JsonValue]:
    lead_in = paragraph.lead_in
    return {
        "ref": str(paragraph.ref),
        "label": paragraph.label,
        "page": paragraph.page,
        "heading": list(paragraph.heading_path),
        "lead_in": None if lead_in is None else document.paragraph(lead_in).text,
        "speaker": paragraph.speaker.value,
        "speaker_name": paragraph.speaker_name,
        "quotes": paragraph.quotes,
        "kind": paragraph.kind.value,
        "text": paragraph.text,
    }


def _profile_record(profile: DocumentProfile) -> dict[str, JsonValue]:
    return _RECORD.validate_python(_PROFILE.dump_python(profile, mode="json"))


def inert(text: str) -> str:
    """Without control characters: a document must not steer the terminal it is shown on."""
    return "".join(
        letter for letter in text if letter in "\n\t" or unicodedata.category(letter) != "Cc"
    )
