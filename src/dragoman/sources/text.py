"""Plain text becomes one report: header lines are taken off, what follows is kept as it stands.

A header is any of these, at the very beginning, in any order:
    title: …        source: …        url: …        id: …
    date: 2024-08-20                 or the day alone on a line
    <space>date 2024-08-20<space>    before the text on its own first line
Failing these, a dateline on the first line gives the day and stays part of the text
("ANKARA, Aug. 20, 2024 — …").
"""

import re
from datetime import date

from dragoman.config import MAX_TEXT_CHARS
from dragoman.model.text import Report
from dragoman.model.values import Unresolved
from dragoman.sources.days import read_day
from dragoman.sources.problems import SourceProblem

_FIELD = re.compile(
    r"[ \t]*(title|date|source|url|id)[ \t]*:[ \t]*(\S[^\r\n]*?)[ \t]*(?:\r?\n|\Z)", re.I
)
_DAY_LINE = re.compile(
    r"[ \t]*(?:date[ \t]+)?"
    r"(\d+-\d{1,2}-\d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})"
    r"[ \t]*(?:\r?\n|\Z)"
)
_FIGURES = re.compile(r"\d+-\d{1,2}-\d{1,2}")
_LEADING_DAY = re.compile(r"\s*date[ \t]+(\d{1,6}-\d{1,2}-\d{1,2})[ \t]+(?=\S)", re.I)
_BLANK = re.compile(r"[ \t]*\r?\n")
_DATELINE = re.compile(
    r"[^\n]{0,60}?\b((?:\d{1,2} )?[A-Z][a-z]{2,8}\.?(?: \d{1,2},)? \d{4})\b"
    r"[^\n]{0,30}?(?:—|–| - |--)"
)
DAY_REMEDY = 'Put a line "date: YYYY-MM-DD" first, or give --date YYYY-MM-DD'


def read_text(
    text: str, *, path: str, name: str | None = None, default_day: date | None = None
) -> Report | SourceProblem:
    """The report that a plain text holds; the text's own day goes before `default_day`.

    Returns: the report, whose `text` is the file's after the header, unchanged; or the problem.

    Example:
        >>> read_text(" date 2024-08-20 Japan met Chad.", path="a.txt").text
        'Japan met Chad.'
    """
    fields, body, line = _take_header(text)
    if not body.strip():
        return SourceProblem(path, None, "the file holds no text", "Leave it out, or save it again")
    fault = text_fault(body)
    if fault is not None:
        return SourceProblem(path, None, fault[0], fault[1], "TextError")
    words = fields.get("date") or _dateline(body)
    day = default_day if words is None else read_day(words)
    if day is None:
        return SourceProblem(path, 1, "the report has no day", DAY_REMEDY)
    if isinstance(day, Unresolved):
        return SourceProblem(path, line, f"the date cannot be used: {day.reason}", DAY_REMEDY)
    return Report(
        day,
        body,
        fields.get("title"),
        fields.get("source"),
        fields.get("url"),
        fields.get("id", name),
    )


def text_fault(text: str) -> tuple[str, str] | None:
    """What is wrong with a text as such, and the remedy; None where nothing is."""
    if len(text) > MAX_TEXT_CHARS:
        return (
            f"the text has {len(text):,} characters, more than the {MAX_TEXT_CHARS:,} of a report",
            "Split it into one report a line of a JSON-lines file",
        )
    if "\0" in text:
        return "the text holds a null character", "Save it as plain UTF-8 text"
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return (
            f"half a character (a lone surrogate) stands at offset {error.start}",
            "Write the text anew as UTF-8",
        )
    return None


def _take_header(text: str) -> tuple[dict[str, str], str, int]:
    """Header fields, the text after them, and the line that gave the day."""
    fields: dict[str, str] = {}
    at, line, day_line = 0, 1, 1
    while (taken := _header_line(text, at, fields)) is not None:
        key, value, at = taken
        if key:
            fields[key] = value
        if key == "date":
            day_line = line
        line += 1
    leading = _LEADING_DAY.match(text, at) if "date" not in fields else None
    if leading is not None:
        return {**fields, "date": leading[1]}, text[leading.end() :], line
    # Blank lines before the text go with the header; a text without a header keeps them.
    return fields, text[at:] if fields else text, day_line


def _header_line(text: str, at: int, fields: dict[str, str]) -> tuple[str, str, int] | None:
    """Field, value and end of the header line at this offset (a blank line has no field)."""
    blank = _BLANK.match(text, at)
    if blank is not None:
        return "", "", blank.end()
    found = _FIELD.match(text, at)
    if found is not None and found[1].lower() not in fields:
        return found[1].lower(), found[2], found.end()
    found = _DAY_LINE.match(text, at) if "date" not in fields else None
    if found is None:
        return None
    # Figures that can only be meant as a day are one, right or wrong; a wrong one is reported.
    if _FIGURES.fullmatch(found[1]) or not isinstance(read_day(found[1]), Unresolved):
        return "date", found[1], found.end()
    return None


def _dateline(body: str) -> str | None:
    found = _DATELINE.match(body.lstrip())
    return None if found is None or isinstance(read_day(found[1]), Unresolved) else found[1]
