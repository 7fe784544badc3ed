"""Records in plain words: one line each, for briefs, timelines, search results and tables.

Says what the record holds and nothing else; what is not known is left out, never filled in.
"""

import csv
import functools
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from dragoman.model.records import Details, Record
from dragoman.model.values import Interval, Party

NameOf = Callable[[str], str]

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_QUARTERS = {1: "first", 4: "second", 7: "third", 10: "fourth"}
# Whom the sentence begins with, and whom it ends with.
_SIDES = {
    "visit": ("visitor", "host"), "transfer": ("supplier", "recipient"),
    "action": ("source", "target"), "membership": ("member", "organisation"),
}  # fmt: skip
_ARTICLES = {"agreement": "an agreement", "other": "an agreement"}
MAX_NAMED = 4


def record_words(record: Record, name_of: NameOf) -> str:
    """A record in one line of words, without its date; `name_of` gives an actor's name by its code.

    Example:
        >>> from dragoman.model.text import Extent
        >>> parties = (Party("visitor", "TUR", "Yaşar Güler"), Party("host", "MYS"))
        >>> visit = Record("visit", "visit", parties, None, "actual", (), Extent(0, 1), "r")
        >>> record_words(visit, {"TUR": "Türkiye", "MYS": "Malaysia"}.__getitem__)
        'Yaşar Güler (Türkiye) visited Malaysia'
    """
    first_role, second_role = _SIDES.get(record.kind, (record.parties[0].role, ""))
    first = parties_words((p for p in record.parties if p.role == first_role), name_of)
    second = parties_words((p for p in record.parties if p.role == second_role), name_of)
    what = _what(record)
    if record.kind == "office":
        return f"{first}, {what}"
    past, base = _forms()[_form_key(record)]
    match record.status:
        case "actual":
            verb = past
        case "planned":
            verb = f"will {base}"
        case "possible":
            verb = f"may {base}"
        case "negated":
            verb = f"did not {base}"
    if not second:
        # "supported {1}", "made a demand on {1}": without a target the joining word goes too.
        verb = verb.removesuffix("{1}").rstrip()
        verb = verb.removesuffix(" with").removesuffix(" on").removesuffix(" to")
        verb = verb.removesuffix(" against").removesuffix(" from")
    return f"{first or 'someone'} {verb.format(first, second, what=what)}{_tail(record, name_of)}"


@functools.cache
def _forms() -> dict[str, tuple[str, str]]:
    with (Path(__file__).parent / "wording.csv").open(encoding="utf-8", newline="") as lines:
        return {row["key"]: (row["past"], row["base"]) for row in csv.DictReader(lines)}


def _form_key(record: Record) -> str:
    if record.kind in ("action", "membership", "meeting"):
        return record.type
    if record.kind == "tie":
        return record.details.change or "in force"
    return record.kind


def parties_words(parties: Iterable[Party], name_of: NameOf) -> str:
    """Parties in a row: persons with their country, the rest counted where there are many."""
    everyone = list(parties)
    personal = {p.actor for p in everyone if p.name is not None}
    # A state beside its own minister says nothing more.
    told = [p for p in everyone if p.name is not None or p.actor not in personal]
    named = list(dict.fromkeys(party_words(p, name_of) for p in told))
    if len(named) > MAX_NAMED:
        named = [*named[: MAX_NAMED - 1], f"{len(named) - MAX_NAMED + 1} others"]
    if len(named) < 2:
        return "".join(named)
    return f"{', '.join(named[:-1])} and {named[-1]}"


def party_words(party: Party, name_of: NameOf) -> str:
    """A party by name, with the country or organisation that it acts for."""
    actor = name_of(party.actor)
    if party.name is None or party.name == actor:
        return actor
    return f"{party.name} ({actor})"


def _what(record: Record) -> str:
    details = record.details
    match record.kind:
        case "agreement":
            kind = _ARTICLES.get(record.type, f"a {record.type}")
            return kind if details.subject is None else f"{kind} on {details.subject}"
        case "transfer":
            return item_words(record)
        case "tie":
            return "relations" if record.type == "other" else record.type
        case "office":
            return f"former {record.type}" if details.until else record.type
    return ""


def item_words(record: Record) -> str:
    """What a transfer hands over: number and item as named, else its class.

    Example: "3 corvettes"; "unmanned aircraft".
    """
    details = record.details
    item = details.item or (record.type if record.type != "other" else "military goods")
    if details.quantity is None:
        return item
    number = number_words(details.quantity)
    return item if item.startswith(number) else f"{number} {item}"


def value_words(details: Details) -> str:
    """A sum of money: "423.8 million MYR"; empty where none is told."""
    if details.value is None:
        return ""
    amount = number_words(details.value)
    return amount if details.currency is None else f"{amount} {details.currency}"


def number_words(number: float) -> str:
    """A number for reading: "7.87 billion", "96", "1,500"."""
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(number) >= size:
            return f"{number / size:.6g} {name}"
    return f"{number:,.0f}" if number == int(number) else f"{number:,.6g}"


def _tail(record: Record, name_of: NameOf) -> str:
    details = record.details
    parts = []
    if record.place is not None and record.kind in ("meeting", "visit", "agreement", "action"):
        host_named = record.place.name in {name_of(a) for a in record.actors("host")}
        parts.append("" if host_named else f" in {record.place.name}")
    if details.issue:
        parts.append(f": {details.issue}")
    if value := value_words(details):
        parts.append(f", worth {value}")
    if details.terms in ("gift", "loan"):
        parts.append(f", as a {details.terms}")
    if details.delivery is not None and record.status != "actual":
        parts.append(f", due {interval_words(details.delivery)}")
    if details.claimed_by:
        parts.append(f", as {name_of(details.claimed_by)} says")
    return "".join(parts)


def day_words(day: date) -> str:
    """A day: "20 August 2024"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def interval_words(interval: Interval | None) -> str:
    """An interval as wide as it is known, never narrower.

    Example:
        >>> interval_words(Interval(date(2024, 6, 1), date(2024, 6, 30)))
        'June 2024'
        >>> interval_words(Interval(None, date(2027, 12, 31)))
        'by 31 December 2027'
    """
    if interval is None:
        return "undated"
    start, end = interval.start, interval.end
    if start is None:
        return "undated" if end is None else f"by {day_words(end)}"
    if end is None:
        return f"from {day_words(start)}"
    match interval.grain:
        case "day":
            return day_words(start)
        case "month":
            return f"{MONTHS[start.month - 1]} {start.year}"
        case "quarter":
            return f"{_QUARTERS[start.month]} quarter of {start.year}"
        case "year":
            return str(start.year)
    return _span_words(start, end)


def _span_words(start: date, end: date) -> str:
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{start.year}–{end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day_words(end)}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} – {day_words(end)}"
    return f"{day_words(start)} – {day_words(end)}"
