"""Proposals: what the coders put forward before dates, places and merging make records of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.coding.match import Match
from dragoman.coding.parties import Bearer
from dragoman.language.build import Sentence
from dragoman.language.tokens import Token
from dragoman.model.records import Details, Kind, Status
from dragoman.model.text import Extent
from dragoman.model.values import Interval, Party, Place

_ISSUE_CHARS = 90


@dataclass(frozen=True, slots=True)
class Proposal:
    """A record in the making.

    `anchor` is the token that dates and places are looked for around; `date` and `place` are set by
    a coder that knows better. `said`: the deed is in the saying. `seats`: how its sides differ from
    those of its rule, and in which step of probability.
    """

    kind: Kind
    type: str
    parties: tuple[Party, ...]
    status: Status
    sentence: Sentence
    anchor: Token
    rule: str
    details: Details = field(default_factory=Details)
    said: bool = False
    cue: str = ""
    date: Interval | None = None
    dateless: bool = False
    place: Place | None = None
    extra: tuple[Sentence, ...] = ()
    trigger_extent: Extent | None = None
    guessed: str = ""
    seats: str = "rule"
    seats_step: int = 0

    @property
    def trigger(self) -> Extent:
        """The place of the word that makes the record."""
        if self.trigger_extent is not None:
            return self.trigger_extent
        return Extent(self.sentence.start_of(self.anchor), self.sentence.end_of(self.anchor))

    @property
    def deed(self) -> str:
        """What it tells: the type of an action, any other by its kind."""
        return self.type if self.kind == "action" else self.kind

    @property
    def actors(self) -> frozenset[str]:
        """The codes of all parties."""
        return frozenset(p.actor for p in self.parties)

    def side(self, role: str) -> frozenset[str]:
        """The codes of the parties in one role."""
        return frozenset(p.actor for p in self.parties if p.role == role)


def from_match(match: Match, roles: tuple[str, str], kind_type: str, details: Details) -> Proposal:
    """The proposal that a rule's match makes, its two sides in the given roles."""
    parties = [b.party(roles[0]) for b in match.source] + [b.party(roles[1]) for b in match.target]
    return Proposal(
        kind=match.rule.kind,
        type=kind_type,
        parties=tuple(parties),
        status=match.stance.status,
        sentence=match.sentence,
        anchor=match.trigger,
        rule=match.rule.id,
        details=details,
        said=match.rule.said,
        cue=match.stance.cue,
        guessed=match.guessed,
    )


def said_deed(
    sentence: Sentence,
    anchor: Token,
    kind_type: str,
    sides: tuple[Iterable[Bearer], Iterable[Bearer]],
    *,
    rule: str,
    cue: str,
    about: Token | None = None,
    modes: tuple[str, ...] = (),
    guessed: str = "",
) -> Proposal:
    """An action that is done by saying so, from the first side to the second; `about`: the word
    whose phrase is the issue, where it is not the anchor.
    """
    source, target = sides
    return Proposal(
        kind="action",
        type=kind_type,
        parties=(*(b.party("source") for b in source), *(b.party("target") for b in target)),
        status="actual",
        sentence=sentence,
        anchor=anchor,
        rule=rule,
        details=Details(issue=issue_of(sentence, about or anchor), modes=modes),
        said=True,
        cue=cue,
        guessed=guessed,
    )


def issue_of(sentence: Sentence, trigger: Token) -> str | None:
    """What a deed is about: the words that hang on its trigger to the right."""
    last = trigger.i
    for token in trigger.subtree:
        if token.i > trigger.i and token.dep_ != "punct":
            last = token.i
    words = sentence.words(trigger.i, last + 1)
    return words[:_ISSUE_CHARS] or None
