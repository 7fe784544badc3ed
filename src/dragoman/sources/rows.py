"""A row of a table or a line of JSON becomes a report: the same six fields wherever they stand."""

from collections.abc import Mapping
from datetime import date

from dragoman.model.text import Report
from dragoman.model.values import Unresolved
from dragoman.sources.days import read_day
from dragoman.sources.problems import SourceProblem
from dragoman.sources.text import text_fault

FIELDS = ("id", "date", "text", "title", "source", "url")
_DAY_REMEDY = 'Give it a "date" of the form YYYY-MM-DD, or give --date for all that have none'


def read_row(
    row: Mapping[str, object], *, path: str, line: int | None, default_day: date | None = None
) -> Report | SourceProblem:
    """The report of one row; `text` is taken as it stands, character by character.

    Returns: the report, or the problem with the row. Fields other than the six are passed over.
    """
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        what = "there is no text" if not text or isinstance(text, str) else "the text is no string"
        return SourceProblem(path, line, what, 'Put the report\'s words into the field "text"')
    fault = text_fault(text)
    if fault is not None:
        return SourceProblem(path, line, fault[0], fault[1], "TextError")
    given = row.get("date")
    day = default_day if given is None or given == "" else read_day(given)
    if day is None:
        return SourceProblem(path, line, "the report has no day", _DAY_REMEDY)
    if isinstance(day, Unresolved):
        return SourceProblem(path, line, f"the date cannot be used: {day.reason}", _DAY_REMEDY)
    title, source, url, name = (_words(row.get(key)) for key in ("title", "source", "url", "id"))
    return Report(day, text, title, source, url, name)


def _words(value: object) -> str | None:
    """A field as words without half characters; numbers serve as ids too."""
    if value is None or value == "":
        return None
    return str(value).encode("utf-8", "replace").decode("utf-8")
