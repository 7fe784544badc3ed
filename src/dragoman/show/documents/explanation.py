"""The explanation of a record on the terminal."""

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.ask.explain import Explanation
from dragoman.ask.wording import NameOf, interval_words, record_words
from dragoman.ledger.answers import Occurrence
from dragoman.model.claims import Ruling
from dragoman.model.records import FieldEvidence


def print_explanation(explanation: Explanation, console: Console, name_of: NameOf) -> None:
    """Print what a record says, where each field is said, and what made it so."""
    kept, record = explanation.kept, explanation.kept.record
    console.print(Text(record_words(record, name_of), style="bold"))
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    for name, value in _facts(explanation):
        table.add_row(name, Text(value))
    console.print(table)
    for said in record.evidence:
        console.print(Text(f"\n“{said.quote}”"))
        console.print(
            Text(f"  report {kept.report}, characters {said.start} to {said.end}", style="dim")
        )
    if record.fields:
        console.print()
        console.print(_fields_table(record.fields))
    if explanation.occurrence is not None and explanation.occurrence.conflicts:
        console.print()
        console.print(_conflicts_table(explanation.occurrence))
    for lost in record.rejected:
        console.print(Text(f"Not read as: {lost}", style="dim"))


def _facts(explanation: Explanation) -> Iterator[tuple[str, str]]:
    kept, record = explanation.kept, explanation.kept.record
    report = explanation.report
    yield "record", kept.id
    yield "kind", f"{record.kind}, {record.type}"
    yield "date", interval_words(record.date)
    yield "status", record.status
    yield "rule", record.rule
    yield "trigger", f"“{record.trigger.of(report.text)}”"
    yield "confidence", f"{record.confidence:.2f}"
    if record.reported_by:
        yield "reported by", record.reported_by
    yield (
        "report",
        ", ".join(filter(None, (report.source, report.published.isoformat(), report.title))),
    )
    if kept.ruling != "none":
        disputed = ": people differ about it" if kept.disputed else ""
        yield "standing", f"{kept.ruling}{disputed}"
    for ruling in explanation.rulings:
        yield "ruling", ruling_words(ruling)
    merged = explanation.occurrence
    if merged is not None and len(merged.members) > 1:
        yield "merged with", ", ".join(m.id for m in merged.members if m.id != kept.id)
        for joined in merged.joined:
            yield "because", f"{joined.a} and {joined.b}: {joined.why}"


def ruling_words(ruling: Ruling) -> str:
    """A ruling in words: who, when, what, why."""
    amended = f" {ruling.field} = {ruling.value}" if ruling.field else ""
    return f"{ruling.by}, {ruling.at:%Y-%m-%d}: {ruling.verdict}{amended}. {ruling.why}"


def _fields_table(fields: tuple[FieldEvidence, ...]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("Field", "Words", "How the value was reached"):
        table.add_column(Text(column, style="dim"))
    for field in fields:
        words = " ".join(field.evidence.quote.split())
        table.add_row(
            Text(field.field), Text(f"“{words}”"), Text(field.reasoning or "as it stands")
        )
    return table


def _conflicts_table(occurrence: Occurrence) -> Table:
    """What the sources tell otherwise, each value with who tells it, the preferred one first."""
    told_by = {
        m.id: f"{m.publisher or m.name or m.report}, {m.published}" for m in occurrence.members
    }
    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("Told otherwise", "Value", "By", "Preferred because"):
        table.add_column(Text(column, style="dim"))
    for field in occurrence.conflicts:
        for place, told in enumerate(field.told):
            first = place == 0
            sources = dict.fromkeys(told_by.get(record, record) for record in told.records)
            table.add_row(
                Text(field.field if first else ""), Text(told.value),
                Text("; ".join(sources)), Text(field.reason if first else ""),
            )  # fmt: skip
    return table
