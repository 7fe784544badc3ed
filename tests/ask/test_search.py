import pytest
from tests.build import day, days, reading, record, report
from tests.ledger.worlds import at, meeting, meeting_report, new_ledger

from dragoman.ask.search import EXCERPT_CHARS, search
from dragoman.errors import QueryError
from dragoman.ledger.answers import Query

URANIUM = report(
    "Kazakhstan and Hungary signed a memorandum on uranium in Astana. Erdoğan was not there.",
    "2024-01-16", title="Fuel for the river plant", name="u1",
)  # fmt: skip
VISIT = report("The prime minister of Hungary visited Kazakhstan.", "2024-02-01", name="v1")


@pytest.fixture
def ledger(tmp_path):
    signed = record(
        URANIUM, "Kazakhstan and Hungary signed a memorandum on uranium", "agreement", "memorandum",
        "party KAZ", "party HUN", date=days("2024-01-15"), details={"subject": "uranium"},
    )  # fmt: skip
    visited = record(
        VISIT, "visited", "visit", "visit", "visitor HUN", "host KAZ", date=days("2024-02-01")
    )
    told = meeting_report()
    with new_ledger(
        tmp_path, reading(URANIUM, signed), reading(VISIT, visited), reading(told, meeting(told))
    ) as ledger:
        yield ledger


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("uranium", ["u1"]),
        ("URANIUM memorandum", ["u1"]),
        ("erdogan", ["u1"]),
        ("river plant", ["u1"]),
        ("hungary", ["v1", "u1"]),
        ('"prime minister"', ["v1"]),
        ('"minister prime"', []),
        ("uranium visited", []),
        ("uranium OR visited", []),
        ('uranium" NEAR(', []),
    ],
)
def test_reports_are_found_by_all_their_words_the_latest_first(ledger, words, names):
    assert [hit.name for hit in search(ledger, words).reports] == names


def test_words_are_lit_in_the_excerpt(ledger):
    (hit,) = search(ledger, "Uranium erdogan").reports
    assert [extent.of(URANIUM.text) for extent in hit.lit] == ["uranium", "Erdoğan"]
    assert hit.excerpt == URANIUM.text[hit.excerpt_start :][: len(hit.excerpt)]


def test_excerpt_of_a_long_report_lies_around_the_word(tmp_path):
    long = report("Before it. " * 200 + "A treaty on herring. " + "After it. " * 200)
    with new_ledger(tmp_path, reading(long)) as ledger:
        (hit,) = search(ledger, "herring").reports
        assert "herring" in hit.excerpt
        assert len(hit.excerpt) <= EXCERPT_CHARS
        assert not hit.excerpt.startswith("efore")


def test_records_are_found_by_the_words_of_their_evidence(ledger):
    assert [k.record.kind for k in search(ledger, "uranium").records] == ["agreement"]
    assert search(ledger, "river plant").records == ()


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        (Query(pair=("HUN", "KAZ")), ["agreement", "visit"]),
        (Query(pair=("HUN", "KAZ"), kinds=("visit",)), ["visit"]),
        (Query(actors=("JPN",)), ["meeting"]),
        (Query(actors=("HUN",), roles=("visitor",)), ["visit"]),
        (Query(start=day("2024-01-20"), end=day("2024-02-10")), ["visit"]),
        (Query(types=("memorandum",)), ["agreement"]),
        (Query(published_until=day("2024-01-31")), ["agreement"]),
        (Query(min_confidence=0.9), []),
        (Query(status=("planned",)), []),
        (Query(standing=("confirmed",)), []),
    ],
    ids=str,
)
def test_records_are_found_by_what_is_known_of_them(ledger, query, kinds):
    found = search(ledger, "", query)
    assert sorted(k.record.kind for k in found.records) == sorted(kinds)
    assert found.reports == ()


def test_rejected_record_is_not_found(ledger):
    (kept,) = search(ledger, "uranium").records
    ledger.rule("reject", kept.id, by="Ana", at=at(), why="no")
    assert search(ledger, "uranium").records == ()


def test_limit_says_that_there_is_more(ledger):
    found = search(ledger, "", Query(), limit=2)
    assert len(found.records) == 2
    assert found.more
    assert not search(ledger, "uranium", limit=2).more


def test_question_without_a_word_is_refused(ledger):
    with pytest.raises(QueryError, match="no word"):
        search(ledger, "!? …")
