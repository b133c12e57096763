"""Old citations: where a paragraph that was cited once is now."""

from dataclasses import dataclass
from pathlib import Path

from ingest.documents import Paragraph, ParagraphRef, SourceDocument
from ingest.errors import NoSuchDocument
from ingest.lifecycle.matching import Match
from ingest.store.catalogue import Catalogue
from ingest.store.folder import StoreFolder
from ingest.store.ledger import GenerationLedger
from ingest.store.redirects import Redirect, RedirectTable


@dataclass(frozen=True, slots=True)
class Resolution:
    """What an address stands for today."""

    ref: ParagraphRef
    """As it was cited."""
    digest: str
    """SHA-256 of the text it had when it was cited."""
    match: Match
    now: Paragraph | None
    """The paragraph today; None where it is gone."""


def resolve(store: Path, ref: ParagraphRef, digest: str = "") -> tuple[Resolution, ...]:
    """What a paragraph's address stands for in the live documents, likeliest first.

    An address alone may have named several texts over time: the one it names today comes first,
    then each it named before. With the digest of the text that was cited, or its beginning, the
    answer is one.

    Raises:
        StoreMissing: nothing has been built there.
        NoSuchDocument: the address, or that text under it, was never held.
    """
    folder = StoreFolder(store)
    live = folder.live()
    with Catalogue.open(folder.catalogue) as catalogue:
        recorded = GenerationLedger(catalogue).find(live)
        held = catalogue.held(recorded.versions if recorded else ())
        version = next((one.version for one in held if one.doc_id == ref.doc_id), None)
        document = None if version is None else catalogue.document(version)
        return resolutions(RedirectTable(catalogue), document, ref, digest)


def resolutions(
    redirects: RedirectTable, document: SourceDocument | None, ref: ParagraphRef, digest: str
) -> tuple[Resolution, ...]:
    """The same from an open catalogue and the live document of the address, if there is one.

    Raises:
        NoSuchDocument: the address, or that text under it, was never held.
    """
    recorded = (_resolved(one, document) for one in redirects.of(ref))
    found = [*_present(ref, document), *recorded]
    wanted = tuple(one for one in found if one.digest.startswith(digest.lower()))
    if not wanted:
        said = f" with a text of digest {digest}" if digest and found else ""
        raise NoSuchDocument(
            f"No paragraph {ref}{said} was ever held; `ingest show` lists the documents."
        )
    return wanted


def _present(ref: ParagraphRef, document: SourceDocument | None) -> list[Resolution]:
    if document is None or not 1 <= ref.number <= len(document.paragraphs):
        return []
    paragraph = document.paragraph(ref.number)
    return [Resolution(ref, paragraph.content_hash, Match.SAME, paragraph)]


def _resolved(redirect: Redirect, document: SourceDocument | None) -> Resolution:
    if redirect.new is None or document is None:
        return Resolution(redirect.old, redirect.digest, Match.GONE, None)
    return Resolution(
        redirect.old, redirect.digest, redirect.match, document.paragraph(redirect.new.number)
    )
