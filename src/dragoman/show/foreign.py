"""Files of others that a user has, read for comparison: GDELT, ICEWS, POLECAT, a SIPRI
register, COLT.

Nothing of them is kept. Names and codes are turned into ours; a row whose states are not known
is passed over
and counted.
"""

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import combinations, product
from pathlib import Path

from dragoman.errors import ExportError
from dragoman.rules.schemes import load_states
from dragoman.schemes.codes import without_accents

_GDELT_COLUMNS = 61
_HEADER_WITHIN = 20
_HIGHEST_ROOT = 20
_DAYS = ("%Y-%m-%d", "%m/%d/%Y", "%Y%m%d", "%d-%b-%Y", "%d %B %Y", "%Y-%m-%d %H:%M:%S")


@dataclass(frozen=True, slots=True)
class Told:
    """One row of a file, or one record of ours, in the words of comparison.

    `what` is `transfer`, `visit`, a PLOVER type or a CAMEO root; `a` and `b` are ISO3 codes,
    in order where
    the row has a direction; `fields` are what is compared; `where` is a line, or the id of a
    record.
    """

    where: str
    what: str
    a: str
    b: str
    start: date | None
    end: date | None
    fields: tuple[tuple[str, str], ...]


Reader = Callable[[Path, Counter[str]], Iterator[Told]]


def find_reader(path: Path) -> tuple[str, Reader]:
    """The format of a file by its head, and how it is read.

    Raises: ExportError for a file that is none of the five, or cannot be opened.
    """
    try:
        with path.open(encoding="utf-8", errors="replace", newline="") as file:
            head = [next(file, "") for _ in range(_HEADER_WITHIN)]
    except OSError as error:
        raise ExportError(f"{path}: cannot be read ({error.strerror})") from error
    first = head[0].lstrip("\ufeff").rstrip("\r\n").split("\t")
    if len(first) == _GDELT_COLUMNS and first[0].isdigit():
        return "gdelt", read_gdelt
    names = {name.strip() for name in first}
    if {"Event ID", "Source Country", "CAMEO Code"} <= names:
        return "icews", read_icews
    if {"Event Type", "Actor Country", "Recipient Country"} <= names:
        return "polecat", read_polecat
    if any(line.lstrip("\ufeff").startswith("Recipient,Supplier") for line in head):
        return "sipri", read_sipri
    if "TripID" in head[0] and "LeaderCountryISO" in head[0]:
        return "colt", read_colt
    raise ExportError(
        f"{path}: neither GDELT 2.0 events, ICEWS, POLECAT, a SIPRI trade register nor COLT; "
        "save a spreadsheet as CSV first"
    )


def read_gdelt(path: Path, passed_over: Counter[str]) -> Iterator[Told]:
    """Rows of a GDELT 2.0 events file between two states."""
    countries = _by("cameo")
    for line, row in _rows(path, "\t"):
        if len(row) != _GDELT_COLUMNS:
            passed_over["columns"] += 1
            continue
        a, b = countries.get(row[7]), countries.get(row[17])
        yield from _event(line, (a, b), day_of(row[1]), ("code", row[26]), passed_over)


def read_icews(path: Path, passed_over: Counter[str]) -> Iterator[Told]:
    """Rows of an ICEWS file between two states; lost zeros of codes are put back."""
    countries = _by("icews")
    for line, row in _records(path, "\t"):
        a = countries.get(row.get("Source Country", ""))
        b = countries.get(row.get("Target Country", ""))
        code = with_zero(row.get("CAMEO Code", ""))
        yield from _event(
            line, (a, b), day_of(row.get("Event Date", "")), ("code", code), passed_over
        )


def read_polecat(path: Path, passed_over: Counter[str]) -> Iterator[Told]:
    """Rows of a POLECAT file, one for each pair of states on its two sides."""
    for line, row in _records(path, "\t"):
        actors = _countries(row.get("Actor Country", ""))
        recipients = _countries(row.get("Recipient Country", ""))
        # Equals stand on one side only, or all on both: their pairs have no direction.
        equals = not recipients or set(recipients) == set(actors)
        pairs = list(combinations(sorted(actors), 2) if equals else product(actors, recipients))
        day = day_of(row.get("Event Date", ""))
        fields = (("mode", "" if row.get("Event Mode") == "None" else row.get("Event Mode", "")),)
        told = [(a, b) for a, b in dict.fromkeys(pairs) if a != b]
        if not told or day is None:
            passed_over["no pair of states or no day"] += 1
        for a, b in told if day is not None else ():
            yield Told(f"line {line}", row.get("Event Type", ""), a, b, day, day, fields)


