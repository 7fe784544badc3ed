from collections import Counter

import networkx as nx
import pytest
from tests.exporting import pick, told, world

from dragoman.ask.network import find_edges, merged_edges, network, node_of, pairs_of
from dragoman.ledger.answers import Query


def edges(records=None, **options):
    left_out = Counter()
    return list(find_edges(world() if records is None else records, left_out, **options)), left_out


@pytest.mark.parametrize(
    ("key", "pairs", "directed"),
    [
        ("visit", [("POL", "KOR")], True),
        ("delivered", [("KOR", "POL")], True),
        ("drill", [("KOR", "POL")], False),
        ("member", [("POL", "NATO")], False),
        ("office", [], False),
    ],
)
def test_pairs_of_have_a_direction_where_the_kind_has(key, pairs, directed):
    assert pairs_of(pick(key)) == (pairs, directed)


def test_find_edges_makes_a_pair_of_each_two_of_a_summit():
    found, _ = edges([told(pick("summit"))])
    assert len(found) == 6
    assert len({e.id for e in found}) == 6
    assert {e.record_id for e in found} == {found[0].record_id}


def test_find_edges_keeps_to_the_pair_asked_for():
    found, _ = edges([told(pick("summit"))], pair=("POL", "JPN"))
    assert [(e.source, e.target) for e in found] == [("JPN", "POL")]


def test_find_edges_counts_what_has_no_date_or_another_status():
    _, left_out = edges()
    assert left_out == {"no_date": 4, "status": 2}
    assert edges(undated=True)[1] == {"status": 2, "no_pair": 2}


def test_find_edges_say_what_the_record_becomes():
    edge = edges([told(pick("strike"))])[0][0]
    assert (edge.plover, edge.quad, edge.score, edge.goldstein) == ("ASSAULT", 4, -9.5, -10)
    assert edge.grain == "day"


def test_merged_edges_sum_a_dyad_and_month():
    found, _ = edges()
    merged = merged_edges(found, "month")
    august = [e for e in merged if (e.source, e.target, e.kind) == ("KOR", "POL", "meeting")]
    assert [(str(e.start), str(e.end), e.weight) for e in august] == [
        ("2024-05-01", "2024-05-31", 1), ("2024-08-01", "2024-08-31", 3),
    ]  # fmt: skip
    assert sum(e.weight for e in merged) == len(found)


def test_node_of_knows_states_organisations_and_groups():
    assert node_of("POL").cow == 290
    assert (node_of("NATO").kind, node_of("NATO").iso3) == ("organisation", "")
    assert node_of("Hezbollah").kind == "group"


def test_network_of_a_ledger_becomes_a_graph(ledger):
    found = network(ledger, Query(pair=("TUR", "MYS")))
    graph = found.graph()
    assert isinstance(graph, nx.MultiDiGraph)
    assert set(graph.nodes) == {"TUR", "MYS"}
    assert graph.number_of_edges() == len(found.edges)
    assert network(ledger, merge="year").edges
