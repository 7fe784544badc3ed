"""The tables of the schemes: types, modes, codes, states, words. The one loader of `data/schemes/`.

Each table is a CSV file with a `source` column; a wrong header, a short row or an unknown
value is a
RuleError that names file and line. A user's own scheme has the columns of `cameo.csv`.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.config import RULES_FOLDER
from dragoman.errors import RuleError
from dragoman.model.records import PLOVER_TYPES

FOLDER = RULES_FOLDER / "schemes"

SCHEME_COLUMNS = (
    "type", "mode", "record", "marks", "contexts", "direction", "code", "label", "score", "source",
)  # fmt: skip

CONTEXTS = (
    "military", "intelligence", "peacekeeping", "terrorism", "cbrn", "cyber", "misinformation",
    "executive", "legislative", "election", "political_institutions", "pro_democracy",
    "pro_autocracy", "legal", "corruption", "diplomatic", "territory", "reparations", "asylum",
    "migration", "economic", "natural_resource", "environment", "technology", "disasters",
    "human_rights", "rights_freedoms", "repression", "human_security", "gender", "lgbt",
    "religion_ethnicity", "inequality", "health", "crime", "illegal_drugs", "trafficking",
)  # fmt: skip

Alternatives = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class TypeRow:
    """One PLOVER type: quad class 1-4, whether a recipient is needed, whether several doers
    are equals.
    """

    type: str
    quad: int
    recipient: str
    equals: bool
    base: float


@dataclass(frozen=True, slots=True)
class ModeRow:
    """One mode of a type, with its PLOVER score."""

    type: str
    mode: str
    equals: bool
    score: float


@dataclass(frozen=True, slots=True)
class SchemeRow:
    """One line of a scheme: what an event must be like, and the code it then gets.

    `record` is a kind, or kind/type, or kind/type/change; `marks` and `contexts` are
    alternatives, each a
    set that must wholly hold; an empty tuple holds always. `direction` is "back" for rows host
    → visitor.
    """

    type: str
    mode: str
    record: str
    marks: Alternatives
    contexts: Alternatives
    direction: str
    code: str
    label: str
    score: float | None


@dataclass(frozen=True, slots=True)
class StateRow:
    """One state and its names and numbers in the field's alphabets; empty text or None where
    it has none.
    """

    iso3: str
    iso2: str
    numeric: str
    name: str
    cow: int | None
    gw: int | None
    fips: str
    cameo: str
    plover: str
    icews: str
    sipri: str
    region: str
    subregion: str
    from_year: int | None
    to_year: int | None


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One intergovernmental organisation: our code, its name, PLOVER's code and CAMEO's
    known-group code.
    """

    actor: str
    name: str
    plover: str
    cameo: str


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """Words of a title or a body, the sectors they speak for, and COLT's role ("head": one it
    does not split).
    """

    term: str
    sector: str
    second: str
    colt: str


@dataclass(frozen=True, slots=True)
class CueRow:
    """A word that sets a mode, an aim or a facet of an action of one type."""

    type: str
    term: str
    sets: str
    value: str


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What an action that is only planned becomes."""

    type: str
    mode: str
    becomes: str
    new_mode: str
    aim: str
    facet: str


def read_table(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a CSV file with exactly these columns, each with "file:line" for messages.

    Raises: RuleError for a missing file, another header, or a row of another length.
    """
    try:
        lines = path.open(encoding="utf-8", newline="")
    except OSError as error:
        raise RuleError(f"{path}: cannot be read ({error.strerror}); give a CSV file") from error
    with lines:
        rows = csv.reader(lines)
        if tuple(next(rows, [])) != columns:
            raise RuleError(f"{path}:1: the header must be {','.join(columns)}")
        for row in rows:
            where = f"{path}:{rows.line_num}"
            if len(row) != len(columns):
                raise RuleError(f"{where}: {len(row)} cells where {len(columns)} are needed")
            yield where, dict(zip(columns, row, strict=True))


@cache
def load_types() -> dict[str, TypeRow]:
    """The sixteen types by name (CODEBOOK 2 and 5)."""
    columns = ("type", "quad", "recipient", "equals", "base", "source")
    return {
        r["type"]: TypeRow(
            r["type"], int(r["quad"]), r["recipient"], r["equals"] == "yes", float(r["base"])
        )
        for _, r in read_table(FOLDER / "types.csv", columns)
    }


@cache
def load_modes() -> dict[tuple[str, str], ModeRow]:
    """The modes by type and name, in the codebook's order (CODEBOOK 3 and 5)."""
    columns = ("type", "mode", "equals", "score", "source")
    return {
        (r["type"], r["mode"]): ModeRow(
            r["type"], r["mode"], r["equals"] == "yes", float(r["score"])
        )
        for _, r in read_table(FOLDER / "modes.csv", columns)
    }


