import csv
import xml.etree.ElementTree as ET

import networkx as nx
import pytest
from tests.exporting import pick, told, world, write

from dragoman.ask.events import Choice

NS = "{http://gexf.net/1.3}"


def edges(path):
    return ET.parse(path).getroot().findall(f".//{NS}edge")


def test_gexf_says_time_and_direction(tmp_path):
    path, _ = write("gexf", tmp_path)
    graph = ET.parse(path).getroot().find(f"{NS}graph")
    assert dict(graph.attrib) == {
        "mode": "dynamic", "timeformat": "date", "defaultedgetype": "directed", "idtype": "string",
    }  # fmt: skip
    visit = next(e for e in edges(path) if e.get("start") == "2024-08-19")
    assert (visit.get("source"), visit.get("target"), visit.get("type")) == (
        "POL",
        "KOR",
        "directed",
    )
    assert visit.get("end") == "2024-08-20"


@pytest.mark.parametrize(
    ("key", "default", "kind"),
    [("visit", "directed", "directed"), ("meeting", "undirected", "undirected")],
)
def test_gexf_of_one_direction_only(tmp_path, key, default, kind):
    path, _ = write("gexf", tmp_path, [told(pick(key))])
    assert f'defaultedgetype="{default}"' in path.read_text()
    assert [e.get("type") for e in edges(path)] == [kind]


def test_gexf_of_both_calls_equals_mutual_so_that_networkx_reads_it(tmp_path):
    path, _ = write("gexf", tmp_path, [told(pick("visit")), told(pick("meeting"))])
    assert sorted(e.get("type") for e in edges(path)) == ["directed", "mutual"]
    assert set(nx.read_gexf(path).edges()) == {("POL", "KOR"), ("KOR", "POL")}


def test_open_sides_and_ties_in_force_have_no_end(tmp_path):
    from dataclasses import replace

    made = pick("partner")
    made = replace(made, details=replace(made.details, change="in force"))
    path, _ = write("gexf", tmp_path, [told(made)])
    assert (edges(path)[0].get("start"), edges(path)[0].get("end")) == ("2013-01-01", None)


def test_undated_only_if_asked(tmp_path):
    _, sidecar = write("gexf", tmp_path, [told(pick("praise"))])
    assert sidecar.left_out == {"no_date": 1}
    path, _ = write("gexf", tmp_path, [told(pick("praise"))], undated=True)
    assert edges(path)[0].get("start") is None


def test_merged_edges_carry_their_weight_over_time(tmp_path):
    path, _ = write("gexf", tmp_path, merge_edges="month")
    meeting = next(e for e in edges(path) if e.get("id") == "meeting:KOR:POL")
    weights = [
        (v.get("value"), v.get("start"), v.get("end"))
        for v in meeting.iter(f"{NS}attvalue")
        if v.get("for") == "weight"
    ]
    assert weights == [("1", "2024-05-01", "2024-05-31"), ("3", "2024-08-01", "2024-08-31")]
    assert meeting.get("weight") == "4"
    assert nx.read_gexf(path).number_of_nodes() > 3


def test_graphml_has_the_same_attributes_and_times_as_text(tmp_path):
    path, sidecar = write("graphml", tmp_path)
    graph = nx.read_graphml(path, force_multigraph=True)
    data = [d for *_, d in graph.edges(data=True)]
    assert len(data) == sidecar.rows
    visit = next(d for d in data if d["kind"] == "visit" and d["status"] == "actual")
    assert (visit["start"], visit["end"], visit["directed"]) == ("2024-08-19", "2024-08-20", True)


def test_edge_list_goes_with_them(tmp_path):
    _, sidecar = write("graphml", tmp_path)
    with (tmp_path / "out.edges.csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    assert len(found) == sidecar.rows
    assert {r["type"] for r in found if r["kind"] == "meeting"} == {
        "meeting", "ceremony", "call", "summit",
    }  # fmt: skip


def test_possible_and_negated_only_if_asked(tmp_path):
    plain = write("gexf", tmp_path, world())[1]
    more = write("gexf", tmp_path, world(), choice=Choice(hypothetical=True, negated=True))[1]
    assert (plain.left_out["status"], more.rows) == (2, plain.rows + 2)
