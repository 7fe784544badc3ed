"""Who holds which office of a state or organisation on a day, as the ledger has learned it."""

import re
from dataclasses import dataclass
from datetime import date

from dragoman.ask.lines import Footnotes
from dragoman.ask.wording import NameOf
from dragoman.ledger.answers import Holder, KeptRecord, Query
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
    shown = [
        holder
        for actor in actors
        for holder in sorted(ledger.office_holders(actor, on), key=_by_rank)[:MAX_LINES]
    ]
    latest = tuple(holder.sources[-1] for holder in shown if holder.last_told is not None)
    told = {k.id: k for k in ledger.records(Query(records=latest), fields=False)} if latest else {}
    return tuple(_line(holder, told, name_of, notes) for holder in shown)


def _line(
    holder: Holder, told: dict[str, KeptRecord], name_of: NameOf, notes: Footnotes
) -> OfficeLine:
    learned = holder.last_told is not None
    return OfficeLine(
        holder.actor, name_of(holder.actor), holder.office, holder.name, holder.last_told,
        notes.of([told[holder.sources[-1]]]) if learned else (),
        () if learned else holder.sources,
    )  # fmt: skip


def _by_rank(holder: Holder) -> tuple[int, str, str]:
    rank = next((n for n, rank in enumerate(_RANKS) if rank.search(holder.office)), len(_RANKS))
    return rank, holder.office, holder.name
