"""A small invented library, and an answerer that answers from it by rule."""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.answers import (
    Answer,
    AnswerStatus,
    Citation,
    Claim,
    ClaimForm,
    Evidence,
    Question,
    ResolvedScope,
)
from assistant.service import Progress
from ingest.blocks import BlockKind
from ingest.corpus import Nearness, Scored
from ingest.documents import (
    Authority,
    DocumentDates,
    DocumentKind,
    DocumentProfile,
    Judgement,
    Paragraph,
    ParagraphRef,
    SourceDocument,
    Speaker,
)
from ingest.errors import NoSuchDocument, StoreMissing

XSS = "<img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>"
AUGUST = dt.date(2024, 8, 20)
MARCH = dt.date(2021, 3, 9)

_REPORT = "norbury-inspection-2024-08-20"
_OLDER = "norbury-inspection-2021-03-09"
_OTHER = "ashmere-inspection-2023-05-16"
_MINUTES = "norbury-minutes-2024-10-03"


def report() -> SourceDocument:
    heads = ("Norbury children’s services", "What needs to improve?")
    found = Speaker.INSPECTOR
    texts = (
        Paragraph(
            ParagraphRef(_REPORT, 1), "Overall effectiveness: good", speaker=found, pages=(1,)
        ),
        Paragraph(
            ParagraphRef(_REPORT, 2),
            "Most children get help when they first need it. Few wait longer than a week.",
            printed="1",
            pages=(1,),
            speaker=found,
        ),
        Paragraph(
            ParagraphRef(_REPORT, 3),
            "Social workers visit children often and see them alone. Caseloads have fallen to 15 "
            "from 22 since the last inspection. Supervision is regular but its record is thin.",
            printed="2",
            pages=(2,),
            heading_path=("The experiences of children",),
            speaker=found,
        ),
        Paragraph(
            ParagraphRef(_REPORT, 4),
            "The following need to improve:",
            heading_path=heads,
            pages=(2,),
            speaker=found,
        ),
        Paragraph(
            ParagraphRef(_REPORT, 5),
            "the recording of supervision",
            BlockKind.LIST_ITEM,
            heading_path=heads,
            pages=(2,),
            lead_in=4,
            speaker=found,
        ),
        Paragraph(
            ParagraphRef(_REPORT, 6),
            "the offer to care leavers who live outside the borough",
            BlockKind.LIST_ITEM,
            heading_path=heads,
            pages=(2,),
            lead_in=4,
            speaker=found,
        ),
        Paragraph(
            ParagraphRef(_REPORT, 7),
            "Leaders know the service well and act on what they learn.",
            printed="3",
            pages=(3,),
            heading_path=("Leadership",),
            speaker=found,
        ),
    )
    return SourceDocument(
        _REPORT,
        "Norbury 2024.pdf",
        "0" * 64,
        DocumentProfile(
            title="Inspection of Norbury children’s services",
            kind=DocumentKind.INSPECTION,
            authority=Authority("Norbury"),
            issuing_body="Ofsted",
            dates=DocumentDates(
                inspected_from=dt.date(2024, 7, 1),
                inspected_to=dt.date(2024, 7, 12),
                published=AUGUST,
            ),
            judgements=(Judgement("Overall effectiveness", "good", 1),),
        ),
        texts,
        page_count=3,
    )


def inspection(doc_id: str, authority: str, date: dt.date, text: str) -> SourceDocument:
    return SourceDocument(
        doc_id,
        f"{doc_id}.pdf",
        "0" * 64,
        DocumentProfile(
            title=f"Inspection of {authority} children’s services",
            kind=DocumentKind.INSPECTION,
            authority=Authority(authority),
            issuing_body="Ofsted",
            dates=DocumentDates(published=date),
        ),
        (Paragraph(ParagraphRef(doc_id, 1), text, speaker=Speaker.INSPECTOR, pages=(1,)),),
    )


def minutes() -> SourceDocument:
    texts = (
        Paragraph(
            ParagraphRef(_MINUTES, 1),
            "The director told the committee that Ofsted had found few children waiting.",
            printed="47",
            speaker=Speaker.COUNCIL,
            speaker_name="the director",
            quotes="Ofsted",
        ),
        Paragraph(
            ParagraphRef(_MINUTES, 2),
            f"A visitor wrote {XSS} on the board, and the clerk typed it out in full.",
            heading_path=(f"Any other business {XSS}",),
            speaker=Speaker.MEMBER,
        ),
    )
    return SourceDocument(
        _MINUTES,
        "norbury minutes.html",
        "0" * 64,
        DocumentProfile(
            title=f"Minutes of the scrutiny committee {XSS}",
            kind=DocumentKind.MINUTES,
            authority=Authority("Norbury"),
            issuing_body="Norbury Council",
            dates=DocumentDates(meeting=dt.date(2024, 10, 3)),
        ),
        texts,
    )


def documents() -> tuple[SourceDocument, ...]:
    return (
        inspection(_OTHER, "Ashmere", dt.date(2023, 5, 16), "Overall effectiveness: inadequate"),
        inspection(
            _OLDER, "Norbury", MARCH, "Overall effectiveness: requires improvement to be good"
        ),
        report(),
        minutes(),
    )


