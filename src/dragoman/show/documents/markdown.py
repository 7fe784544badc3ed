"""Documents as Markdown, with footnotes in the form that GitHub, Pandoc and most editors read."""

import re
from collections.abc import Iterable, Iterator

from dragoman.ask.brief import Brief
from dragoman.ask.lines import Footnote
from dragoman.ask.timeline import Timeline
from dragoman.ask.wording import day_words
from dragoman.show.documents.outline import Row, Section, outline_brief, outline_timeline
from dragoman.show.documents.terminal import nothing_known, source_words

# What would begin a mark of Markdown or HTML in a sentence that only quotes it.
_MARKS = re.compile(r"([\\`*_{}\[\]<>|~#])")


def render_brief(brief: Brief) -> str:
    """A brief as one Markdown text."""
    lines = [
        f"# {' – '.join(map(plain, brief.names))}",
        "",
        f"As reports until {day_words(brief.as_of)} tell it.",
    ]
    if brief.is_empty:
        lines += ["", plain(nothing_known(brief))]
    for section in outline_brief(brief):
        lines += ["", *_section(section)]
    return "\n".join([*lines, "", *_footnotes(brief.footnotes)]) + "\n"


def render_timeline(timeline: Timeline) -> str:
    """A timeline as one Markdown text."""
    lines = [f"# {' – '.join(map(plain, timeline.names))}", ""]
    lines += _section(outline_timeline(timeline))
    return "\n".join([*lines, "", *_footnotes(timeline.footnotes)]) + "\n"


def plain(words: str) -> str:
    """Words that Markdown shows as they are, on one line.

    Example:
        >>> len(plain("*b*"))
        5
    """
    return _MARKS.sub(r"\\\1", " ".join(words.split()))


def _section(section: Section) -> Iterator[str]:
    yield f"## {section.title}"
    yield ""
    if not section.rows:
        yield plain(section.absent)
        return
    for group, rows in section.groups():
        if group:
            yield from (f"### {plain(group)}", "")
        yield "| " + " | ".join(section.columns) + " |"
        yield "|" + " --- |" * len(section.columns)
        yield from (_row(row) for _, row in rows)
        yield ""


def _row(row: Row) -> str:
    cells = [plain(cell) for cell in row.cells]
    tag = f" *({row.tag})*" if row.tag else ""
    notes = "".join(f"[^{n}]" for n in row.notes)
    remarks = "".join(f"<br>{plain(remark)}" for remark in row.remarks)
    return "| " + " | ".join([*cells[:-1], f"{cells[-1]}{tag}{notes}{remarks}"]) + " |"


def _footnotes(footnotes: Iterable[Footnote]) -> Iterator[str]:
    for note in footnotes:
        address = (
            f" <{note.url}>" if note.url and re.fullmatch(r"https?://[^\s<>]+", note.url) else ""
        )
        yield f"[^{note.number}]: {plain(source_words(note))}: “{plain(note.quote)}”{address}"
