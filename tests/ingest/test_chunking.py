import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks import BlockKind
from ingest.chunking import chunks_of, context_header
from ingest.documents import (
    Authority,
    DocumentDates,
    DocumentKind,
    DocumentProfile,
    Paragraph,
    ParagraphRef,
    SourceDocument,
)

PROFILE = DocumentProfile(
    title="Inspection of Alderby",
    kind=DocumentKind.INSPECTION,
    authority=Authority("Alderby"),
    issuing_body="Ofsted",
    dates=DocumentDates(published=dt.date(2024, 8, 20)),
)


def words(text: str) -> int:
    return len(text.split())


def document_of(*texts: str, profile: DocumentProfile | None = None) -> SourceDocument:
    paragraphs = tuple(
        Paragraph(ParagraphRef("alderby", number), text) for number, text in enumerate(texts, 1)
    )
    bare = DocumentProfile(title="Alderby")
    return SourceDocument("alderby", "alderby.txt", "0", profile or bare, paragraphs)


def test_a_paragraph_that_fits_is_one_chunk_with_its_whole_text() -> None:
    (chunk,) = chunks_of(document_of("Care is good."), words, 20)
    assert (chunk.chunk_id, chunk.start, chunk.end) == ("alderby#p1/0", 0, 13)
    assert chunk.text == "Care is good."


def test_the_header_says_whose_document_of_what_kind_and_when() -> None:
    document = document_of("Care is good.", profile=PROFILE)
    header = context_header(document, document.paragraphs[0])
    assert header == "Alderby, Ofsted, inspection of children's services, August 2024"


def test_the_header_gives_heading_path_columns_and_lead_in() -> None:
    document = document_of("It is early. Leaders should:", "act sooner")
    item = replace(
        document.paragraphs[1],
        kind=BlockKind.LIST_ITEM,
        heading_path=("Help", "What must improve"),
        header=("Action", "Owner"),
        lead_in=1,
    )
    assert context_header(document, item).splitlines()[1:] == [
        "Help > What must improve",
        "Action, Owner",
        "Leaders should:",
    ]


def test_a_long_lead_in_is_shortened_in_the_header() -> None:
    document = document_of(" ".join(["word"] * 100), "item")
    item = replace(document.paragraphs[1], lead_in=1)
    assert context_header(document, item).splitlines()[-1] == " ".join(["word"] * 30) + " …"


def test_the_header_is_embedded_with_the_text_and_kept_out_of_it() -> None:
    (chunk,) = chunks_of(document_of("Care is good.", profile=PROFILE), words, 40)
    assert chunk.embedded_text == f"{chunk.header}\nCare is good."
    assert "Ofsted" not in chunk.text


def test_a_paragraph_over_the_limit_is_split_at_sentence_ends_and_overlaps() -> None:
    text = "One two three. Four five six. Seven eight nine."
    first, second = chunks_of(document_of(text), words, 7)
    assert first.text == "One two three. Four five six."
    assert second.text == "Four five six. Seven eight nine."


def test_a_sentence_over_the_limit_is_split_between_words() -> None:
    chunks = chunks_of(document_of("a b c d e f g h"), words, 6, overlap=0)
    assert [chunk.text for chunk in chunks] == ["a b c d", "e f g h"]


def test_a_header_over_half_the_window_gives_way_to_the_text() -> None:
    (chunk,) = chunks_of(document_of("Care is good.", profile=PROFILE), words, 8)
    assert 0 < words(chunk.header) <= 4
    assert chunk.text == "Care is good."


@given(
    st.lists(st.sampled_from(["Care is", "good.", "Is it?", "No. 3", "one"]), min_size=1),
    st.integers(min_value=4, max_value=12),
    st.integers(min_value=0, max_value=3),
)
def test_windows_fit_are_slices_and_cover_every_word(
    pieces: list[str], limit: int, overlap: int
) -> None:
    text = " ".join(pieces)
    chunks = chunks_of(document_of(text), words, limit, overlap)
    covered: set[int] = set()
    for chunk in chunks:
        assert chunk.text == text[chunk.start : chunk.end]
        assert words(chunk.embedded_text) <= limit
        covered.update(range(chunk.start, chunk.end))
    assert all(text[place].isspace() for place in set(range(len(text))) - covered)
    assert len({chunk.chunk_id for chunk in chunks}) == len(chunks)
