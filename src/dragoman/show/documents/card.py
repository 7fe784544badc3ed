"""A record up for a decision, on the terminal: its sentence with the words lit that made it."""

from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from dragoman.ask.review import Beside, Card
from dragoman.ask.wording import NameOf, day_words, interval_words, record_words
from dragoman.model.records import Record
from dragoman.model.text import Extent
from dragoman.show.documents.explanation import ruling_words

TRIGGER, PARTY, DATE, OTHER = "bold yellow", "bold cyan", "bold green", "magenta"
_INDENT = 2
_ID_CHARS = 8


def print_card(card: Card, console: Console, name_of: NameOf, place: str) -> None:
    """Print what a record says, where, and what speaks for and against it; `place`: "3 left"."""
    record = card.kept.record
    console.print(Text.assemble((f"\n{place}  ", "dim"), (record_words(record, name_of), "bold")))
    facts = f"{record.kind}, {record.type} · {interval_words(record.date)} · {record.status}"
    console.print(Text(f"{facts} · confidence {record.confidence:.2f} · {record.rule}"))
    for line in _below(card, name_of):
        console.print(Padding(line, (0, 0, 0, _INDENT), expand=False))


def print_whole(card: Card, console: Console) -> None:
    """Print the whole report, the same words lit."""
    console.print(_lit(card, Extent(0, len(card.text))))


def _below(card: Card, name_of: NameOf) -> Iterator[Text]:
    """Sentences, source, reckoning, what people said of it, the record beside it."""
    kept, record = card.kept, card.kept.record
    for said in record.evidence:
        yield _lit(card, said.extent)
    publisher = kept.publisher or kept.name or f"report {kept.report[:_ID_CHARS]}"
    source = ", ".join(filter(None, (publisher, day_words(kept.published), kept.title)))
    told = f" · told by {card.told} records" if card.told > 1 else ""
    yield Text(f"{source}{told} · record {kept.id[:_ID_CHARS]}", style="dim")
    for field in record.fields:
        if field.reasoning and field.field != "type":
            yield Text(f"{field.field}: {field.reasoning}", style="dim")
    if kept.disputed:
        yield Text("People differ about this record.", style="red")
    for ruling in card.ruled:
        yield Text(ruling_words(ruling), style="red")
    if card.beside is not None:
        yield _beside_words(card.beside, name_of)


def _beside_words(beside: Beside, name_of: NameOf) -> Text:
    other = beside.kept
    told = f"{record_words(other.record, name_of)}, {interval_words(other.record.date)}"
    source = other.publisher or other.name or f"report {other.report[:_ID_CHARS]}"
    asked = "Merged with" if beside.merged else "May be the same"
    return Text(f"{asked}: {told} ({source}, {other.published}): {beside.why}", style="blue")


def _lit(card: Card, where: Extent) -> Text:
    """A piece of the report on one line of words, its telling words in colours."""
    shown = Text(where.of(card.text).replace("\n", " "))
    for extent, style in lit_words(card.kept.record):
        if where.holds(extent):
            shown.stylize(style, extent.start - where.start, extent.end - where.start)
    return shown


def lit_words(record: Record) -> Iterator[tuple[Extent, str]]:
    """The extents that made a record, each with its style; the trigger last, so that it shows.

    What rests on the whole sentence (a trigger without a word of its own) is not lit.
    """
    whole = [said.extent for said in record.evidence]
    for field in record.fields:
        told_below = field.field.startswith(("date", "parties", "type"))
        if not told_below and not any(field.evidence.extent.holds(extent) for extent in whole):
            yield field.evidence.extent, OTHER
    for party in record.parties:
        if party.start_char is not None and party.end_char is not None:
            yield Extent(party.start_char, party.end_char), PARTY
    interval = record.date
    if interval is not None and interval.start_char is not None and interval.end_char is not None:
        yield Extent(interval.start_char, interval.end_char), DATE
    if record.trigger not in whole:
        yield record.trigger, TRIGGER
