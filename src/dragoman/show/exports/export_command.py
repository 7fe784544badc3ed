"""`export`: records as a file of a format, with its sidecar."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from dragoman.show.cli.options import WHERE, AsOf, From, Until, Where
from dragoman.show.cli.streams import answers, progress, say
from dragoman.show.exports.command_options import (
    Confirmed,
    CoverageFile,
    Dates,
    Future,
    Historical,
    Hypothetical,
    Kinds,
    Negated,
    SchemeFile,
    States,
    Statuses,
    Unit,
    query_of,
    scheme_of,
)


def export_command(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help="`list` names the formats.")],
    states: States = None,
    out: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="PATH", help="The file, or a folder.")
    ] = None,
    where: Where = WHERE,
    start: From = None,
    end: Until = None,
    as_of: AsOf = None,
    kinds: Kinds = None,
    statuses: Statuses = None,
    dates: Annotated[
        Dates, typer.Option(help="Events wider than a day: left out, or their first day flagged.")
    ] = Dates.day,
    historical: Historical = False,
    future: Future = False,
    hypothetical: Hypothetical = False,
    negated: Negated = False,
    confirmed: Confirmed = False,
    appeals: Annotated[
        bool, typer.Option("--appeals/--no-appeals", help="Appeals in CAMEO root 02, or all in 10.")
    ] = True,
    scheme: SchemeFile = None,
    coverage: CoverageFile = None,
    directed: Annotated[bool, typer.Option("--directed", help="Dyad-years: both orders.")] = False,
    all_years: Annotated[
        bool, typer.Option("--all-years", help="Dyad-years: also those not covered, empty.")
    ] = False,
    keep_nonmembers: Annotated[
        bool, typer.Option("--keep-nonmembers", help="Dyad-years: also without a COW number.")
    ] = False,
    memoranda: Annotated[
        bool, typer.Option("--memoranda", help="SIPRI: also what is agreed and not ordered.")
    ] = False,
    merge: Annotated[
        Unit | None, typer.Option("--merge-edges", help="Graphs: edges summed by period.")
    ] = None,
    undated: Annotated[
        bool, typer.Option("--undated", help="Graphs: undated records too.")
    ] = False,
    aux_in_context: Annotated[
        bool, typer.Option("--aux-in-context", help="PLOVER: auxiliary modes among the contexts.")
    ] = False,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="PLOVER, NGEC: the report's whole text.")
    ] = False,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="JSON lines: without the reports' texts.")
    ] = False,
    fatalities_zero: Annotated[
        bool, typer.Option("--fatalities-zero", help="ACLED: 0 for loaders that demand a number.")
    ] = False,
    kosovo: Annotated[str, typer.Option(help="POLECAT: code of Kosovo.")] = "KOS",
    fold: Annotated[
        bool, typer.Option("--hkg-in-chn", help="Hong Kong's deeds as China's.")
    ] = False,
    intensity_name: Annotated[str, typer.Option(help="POLECAT: name of column 5.")] = "Intensity",
    run_date: Annotated[
        str | None, typer.Option("--run-date", metavar="YYYY-MM-DD", help="Day for the sidecar.")
    ] = None,
    corpus: Annotated[str, typer.Option(help="Name of the corpus, for the sidecar.")] = "",
    licence: Annotated[str, typer.Option(help="Licence of the corpus, for the sidecar.")] = "",
    citation: Annotated[str, typer.Option(help="How to cite it, for the sidecar.")] = "",
) -> None:
    """Write records in a format of the field, with a sidecar that says what was lost."""
    from dragoman.ask.events import Choice
    from dragoman.ledger.store import open_ledger
    from dragoman.show.exports.formats import FORMATS, find_format
    from dragoman.show.exports.options import Options
    from dragoman.show.exports.write import export

    if form == "list":
        _list_formats()
        return
    made = find_format(form)
    named = statuses or ()
    choice = Choice(
        historical, future, hypothetical or "possible" in named, negated or "negated" in named,
        confirmed, appeals, scheme_of(scheme),
    )  # fmt: skip
    options = Options(
        choice=choice, dates=dates.value, coverage=coverage, directed=directed, all_years=all_years,
        keep_nonmembers=keep_nonmembers, memoranda=memoranda,
        merge_edges=None if merge is None else merge.value, undated=undated,
        aux_in_context=aux_in_context, with_text=with_text, report_text=not no_text,
        fatalities_zero=fatalities_zero, kosovo=kosovo, fold_hong_kong=fold,
        intensity_name=intensity_name,
        run_date=None if run_date is None else date.fromisoformat(run_date),
        corpus=corpus, licence=licence, citation=citation,
    )  # fmt: skip
    path = out if out is not None else Path(f"dragoman-{made.name}{FORMATS[made.name].ending}")
    query = query_of(states, (start, end), as_of, kinds, statuses)
    with open_ledger(where) as ledger:
        total = ledger.contents().occurrences
        with progress(f"Exporting {made.name}", total) as bar:
            task = bar.task_ids[0]
            sidecar = export(
                ledger, made.name, path, query, options=options,
                progress=lambda read: bar.update(task, completed=read),
            )  # fmt: skip
    say(f"{path}: {sidecar.rows:,} rows; {sidecar.path.name} says what was left out and lost")
    for reason, number in sorted(sidecar.left_out.items()):
        say(f"  left out, {reason}: {number:,}")


def _list_formats() -> None:
    from dragoman.show.exports.formats import FORMATS

    console = answers()
    for made in FORMATS.values():
        console.out(f"{made.name:10} {made.version:40} {made.ending or 'a folder'}")
