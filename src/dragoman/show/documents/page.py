"""A brief as one self-contained page: no address outside, good on paper, each footnote opens its
report.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dragoman.ask.brief import Brief
from dragoman.ask.lines import Footnote
from dragoman.ask.wording import day_words
from dragoman.model.text import Report
from dragoman.show.documents.outline import Section, outline_brief
from dragoman.show.documents.terminal import nothing_known, source_words

_TEMPLATES = Path(__file__).parent / "templates"
# Of a longer report, a footnote opens this much on either side of its quote.
MARGIN_CHARS = 4_000


@dataclass(frozen=True, slots=True)
class OpenedNote:
    """A footnote with its report around it: the text before the quote, the quote, the text
    after.
    """

    number: int
    source: str
    quote: str
    before: str
    after: str
    url: str | None


def render_page(brief: Brief) -> str:
    """A brief as one HTML file; it wants to be made with `with_texts=True`."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    sections = outline_brief(brief)
    return environment.get_template("brief.html").render(
        brief=brief,
        sections=sections,
        uses=_uses(sections),
        notes=[_open(note, brief.texts.get(note.report)) for note in brief.footnotes],
        as_of=day_words(brief.as_of),
        nothing=nothing_known(brief) if brief.is_empty else "",
        style=(_TEMPLATES / "brief.css").read_text(encoding="utf-8"),
    )


def _uses(sections: Iterable[Section]) -> dict[int, list[str]]:
    """The keys of the rows that each footnote supports: where its backward links lead."""
    uses: dict[int, list[str]] = {}
    for section in sections:
        for _, rows in section.groups():
            for key, row in rows:
                for number in row.notes:
                    uses.setdefault(number, []).append(key)
    return uses


def _open(note: Footnote, report: Report | None) -> OpenedNote:
    before = after = ""
    if report is not None:
        text = report.text
        start, end = max(0, note.start - MARGIN_CHARS), note.end + MARGIN_CHARS
        before = ("…" if start else "") + text[start : note.start].lstrip("\r\n")
        after = text[note.end : end].rstrip() + ("…" if end < len(text) else "")
    # Only web addresses become links: a report's address is whatever its source wrote.
    url = note.url if note.url and note.url.startswith(("https://", "http://")) else None
    return OpenedNote(note.number, source_words(note), note.quote, before, after, url)
