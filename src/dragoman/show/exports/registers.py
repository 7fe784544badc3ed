"""What the registers tell of a dyad in a year: visits, agreements, orders, ties, memberships,
meetings.
"""

from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from dragoman.ask.sourced import Sourced
from dragoman.model.records import Record
from dragoman.schemes.codes import state
from dragoman.schemes.links import agreement_over
from dragoman.show.exports.dates import in_one_year
from dragoman.show.exports.weapons import may_fill

# Of a transfer: its year, type, first day, words of the item, and whether it is an order.
Deal = tuple[int, str, str, str, bool]
DyadYear = tuple[str, str, int]
_HOLDING = frozenset({"established", "upgraded", "restored", "in force"})


@dataclass(slots=True)
class Year:
    """One dyad in one year; "forth" is from the first state to the second, ties are as at 31
    December.
    """

    visits_forth: int = 0
    visits_back: int = 0
    agreements: int = 0
    orders_forth: int = 0
    orders_back: int = 0
    meetings: int = 0
    partnership: int | None = None
    relations: int | None = None
    shared: int = 0


@dataclass(slots=True)
class Registers:
    """All dyads and years; directed counts are kept by ordered pair."""

    counts: dict[tuple[str, str, int, str], int] = field(default_factory=dict)
    ties: dict[tuple[str, str], list[tuple[date, str, str]]] = field(default_factory=dict)
    members: dict[str, dict[str, tuple[int, int | None]]] = field(default_factory=dict)
    deals: dict[tuple[str, str], list[Deal]] = field(default_factory=dict)

    def add(self, sourced: Sourced) -> list[DyadYear]:
        """Add an actual record, or an order, to its register; the dyad-years it counts in."""
        record = sourced.record
        if record.kind == "tie":
            return self._tie(sourced)
        if record.kind == "membership":
            self._membership(sourced)
            return []
        year = in_one_year(record.date)
        what = _register_of(sourced)
        if what is None or year is None:
            return []
        found = []
        for a, b in _pairs(record):
            found.append((min(a, b), max(a, b), year))
            if record.kind == "transfer":
                item = record.details.item or ""
                deal = (year, record.type, _start(record), item, what == "order")
                self.deals.setdefault((a, b), []).append(deal)
                continue
            key = (a, b, year, what)
            self.counts[key] = self.counts.get(key, 0) + 1
        return sorted(set(found))

    def years(self) -> set[DyadYear]:
        """Every dyad-year that a register counts something in."""
        counted = {(min(a, b), max(a, b), year) for a, b, year, _ in self.counts}
        counted |= {
            (min(a, b), max(a, b), year)
            for (a, b), deals in self.deals.items()
            for year, *_ in deals
        }
        dated = {(a, b, day.year) for (a, b), ties in self.ties.items() for day, _, _ in ties}
        return counted | dated

    def of(self, a: str, b: str, year: int) -> Year:
        """What the registers tell of a dyad in a year, from the first state's side."""
        return Year(
            visits_forth=self._count(a, b, year, "visit"),
            visits_back=self._count(b, a, year, "visit"),
            agreements=self._both(a, b, year, "agreement"),
            orders_forth=self._orders(a, b, year),
            orders_back=self._orders(b, a, year),
            meetings=self._both(a, b, year, "meeting"),
            partnership=self.stands(a, b, year, "strategic partnership"),
            relations=self.stands(a, b, year, "diplomatic relations"),
            shared=self._shared(a, b, year),
        )

    def _count(self, a: str, b: str, year: int, what: str) -> int:
        return self.counts.get((a, b, year, what), 0)

    def _orders(self, a: str, b: str, year: int) -> int:
        """Orders of a year, and transfers of it that fill no order known."""
        deals = self.deals.get((a, b), [])
        orders = [(kind, start, item) for _, kind, start, item, is_order in deals if is_order]
        count = 0
        for at, kind, start, item, is_order in deals:
            if at == year:
                same = (order for order in orders if order[0] == kind)
                filled = any(may_fill((start, item), order[1:]) for order in same)
                count += is_order or not filled
        return count

    def _both(self, a: str, b: str, year: int, what: str) -> int:
        return self._count(min(a, b), max(a, b), year, what)

    def _tie(self, sourced: Sourced) -> list[DyadYear]:
        record, when = sourced.record, sourced.record.date
        change = record.details.change
        if record.status != "actual" or change is None:
            return []
        day = when.end or when.start if when is not None else None
        if day is None:
            # A tie only called in force is attested on the day of the report that says so.
            day = sourced.published[0] if change == "in force" else None
        if day is None:
            return []
        found = []
        for a, b in combinations(_states(record, None), 2):
            self.ties.setdefault((a, b), []).append((day, record.type, change))
            found.append((a, b, day.year))
        return found

    def stands(self, a: str, b: str, year: int, kind: str) -> int | None:
        """1 if a tie of the kind stands at the year's end, 0 if it was severed, None if none
        is known.
        """
        known = self.ties.get((min(a, b), max(a, b)), [])
        told = sorted(t for t in known if t[1] == kind and t[0] <= date(year, 12, 31))
        if not told:
            return None
        return 0 if told[-1][2] == "severed" else 1

    def _membership(self, sourced: Sourced) -> None:
        record = sourced.record
        if record.status != "actual":
            return
        when = record.date
        day = (when.end or when.start if when is not None else None) or sourced.published[0]
        for member in record.actors("member"):
            known = self.members.setdefault(member, {})
            for body in record.actors("organisation"):
                since, left = known.get(body, (9999, None))
                if record.type in ("left", "suspended"):
                    known[body] = (since, day.year)
                elif record.type in ("member", "joined"):
                    known[body] = (min(since, day.year), left)

    def _shared(self, a: str, b: str, year: int) -> int:
        of_a, of_b = self.members.get(a, {}), self.members.get(b, {})
        return sum(1 for body in of_a.keys() & of_b.keys()
                   if _in(of_a[body], year) and _in(of_b[body], year))  # fmt: skip


def _in(known: tuple[int, int | None], year: int) -> bool:
    since, left = known
    return since <= year and (left is None or year < left)


def _register_of(sourced: Sourced) -> str | None:
    """The register that counts a record: visits, agreements signed, meetings, orders of arms."""
    record = sourced.record
    if record.kind == "transfer":
        if record.status == "actual":
            return "delivery"
        over = agreement_over(record, sourced.reading)
        contracted = over is not None and over.type == "contract"
        return "order" if record.status == "planned" and contracted else None
    if record.status != "actual" or record.kind not in ("visit", "agreement", "meeting"):
        return None
    return None if record.type == "declaration" else record.kind


def _pairs(record: Record) -> list[tuple[str, str]]:
    """Ordered pairs of states where the kind has a direction, else each pair once."""
    if record.kind == "visit":
        sides = _states(record, "visitor"), _states(record, "host")
    elif record.kind == "transfer":
        sides = _states(record, "supplier"), _states(record, "recipient")
    else:
        return list(combinations(_states(record, None), 2))
    return [(a, b) for a in sides[0] for b in sides[1] if a != b]


def _states(record: Record, role: str | None) -> list[str]:
    return [actor for actor in record.actors(role) if state(actor) is not None]


def _start(record: Record) -> str:
    when = record.date
    return "" if when is None or when.start is None else when.start.isoformat()
