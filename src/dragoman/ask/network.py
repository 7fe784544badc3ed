"""Who deals with whom, when and how: edges between actors, one for each record and pair."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, product
from typing import TYPE_CHECKING

from dragoman.ask.events import CROWD
from dragoman.ask.periods import Unit, last_day, period_of
from dragoman.ask.sourced import Sourced, find_sourced
from dragoman.ledger.answers import Query
from dragoman.ledger.store import Ledger
from dragoman.model.records import Record
from dragoman.model.values import Interval
from dragoman.schemes.cameo import code_of
from dragoman.schemes.codes import actor_kind, cow, english_name, state
from dragoman.schemes.plover import project

if TYPE_CHECKING:
    import networkx as nx

_FROM = {"visit": "visitor", "transfer": "supplier", "action": "source"}
_TO = {"visit": "host", "transfer": "recipient", "action": "target"}


@dataclass(frozen=True, slots=True)
class Node:
    """An actor: `kind` is state, organisation or group."""

    actor: str
    name: str
    kind: str
    iso3: str
    cow: int | None


@dataclass(frozen=True, slots=True)
class Edge:
    """One record between two actors; `start` and `end` are days, both included, None on an
    open side.

    `plover`, `quad`, `score`, `goldstein` are of the event that the record becomes, None
    without one.
    """

    id: str
    source: str
    target: str
    directed: bool
    start: date | None
    end: date | None
    kind: str
    rtype: str
    status: str
    grain: str
    n_reports: int
    quote: str
    record_id: str
    plover: str | None = None
    quad: int | None = None
    score: float | None = None
    goldstein: float | None = None
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Network:
    """Actors and the edges between them, with what was left out by reason."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: tuple[tuple[str, int], ...]

    def graph(self) -> "nx.MultiDiGraph[str]":
        """The network for NetworkX; an undirected edge stands once, with `directed` false."""
        import networkx as nx  # takes a second to load, and only this needs it

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for node in self.nodes:
            graph.add_node(node.actor, label=node.name, kind=node.kind)
        for edge in self.edges:
            graph.add_edge(
                edge.source, edge.target, key=edge.id, kind=edge.kind, weight=edge.weight,
                directed=edge.directed, start=edge.start, end=edge.end,
            )  # fmt: skip
        return graph


def network(
    ledger: Ledger, query: Query | None = None, *, merge: Unit | None = None, undated: bool = False
) -> Network:
    """Who deals with whom in a ledger: records that are done or planned, of the kinds and
    period asked for.

    `merge` sums the edges of a dyad, kind and period (day, month, year) into one with a weight.

    Example: network(ledger, Query(kinds=("visit",)), merge="year").edges
    """
    left_out: Counter[str] = Counter()
    asked = query or Query()
    edges = find_edges(
        find_sourced(ledger, asked, for_events=True), left_out, undated=undated, pair=asked.pair
    )
    found = tuple(merged_edges(edges, merge) if merge is not None else edges)
    actors = sorted({actor for edge in found for actor in (edge.source, edge.target)})
    return Network(tuple(map(node_of, actors)), found, tuple(sorted(left_out.items())))


def node_of(actor: str) -> Node:
    """The node of an actor, from the tables of the schemes."""
    row = state(actor)
    kind = actor_kind(actor)
    return Node(actor, english_name(actor), kind, "" if row is None else row.iso3, cow(actor))


def find_edges(
    records: Iterable[Sourced],
    left_out: Counter[str],
    *,
    undated: bool = False,
    statuses: tuple[str, ...] = ("actual", "planned"),
    pair: tuple[str, str] | None = None,
) -> Iterator[Edge]:
    """The edges of records, in their order; each record that gives none adds one to its reason.

    `pair`: of a record of many parties only the edge asked for.
    """
    for sourced in records:
        record = sourced.record
        pairs, directed = pairs_of(record)
        pairs = [p for p in pairs if pair in (None, p, p[::-1])]
        if record.status not in statuses:
            left_out["status"] += 1
        elif record.date is None and not undated:
            left_out["no_date"] += 1
        elif len(record.actors()) > CROWD:
            left_out["crowd"] += 1
        elif not pairs:
            left_out["no_pair"] += 1
        else:
            yield from _edges_of(sourced, pairs, directed)


def pairs_of(record: Record) -> tuple[list[tuple[str, str]], bool]:
    """The pairs of actors of a record, and whether they have a direction."""
    if record.kind in _FROM:
        sources, targets = record.actors(_FROM[record.kind]), record.actors(_TO[record.kind])
        if targets:
            return [(a, b) for a, b in product(sources, targets) if a != b], True
    if record.kind == "membership":
        return list(product(record.actors("member"), record.actors("organisation"))), False
    return list(combinations(record.actors(), 2)), False


def _edges_of(sourced: Sourced, pairs: list[tuple[str, str]], directed: bool) -> Iterator[Edge]:
    record = sourced.record
    event = project(record, reading=sourced.reading, published=sourced.published)
    code = None if event is None else code_of(event)
    open_ended = record.kind == "tie" and record.details.change == "in force"
    when = record.date
    for a, b in pairs:
        yield Edge(
            id=f"{sourced.id}:{a}:{b}",
            source=a,
            target=b,
            directed=directed,
            start=None if when is None else when.start,
            end=None if when is None or open_ended else when.end,
            kind=record.kind,
            rtype=record.type,
            status=record.status,
            grain="unknown" if when is None else when.grain,
            n_reports=sourced.n_reports,
            quote=record.evidence[0].quote if record.evidence else "",
            record_id=sourced.id,
            plover=None if event is None else event.type,
            quad=None if event is None else event.quad,
            score=None if event is None else event.score,
            goldstein=None if code is None else code.score,
        )


def merged_edges(edges: Iterable[Edge], unit: Unit) -> list[Edge]:
    """One edge for each dyad, direction, kind and period, weighted by how many it stands for.

    Edges wider than a period, or without a date, stay out of the merging and keep their own line.
    """
    merged: dict[tuple[str, str, bool, str, date], Edge] = {}
    alone: list[Edge] = []
    for edge in edges:
        at = _period(edge, unit)
        if at is None:
            alone.append(edge)
            continue
        key = (edge.source, edge.target, edge.directed, edge.kind, at)
        known = merged.get(key)
        merged[key] = (
            replace(
                known, weight=known.weight + edge.weight, n_reports=known.n_reports + edge.n_reports
            )
            if known is not None
            else _summed(edge, at, unit)
        )
    return [merged[key] for key in sorted(merged)] + alone


def _period(edge: Edge, unit: Unit) -> date | None:
    return period_of(Interval(edge.start, edge.end), unit)


def _summed(edge: Edge, at: date, unit: Unit) -> Edge:
    """The first edge of a sum: what is not the same for all of it is left out."""
    return replace(
        edge,
        id=f"{edge.kind}:{edge.source}:{edge.target}:{at.isoformat()}",
        start=at,
        end=last_day(at, unit),
        grain=unit,
        rtype="",
        status="",
        quote="",
        record_id="",
        plover=None,
        quad=None,
        score=None,
        goldstein=None,
    )
