"""An answer as text a person reads: numbered citations, notes, position as at."""

from assistant.answers import Answer, ClaimForm
from assistant.naming import citation_words, date_words, listing
from ingest.corpus import Corpus
from ingest.documents import ParagraphRef


def numbered(answer: Answer) -> dict[ParagraphRef, int]:
    """The number of each paragraph cited, in order of first citation."""
    numbers: dict[ParagraphRef, int] = {}
    for claim in answer.claims:
        for citation in claim.citations:
            numbers.setdefault(citation.ref, len(numbers) + 1)
    return numbers


def prose(answer: Answer, corpus: Corpus) -> str:
    """The whole answer as plain text with footnotes."""
    if not answer.claims:
        return answer.text
    numbers = numbered(answer)
    lines: list[str] = []
    for claim in answer.claims:
        marks = "".join(f"[{n}]" for n in dict.fromkeys(numbers[c.ref] for c in claim.citations))
        bullet = "" if claim.form is ClaimForm.SENTENCE else "  • "
        lines.append(f"{bullet}{claim.text} {marks}")
    if answer.as_at:
        lines += ["", f"Position as at {date_words(answer.as_at)}."]
    lines += [f"Note: {note}" for note in answer.notes]
    lines.append("")
    shown: set[ParagraphRef] = set()
    for claim in answer.claims:
        for citation in claim.citations:
            if citation.ref not in shown:
                document = corpus.document(citation.ref.doc_id)
                lines.append(f"[{numbers[citation.ref]}] {citation_words(document, citation)}")
                shown.add(citation.ref)
    return "\n".join((*lines, scope_line(answer)))


def scope_line(answer: Answer) -> str:
    """What was searched, in one line."""
    scope = answer.scope
    about = f" about {listing(scope.authorities)}" if scope.authorities else ""
    count = scope.documents_searched
    return f"Searched {count} document{'' if count == 1 else 's'}{about}."
