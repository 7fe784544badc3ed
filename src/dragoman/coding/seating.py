"""Seating: who of those around a deed stands on which side, as the judge finds likeliest.

A rule's frame tells who stands where as grammar has it. Who is meant where grammar is silent, and
where the parse errs, is learned: the seatings around are options, and the likeliest is taken if it
is plainly likelier than the rule's own.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.coding.draft import Draft
from dragoman.coding.judge import Judge
from dragoman.coding.nearby import Nearby, actors_nearby
from dragoman.coding.pairs import Pairs
from dragoman.coding.parties import Bearer
from dragoman.coding.proposals import Proposal
from dragoman.coding.seat_features import Seen, step
from dragoman.coding.seats import ROLES, RULE, Seats, Side, options_of, story_of
from dragoman.language.mentions import Who
from dragoman.model.values import Party

PLAINLY_LIKELIER = 0.1
LOOKED_AT = 10


@dataclass(frozen=True, slots=True)
class Seating:
    """A proposal with the seatings that it could have, its own first."""

    proposal: Proposal
    near: Sequence[Nearby]
    options: dict[Seats, str]
    seen: Seen

    @property
    def question(self) -> str:
        """The judge's question for the seats of this kind of record."""
        return f"seats:{self.proposal.kind}"

    def features(self, seats: Seats) -> tuple[str, ...]:
        """All that the judge sees of one option."""
        return (
            *sorted(self.seen.of_side(seats.first, leads=True)),
            *sorted(self.seen.of_side(seats.second, leads=False)),
            *self.seen.of_seats(seats, self.options[seats]),
        )

    def shares(self, judge: Judge) -> dict[Seats, float]:
        """The probability of the proposal's own seats and of the options with the likeliest sides.

        A side is weighed once, however many options have it; few options are looked at as a whole.
        """
        sides: dict[tuple[Side, bool], float] = {}
        worths: dict[Seats, float] = {}
        for seats in self.options:
            for side, leads in ((seats.first, True), (seats.second, False)):
                if (side, leads) not in sides:
                    names = self.seen.of_side(side, leads=leads)
                    sides[side, leads] = judge.worth(self.question, names)
            worths[seats] = sides[seats.first, True] + sides[seats.second, False]
        own, *others = worths
        looked = (own, *sorted(others, key=lambda seats: -worths[seats])[:LOOKED_AT])
        for seats in looked:
            seen = self.seen.of_seats(seats, self.options[seats])
            worths[seats] += judge.worth(self.question, seen)
        top = max(worths[seats] for seats in looked)
        powers = {seats: math.exp(worths[seats] - top) for seats in looked}
        total = math.fsum(powers.values())
        return {seats: power / total for seats, power in powers.items()}


def seatings_of(
    draft: Draft, proposals: Sequence[Proposal], pairs: Pairs
) -> Iterator[tuple[Proposal, Seating | None]]:
    """Each proposal with its seating; None for kinds whose sides are never in doubt."""
    story = story_of(proposals)
    around: dict[int, list[Nearby]] = {}
    for proposal in proposals:
        if proposal.kind not in ROLES:
            yield proposal, None
            continue
        index = proposal.sentence.index
        if index not in around:
            around[index] = actors_nearby(draft, proposal.sentence)
        near = around[index]
        seen = Seen(draft, proposal, pairs, near, story)
        yield proposal, Seating(proposal, near, options_of(proposal, near), seen)


def seated(
    draft: Draft, proposals: Sequence[Proposal], pairs: Pairs, judge: Judge
) -> list[Proposal]:
    """The proposals, each with the sides that the judge finds likeliest."""
    return [
        proposal if seating is None else _likeliest(seating, judge)
        for proposal, seating in seatings_of(draft, proposals, pairs)
    ]


def _likeliest(seating: Seating, judge: Judge) -> Proposal:
    shares = seating.shares(judge)
    own, seats = next(iter(shares)), max(shares, key=shares.__getitem__)
    if shares[seats] < shares[own] + PLAINLY_LIKELIER:
        seats = own
    how = seating.options[seats]
    proposal = replace(seating.proposal, seats=how, seats_step=step(shares[seats]))
    return proposal if how == RULE else _with(proposal, seats, seating.near)


def _with(proposal: Proposal, seats: Seats, near: Sequence[Nearby]) -> Proposal:
    first, second = ROLES[proposal.kind]
    parties = [p for a in sorted(seats.first) for p in _parties(proposal, first, a, near)]
    if second is not None:
        parties += [p for a in sorted(seats.second) for p in _parties(proposal, second, a, near)]
    return replace(proposal, parties=tuple(parties))


def _parties(proposal: Proposal, role: str, actor: str, near: Sequence[Nearby]) -> list[Party]:
    """An actor in a role, with the names that the rule gave it, else those of the mention."""
    held = [p for p in proposal.parties if p.actor == actor]
    same = [p for p in held if p.role == role]
    if held:
        return same or [replace(p, role=role) for p in held]
    for nearby in near:
        borne = [b for b in nearby.bearers if b.who.actor == actor]
        if borne:
            return [b.party(role) for b in borne]
    extent = proposal.sentence.extent
    return [Bearer(Who(actor), extent.start, extent.end).party(role)]
