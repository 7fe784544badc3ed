"""Seats: which actors stand on which side of a deed, and which other seatings it could have."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.coding.nearby import HERE, LIST, Nearby
from dragoman.coding.proposals import Proposal
from dragoman.model.records import Kind

Side = frozenset[str]
NOBODY: Side = frozenset()
RULE = "rule"
# The role of either side; deeds of equals have one side only.
ROLES: Mapping[Kind, tuple[str, str | None]] = {
    "action": ("source", "target"),
    "visit": ("visitor", "host"),
    "transfer": ("supplier", "recipient"),
    "meeting": ("participant", None),
    "agreement": ("party", None),
    "tie": ("party", None),
}
_LEADING = frozenset({"source", "visitor", "supplier"})


@dataclass(frozen=True, slots=True)
class Seats:
    """The actors of either side; a deed of equals has all on the first."""

    first: Side
    second: Side = NOBODY


@dataclass(frozen=True, slots=True)
class Story:
    """What the proposals of a report tell of its actors before any is seated anew.

    `told`: by sentence, who does something to whom; `doers`: by sentence, who does something;
    `together`: in how many proposals two actors stand; `deeds`: by sentence and word, which deed
    hangs on it.
    """

    told: Mapping[int, frozenset[tuple[str, str]]]
    doers: Mapping[int, Side]
    together: Mapping[tuple[str, str], int]
    deeds: Mapping[tuple[int, int], str]


def seats_of(proposal: Proposal) -> Seats:
    """Who sits where by the proposal's own rule."""
    first, second = ROLES[proposal.kind]
    return Seats(proposal.side(first), proposal.side(second) if second else NOBODY)


def story_of(proposals: Sequence[Proposal]) -> Story:
    """The story that proposals tell; offices tell none."""
    told: dict[int, set[tuple[str, str]]] = defaultdict(set)
    doers: dict[int, set[str]] = defaultdict(set)
    together: Counter[tuple[str, str]] = Counter()
    deeds: dict[tuple[int, int], str] = {}
    for proposal in proposals:
        if proposal.kind == "office":
            continue
        leading = {p.actor for p in proposal.parties if p.role in _LEADING}
        others = {p.actor for p in proposal.parties if p.role not in _LEADING}
        index = proposal.sentence.index
        deeds.setdefault((index, proposal.anchor.i), proposal.deed)
        told[index] |= {(a, b) for a in leading for b in others}
        doers[index] |= leading
        together.update((a, b) for a in proposal.actors for b in proposal.actors if a != b)
    return Story(
        {index: frozenset(pairs) for index, pairs in told.items()},
        {index: frozenset(actors) for index, actors in doers.items()},
        together,
        deeds,
    )


def options_of(proposal: Proposal, near: Sequence[Nearby]) -> dict[Seats, str]:
    """Every seating that a proposal could have, its own first, with how it differs from that."""
    own = seats_of(proposal)
    found = {own: RULE}
    equals = ROLES[proposal.kind][1] is None
    for seats, how in _of_equals(own, near) if equals else _of_sides(proposal, own, near):
        fits = seats.first and not seats.first & seats.second
        if equals:
            fits = len(seats.first) > 1
        elif proposal.kind != "action":
            fits = fits and bool(seats.second)
        if fits:
            found.setdefault(seats, how)
    return found


def _of_equals(own: Seats, near: Sequence[Nearby]) -> Iterator[tuple[Seats, str]]:
    sides = [n.actors for n in near]
    for side in sides:
        yield Seats(own.first | side), "more"
        yield Seats(side), "only"
        yield Seats(own.first - side), "less"
        for actor in sorted(own.first):
            yield Seats((own.first - {actor}) | side), "instead"
    for left, right in _couples(near):
        yield Seats(left | right), "both"


def _of_sides(
    proposal: Proposal, own: Seats, near: Sequence[Nearby]
) -> Iterator[tuple[Seats, str]]:
    first, second = own.first, own.second
    reciprocal = proposal.kind == "action"
    if reciprocal:
        yield Seats(first | second), "all"
    if second:
        yield Seats(second, first), "swap"
        yield Seats(first), "notarget"
    for side in (n.actors for n in near):
        yield Seats(first, side), "target"
        yield Seats(side - second, second), "source"
        yield Seats(first, second | side), "moretarget"
        yield Seats(first | side, second), "moresource"
        yield Seats(side, first), "source+back"
        if second:
            yield Seats(second, side), "target+turn"
        if reciprocal:
            yield Seats(first | side), "reciprocal"
    for left, right in _couples(near):
        yield Seats(left, right), "both"
        if reciprocal:
            yield Seats(left | right), "bothrec"


def _couples(near: Sequence[Nearby]) -> Iterator[tuple[Side, Side]]:
    here = [n.actors for n in near if n.where in {HERE, LIST}]
    for left in here:
        for right in here:
            if left != right:
                yield left, right
