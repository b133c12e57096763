"""Questions proposed from documents: from their judgements, lists, figures and dates, and traps.

What is proposed is a start for a person, not a set: it borrows the documents' own words, which no
member would. Each line is marked ``proposed`` and is not asked until somebody has accepted it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.grounding.dates import date_spans
from assistant.naming import date_words, kind_words
from ingest.blocks import BlockKind
from ingest.boilerplate import is_boilerplate
from ingest.documents import Paragraph, SourceDocument
from ingest.profile.authorities import AuthorityRegister
from ingest.sentences import sentences

Row = Mapping[str, object]
_FIGURE = re.compile(r"(?<![\w.,£])(?P<sign>£?)(?P<value>\d[\d,]*(?:\.\d+)?)(?P<unit>%| per cent)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FEWEST_ITEMS = 3
_LONGEST = 45
"""Words of a sentence that can be made a question of."""
_SHORTEST = 6
_ITEM_WORDS = 2
_LEAD_WORDS = 12


@dataclass(frozen=True, slots=True)
class Proposal:
    """One question with what would make its answer right."""

    kind: str
    question: str
    paragraphs: tuple[Paragraph, ...]
    """Gold, each to be found; empty for a trap."""
    facts: tuple[str, ...]
    status: str
    why: str
    source: str = ""


def draft(documents: Sequence[SourceDocument], most: int) -> tuple[Row, ...]:
    """At most ``most`` proposals as lines of a question set, spread over documents and kinds.

    A seventh of them are traps: authorities and years of which nothing is held.
    """
    traps = list(_traps(documents))[: max(1, most // 7)]
    wanted = most - len(traps)
    found = [*_spread([list(_of(document)) for document in documents], wanted), *traps]
    numbers: dict[str, int] = {}
    rows = []
    for one in found:
        numbers[one.kind] = numbers.get(one.kind, 0) + 1
        rows.append(_row(one, f"draft-{one.kind}-{numbers[one.kind]:03}"))
    return tuple(rows)


def _of(document: SourceDocument) -> Iterator[Proposal]:
    """Kinds in turn, so that the first few are not all of one."""
    makers = (_judgements, _lists, _figures, _days)
    kinds = [list(make(document)) for make in makers]
    yield from _spread(kinds, sum(map(len, kinds)))


def _spread(groups: Sequence[Sequence[Proposal]], most: int) -> list[Proposal]:
    """The first of each group, then the second of each, and so on."""
    longest = max(map(len, groups), default=0)
    turns = (group[at] for at in range(longest) for group in groups if at < len(group))
    return [one for one, _ in zip(turns, range(most), strict=False)]


def _judgements(document: SourceDocument) -> Iterator[Proposal]:
    for judgement in document.profile.judgements:
        paragraph = document.paragraph(judgement.paragraph)
        asked = f"What was {judgement.name[:1].lower()}{judgement.name[1:]} judged to be in"
        fact = judgement.grade.removesuffix(" to be good")
        yield _proposal("grade", f"{asked} {_named(document)}?", document, (paragraph,), (fact,))


def _lists(document: SourceDocument) -> Iterator[Proposal]:
    items: dict[int, list[Paragraph]] = {}
    for paragraph in document.paragraphs:
        if paragraph.lead_in is not None and paragraph.kind is not BlockKind.TABLE_ROW:
            items.setdefault(paragraph.lead_in, []).append(paragraph)
    for lead_in, held in items.items():
        if len(held) < _FEWEST_ITEMS:
            continue
        words = " ".join(document.paragraph(lead_in).text.rstrip(":").split()[-_LEAD_WORDS:])
        asked = f"What is listed in {_named(document)} under “{words}”?"
        facts = tuple(" ".join(item.text.rstrip(";.").split()[-_ITEM_WORDS:]) for item in held)
        yield _proposal("list", asked, document, (held[0], held[-1]), facts)


def _figures(document: SourceDocument) -> Iterator[Proposal]:
    for paragraph, sentence in _sentences(document):
        figures = [m for m in _FIGURE.finditer(sentence) if not _YEAR.fullmatch(m["value"])]
        if len(figures) != 1 or date_spans(sentence):
            continue
        (match,) = figures
        word = "how much" if match["sign"] else "what share" if match["unit"] else "how many"
        blank = f"{sentence[: match.start()]}[{word}]{sentence[match.end() :]}"
        fact = f"{match['sign']}{match['value']}{match['unit'] or ''}".strip()
        asked = f"{_asks(document)}: {blank}?"
        yield _proposal("number", asked, document, (paragraph,), (fact,))


def _days(document: SourceDocument) -> Iterator[Proposal]:
    for paragraph, sentence in _sentences(document):
        spans = [span for span in date_spans(sentence) if span.date.day]
        if len(spans) != 1:
            continue
        (span,) = spans
        said = sentence[span.start : span.end]
        asked = f"{_asks(document)}: {sentence[: span.start]}[when]{sentence[span.end :]}?"
        yield _proposal("date", asked, document, (paragraph,), (said,))


def _sentences(document: SourceDocument) -> Iterator[tuple[Paragraph, str]]:
    for paragraph in document.paragraphs:
        standing = is_boilerplate(paragraph, document.profile)
        if standing or paragraph.kind is not BlockKind.PROSE or "\n" in paragraph.text:
            continue
        for sentence in sentences(paragraph.text):
            if _SHORTEST <= len(sentence.split()) <= _LONGEST:
                yield paragraph, sentence.rstrip(".;:")


def _traps(documents: Sequence[SourceDocument]) -> Iterator[Proposal]:
    """Nothing is held of these authorities and years; the right thing is to say so."""
    held = {d.profile.authority.name for d in documents if d.profile.authority}
    every = (entry.authority.name for entry in AuthorityRegister.standard().entries)
    absent = sorted(set(every) - held)
    ours = sorted(held)
    for at, name in enumerate(absent[:: max(1, len(absent) // 20)]):
        asked = f"How good are the services for children in {name}?"
        why = f"No document about {name} is held."
        yield Proposal("wrong-authority", asked, (), (), "not_held", why)
        if ours:
            place, year = ours[at % len(ours)], 1996 + at % 8
            asked = f"What did inspectors say about {place} in {year}?"
            why = f"No document of {year} is held."
            yield Proposal("wrong-period", asked, (), (), "not_held", why)


def _proposal(
    kind: str,
    question: str,
    document: SourceDocument,
    paragraphs: tuple[Paragraph, ...],
    facts: tuple[str, ...],
) -> Proposal:
    labels = ", ".join(paragraph.label for paragraph in paragraphs)
    why = f"From the {kind} in {labels}. Put the question in your own words."
    return Proposal(kind, question, paragraphs, facts, "answered", why, document.source)


def _row(one: Proposal, row_id: str) -> Row:
    evidence = [
        {"ref": str(paragraph.ref), "digest": paragraph.content_hash, "source": one.source}
        for paragraph in one.paragraphs
    ]
    return {
        "id": row_id,
        "question": one.question,
        "answerable": bool(one.paragraphs),
        "evidence": evidence,
        "facts": list(one.facts),
        "kind": one.kind,
        "status": one.status,
        "note": one.why,
        "split": "develop",
        "proposed": True,
    }


def _asks(document: SourceDocument) -> str:
    return f"{_named(document)[:1].upper()}{_named(document)[1:]}"


def _named(document: SourceDocument) -> str:
    """As in "the inspection report of Hackney of 20 August 2024"."""
    profile = document.profile
    whose = f" of {profile.authority.name}" if profile.authority else f" “{profile.title}”"
    when = f" of {date_words(profile.dates.position)}" if profile.dates.position else ""
    return f"the {kind_words(profile.kind)}{whose}{when}"
