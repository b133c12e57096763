"""Sentence boundaries in the prose of inspections and minutes."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import sentence_spans, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Visits are timely. Plans are not.", ["Visits are timely.", "Plans are not."]),
        ("Cllr. Smith spoke. He left.", ["Cllr. Smith spoke.", "He left."]),
        ("See para. 3 of it. Then stop.", ["See para. 3 of it.", "Then stop."]),
        ("J. Brown led it. It was brief.", ["J. Brown led it.", "It was brief."]),
        ("Rates fell by 3.5 per cent. Why?", ["Rates fell by 3.5 per cent.", "Why?"]),
        ("He said, “It is over.” They left.", ["He said, “It is over.”", "They left."]),
        ("Some, e.g. the young, wait. Others do not.", None),
        ("", []),
        ("no full stop at all", ["no full stop at all"]),
    ],
)
def test_sentences_end_where_a_reader_would_stop(text: str, expected: list[str] | None) -> None:
    found = list(sentences(text))
    assert found == expected if expected is not None else len(found) == 2


@given(st.text(alphabet="aB1 .?!”)\n;:", max_size=80))
def test_no_character_but_white_space_is_left_out(text: str) -> None:
    spans = sentence_spans(text)
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
