"""A short run of what ``tests/ingest/reading/fuzzing.py`` does for hours."""

import pytest

from ingest.reading.formats import Format
from tests.ingest.reading.fuzzing import run

FEW = 30


@pytest.mark.parametrize("kind", Format, ids=lambda kind: kind.name)
def test_a_damaged_file_is_read_or_refused_and_nothing_else(kind: Format) -> None:
    tally = run(kind, seconds=60, most=FEW)
    assert tally.examples >= FEW
