"""Tables of office holders of one's own: actor, office, name, start, until, source.

The ledger answers by them, and a reading may be guided by them; `dragoman ledger holders` writes
one of what the reports have told.
"""

import csv
import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.errors import ReportShapeError, SourceError
from dragoman.rules.actors import Leader, load_actors

COLUMNS = ("actor", "office", "name", "start", "until", "source")
_FILLED = ("actor", "office", "name")


@dataclass(frozen=True, slots=True)
class HolderRow:
    """One row: who held which office, first and last day where known, who says so, and the place
    of the row ("own.csv, line 3").
    """

    actor: str
    office: str
    name: str
    start: date | None
    until: date | None
    source: str
    place: str


def read_holders(path: Path) -> list[HolderRow]:
    """The rows of a table.

    Raises: SourceError, ReportShapeError with file, line and remedy.
    """
    lines = csv.DictReader(_text(path).splitlines())
    missing = set(_FILLED) - set(lines.fieldnames or ())
    if missing:
        raise ReportShapeError(f"{path}, line 1: no column {', '.join(sorted(missing))}")
    return [_row(row, path, number) for number, row in enumerate(lines, 2)]


def leaders_of(path: Path) -> tuple[Leader, ...]:
    """The same as persons that a reading knows by name.

    Raises: as `read_holders`, and for an actor that is no code.
    """
    rows = read_holders(path)
    codes = load_actors().codes
    for row in rows:
        if row.actor not in codes:
            raise ReportShapeError(
                f"{row.place}: {row.actor!r} is no code of an actor, as TUR or NATO are"
            )
    return tuple(Leader(r.name, r.actor, r.office, r.start or date.min, r.until) for r in rows)


def holders_version(path: Path) -> str:
    """What tells one table from another: the beginning of its checksum."""
    return hashlib.sha256(_text(path).encode()).hexdigest()[:12]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path} cannot be read as UTF-8 text: {error}") from error


def _row(row: dict[str, str], path: Path, number: int) -> HolderRow:
    where = f"{path}, line {number}"
    plain = {name: (row.get(name) or "").strip() for name in COLUMNS}
    for name in _FILLED:
        if not plain[name]:
            raise ReportShapeError(f"{where}: no {name}")
    start, until = (_day(plain[name], f"{where}, {name}") for name in ("start", "until"))
    if start is not None and until is not None and start > until:
        raise ReportShapeError(f"{where}: until ({until}) is before start ({start})")
    named = (plain["actor"], plain["office"], plain["name"])
    return HolderRow(*named, start, until, plain["source"], f"{path.name}, line {number}")


def _day(words: str, where: str) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError as error:
        raise ReportShapeError(f"{where}: {words!r} is no day: write YYYY-MM-DD") from error
