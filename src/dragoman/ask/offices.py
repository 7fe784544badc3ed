"""Who holds which office of a state or organisation, as the latest reports call them."""

import re
from dataclasses import dataclass
from datetime import date

from dragoman.ask.lines import Footnotes
from dragoman.ask.wording import NameOf
from dragoman.ledger.answers import Occurrence, Query
from dragoman.ledger.store import Ledger

MAX_LINES = 12
# The order in which a brief names offices; what is in none of these comes last.
_RANKS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^(?:president|king|queen|emperor|emir|sultan|supreme leader)\b",
        r"^(?:prime minister|premier|chancellor|secretary[- ]general)\b",
        r"\bforeign\b|\bexternal affairs\b|^secretary of state\b",
        r"\bdefen[cs]e\b",
        r"\bminister\b",
        r"\bambassador\b|\bsecretary\b",
    )
)


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """A person who holds an office, and the day of the latest report that says so."""

    actor: str
    actor_name: str
    office: str
    name: str
    last_told: date
    notes: tuple[int, ...]


def office_lines(
    ledger: Ledger,
    actors: tuple[str, ...],
    name_of: NameOf,
    notes: Footnotes,
    as_of: date | None,
) -> tuple[OfficeLine, ...]:
    """The present holders of offices, by actor and rank; one person for one office.

    A later holder takes an earlier one's place, and a person called "former" holds it no more.
    """
    found = []
    for actor in actors:
        asked = Query(kinds=("office",), actors=(actor,), roles=("holder",), published_until=as_of)
        latest = _latest(list(ledger.occurrences(asked)))
        ranked = sorted(latest, key=lambda told: (_rank(told.type), told.type, told.id))
        found += [_line(told, actor, name_of, notes) for told in ranked[:MAX_LINES]]
    return tuple(found)


def _latest(told: list[Occurrence]) -> list[Occurrence]:
    """The occurrence that has the last word on each office, where it names a present holder."""
    by_office: dict[str, Occurrence] = {}
    left: dict[tuple[str, str], date] = {}
    for office in sorted(told, key=last_told):
        title, name = office.type.casefold(), _name(office)
        if office.record.details.until:
            left[title, name] = last_told(office)
        else:
            by_office[title] = office
    return [
        office
        for title, office in by_office.items()
        if left.get((title, _name(office)), date.min) < last_told(office)
    ]


def last_told(occurrence: Occurrence) -> date:
    """The day of the latest report of an occurrence."""
    return max(member.published for member in occurrence.members)


def _line(told: Occurrence, actor: str, name_of: NameOf, notes: Footnotes) -> OfficeLine:
    newest = max(told.members, key=lambda kept: (kept.published, kept.id))
    return OfficeLine(
        actor, name_of(actor), told.type, _name(told), newest.published, notes.of([newest])
    )


def _name(office: Occurrence) -> str:
    return next((p.name for p in office.record.parties if p.name), "")


def _rank(title: str) -> int:
    return next((n for n, rank in enumerate(_RANKS) if rank.search(title)), len(_RANKS))
