"""`export`, `import`, `counts`, `network` and `compare`: records as files and tables for other
programs.
"""

from pathlib import Path
from typing import Annotated

import typer

from dragoman.show.cli.options import WHERE, AsOf, From, Until, Where
from dragoman.show.cli.streams import say
from dragoman.show.exports.command_options import (
    Class,
    Confirmed,
    CoverageFile,
    Future,
    Historical,
    Hypothetical,
    Kinds,
    Scale,
    SchemeFile,
    States,
    Unit,
    coverage_of,
    query_of,
    scheme_of,
    write_lines,
)
from dragoman.show.exports.export_command import export_command


def register(app: typer.Typer) -> None:
    """Put the commands of this file into the program."""
    app.command(
        "export",
        epilog="Examples: dragoman export icews Turkey Malaysia -o tm.tab · "
        "dragoman export csv -o tables/ · dragoman export dyadyear --coverage c.csv -o dy.csv "
        "· dragoman export sipri --memoranda -o register.csv",
    )(export_command)
    app.command("import", epilog="Example: dragoman import all.readings.jsonl")(import_command)
    app.command(
        "counts",
        epilog="Examples: dragoman counts TUR MYS · dragoman counts TUR MYS --plot counts.svg "
        "· dragoman counts --by type --directed -o counts.csv",
    )(counts_command)
    app.command(
        "network",
        epilog="Examples: dragoman network --kind visit --plot visits.svg · "
        "dragoman network --kind transfer --merge year -o edges.csv",
    )(network_command)
    app.command(
        "compare",
        epilog="Examples: dragoman compare trade-register.csv TUR MYS · "
        "dragoman compare 20240820.export.CSV --from 2024-08-01 -o differences.csv",
    )(compare_command)


def import_command(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A *.readings.jsonl file.")],
    where: Where = WHERE,
) -> None:
    """Read exported readings, and the rulings beside them, into a ledger."""
    from dragoman.ledger.store import open_ledger
    from dragoman.show.exports.readings import import_readings

    with open_ledger(where, write=True) as ledger:
        done = import_readings(ledger, path)
    say(f"{done.reports:,} reports, {done.readings:,} readings, {done.rulings:,} rulings")


def counts_command(
    states: States = None,
    where: Where = WHERE,
    unit: Annotated[Unit, typer.Option(help="Period.")] = Unit.month,
    by: Annotated[Class, typer.Option(help="What events are sorted by.")] = Class.quad,
    directed: Annotated[
        bool, typer.Option("--directed", help="From the first to the second.")
    ] = False,
    scale: Annotated[Scale, typer.Option(help="Scale of intensity.")] = Scale.goldstein,
    coverage: CoverageFile = None,
    outside: Annotated[
        bool, typer.Option("--all-periods", help="Also periods not covered, with empty counts.")
    ] = False,
    start: From = None,
    end: Until = None,
    as_of: AsOf = None,
    kinds: Kinds = None,
    historical: Historical = False,
    future: Future = False,
    hypothetical: Hypothetical = False,
    confirmed: Confirmed = False,
    scheme: SchemeFile = None,
    plot: Annotated[
        Path | None, typer.Option("--plot", metavar="FILE", help="Draw it: .svg, .png or .pdf.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="CSV into this file.")
    ] = None,
) -> None:
    """Count events by dyad and period: zero where the corpus looked, empty where it did not."""
    from dragoman.ask.counts import CountBy, count_plain
    from dragoman.ask.events import Choice
    from dragoman.ledger.store import open_ledger
    from dragoman.show.exports.text_files import csv_line

    choice = Choice(historical, future, hypothetical, False, confirmed, True, scheme_of(scheme))
    how = CountBy(unit.value, by.value, directed, scale.value, coverage_of(coverage), outside)
    with open_ledger(where) as ledger:
        query = query_of(states, (start, end), as_of, kinds, None)
        found = count_plain(ledger, query, how=how, choice=choice)
    if plot is not None:
        from dragoman.show.plots import plot_counts

        plot_counts(found.to_arrow(), plot, title=" and ".join(states or ()))
        say(f"{plot}: drawn")
    if out is None and plot is not None:
        return
    write_lines(out, [csv_line(found.columns), *(csv_line(row) for row in found.rows)])


def network_command(
    states: States = None,
    where: Where = WHERE,
    kinds: Kinds = None,
    start: From = None,
    end: Until = None,
    as_of: AsOf = None,
    merge: Annotated[Unit | None, typer.Option("--merge", help="Sum edges by period.")] = None,
    undated: Annotated[bool, typer.Option("--undated", help="Undated records too.")] = False,
    plot: Annotated[
        Path | None, typer.Option("--plot", metavar="FILE", help="Draw it: .svg, .png or .pdf.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="CSV into this file.")
    ] = None,
) -> None:
    """Say who deals with whom, when and how: one line an edge."""
    from dragoman.ask.network import network
    from dragoman.ledger.store import open_ledger
    from dragoman.show.exports.graphs import EDGE_LIST, edge_row
    from dragoman.show.exports.text_files import csv_line

    with open_ledger(where) as ledger:
        query = query_of(states, (start, end), as_of, kinds, None)
        found = network(
            ledger, query, merge=None if merge is None else merge.value, undated=undated
        )
    if plot is not None:
        from dragoman.show.plots import plot_network

        plot_network(found, plot, title=" and ".join(states or ()))
        say(f"{plot}: drawn")
    if out is None and plot is not None:
        return
    write_lines(out, [csv_line(EDGE_LIST), *(csv_line(edge_row(edge)) for edge in found.edges)])


def compare_command(
    path: Annotated[
        Path, typer.Argument(metavar="FILE", help="GDELT, ICEWS, POLECAT, SIPRI or COLT, as text.")
    ],
    states: States = None,
    where: Where = WHERE,
    start: From = None,
    end: Until = None,
    as_of: AsOf = None,
    out: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="CSV into this file.")
    ] = None,
) -> None:
    """Set a file of others against the ledger: what both have, what only one has, what differs."""
    from dragoman.ledger.store import open_ledger
    from dragoman.show.compare import COLUMNS, compare
    from dragoman.show.exports.text_files import csv_line

    with open_ledger(where) as ledger:
        found = compare(ledger, path, query_of(states, (start, end), as_of, None, None))
    counted = ", ".join(f"{outcome} {number:,}" for outcome, number in found.counts.items())
    say(f"{path}: read as {found.format}; {counted or 'nothing to compare'}")
    for reason, number in found.passed_over.items():
        say(f"  passed over, {reason}: {number:,}")
    if out is not None:
        found.write_csv(out)
        return
    write_lines(None, [csv_line(COLUMNS), *(csv_line(match.row()) for match in found.matches)])
