"""Rulings as lines: sorted JSON, one ruling a line, that live well in git and load into another
ledger.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dragoman.errors import RulingError
from dragoman.ledger import placements as places
from dragoman.ledger.rows import load_rulings, moment, ruling_id, write_ruling
from dragoman.ledger.rulings import settle_rulings
from dragoman.ledger.standing import settle
from dragoman.ledger.tables import placements, reports
from dragoman.model.claims import Ruling
from dragoman.model.readings import Json


def export_lines(connection: Connection) -> Iterator[str]:
    """All rulings, one a line without line end, by the time they were made: the same ledger, the
    same lines.
    """
    anchors: dict[str, list[Json]] = {}
    for placement in places.load_placements(connection, sa.true()):
        anchors.setdefault(placement.ruling, []).append(
            {
                "record": placement.subject,
                "report": placement.report,
                "address": placement.address,
                "anchor": placement.anchor,
            }
        )
    for ruling in load_rulings(connection):
        yield json.dumps(
            _plain(ruling) | {"records": anchors.get(ruling.id, [])},
            ensure_ascii=False,
            sort_keys=True,
        )


def import_lines(connection: Connection, lines: Iterable[str], name: str) -> int:
    """Append the rulings of exported lines that are not here yet; how many were new.

    Those whose report or record is not here are kept and listed as unplaced until it comes.
    Raises: RulingError with the name of the file and the number of the line.
    """
    new = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        ruling, records = _read(line, f"{name}, line {number}")
        if write_ruling(connection, ruling):
            new.append(ruling)
            _write_records(connection, ruling, records)
    settle_rulings(connection, new)
    settle(connection, _reports_at(connection, new))
    return len(new)


def _plain(ruling: Ruling) -> Json:
    return {
        "id": ruling.id,
        "verdict": ruling.verdict,
        "subject": list(ruling.subject),
        "field": ruling.field,
        "value": ruling.value,
        "source": ruling.source,
        "by": ruling.by,
        "at": moment(ruling.at),
        "why": ruling.why,
    }


def _read(line: str, where: str) -> tuple[Ruling, list[Json]]:
    try:
        plain = json.loads(line)
        records = plain.pop("records")
        at = datetime.fromisoformat(plain.pop("at"))
        ruling = Ruling(at=at, subject=tuple(plain.pop("subject")), **plain)
    except (json.JSONDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise RulingError(f"{where} is not an exported ruling: {error}") from error
    if ruling.at.tzinfo is None or ruling_id(ruling) != ruling.id:
        raise RulingError(f"{where} was changed by hand: its id no longer fits what it says")
    return ruling, records


def _write_records(connection: Connection, ruling: Ruling, records: list[Json]) -> None:
    rows = [
        {
            "ruling": ruling.id,
            "position": position,
            "subject": part["record"],
            "report": part["report"],
            "address": part["address"],
            "anchor": json.dumps(part["anchor"], ensure_ascii=False, sort_keys=True),
            "record": None,
            "how": places.UNREAD,
        }
        for position, part in enumerate(records)
    ]
    if rows:
        connection.execute(placements.insert(), rows)


def _reports_at(connection: Connection, new: list[Ruling]) -> list[str]:
    """Reports here with the address of a report that rulings came for and that is not here."""
    addresses = {
        placement.address
        for placement in places.of_rulings(connection, {r.id for r in new})
        if placement.record is None and placement.address
    }
    if not addresses:
        return []
    rows = connection.execute(
        sa.select(reports.c.id).where(
            sa.or_(reports.c.url.in_(addresses), reports.c.name.in_(addresses))
        )
    )
    return sorted(rows.scalars())
