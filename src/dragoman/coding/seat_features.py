"""What the judge sees of a seating: who sits there and how the parse leads to them, who was meant
before, and what the scorer makes of the two sides.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from dragoman.coding.draft import Draft
from dragoman.coding.nearby import HERE, LIST, Nearby, named_in
from dragoman.coding.pairs import Pairs
from dragoman.coding.paths import hold_of, path_between
from dragoman.coding.proposals import Proposal
from dragoman.coding.seats import Seats, Side, Story, seats_of
from dragoman.coding.sides import kind_of
from dragoman.language.mentions import Mention
from dragoman.language.tokens import Token

_EDGES = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9)
_MOST_PATHS = 3
_OBJECTS = frozenset({"dobj", "pobj", "attr", "ccomp"})


def step(share: float) -> int:
    """A probability in ten steps, finer near nought.

    Example:
        >>> step(0.01), step(0.06), step(0.5), step(0.95)
        (0, 2, 6, 9)
    """
    return sum(share >= edge for edge in _EDGES)


class Seen:
    """What is seen of the seatings of one proposal, worked out once for all of them."""

    def __init__(
        self, draft: Draft, proposal: Proposal, pairs: Pairs, near: Sequence[Nearby], story: Story
    ) -> None:
        self._draft, self._proposal, self._story = draft, proposal, story
        self._own = seats_of(proposal)
        self._by_actors = {n.actors: n for n in near}
        self._here: Side = frozenset(a for n in near if n.where in {HERE, LIST} for a in n.actors)
        self._word = proposal.deed
        self._scores = _scores(pairs, proposal)
        self._best = max(self._scores.values(), default=0.0)
        self._told: dict[str, list[str]] = {}

    @cached_property
    def _ways(self) -> Mapping[str, list[tuple[str, Mention]]]:
        """By actor, how the parse leads from the deed to each mention of it."""
        ways: dict[str, list[tuple[str, Mention]]] = {}
        for mention in named_in(self._draft, self._proposal.sentence):
            way = path_between(self._proposal.anchor, mention.root)
            for actor in mention.actors:
                ways.setdefault(actor, []).append((way, mention))
        return ways

    @cached_property
    def _lately(self) -> frozenset[tuple[str, str]]:
        """Who does something to whom in the three sentences before."""
        index, told = self._proposal.sentence.index, self._story.told
        return frozenset().union(*(told.get(index - back, ()) for back in (1, 2, 3)))

    @cached_property
    def _object(self) -> str:
        """The word for what is done or said, itself no actor maybe: "welcomed the decision"."""
        children = self._proposal.anchor.children
        found = [c for c in children if c.dep_ in _OBJECTS] or [
            below
            for c in children
            if c.dep_ == "prep"
            for below in c.children
            if below.dep_ == "pobj"
        ]
        return found[0].lemma_.lower() if found else "-"

    def of_side(self, side: Side, *, leads: bool) -> set[str]:
        """What is seen of those on the first (`leads`) or the second side."""
        mark = "s" if leads else "t"
        return {f"{mark}{name}" for name in self._of_side(side, leads)}

    def _of_side(self, side: Side, leads: bool) -> Iterator[str]:
        proposal, word = self._proposal, self._word
        ruled = self._own.first if leads else self._own.second
        yield f"={_against(side, ruled)}"
        if side == ruled:
            yield f"rule={proposal.rule}"
            yield f"type+guess={word}:{proposal.guessed}"
        yield f"size={min(len(side), 3)}"
        yield f"type+size={word}:{min(len(side), 3)}"
        if not side:
            yield f"none={proposal.rule}"
            return
        near = self._by_actors.get(side)
        if near is not None:
            yield f"where={near.where}"
            yield f"type+where={word}:{near.where}"
            yield f"form={near.form}:{near.where[:5]}"
        for actor in side:
            if actor not in self._told:
                self._told[actor] = list(self._of_actor(actor))
            yield from self._told[actor]

    def _of_actor(self, actor: str) -> Iterator[str]:
        draft, word = self._draft, self._word
        anchor = self._proposal.anchor
        for way, mention in self._ways.get(actor, ())[:_MOST_PATHS]:
            root = mention.root
            yield f"path={way}"
            yield f"pos+path={anchor.pos_}:{way}"
            yield from self._of_hold(root)
            if mention.form != "name":
                yield f"root={root.lemma_.lower()}"
                yield f"type+root={word}:{root.lemma_.lower()}"
            yield f"gap={word}:{max(-6, min(6, (root.i - anchor.i) // 3))}"
            yield f"type+after={word}:{root.i > anchor.i}"
            yield f"dep={mention.kind}/{mention.form}/{root.dep_}"
            if mention.form == "adjective":
                yield f"of={root.head.lemma_.lower()}"
        if actor not in self._ways:
            yield "absent"
        yield f"kind={kind_of(actor)}"
        yield f"type+home={word}:{actor == draft.home}"
        yield f"rank={min(draft.main.index(actor), 4) if actor in draft.main else 4}"
        yield f"dateline={actor == draft.mentions.dateline}"

    def _of_hold(self, root: Token) -> Iterator[str]:
        """On which word a mention hangs: the deed itself, or another, maybe a deed as well."""
        proposal, word = self._proposal, self._word
        link, over = hold_of(root)
        lemma = over.lemma_.lower()
        if over.i == proposal.anchor.i:
            yield f"hold=deed:{link}"
            yield f"rule+hold={proposal.rule}:{link}"
            yield f"lemma+hold={lemma}:{link}"
            return
        yield f"hold={link}:{lemma}"
        yield f"type+hold={word}:{link}:{lemma}"
        deed = self._story.deeds.get((proposal.sentence.index, over.i), "-")
        yield f"deed+hold={word}:{link}:{deed}"

    def of_seats(self, seats: Seats, how: str) -> Iterator[str]:
        """What is seen of both sides together; `how`: as `options_of` tells the difference."""
        first, second, word = seats.first, seats.second, self._word
        home = self._draft.home
        yield f"how={how}"
        yield f"type+how={word}:{how}"
        yield f"guess+how={self._proposal.guessed}:{how}"
        yield f"equals={word}:{not second}:{len(first) > 1}"
        yield f"home={word}:{home is not None}:{home in first}:{home in second}"
        yield f"how+home={how}:{home in first}:{home in second}"
        yield f"here={first <= self._here}:{second <= self._here}"
        yield f"left={min(len(self._here - first - second), 3)}"
        yield from self._of_scores(seats)
        yield from self._of_story(seats)

    def _of_scores(self, seats: Seats) -> Iterator[str]:
        others, sided = seats.second or seats.first, bool(seats.second)
        shares = [
            self._scores[pair]
            for pair in ((a, b) for a in seats.first for b in others)
            if pair in self._scores
        ]
        if not shares:
            yield f"score=none:{step(self._best)}:{sided}"
            return
        most = max(shares)
        yield f"score={step(most)}"
        yield f"type+score={self._word}:{step(most)}:{sided}"
        yield f"least={step(min(shares))}:{sided}"
        yield f"best={most >= self._best}:{step(self._best)}:{sided}"

    def _of_story(self, seats: Seats) -> Iterator[str]:
        first, second, index = seats.first, seats.second, self._proposal.sentence.index
        story, last = self._story, self._story.doers.get(index - 1, frozenset())
        others = second or first
        together = min((story.together[a, b] for a in first for b in others if a != b), default=0)
        yield f"together={min(together, 4)}:{bool(second)}"
        yield f"first_did={bool(first & last)}:{first.isdisjoint(self._here)}"
        if not second:
            yield f"object={self._object}:nobody"
            return
        on = not self._lately.isdisjoint((a, b) for a in first for b in second)
        back = not self._lately.isdisjoint((b, a) for a in first for b in second)
        yield f"told={on}:{back}"
        yield f"type+told={self._word}:{on}:{back}"
        yield f"second_did={bool(second & last)}:{second.isdisjoint(self._here)}"
        near = self._by_actors.get(second)
        yield f"object={self._object}:{'mixed' if near is None else near.where}"


def _against(side: Side, ruled: Side) -> str:
    """How a side stands to the rule's own."""
    if side == ruled:
        return "rule"
    if side < ruled:
        return "sub"
    return "sup" if side > ruled else "other"


def _scores(pairs: Pairs, proposal: Proposal) -> dict[tuple[str, str], float]:
    """By source and target, how likely the scorer finds the deed between them."""
    found: dict[tuple[str, str], float] = {}
    for pair in pairs.by_sentence.get(proposal.sentence.index, ()):
        share = (
            pair.score.labels[proposal.type]
            if proposal.kind == "action"
            else pair.score.kind[proposal.kind]
        )
        for source in pair.source.actors:
            for target in pair.target.actors:
                found[source, target] = max(share, found.get((source, target), 0.0))
    return found
