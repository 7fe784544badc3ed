import json
from datetime import date
from pathlib import Path

from tests.build import day

from dragoman.ask.state import State
from dragoman.ledger.answers import Query
from dragoman.show.exports.formats import FORMATS
from dragoman.show.exports.job import Tally
from dragoman.show.exports.options import Options
from dragoman.show.exports.sidecar import sha256_of, sidecar_path, write_sidecar

STATE = State("c" * 64, "d" * 64, 3, 2, day("2024-01-01"), day("2024-08-20"))


def meta(tmp_path, query=None, **options):
    path = tmp_path / "x.tab"
    path.write_text("a\n")
    tally = Tally(read=5, exported=3, rows=4)
    tally.left_out.update({"no_day": 2, "crowd": 0})
    made = write_sidecar(
        path, FORMATS["icews"], tally, Options(**options), (query or Query(), STATE)
    )
    return json.loads(made.path.read_text(encoding="utf-8"))


def test_sidecar_says_what_it_belongs_to(tmp_path):
    found = meta(tmp_path)
    assert (found["file"], found["rows"], found["left_out"]) == ("x.tab", 4, {"no_day": 2})
    assert found["sha256"] == {"x.tab": sha256_of(tmp_path / "x.tab")}
    assert found["ledger"] == {"content": "c" * 64, "rulings": 2}
    assert found["corpus"]["last_published"] == "2024-08-20"


def test_sidecar_spells_out_the_question(tmp_path):
    query = Query(pair=("TUR", "MYS"), published_until=day("2024-09-01"), kinds=("visit",))
    found = meta(tmp_path, query)
    assert found["filter"]["query"] == {
        "pair": ["TUR", "MYS"], "kinds": ["visit"], "published_until": "2024-09-01",
    }  # fmt: skip
    assert found["as_of"] == "2024-09-01"


def test_sidecar_has_no_day_of_its_own_unless_asked(tmp_path):
    assert "run_date" not in meta(tmp_path)
    assert meta(tmp_path, run_date=date(2024, 9, 2))["run_date"] == "2024-09-02"


def test_sidecar_repeats_the_coverage(tmp_path):
    path = tmp_path / "coverage.csv"
    path.write_text("iso3_1,iso3_2,start,end,note\nPOL,KOR,2024-01-01,2024-12-31,a\n")
    assert meta(tmp_path, coverage=path)["coverage"][0]["iso3_2"] == "KOR"
    assert meta(tmp_path)["coverage"] is None


def test_sidecar_path_is_named_after_the_export():
    assert sidecar_path(Path("a/b.export.CSV")) == Path("a/b.meta.json")
    assert sidecar_path(Path("tables")) == Path("tables.meta.json")
