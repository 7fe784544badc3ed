import pytest
from tests.samples import AGAIN, ORDER

from dragoman.ask.explain import explain
from dragoman.errors import Error
from dragoman.ledger.answers import Query


def test_explain_brings_the_report_and_what_it_was_merged_with(ledger):
    record = next(ledger.records(Query(kinds=("transfer",))))
    found = explain(ledger, record.id[:8])
    assert found.kept.id == record.id
    assert found.report == ledger.report(record.report)
    assert {member.report for member in found.occurrence.members} == {ORDER.id, AGAIN.id}


def test_explain_refuses_what_it_does_not_know(ledger):
    with pytest.raises(Error, match="ffffffff"):
        explain(ledger, "ffffffff")
