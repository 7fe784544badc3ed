import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.build import reading, report
from tests.ledger.worlds import at, meeting, meeting_report, new_ledger

from dragoman.errors import QueryError
from dragoman.ledger.answers import Query
from dragoman.ledger.words import match_expression, words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Erdoğan, in Kuala Lumpur!", ["erdogan", "in", "kuala", "lumpur"]),
        ("", []),
        ("Łódź 2024", ["łodz", "2024"]),
    ],
)
def test_words_are_small_and_without_accents(text, words):
    assert words_in(text) == words


@pytest.mark.parametrize(
    ("asked", "expression"),
    [
        ('visit "prime minister"', '"visit" "prime minister"'),
        ("a OR b", '"a" "OR" "b"'),
        ("D-8's", '"D 8 s"'),
        ('"open', '"open"'),
    ],
)
def test_expression_reads_nothing_as_an_operator(asked, expression):
    assert match_expression(asked) == expression


@pytest.fixture(scope="module")
def one_report(tmp_path_factory):
    with new_ledger(tmp_path_factory.mktemp("any"), reading(report("Some words."))) as ledger:
        yield ledger


@settings(deadline=None)
@given(st.text(min_size=1))
def test_any_question_is_answered_or_refused_in_our_words(one_report, text):
    if words_in(text):
        assert isinstance(one_report.find_reports(text), list)
    else:
        with pytest.raises(QueryError, match="no word"):
            one_report.find_reports(text)


def test_evidence_that_changed_or_went_is_found_no_more(tmp_path):
    told = meeting_report()
    with new_ledger(tmp_path, reading(told, meeting(told))) as ledger:
        assert len(list(ledger.records(Query(text="mori")))) == 1
        ledger.rule("reject", meeting(told).id_in(told), by="Ana", at=at(), why="no")
        assert list(ledger.records(Query(text="mori"))) == []
        ledger.add(reading(told), ledger.start_run("2", "2", "2"))
        assert list(ledger.records(Query(text="mori", with_rejected=True))) == []
        assert ledger.check() == []
