"""What must hold of every reading, whatever the text and the day."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.coding.assemble import candidates_of
from dragoman.coding.judge import Judge
from dragoman.language.build import paragraphs, parse_many
from dragoman.model.readings import record_from_json, record_to_json
from dragoman.model.values import Interval
from dragoman.pipeline import Reader, propose
from dragoman.rules.actors import load_actors

pytestmark = pytest.mark.model

READER = Reader()

PIECES = [
    "Japan", "Chad", "the Turkish Defence Ministry", "NATO", "Prime Minister Amina Njoroge", "she",
    "both countries", "Ankara", "Reuters", "Hezbollah", "the EU", "its", "they",
    "met", "will visit", "accused", "signed a memorandum with", "sold three corvettes to",
    "severed diplomatic relations with", "joined", "did not attack", "said that", "and", "in Lima",
    "on Tuesday", "last year", "in June 2023", "for $2.5 million", "by the end of 2027",
    "on 31 June", ".", ",", '"', "“", "”", "\n", "\n\n", "-", "’s", "…",
    "\u200b", "\u00a0", "\u0130", "\ufb01", "e\u0301",
]  # fmt: skip
WORDS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=25)
TEXTS = st.one_of(
    st.text(max_size=120),
    WORDS.map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join),
)
SOURCES = st.sampled_from([None, "Reuters", "Ministry of Foreign Affairs of Japan"])
READINGS = st.builds(
    lambda text, day, source: READER.read(text, date=day, source=source),
    TEXTS,
    st.dates(),
    SOURCES,
)
FEW = settings(max_examples=30)


@FEW
@given(READINGS)
def test_any_text_of_any_day_is_read_without_a_failure(reading):
    assert reading.failures == ()


@FEW
@given(READINGS)
def test_every_quote_stands_where_it_says(reading):
    for record in reading.records:
        assert record.evidence
        for evidence in (*record.evidence, *(f.evidence for f in record.fields)):
            assert reading.report.text[evidence.start : evidence.end] == evidence.quote


@FEW
@given(READINGS)
def test_every_trigger_holds_words_of_the_report(reading):
    for record in reading.records:
        assert 0 <= record.trigger.start < record.trigger.end <= len(reading.report.text)
        assert record.trigger.of(reading.report.text).strip()


@FEW
@given(READINGS)
def test_no_two_records_of_a_report_share_an_id(reading):
    ids = [record.id_in(reading.report) for record in reading.records]
    assert len(set(ids)) == len(ids)


@FEW
@given(READINGS)
def test_no_interval_ends_before_it_starts(reading):
    for record in reading.records:
        for interval in filter(None, (record.date, record.details.delivery)):
            assert not interval.start or not interval.end or interval.start <= interval.end


@FEW
@given(READINGS)
def test_the_same_report_gives_the_same_line(reading):
    assert READER.read_report(reading.report).to_line() == reading.to_line()


@FEW
@given(READINGS)
def test_records_survive_json(reading):
    for record in reading.records:
        plain = json.loads(json.dumps(record_to_json(record, reading.report)))
        assert record_to_json(record_from_json(plain), reading.report) == plain


RICH = """Japan's Defence Minister Aiko Mori met her Kenyan counterpart Juma Otieno on Monday.

Kenya will buy three corvettes from Japan for $90 million, to be delivered by the end of 2027. The
two countries established diplomatic relations in 1963 and are members of the United Nations."""


@pytest.fixture(scope="module")
def rich():
    """The reading of a report that holds several kinds."""
    return READER.read(RICH, date="2024-08-20", source="Nairobi Gazette")


@pytest.fixture(scope="module")
def candidates(rich):
    """Every record that the coders put forward for it, kept or not."""
    (parsed,) = parse_many([(rich.report, paragraphs(RICH))])
    return [c.record for c in candidates_of(*propose(load_actors(), parsed), Judge({}))]


def test_the_coders_of_all_kinds_have_their_turn(candidates):
    assert {"meeting", "transfer", "tie", "membership", "office"} <= {r.kind for r in candidates}


def test_details_survive_json(rich, candidates):
    for record in candidates:
        details = record_from_json(record_to_json(record, rich.report)).details
        due = record.details.delivery
        plain = due and Interval(due.start, due.end)
        assert details == replace(record.details, delivery=plain)
