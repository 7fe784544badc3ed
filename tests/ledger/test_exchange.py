import json
import random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.ledger.test_rulings import EVERY, _rule_at_random
from tests.ledger.worlds import at, groups, new_ledger, one_meeting, world

from dragoman.errors import RulingError


def standing(ledger):
    return [(k.id, k.record, k.ruling, k.disputed) for k in ledger.records(EVERY)]


@settings(max_examples=6, deadline=None, phases=[Phase.generate])
@given(st.integers(0, 10_000))
def test_export_then_import_is_the_identity(tmp_path_factory, seed):
    draw, folder = random.Random(seed), tmp_path_factory.mktemp("exchange")
    readings = world(seed, 8)
    with new_ledger(folder, *readings) as ledger:
        for hours in range(12):
            _rule_at_random(draw, ledger, hours)
        lines = list(ledger.export_rulings())
        stood, grouped = standing(ledger), groups(ledger)
    with new_ledger(folder, *readings, name="other.sqlite") as other:
        assert other.import_rulings(lines) == len(lines)
        assert other.import_rulings(lines) == 0
        assert list(other.export_rulings()) == lines
        assert standing(other) == stood
        assert groups(other) == grouped
        assert other.check() == []
    with new_ledger(folder, name="before its reports.sqlite") as early:
        early.import_rulings(reversed(lines))
        assert list(early.export_rulings()) == lines
        for one in readings:
            early.add(one, early.start_run("0.1.0", "rules-1", "model-1"))
        assert standing(early) == stood
        assert groups(early) == grouped
        assert early.check() == []


def test_rulings_without_their_report_are_listed(tmp_path):
    with new_ledger(tmp_path, one_meeting()) as ledger:
        first = next(ledger.records())
        ledger.rule("reject", first.id, by="Ana", at=at(), why="no")
        lines = list(ledger.export_rulings())
    with new_ledger(tmp_path, name="other.sqlite") as other:
        other.import_rulings(lines)
        (lost,) = other.unplaced()
        assert lost.why == "its report is not in this ledger"
        assert lost.quotes == ("Aiko Mori met Idris Deby",)
        assert other.contents().unplaced == 1


def test_lines_are_sorted_json_by_time(tmp_path):
    with new_ledger(tmp_path, one_meeting()) as ledger:
        first = next(ledger.records())
        for hours in (3, 1, 2):
            ledger.rule("confirm", first.id, by="Ana", at=at(hours), why=f"hour {hours}")
        lines = [json.loads(line) for line in ledger.export_rulings()]
    assert [line["why"] for line in lines] == ["hour 1", "hour 2", "hour 3"]
    assert all(list(line) == sorted(line) for line in lines)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda line: "{", "is not an exported ruling"),
        (lambda line: "[]", "is not an exported ruling"),
        (lambda line: line.replace("Ana", "Eva"), "changed by hand"),
        (lambda line: line.replace('"why"', '"reason"'), "is not an exported ruling"),
    ],
)
def test_line_of_another_form_is_refused_and_nothing_kept(tmp_path, change, complaint):
    with new_ledger(tmp_path, one_meeting()) as ledger:
        first = next(ledger.records())
        ledger.rule("confirm", first.id, by="Ana", at=at(), why="yes")
        (line,) = ledger.export_rulings()
    with new_ledger(tmp_path, one_meeting(), name="other.sqlite") as other:
        with pytest.raises(RulingError, match=f"mine.jsonl, line 2.*{complaint}"):
            other.import_rulings([line, change(line)], "mine.jsonl")
        assert other.contents().rulings == 0