@dataclass(frozen=True, slots=True)
class ShelfCorpus:
    """Documents held in memory; its rankers find nothing."""

    documents: tuple[SourceDocument, ...] = field(default_factory=documents)
    generation: str = "g1"
    digest: str = "d1"

    def document(self, doc_id: str) -> SourceDocument:
        for document in self.documents:
            if document.doc_id == doc_id:
                return document
        raise NoSuchDocument(f"There is no document {doc_id}.")

    def paragraph(self, ref: ParagraphRef) -> Paragraph:
        return self.document(ref.doc_id).paragraph(ref.number)

    def dense(
        self, vector: Sequence[float], limit: int, doc_ids: Collection[str] | None = None
    ) -> tuple[Scored, ...]:
        return ()

    def lexical(
        self, text: str, limit: int, doc_ids: Collection[str] | None = None
    ) -> tuple[Scored, ...]:
        return ()

    def similarities(
        self, vector: Sequence[float], refs: Collection[ParagraphRef]
    ) -> Mapping[ParagraphRef, Nearness]:
        return {}


def evidence(*refs: tuple[str, int]) -> tuple[Evidence, ...]:
    corpus = ShelfCorpus()
    return tuple(
        Evidence(corpus.paragraph(ParagraphRef(*ref)), corpus.document(ref[0]).source, 1.0)
        for ref in refs
    )


def citation(doc_id: str, number: int, quote: str = "") -> Citation:
    document = ShelfCorpus().document(doc_id)
    cited = document.paragraph(number)
    start = cited.text.index(quote)
    return Citation.of(cited, document.source, start, start + len(quote or cited.text))


def claim(doc_id: str, number: int, quote: str = "", form: ClaimForm = ClaimForm.SENTENCE) -> Claim:
    cited = citation(doc_id, number, quote)
    document = ShelfCorpus().document(doc_id)
    speaker = document.paragraph(number).speaker
    return Claim(cited.quote, speaker, document.profile.dates.position, (cited,), form)


NORBURY = ResolvedScope(
    ("Norbury",), (DocumentKind.INSPECTION,), dt.date(2021, 1, 1), AUGUST, documents_searched=2
)


def caseloads() -> Answer:
    """Two sentences of one paragraph, and one of another."""
    claims = (
        claim(_REPORT, 3, "Caseloads have fallen to 15 from 22 since the last inspection."),
        claim(_REPORT, 3, "Social workers visit children often and see them alone."),
        claim(_REPORT, 2, "Few wait longer than a week."),
    )
    return Answer(
        AnswerStatus.ANSWERED,
        " ".join(item.text for item in claims),
        claims,
        evidence((_REPORT, 3), (_REPORT, 2)),
        NORBURY,
        notes=("A later document on this is held: minutes of 3 October 2024.",),
        question="What are caseloads in Norbury?",
    )


def improvements() -> Answer:
    claims = (
        claim(_REPORT, 4),
        claim(_REPORT, 5, form=ClaimForm.ITEM),
        claim(_REPORT, 6, form=ClaimForm.ITEM),
    )
    text = "\n".join(item.text for item in claims)
    found = evidence((_REPORT, 4), (_REPORT, 5), (_REPORT, 6))
    return Answer(AnswerStatus.ANSWERED, text, claims, found, NORBURY)


def grades() -> Answer:
    rows = ((_OTHER, 1), (_OLDER, 1), (_REPORT, 1))
    claims = tuple(claim(doc_id, number, form=ClaimForm.ROW) for doc_id, number in rows)
    text = "\n".join(item.text for item in claims)
    scope = ResolvedScope(("Ashmere", "Norbury"), documents_searched=3)
    return Answer(AnswerStatus.ANSWERED, text, claims, evidence(*rows), scope)


def hostile() -> Answer:
    said = claim(_MINUTES, 2)
    summary = claim(_MINUTES, 1)
    return Answer(
        AnswerStatus.PARTIAL,
        f"{said.text} {summary.text}",
        (said, summary),
        evidence((_MINUTES, 2), (_MINUTES, 1)),
        ResolvedScope((f"Norbury{XSS}",), documents_searched=1),
        notes=(XSS,),
        question=f"Understood {XSS}",
    )


def not_found() -> Answer:
    return Answer(
        AnswerStatus.NOT_FOUND,
        "I searched 2 inspection reports about Norbury and they do not say.",
        evidence=evidence((_REPORT, 7), (_REPORT, 2)),
        scope=NORBURY,
    )


def not_held() -> Answer:
    text = "No document about Elsewhere is held. Held are Ashmere and Norbury."
    return Answer(AnswerStatus.NOT_HELD, text)


def unclear() -> Answer:
    text = "More than one authority is held."
    return Answer(AnswerStatus.UNCLEAR, text, choices=("Norbury", "Ashmere"))


ANSWERS: Mapping[str, Callable[[], Answer]] = {
    "caseload": caseloads,
    "improve": improvements,
    "compare": grades,
    "visitor": hostile,
    "elsewhere": not_held,
    "judged": unclear,
}


@dataclass
class RuleAnswerer:
    """Answers by the first word it knows, and keeps what it was asked."""

    corpus: ShelfCorpus = field(default_factory=ShelfCorpus)
    asked: list[Question] = field(default_factory=list)

    def ask(self, question: Question, progress: Progress | None = None) -> Answer:
        self.asked.append(question)
        if progress is not None:
            progress("Reading 4 documents")
        if "store" in question.text:
            raise StoreMissing("Nothing has been built yet; run ingest build first.")
        if "explode" in question.text:
            raise ZeroDivisionError("secret inner workings")
        for word, answer in ANSWERS.items():
            if word in question.text.casefold():
                return answer()
        return not_found()
