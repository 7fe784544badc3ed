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

    def shares(self, judge: Judge) -> list[float]:
        """The probability of each option; a side is weighed once, however many options have it."""
        sides: dict[tuple[Side, bool], float] = {}
        worths, question = [], self.question
        for seats, how in self.options.items():
            worth = judge.worth(question, self.seen.of_seats(seats, how))
            for side, leads in ((seats.first, True), (seats.second, False)):
                if (side, leads) not in sides:
                    names = self.seen.of_side(side, leads=leads)
                    sides[side, leads] = judge.worth(question, names)
                worth += sides[side, leads]
            worths.append(worth)
        top = max(worths)
        powers = [math.exp(worth - top) for worth in worths]
        total = math.fsum(powers)
        return [power / total for power in powers]


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
    best = max(range(len(shares)), key=lambda n: (shares[n], -n))
    if shares[best] < shares[0] + PLAINLY_LIKELIER:
        best = 0
    seats, how = list(seating.options.items())[best]
    proposal = replace(seating.proposal, seats=how, seats_step=step(shares[best]))
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
