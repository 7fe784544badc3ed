"""Who holds which office of a state or organisation on a day, as the ledger has learned it."""

import re
from dataclasses import dataclass
from datetime import date

from dragoman.ask.lines import Footnotes
from dragoman.ask.wording import NameOf
from dragoman.ledger.answers import Holder, Query
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
    """A person who holds an office; `last_told` is the day of the latest report that says so.

    A holder from a table has neither such a day nor footnotes: `tables` names where it stands.
    """

    actor: str
    actor_name: str
    office: str
    name: str
    last_told: date | None
    notes: tuple[int, ...]
    tables: tuple[str, ...] = ()


def office_lines(
    ledger: Ledger, actors: tuple[str, ...], name_of: NameOf, notes: Footnotes, on: date
) -> tuple[OfficeLine, ...]:
    """The holders of offices on a day, by actor and rank, as reports until that day tell."""
    lines: list[OfficeLine] = []
    for actor in actors:
        holders = sorted(ledger.office_holders(actor, on), key=_by_rank)
        lines += [_line(ledger, holder, name_of, notes) for holder in holders[:MAX_LINES]]
    return tuple(lines)


def _line(ledger: Ledger, holder: Holder, name_of: NameOf, notes: Footnotes) -> OfficeLine:
    learned = holder.last_told is not None
    latest = ledger.records(Query(records=holder.sources[-1:])) if learned else ()
    return OfficeLine(
        holder.actor, name_of(holder.actor), holder.office, holder.name, holder.last_told,
        notes.of(latest), () if learned else holder.sources,
    )  # fmt: skip


def _by_rank(holder: Holder) -> tuple[int, str, str]:
    rank = next((n for n, rank in enumerate(_RANKS) if rank.search(holder.office)), len(_RANKS))
    return rank, holder.office, holder.name
