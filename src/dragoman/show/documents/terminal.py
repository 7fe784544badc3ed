"""Documents on the terminal: tables with footnotes, as wide as the window."""

import textwrap
from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment, Segments
from rich.table import Table
from rich.text import Text

from dragoman.ask.brief import Brief
from dragoman.ask.lines import Footnote
from dragoman.ask.timeline import Timeline
from dragoman.ask.wording import day_words
from dragoman.show.documents.outline import Row, Section, outline_brief, outline_timeline

# A window narrower than this is written over its edge.
LEAST_CHARS = 20
STYLES = ("", "bold", "cyan", "dim", "yellow")


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
    elif len(section.columns) == 2 and _margin(section) + LEAST_CHARS <= console.width:
        _print_folded(_rows_in_two(section, console.width), console)
    else:
        console.print(_table(section))


def print_footnotes(footnotes: Iterable[Footnote], console: Console) -> None:
    """Print the footnotes: number, publisher, day, quoted sentence."""
    notes = list(footnotes)
    if notes:
        console.print()
        console.print(Text("FOOTNOTES", style="bold cyan"))
        _print_folded(_notes_folded(notes, console.width), console)


def _table(section: Section) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=len(section.columns) > 2)
    for number, column in enumerate(section.columns):
        table.add_column(Text(column, style="dim"), no_wrap=number == 0 and column == "When")
    for group, rows in section.groups():
        if group:
            table.add_row(Text(group, style="bold"))
        for _, row in rows:
            table.add_row(*_cells(row))
    return table


# Long lists are folded here: of a busy pair there are thousands of lines, and a table of rich lays
# out each of them several times.
Styled = tuple[str, str]
# Texts come from anywhere: no line end, bell or escape of theirs reaches the terminal.
_NO_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), " ")


def _margin(section: Section) -> int:
    return max(cell_len(row.cells[0]) for row in section.rows) + 2


def _rows_in_two(section: Section, width: int) -> Iterator[list[Styled]]:
    margin = _margin(section)
    for group, rows in section.groups():
        if group:
            yield [(group, "bold")]
        for _, row in rows:
            tag = f" ({row.tag})" if row.tag else ""
            notes = " " + "".join(f"[{n}]" for n in row.notes)
            first = row.cells[0] + " " * (margin - cell_len(row.cells[0]))
            told = [(row.cells[1], ""), (tag, "yellow"), (notes, "cyan")]
            for line in _folded(told, width - margin):
                yield [(first, ""), *line]
                first = " " * margin
            for remark in row.remarks:
                for line in _folded([(remark, "dim")], width - margin):
                    yield [(first, ""), *line]


def _notes_folded(notes: list[Footnote], width: int) -> Iterator[list[Styled]]:
    margin = len(f"[{notes[-1].number}] ")
    for note in notes:
        first = f"[{note.number}] ".rjust(margin)
        said = f" “{' '.join(note.quote.split())}”"
        for line in _folded([(f"{source_words(note)}:", "dim"), (said, "")], width - margin):
            yield [(first, "cyan"), *line]
            first = " " * margin


def _folded(told: list[Styled], width: int) -> Iterator[list[Styled]]:
    """Words folded to a width, each keeping its style."""
    told = [(said.translate(_NO_CONTROLS), style) for said, style in told]
    words = "".join(said for said, _ in told)
    at = 0
    for line in textwrap.wrap(words, max(width, LEAST_CHARS), expand_tabs=False):
        at = words.index(line, at)
        yield list(_styled(told, at, at + len(line)))
        at += len(line)


def _styled(told: list[Styled], start: int, end: int) -> Iterator[Styled]:
    """The part of styled words between two offsets."""
    at = 0
    for said, style in told:
        part = said[max(0, start - at) : max(0, end - at)]
        at += len(said)
        if part:
            yield part, style


def _print_folded(lines: Iterable[list[Styled]], console: Console) -> None:
    style_of = {name: console.get_style(name or "none") for name in STYLES}
    segments = [
        segment
        for line in lines
        for segment in (*(Segment(said, style_of[name]) for said, name in line), Segment.line())
    ]
    console.print(Segments(segments), end="", soft_wrap=True)


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