@cache
def load_scheme(path: Path = FOLDER / "cameo.csv") -> tuple[SchemeRow, ...]:
    """The rows of a scheme, top-down: CAMEO's by default, a user's own by its path (CODEBOOK 10).

    Raises: RuleError for an unknown type, mode, context or direction, an empty code or a bad
    number.
    """
    rows = tuple(_scheme_row(where, r) for where, r in read_table(path, SCHEME_COLUMNS))
    if not rows:
        raise RuleError(f"{path}: a scheme needs at least one row")
    return rows


def _scheme_row(where: str, row: dict[str, str]) -> SchemeRow:
    if row["type"] and row["type"] not in PLOVER_TYPES:
        raise RuleError(f"{where}: no PLOVER type {row['type']!r}; leave it empty for any type")
    if row["mode"] and (row["type"], row["mode"]) not in load_modes():
        raise RuleError(
            f"{where}: {row['type'] or 'an event of any type'} has no mode {row['mode']!r}"
        )
    contexts = alternatives(row["contexts"])
    for word in frozenset().union(*contexts) - frozenset(CONTEXTS):
        raise RuleError(f"{where}: no context {word!r}; see docs/codebook.md for the list")
    if row["direction"] not in ("", "back"):
        raise RuleError(f"{where}: direction is empty or 'back', not {row['direction']!r}")
    if not row["code"]:
        raise RuleError(f"{where}: a row needs a code")
    try:
        score = float(row["score"]) if row["score"] else None
    except ValueError as error:
        raise RuleError(f"{where}: the score {row['score']!r} is not a number") from error
    return SchemeRow(
        row["type"], row["mode"], row["record"], alternatives(row["marks"]), contexts,
        row["direction"], row["code"], row["label"], score,
    )  # fmt: skip


def alternatives(cell: str) -> Alternatives:
    """The alternatives of a condition: commas part them, plus signs join what must hold together.

    Example:
        >>> sorted(alternatives("aid+military,relief")[0])
        ['aid', 'military']
    """
    return tuple(
        frozenset(word.strip() for word in part.split("+")) for part in cell.split(",") if part
    )


@cache
def load_states() -> dict[str, StateRow]:
    """States and territories by ISO3 code: the only table that turns one alphabet into another."""
    columns = (
        "iso3", "iso2", "numeric", "name", "cow", "gw", "fips", "cameo", "plover", "icews", "sipri",
        "region", "subregion", "from_year", "to_year", "source",
    )  # fmt: skip
    return {r["iso3"]: _state_row(r) for _, r in read_table(FOLDER / "states.csv", columns)}


def _state_row(row: dict[str, str]) -> StateRow:
    numbers = {k: int(row[k]) if row[k] else None for k in ("cow", "gw", "from_year", "to_year")}
    return StateRow(
        row["iso3"], row["iso2"], row["numeric"], row["name"], numbers["cow"], numbers["gw"],
        row["fips"], row["cameo"], row["plover"], row["icews"], row["sipri"], row["region"],
        row["subregion"], numbers["from_year"], numbers["to_year"],
    )  # fmt: skip


@cache
def load_organisations() -> dict[str, OrganisationRow]:
    """Organisations often met, by our code."""
    columns = ("actor", "name", "plover", "cameo", "source")
    return {
        r["actor"]: OrganisationRow(r["actor"], r["name"], r["plover"], r["cameo"])
        for _, r in read_table(FOLDER / "organisations.csv", columns)
    }


@cache
def load_sectors() -> dict[str, tuple[str, str]]:
    """CAMEO role and ICEWS word of each sector; empty where there is no sure counterpart."""
    columns = ("sector", "cameo", "icews", "source")
    table = read_table(FOLDER / "sectors.csv", columns)
    return {r["sector"]: (r["cameo"], r["icews"]) for _, r in table}


@cache
def load_offices() -> tuple[OfficeRow, ...]:
    """Words of offices and bodies, the longest first, so that the first that fits is the
    narrowest.
    """
    columns = ("term", "sector", "second", "colt", "source")
    rows = [
        OfficeRow(r["term"], r["sector"], r["second"], r["colt"])
        for _, r in read_table(FOLDER / "offices.csv", columns)
    ]
    return tuple(sorted(rows, key=lambda row: (-len(row.term), row.term)))


@cache
def load_cues() -> tuple[CueRow, ...]:
    """Words that set mode, aim and facets of actions where the coder left them open."""
    columns = ("type", "term", "sets", "value", "source")
    return tuple(
        CueRow(r["type"], r["term"], r["sets"], r["value"])
        for _, r in read_table(FOLDER / "cues.csv", columns)
    )


@cache
def load_planned() -> dict[tuple[str, str], PlannedRow]:
    """What planned actions become, by type and mode (CODEBOOK 15, number 3)."""
    columns = ("type", "mode", "becomes", "new_mode", "aim", "facet", "source")
    return {
        (r["type"], r["mode"]): PlannedRow(
            r["type"], r["mode"], r["becomes"], r["new_mode"], r["aim"], r["facet"]
        )
        for _, r in read_table(FOLDER / "planned.csv", columns)
    }
