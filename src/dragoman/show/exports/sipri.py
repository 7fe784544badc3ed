"""SIPRI's trade register: 16 columns under 11 lines of our own, latin-1; one row an order.

It never holds a trend-indicator value, and nothing that a report only plans counts as delivered.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from dragoman.ask.sourced import Sourced
from dragoman.config import PROGRAM_VERSION
from dragoman.model.records import Record
from dragoman.schemes.codes import actor_kind, english_name, state, without_accents
from dragoman.schemes.links import agreement_over
from dragoman.show.exports.amounts import value_text
from dragoman.show.exports.dates import in_one_year
from dragoman.show.exports.job import Format, Job
from dragoman.show.exports.spool import Row, Spool
from dragoman.show.exports.text_files import csv_line, open_output
from dragoman.show.exports.weapons import (
    condition,
    description,
    designation,
    is_approximate,
    may_fill,
)
from dragoman.show.exports.wording import address

COLUMNS = (
    "Recipient", "Supplier", "Year of order", "", "Number ordered", "", "Weapon designation",
    "Weapon description", "Number delivered", "", "Year(s) of delivery", "status", "Comments",
    "SIPRI TIV per unit", "SIPRI TIV for total order", "SIPRI TIV of delivered weapons",
)  # fmt: skip

NATIVE_COLUMNS = (
    "row", "record_id", "value_amount", "value_currency", "value_text", "delivery_start",
    "delivery_end", "agreement_id", "evidence",
)  # fmt: skip

PREAMBLE = (
    f"Made by dragoman {PROGRAM_VERSION} from dated news reports. These are not SIPRI data.",
    "Layout: SIPRI trade register; SIPRI keeps the register and its terms.",
    "Rows: orders of arms that reports tell of, and deliveries whose order no report tells of.",
    "A question mark flags an uncertain year or number.",
    "Year of order: the year that the report gives; empty where it gives a wider span.",
    "Number delivered: only what a report says was handed over; never a planned delivery.",
    "Empty: not known. Zero is never written for what is not known.",
    "SIPRI TIV: always empty; the trend-indicator value is SIPRI's own and is not invented here.",
    "Money: in Comments, and in the native table beside this file.",
    "* marks a recipient or supplier that is no state; ** marks an organisation.",
    "The sidecar meta.json states version, filter, what was left out and what was lost.",
)


class Deal(NamedTuple):
    """One transfer as the register sees it, for one supplier and one recipient."""

    record_id: str
    order: bool
    start: str
    year: int | None
    quantity: float | None
    sure: bool
    approximate: bool
    item: str
    cells: Row
    native: Row


def write(job: Job) -> None:
    """Write the register, and `NAME.native.csv` with money, planned delivery and evidence."""
    replaced: dict[str, str] = {}
    with Spool[Deal]() as deals, Spool[tuple[Row, Row]]() as rows:
        for sourced in job.read():
            _collect(sourced, job, deals)
        for _, group in groupby(deals, key=lambda pair: pair[0][:3]):
            for deal, deliveries in _orders([deal for _, deal in group]):
                rows.add((deal.start, deal.record_id), (_row(deal, deliveries), deal.native))
        with (
            open_output(job.path, encoding="latin-1") as file,
            open_output(job.beside("native.csv")) as native,
        ):
            file.writelines(csv_line((line,)) for line in PREAMBLE)
            file.write(csv_line(COLUMNS))
            native.write(csv_line(NATIVE_COLUMNS))
            for number, (_, (row, beside)) in enumerate(rows, start=1):
                file.write(_latin(csv_line(row), replaced))
                native.write(csv_line((number, *beside)))
                job.tally.rows += 1
    job.tally.flagged["replaced_character"] = len(replaced)
    job.tally.noted["replaced"] = dict(sorted(replaced.items()))


def _collect(sourced: Sourced, job: Job, deals: Spool[Deal]) -> None:
    record = sourced.record
    over = agreement_over(record, sourced.reading) if record.kind == "transfer" else None
    reason = _left_out(record, over, job.options.memoranda)
    suppliers, recipients = record.actors("supplier"), record.actors("recipient")
    if reason is None and not (suppliers and recipients):
        reason = "no_pair"
    if reason is not None:
        job.tally.left_out[reason] += 1
        return
    job.tally.exported += 1
    for supplier in suppliers:
        for recipient in recipients:
            deal = _deal(sourced, over, _name(recipient), _name(supplier))
            deals.add((supplier, recipient, record.type, deal.start, sourced.id), deal)


def _left_out(record: Record, over: Record | None, memoranda: bool) -> str | None:
    if record.kind != "transfer":
        return "out_of_scope"
    if record.status not in ("actual", "planned"):
        return "status"
    if record.status == "actual" or (over is not None and over.type == "contract") or memoranda:
        return None
    return "no_order"


def _deal(sourced: Sourced, over: Record | None, recipient: str, supplier: str) -> Deal:
    record = sourced.record
    details, when = record.details, record.date
    start = "" if when is None or when.start is None else when.start.isoformat()
    order = record.status == "planned"
    contracted = order and over is not None and over.type == "contract"
    sure = sourced.ruled in ("confirmed", "amended") or len(sourced.supports) > 1
    comments = "; ".join(_comments(sourced, over, contracted))
    cells = (recipient, supplier, designation(details.item), description(record),
             condition(record), comments)  # fmt: skip
    delivery = details.delivery
    native = (
        sourced.id, details.value, details.currency, value_text(record),
        None if delivery is None else delivery.start, None if delivery is None else delivery.end,
        None if over is None else sourced.main.id_of(over),
        " ".join(e.quote for e in record.evidence),
    )  # fmt: skip
    return Deal(
        sourced.id, order, start, in_one_year(when), details.quantity,
        sure and (contracted or not order), is_approximate(record), details.item or "",
        cells, native,
    )  # fmt: skip


def _comments(sourced: Sourced, over: Record | None, contracted: bool) -> Iterator[str]:
    record, details = sourced.record, sourced.record.details
    if details.value is not None:
        written = value_text(record) or f"{details.value:g} {details.currency or ''}".strip()
        yield f"value as reported: {written}"
    if details.terms is not None:
        yield details.terms
    if contracted:
        yield "contract"
    elif record.status == "planned":
        yield (
            f"a {over.type}, not an order" if over is not None else "planned; no contract reported"
        )
    if record.status == "actual":
        yield "order not reported: year is that of the transfer"
    yield from (party.name for party in record.parties if party.name)
    if details.delivery is not None and details.delivery.end is not None:
        yield f"delivery planned until {details.delivery.end.isoformat()}"
    for support in sourced.supports[:3]:
        report = support.report
        cited = (report.source, report.published.isoformat(), address(report))
        yield f"reported: {', '.join(part for part in cited if part)}"


def _orders(deals: Sequence[Deal]) -> Iterator[tuple[Deal, list[Deal]]]:
    """The rows of one supplier, recipient and type: orders with their deliveries, then
    deliveries alone.
    """
    orders = [deal for deal in deals if deal.order]
    linked: dict[str, list[Deal]] = {order.record_id: [] for order in orders}
    alone = []
    for deal in deals:
        if deal.order:
            continue
        order = _order_of(deal, orders)
        if order is None:
            alone.append(deal)
        else:
            linked[order.record_id].append(deal)
    for order in orders:
        yield order, linked[order.record_id]
    for deal in alone:
        yield deal, [deal]


def _order_of(delivery: Deal, orders: Sequence[Deal]) -> Deal | None:
    """The latest order that a delivery may fill."""
    of_delivery = (delivery.start, delivery.item)
    fitting = [order for order in orders if may_fill(of_delivery, (order.start, order.item))]
    return fitting[-1] if fitting else None


def _row(deal: Deal, deliveries: Sequence[Deal]) -> Row:
    recipient, supplier, name, kind, new, comments = deal.cells
    counts = [d.quantity for d in deliveries if d.quantity is not None]
    years = sorted({d.year for d in deliveries if d.year is not None})
    about = any(d.approximate for d in deliveries if d.quantity is not None)
    return (
        recipient, supplier, deal.year, "" if deal.year is not None and deal.sure else "?",
        deal.quantity, "?" if deal.approximate and deal.quantity is not None else "",
        name, kind, sum(counts) if counts else None, "?" if about else "",
        "; ".join(map(str, years)), new, comments, None, None, None,
    )  # fmt: skip


def _name(actor: str) -> str:
    row = state(actor)
    if row is not None:
        return row.sipri
    return f"{'**' if actor_kind(actor) == 'organisation' else '*'}{english_name(actor)}"


def _latin(line: str, replaced: dict[str, str]) -> str:
    """The line in latin-1: the nearest plain letter for what it cannot hold, a question mark
    else.
    """
    if line.isascii():
        return line
    for letter in sorted(set(line)):
        if ord(letter) > 0xFF:
            plain = without_accents(letter)
            plain = plain if plain and all(ord(c) <= 0xFF for c in plain) else "?"
            replaced[letter] = plain
            line = line.replace(letter, plain)
    return line


# fmt: off
FORMAT = Format(
    name="sipri",
    version="trade register, 16 columns",
    ending=".csv",
    columns=COLUMNS,
    write=write,
    lost=(
        "exact dates", "evidence (kept in NAME.native.csv)", "companies and services as parties",
        "negated and possible deals", "place", "issue", "claimed_by", "rulings",
        "planned delivery (kept in Comments and NAME.native.csv)",
        "value and currency (kept in Comments and NAME.native.csv)",
        "characters outside latin-1 (listed under noted)",
    ),
    computed={
        "Year of order": "of a transfer whose order no report tells of: the year of the transfer",
        "Number delivered": "sum over transfers of one supplier, recipient, type and word of item",
    },
    empty={
        "SIPRI TIV per unit, SIPRI TIV for total order, SIPRI TIV of delivered weapons":
            "trend-indicator values are SIPRI's own",
        "Second hand but modernized": "never coded",
    },
    unconfirmed=(
        "wording of the metadata lines", "all values of status", "exact place of * and **",
    ),
)
# fmt: on
