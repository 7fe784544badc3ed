import pytest
from tests.exporting import world

from dragoman.ask.counts import CountBy, count_records
from dragoman.ask.coverage import read_coverage
from dragoman.ask.events import Choice
from dragoman.ask.network import Network, find_edges, node_of
from dragoman.errors import ExportError
from dragoman.show.plots import plot_counts, plot_network


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "c.csv"
    path.write_text("iso3_1,iso3_2,start,end,note\nPOL,KOR,2024-07-15,2024-09-30,x\n")
    how = CountBy(coverage=read_coverage(path))
    return count_records(world(), how, Choice()).to_arrow()


@pytest.fixture
def net():
    from collections import Counter

    edges = tuple(find_edges(world(), Counter()))
    actors = {a for e in edges for a in (e.source, e.target)}
    return Network(tuple(map(node_of, sorted(actors))), edges, ())


def test_plot_counts_draws_classes_and_what_is_not_covered(table, tmp_path):
    path = tmp_path / "counts.svg"
    plot_counts(table, path, title="POL and KOR")
    text = path.read_text()
    assert "quad1" in text
    assert "not covered by the corpus" in text


def test_plot_network_names_every_actor(net, tmp_path):
    path = tmp_path / "net.svg"
    plot_network(net, path)
    text = path.read_text()
    assert all(f">{node.actor}<" in text for node in net.nodes)


def test_plots_are_the_same_bytes_each_time(table, net, tmp_path):
    for draw, what in ((plot_counts, table), (plot_network, net)):
        draw(what, tmp_path / "a.svg")
        draw(what, tmp_path / "b.svg")
        assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


@pytest.mark.parametrize("ending", ["png", "pdf"])
def test_plots_come_in_other_forms(table, tmp_path, ending):
    path = tmp_path / f"c.{ending}"
    plot_counts(table, path)
    assert path.stat().st_size > 1000


def test_nothing_to_plot_and_other_endings_are_refused(table, net, tmp_path):
    with pytest.raises(ExportError, match="nothing to plot"):
        plot_counts(table.slice(0, 0), tmp_path / "a.svg")
    with pytest.raises(ExportError, match="nothing to plot"):
        plot_network(Network((), (), ()), tmp_path / "a.svg")
    with pytest.raises(ExportError, match="written as"):
        plot_counts(table, tmp_path / "a.gif")
    with pytest.raises(ExportError, match="cannot be written"):
        plot_network(net, tmp_path / "absent" / "a.svg")
