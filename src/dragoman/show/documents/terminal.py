"""Documents on the terminal: tables with footnotes, as wide as the window."""

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.ask.brief import Brief
from dragoman.ask.lines import Footnote
from dragoman.ask.timeline import Timeline
from dragoman.ask.wording import day_words
from dragoman.show.documents.outline import Row, Section, outline_brief, outline_timeline


def print_brief(brief: Brief, console: Console) -> None:
    """Print a brief: its parts as tables, then its footnotes."""
    console.print(Text(" – ".join(brief.names), style="bold"), highlight=False)
    console.print(f"As reports until {day_words(brief.as_of)} tell it.", highlight=False)
    if brief.is_empty:
        console.print(nothing_known(brief))
    for section in outline_brief(brief):
        print_section(section, console)
    print_footnotes(brief.footnotes, console)


def print_timeline(timeline: Timeline, console: Console) -> None:
    """Print a timeline with its footnotes."""
    console.print(Text(" – ".join(timeline.names), style="bold"), highlight=False)
    print_section(outline_timeline(timeline), console)
    print_footnotes(timeline.footnotes, console)


def nothing_known(brief: Brief) -> str:
    """The sentence of a brief that has nothing to say."""
    return f"The ledger knows of nothing between {brief.names[0]} and {brief.names[1]}."


def print_section(section: Section, console: Console) -> None:
    """Print one part: its heading, then a table, or that there is nothing."""
    console.print()
    console.print(Text(section.title.upper(), style="bold cyan"))
    if not section.rows:
        console.print(Text(section.absent, style="dim"))
        return
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=len(section.columns) > 2)
    for number, column in enumerate(section.columns):
        table.add_column(Text(column, style="dim"), no_wrap=number == 0 and column == "When")
    for group, rows in section.groups():
        if group:
            table.add_row(Text(group, style="bold"))
        for _, row in rows:
            table.add_row(*_cells(row))
    console.print(table)


def print_footnotes(footnotes: Iterable[Footnote], console: Console) -> None:
    """Print the footnotes: number, publisher, day, quoted sentence."""
    table = Table(box=None, padding=(0, 1, 0, 0), show_header=False)
    table.add_column(justify="right", no_wrap=True, style="cyan")
    table.add_column()
    for note in footnotes:
        said = Text(f"{source_words(note)}: ", style="dim")
        said.append(f"“{' '.join(note.quote.split())}”", style="none")
        table.add_row(f"[{note.number}]", said)
    if table.row_count:
        console.print()
        console.print(Text("FOOTNOTES", style="bold cyan"))
        console.print(table)


def source_words(note: Footnote) -> str:
    """Where a footnote comes from: publisher, day, title; the report's id where no publisher is
    known.
    """
    publisher = note.publisher or f"report {note.name or note.report[:8]}"
    title = f", “{note.title}”" if note.title else ""
    return f"{publisher}, {day_words(note.published)}{title}"


def _cells(row: Row) -> list[Text]:
    cells = [Text(cell) for cell in row.cells]
    last = cells[-1]
    if row.tag:
        last.append(f" ({row.tag})", style="yellow")
    last.append(" " + "".join(f"[{n}]" for n in row.notes), style="cyan")
    for remark in row.remarks:
        last.append(f"\n{remark}", style="dim")
    return cells