def read_sipri(path: Path, passed_over: Counter[str]) -> Iterator[Told]:
    """Orders of a SIPRI trade register, whatever the lines above its header."""
    names = _by("sipri") | {name.upper(): code for name, code in _by("sipri").items()}
    header: list[str] | None = None
    for line, row in _rows(path, ",", encoding="latin-1"):
        if header is None:
            header = row if row[:2] == ["Recipient", "Supplier"] else None
            continue
        cells = dict(zip(header, row, strict=False))
        a, b = names.get(cells["Supplier"].strip()), names.get(cells["Recipient"].strip())
        if a is None or b is None:
            passed_over["state not known"] += 1
            continue
        year = cells.get("Year of order", "").strip()
        start = date(int(year), 1, 1) if year.isdigit() else None
        fields = (
            ("year", year),
            ("quantity", cells.get("Number ordered", "").strip()),
            ("designation", cells.get("Weapon designation", "").strip()),
        )
        end = None if start is None else start.replace(month=12, day=31)
        yield Told(f"line {line}", "transfer", a, b, start, end, fields)


def read_colt(path: Path, passed_over: Counter[str]) -> Iterator[Told]:
    """Trips of a COLT file saved as CSV."""
    known = load_states()
    for line, row in _records(path, ","):
        a, b = row.get("LeaderCountryISO", ""), row.get("CountryVisitedISO", "")
        if a not in known or b not in known:
            passed_over["state not known"] += 1
            continue
        start = day_of(row.get("TripStartDate", ""))
        end = day_of(row.get("TripEndDate", ""))
        fields = (
            ("leader", row.get("LeaderFullName", "")),
            ("start", "" if start is None else start.isoformat()),
            ("end", "" if end is None else end.isoformat()),
        )
        yield Told(f"line {line}", "visit", a, b, start, end or start, fields)


def day_of(words: str) -> date | None:
    """A day as these files write it; None for anything else.

    Example:
        >>> day_of("8/20/2024") == day_of("2024-08-20") == day_of("20240820")
        True
    """
    for form in _DAYS:
        try:
            return datetime.strptime(words.strip(), form).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None


def with_zero(code: str) -> str:
    """A CAMEO code with the leading zero that early files lost.

    Example:
        >>> with_zero("42"), with_zero("312"), with_zero("190")
        ('042', '0312', '190')
    """
    digits = code.strip()
    if digits.isdigit() and (len(digits) <= 2 or int(digits[:2]) > _HIGHEST_ROOT):
        return f"0{digits}"
    return digits


def _event(
    line: int,
    pair: tuple[str | None, str | None],
    day: date | None,
    code: tuple[str, str],
    passed_over: Counter[str],
) -> Iterator[Told]:
    a, b = pair
    if a is None or b is None or a == b or day is None:
        passed_over["no pair of states or no day"] += 1
        return
    yield Told(f"line {line}", code[1][:2], a, b, day, day, (code,))


def _countries(cell: str) -> list[str]:
    names = _by("plover") | _by("name") | {code: code for code in load_states()}
    found = (names.get(part.strip()) for part in cell.split(";"))
    return list(dict.fromkeys(code for code in found if code is not None))


@cache
def _by(alphabet: str) -> dict[str, str]:
    """ISO3 codes by the words of another alphabet."""
    table: dict[str, str] = {}
    for code, row in load_states().items():
        word = getattr(row, alphabet)
        table.setdefault(word, code)
        table.setdefault(without_accents(word), code)
    table.pop("", None)
    return table


def _rows(
    path: Path, delimiter: str, encoding: str = "utf-8-sig"
) -> Iterator[tuple[int, list[str]]]:
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        if delimiter == "\t":
            rows = csv.reader(file, delimiter=delimiter, quoting=csv.QUOTE_NONE)
        else:
            rows = csv.reader(file, delimiter=delimiter)
        for row in rows:
            yield rows.line_num, row


def _records(path: Path, delimiter: str) -> Iterator[tuple[int, dict[str, str]]]:
    header: list[str] | None = None
    for line, row in _rows(path, delimiter):
        if header is None:
            header = row
        else:
            yield line, dict(zip(header, row, strict=False))
