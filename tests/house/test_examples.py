"""The example reports: enough of them, all readable, quotes in their places, ids of their own."""

from collections import Counter
from pathlib import Path

import pytest

from dragoman.model.text import Report
from dragoman.sources.files import read_reports

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"


@pytest.fixture(scope="module")
def readings():
    from dragoman.pipeline import Reader

    return list(Reader().read_many(r for r in read_reports([EXAMPLES]) if isinstance(r, Report)))


def test_examples_are_at_least_fourteen_and_all_readable():
    items = list(read_reports([EXAMPLES]))
    assert all(isinstance(item, Report) for item in items)
    assert len(items) >= 14
    assert len({item.id for item in items}) == len(items)


@pytest.mark.model
def test_examples_are_read_without_a_failure(readings):
    assert not [failure for reading in readings for failure in reading.failures]
    assert all(reading.records for reading in readings)


@pytest.mark.model
def test_examples_are_quoted_as_they_stand(readings):
    for reading in readings:
        text = reading.report.text
        for record in reading.records:
            said = [*record.evidence, *(field.evidence for field in record.fields)]
            assert all(text[e.start : e.end] == e.quote for e in said)


@pytest.mark.model
def test_no_two_records_of_an_example_share_an_id(readings):
    # A ledger keeps one record an id: a second one with the same id would be lost.
    for reading in readings:
        ids = Counter(record.id_in(reading.report) for record in reading.records)
        assert max(ids.values()) == 1, reading.report.key
