"""The day a report was published, as its source writes it; never the computer's."""

import re
from datetime import date, datetime

from dragoman.model.values import Unresolved

# A day of publication before the first newspapers, or far ahead, is a slip of the pen.
FIRST_YEAR, LAST_YEAR = 1600, 2200

_TIME = r"(?:[T ]\d\d[\d:.,]*\s*(?:Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?"
_ISO = re.compile(r"(\d+)-(\d{1,2})-(\d{1,2})" + _TIME)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_WRITTEN = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y")


def read_day(value: object) -> date | Unresolved:
    """The day that a source gives, or why there is none.

    Takes a date, a date with a time (the time and its zone are dropped), and words such as
    "2024-08-20", "2024-08-20T10:00:00Z", "20240820", "20 August 2024" and "Aug. 20, 2024".

    Example:
        >>> read_day("Aug. 20, 2024")
        datetime.date(2024, 8, 20)
        >>> read_day("20240-01-01")
        Unresolved(reason="'20240-01-01' is outside the years 1600 to 2200")
    """
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _plausible(value.year, value.month, value.day, value.isoformat())
    words = str(value).strip()
    numbers = _ISO.fullmatch(words) or _COMPACT.fullmatch(words)
    if numbers is not None:
        year, month, day = numbers.groups()
        return _plausible(int(year), int(month), int(day), words)
    plain = re.sub(r"[.,]", " ", words)
    plain = re.sub(r"\bSept\b", "Sep", " ".join(plain.split()), flags=re.IGNORECASE)
    for form in _WRITTEN:
        try:
            found = datetime.strptime(plain, form)  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
        return _plausible(found.year, found.month, found.day, words)
    return Unresolved(f"{_short(words)!r} is no day")


def _plausible(year: int, month: int, day: int, words: str) -> date | Unresolved:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Unresolved(f"{_short(words)!r} is outside the years {FIRST_YEAR} to {LAST_YEAR}")
    try:
        return date(year, month, day)
    except ValueError:
        return Unresolved(f"{_short(words)!r} is not in the calendar")


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:40] + "…"
