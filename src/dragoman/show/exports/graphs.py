"""Networks with time: GEXF 1.3 and GraphML, with an edge list beside; one edge a record and
pair.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import TextIO
from xml.sax.saxutils import quoteattr

from dragoman.ask.network import Edge, Node, find_edges, merged_edges, node_of
from dragoman.show.exports.job import Format, Job
from dragoman.show.exports.spool import Spool
from dragoman.show.exports.text_files import NOT_XML, cell, csv_line, open_output

EDGE_LIST = (
    "source", "target", "start", "end", "kind", "type", "quad", "weight", "record_id",
)  # fmt: skip

NODE_ATTRIBUTES = (("iso3", "string"), ("cow", "integer"), ("kind", "string"))
EDGE_ATTRIBUTES = (
    ("kind", "string"), ("rtype", "string"), ("status", "string"), ("plover", "string"),
    ("quad", "integer"), ("score", "double"), ("goldstein", "double"), ("grain", "string"),
    ("n_reports", "integer"), ("quote", "string"), ("record_id", "string"),
    ("directed", "boolean"),
)  # fmt: skip
_GRAPHML_TYPES = {"string": "string", "integer": "int", "double": "double", "boolean": "boolean"}

Write = Callable[[TextIO, list[Node], Spool[Edge], str], None]


def write_gexf(job: Job) -> None:
    """Write `NAME.gexf` and `NAME.edges.csv`."""
    _write(job, _gexf)


def write_graphml(job: Job) -> None:
    """Write `NAME.graphml` and `NAME.edges.csv`."""
    _write(job, _graphml)


def _write(job: Job, write: Write) -> None:
    actors: set[str] = set()
    directions: set[bool] = set()
    with Spool[Edge]() as edges:
        for edge in _edges(job):
            start = "9999-12-31" if edge.start is None else edge.start.isoformat()
            edges.add((start, edge.id), edge)
            actors |= {edge.source, edge.target}
            directions.add(edge.directed)
            job.tally.rows += 1
        job.tally.exported = job.tally.read - sum(job.tally.left_out.values())
        kind = (
            "mixed" if len(directions) > 1 else "directed" if True in directions else "undirected"
        )
        job.tally.noted["edges"] = kind
        nodes = [node_of(actor) for actor in sorted(actors)]
        with open_output(job.path) as file:
            write(file, nodes, edges, kind)
        with open_output(job.beside("edges.csv")) as file:
            file.write(csv_line(EDGE_LIST))
            file.writelines(csv_line(edge_row(edge)) for _, edge in edges)


def _edges(job: Job) -> Iterator[Edge]:
    choice = job.options.choice
    statuses = ["actual", "planned"]
    statuses += ["possible"] if choice.hypothetical else []
    statuses += ["negated"] if choice.negated else []
    found = find_edges(
        job.read(),
        job.tally.left_out,
        undated=job.options.undated,
        statuses=tuple(statuses),
        pair=choice.pair,
    )
    if job.options.merge_edges is None:
        yield from found
    else:
        yield from merged_edges(found, job.options.merge_edges)


def edge_row(edge: Edge) -> tuple[object, ...]:
    """An edge in the order of `EDGE_LIST`."""
    return (
        edge.source, edge.target, edge.start, edge.end, edge.kind, edge.rtype, edge.quad,
        edge.weight, edge.record_id,
    )  # fmt: skip


def _attribute(value: object) -> str:
    return quoteattr(cell(value).translate(NOT_XML), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def _values(pairs: Iterator[tuple[str, object]]) -> str:
    return "".join(
        f"<attvalue for={_attribute(name)} value={_attribute(value)}/>"
        for name, value in pairs
        if value is not None and value != ""
    )


def _of(
    thing: Node | Edge, attributes: tuple[tuple[str, str], ...]
) -> Iterator[tuple[str, object]]:
    for name, _ in attributes:
        if name == "iso3" and isinstance(thing, Node):
            yield name, thing.iso3
        else:
            yield name, getattr(thing, name)


def _gexf(file: TextIO, nodes: list[Node], edges: Spool[Edge], kind: str) -> None:
    default = "undirected" if kind == "undirected" else "directed"
    file.write('<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" ')
    file.write('version="1.3">\n<graph mode="dynamic" timeformat="date" ')
    file.write(f'defaultedgetype="{default}" idtype="string">\n')
    for of, attributes in (("node", NODE_ATTRIBUTES), ("edge", EDGE_ATTRIBUTES)):
        file.write(f'<attributes class="{of}" mode="static">\n')
        file.writelines(
            f'<attribute id="{name}" title="{name}" type="{type_}"/>\n'
            for name, type_ in attributes
        )
        file.write("</attributes>\n")
    file.write('<attributes class="edge" mode="dynamic">\n')
    file.write('<attribute id="weight" title="weight" type="integer"/>\n</attributes>\n')
    file.write("<nodes>\n")
    for node in nodes:
        values = _values(_of(node, NODE_ATTRIBUTES))
        file.write(f"<node id={_attribute(node.actor)} label={_attribute(node.name)}>")
        file.write(f"<attvalues>{values}</attvalues></node>\n")
    file.write("</nodes>\n<edges>\n")
    # Readers of a graph take edges of one direction only: among directed ones equals are "mutual".
    equal = "undirected" if kind == "undirected" else "mutual"
    file.writelines(_gexf_edge(together, equal) for together in _together(edges))
    file.write("</edges>\n</graph>\n</gexf>\n")


def _together(edges: Spool[Edge]) -> Iterator[list[Edge]]:
    """Edges as GEXF has them: each alone, but the sums of one dyad and kind in one, over its
    periods.
    """
    sums: dict[tuple[str, str, bool, str], list[Edge]] = {}
    for _, edge in edges:
        if edge.record_id:
            yield [edge]
        else:
            sums.setdefault((edge.source, edge.target, edge.directed, edge.kind), []).append(edge)
    yield from (sums[key] for key in sorted(sums))


def _gexf_edge(periods: list[Edge], equal: str) -> str:
    first, last = periods[0], periods[-1]
    time = _times(first.start, last.end)
    over_time, edge_id = "", first.id
    if not first.record_id:
        edge_id = f"{first.kind}:{first.source}:{first.target}"
        over_time = "".join(
            f'<attvalue for="weight" value="{edge.weight}"{_times(edge.start, edge.end)}/>'
            for edge in periods
        )
        first = replace(first, n_reports=sum(edge.n_reports for edge in periods))
    return (
        f"<edge id={_attribute(edge_id)} source={_attribute(first.source)} "
        f'target={_attribute(first.target)} type="{"directed" if first.directed else equal}" '
        f'weight="{sum(edge.weight for edge in periods)}"{time}>'
        f"<attvalues>{_values(_of(first, EDGE_ATTRIBUTES))}{over_time}</attvalues></edge>\n"
    )


def _times(start: date | None, end: date | None) -> str:
    return "".join(
        f' {name}="{day.isoformat()}"'
        for name, day in (("start", start), ("end", end))
        if day is not None
    )


def _graphml(file: TextIO, nodes: list[Node], edges: Spool[Edge], kind: str) -> None:
    file.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    file.write('<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    of_nodes = (("label", "string"), *NODE_ATTRIBUTES)
    times = (("start", "string"), ("end", "string"), ("weight", "integer"))
    for of, attributes in (("node", of_nodes), ("edge", (*EDGE_ATTRIBUTES, *times))):
        file.writelines(
            f'<key id="{of}_{name}" for="{of}" attr.name="{name}" '
            f'attr.type="{_GRAPHML_TYPES[type_]}"/>\n'
            for name, type_ in attributes
        )
    default = "undirected" if kind == "undirected" else "directed"
    file.write(f'<graph edgedefault="{default}">\n')
    for node in nodes:
        data = _data("node", [("label", node.name), *_of(node, NODE_ATTRIBUTES)])
        file.write(f"<node id={_attribute(node.actor)}>{data}</node>\n")
    for _, edge in edges:
        known = [*_of(edge, EDGE_ATTRIBUTES), ("start", edge.start), ("end", edge.end)]
        data = _data("edge", [*known, ("weight", edge.weight)])
        ends = f"source={_attribute(edge.source)} target={_attribute(edge.target)}"
        file.write(f"<edge id={_attribute(edge.id)} {ends}>{data}</edge>\n")
    file.write("</graph>\n</graphml>\n")


def _data(of: str, pairs: list[tuple[str, object]]) -> str:
    return "".join(
        f'<data key="{of}_{name}">{_text(value)}</data>'
        for name, value in pairs
        if value is not None and value != ""
    )


def _text(value: object) -> str:
    plain = cell(value).translate(NOT_XML)
    for letter, escaped in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;")):
        plain = plain.replace(letter, escaped)
    return plain


_LOST = (
    "parties beyond pairs (a summit of five becomes ten edges that share one record id)",
    "evidence save the first quote", "subject", "issue", "item", "terms", "quantity", "value",
    "currency", "delivery", "change", "claimed_by", "titles and names of parties", "modes",
    "contexts", "place", "rulings", "links", "url",
)  # fmt: skip
_COMPUTED = {"directed": "whether the record gives a direction; in a mixed file equals are mutual"}
_COLUMNS = ("source", "target", "start", "end", *(name for name, _ in EDGE_ATTRIBUTES), "weight")

# fmt: off
GEXF = Format(
    name="gexf", version="1.3", ending=".gexf", columns=_COLUMNS, write=write_gexf, header=False,
    lost=_LOST, computed=_COMPUTED,
    unconfirmed=("how each Gephi version reads weights over time",),
)
GRAPHML = Format(
    name="graphml", version="1.0", ending=".graphml", columns=_COLUMNS, write=write_graphml,
    header=False, lost=_LOST,
    computed={**_COMPUTED, "start, end": "text keys: GraphML has no time of its own"},
)
# fmt: on
