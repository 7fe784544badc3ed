"""Plots of counts and networks, as SVG, PNG or PDF by the ending of the file. Nothing is shown
on a screen.
"""

from collections import Counter
from datetime import date
from pathlib import Path

import matplotlib as mpl
import networkx as nx
import pyarrow as pa
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from dragoman.ask.network import Network
from dragoman.errors import ExportError

# The same bytes for the same figure: no time of day in the file, ids of an SVG from a fixed salt.
_NO_DATE: dict[str, dict[str, None]] = {
    ".svg": {"Date": None}, ".png": {"Software": None}, ".pdf": {"CreationDate": None},
}  # fmt: skip
_SEED = 20240820


def plot_counts(table: pa.Table, path: Path, *, title: str = "") -> None:
    """Events over time by class, stacked; periods that the corpus does not cover are left
    white and marked.

    `table` is what `ask.counts.count` gives; dyads are summed.
    Raises: ExportError for an ending that cannot be written, or a table without rows.
    """
    if not table.num_rows:
        raise ExportError("there is nothing to plot: no event and no declared coverage")
    starts = sorted(set(table["start"].to_pylist()))
    figure = Figure(figsize=(9, 4.5), layout="constrained")
    axes = figure.add_subplot()
    base = [0] * len(starts)
    sums, missing = _sums(table, starts)
    for name, values in sums.items():
        if any(values):
            axes.bar(range(len(starts)), values, bottom=base, width=0.85, label=name)
            base = [low + more for low, more in zip(base, values, strict=True)]
    for at in missing:
        axes.axvspan(at - 0.5, at + 0.5, color="0.92", zorder=0)
    _label(axes, starts, title, bool(missing))
    _save(figure, path)


def _sums(table: pa.Table, starts: list[date]) -> tuple[dict[str, list[int]], list[int]]:
    """Events by class and period, all dyads together; the periods in which something is missing."""
    classes = [name for name in table.column_names if name.startswith("n_") and name != "n_events"]
    sums = {name.removeprefix("n_"): [0] * len(starts) for name in classes}
    missing: set[int] = set()
    for row in table.to_pylist():
        at = starts.index(row["start"])
        if row["n_events"] is None:
            missing.add(at)
            continue
        for name in classes:
            sums[name.removeprefix("n_")][at] += row[name]
    return sums, sorted(missing)


def _label(axes: Axes, starts: list[date], title: str, gaps: bool) -> None:
    step = max(1, len(starts) // 12)
    axes.set_xticks(range(0, len(starts), step))
    axes.set_xticklabels([day.isoformat() for day in starts[::step]], rotation=45, ha="right")
    axes.set_ylabel("events")
    axes.set_title(title)
    if axes.get_legend_handles_labels()[0]:
        axes.legend(frameon=False, ncols=4)
    if gaps:
        axes.set_xlabel("grey: not covered by the corpus")


def plot_network(network: Network, path: Path, *, title: str = "") -> None:
    """Who deals with whom: the thicker a line, the more records; arrows where records have a
    direction.

    Raises: ExportError for an ending that cannot be written, or a network without edges.
    """
    if not network.edges:
        raise ExportError("there is nothing to plot: no record between two actors")
    weights: Counter[tuple[str, str]] = Counter()
    arrows: set[tuple[str, str]] = set()
    for edge in network.edges:
        weights[edge.source, edge.target] += edge.weight
        if edge.directed:
            arrows.add((edge.source, edge.target))
    graph: nx.DiGraph[str] = nx.DiGraph(list(weights))
    places = nx.spring_layout(graph.to_undirected(), seed=_SEED, weight=None)
    heaviest = max(weights.values())
    figure = Figure(figsize=(8, 8), layout="constrained")
    axes = figure.add_subplot()
    for style, some in (("-|>", sorted(arrows)), ("-", sorted(set(weights) - arrows))):
        nx.draw_networkx_edges(
            graph, places, edgelist=some, arrowstyle=style, edge_color="0.5", ax=axes,
            width=[0.5 + 4 * weights[pair] / heaviest for pair in some], node_size=500,
        )  # fmt: skip
    nx.draw_networkx_nodes(graph, places, node_color="#dfe7ef", node_size=500, ax=axes)
    nx.draw_networkx_labels(graph, places, font_size=8, ax=axes)
    axes.set_title(title)
    axes.set_axis_off()
    _save(figure, path)


def _save(figure: Figure, path: Path) -> None:
    if path.suffix not in _NO_DATE:
        raise ExportError(f"{path}: plots are written as {', '.join(_NO_DATE)}")
    with mpl.rc_context({"svg.hashsalt": "dragoman", "svg.fonttype": "none"}):
        try:
            figure.savefig(path, metadata=_NO_DATE[path.suffix])
        except OSError as error:
            raise ExportError(f"{path}: cannot be written ({error.strerror})") from error
