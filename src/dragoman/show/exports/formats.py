"""All formats by name, in the order in which help lists them."""

from dragoman.errors import ExportError
from dragoman.show.exports import (
    acled,
    colt,
    cow_layouts,
    dyad_years,
    gdelt,
    graphs,
    icews,
    native,
    ngec,
    plover,
    polecat,
    readings,
    sipri,
)
from dragoman.show.exports.job import Format, Job


def _by_report(job: Job) -> None:
    raise ExportError(
        f"{job.path.name}: {readings.NAME} is written from a ledger, not from records"
    )


JSONL = Format(
    name=readings.NAME,
    version="1",
    ending=readings.ENDING,
    columns=readings.FIELDS,
    write=_by_report,
    header=False,
)

FORMATS: dict[str, Format] = {
    made.name: made
    for made in (
        native.CSV,
        native.PARQUET,
        JSONL,
        plover.FORMAT,
        gdelt.FORMAT,
        icews.FORMAT,
        polecat.FORMAT,
        ngec.FORMAT,
        sipri.FORMAT,
        colt.FORMAT,
        acled.FORMAT,
        dyad_years.FORMAT,
        *cow_layouts.LAYOUTS,
        graphs.GEXF,
        graphs.GRAPHML,
    )
}


def find_format(name: str) -> Format:
    """The format of a name.

    Raises: ExportError that lists the formats.
    """
    made = FORMATS.get(name.casefold())
    if made is None:
        raise ExportError(f"no format {name!r}: one of {', '.join(FORMATS)}")
    return made
