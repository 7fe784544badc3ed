"""The projection of records to PLOVER events (CODEBOOK 8, with the decisions of 15).

One record gives one event or none. Nothing here reads a report or a ledger: what it needs
beside the
record, the other records of its reading and the days of the reports that support it, is given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.errors import RuleError
from dragoman.model.records import Record
from dragoman.model.values import Unresolved
from dragoman.rules.schemes import load_modes, load_planned, load_types
from dragoman.schemes.auxiliary import auxiliary_modes, event_date
from dragoman.schemes.contexts import find_contexts, is_given
from dragoman.schemes.events import Event
from dragoman.schemes.links import agreement_over
from dragoman.schemes.modes import Manner, action_manner, meeting_mode
from dragoman.schemes.sides import sides_of


@dataclass(frozen=True, slots=True)
class _Typed:
    """The type an event gets, and how it was done."""

    type: str
    manner: Manner


def project(
    record: Record, *, reading: Sequence[Record] = (), published: Sequence[date] = ()
) -> Event | None:
    """The event that a record becomes, or None: `judge` also says why there is none."""
    event = judge(record, reading=reading, published=published)
    return None if isinstance(event, Unresolved) else event


def judge(
    record: Record,
    *,
    reading: Sequence[Record] = (),
    published: Sequence[date] = (),
    negated: bool = False,
) -> Event | Unresolved:
    """The event that a record becomes, or the reason why it becomes none.

    `reading`: the records of the same reading, for visits around meetings and agreements over
    transfers.
    `published`: days of the reports that support the record, for the auxiliary modes.
    `negated`: whether
    what did not happen becomes an event with that mark.
    Reasons: `no_type`, `status`, `under_agreement`, `no_pair`.
    Raises: RuleError for a mode that the type does not have.

    Example:
        >>> from dragoman.model.records import Record
        >>> from dragoman.model.text import Extent
        >>> from dragoman.model.values import Party
        >>> met = (Party("participant", "FRA"), Party("participant", "JPN"))
        >>> judge(Record("meeting", "call", met, None, "actual", (), Extent(0, 1), "x")).score
        1.5
    """
    if record.status == "negated" and not negated:
        return Unresolved("status")
    words = " ".join(evidence.quote for evidence in record.evidence)
    typed = _type_of(record, reading, words)
    return typed if isinstance(typed, Unresolved) else _event(record, typed, words, published)


def _event(
    record: Record, typed: _Typed, words: str, published: Sequence[date]
) -> Event | Unresolved:
    modes = _checked(typed.type, typed.manner.modes)
    sides = sides_of(record, typed.type, modes)
    if not sides.actors:
        return Unresolved("no_pair")
    needs_two = load_types()[typed.type].recipient == "required"
    if needs_two and not sides.recipients and not sides.reciprocal:
        return Unresolved("no_pair")
    causes = find_contexts(record, words)
    return Event(
        type=typed.type,
        modes=modes,
        contexts=_with_mode_contexts(modes, causes),
        auxiliary=auxiliary_modes(record, typed.type, published),
        actors=sides.actors,
        recipients=sides.recipients,
        reciprocal=sides.reciprocal,
        quad=load_types()[typed.type].quad,
        score=plover_score(typed.type, modes),
        aim=typed.manner.aim,
        facets=typed.manner.facets,
        causes=causes,
        kind=record.kind,
        status=record.status,
        origin="/".join(filter(None, (record.kind, record.type, record.details.change))),
        date=event_date(record, published),
    )


def plover_score(event_type: str, modes: Sequence[str]) -> float:
    """PLOVER's score, -10 to 10: of several modes the value furthest from zero, without a mode
    the base.

    Example:
        >>> plover_score("ASSAULT", ("beat", "aerial"))
        -9.5
    """
    scores = [load_modes()[event_type, mode].score for mode in modes]
    return max(scores, key=abs) if scores else load_types()[event_type].base


def _checked(event_type: str, modes: tuple[str, ...]) -> tuple[str, ...]:
    for mode in modes:
        if (event_type, mode) not in load_modes():
            raise RuleError(
                f"{event_type} has no mode {mode!r}; see docs/codebook.md for the table"
            )
    return modes


def _with_mode_contexts(
    modes: tuple[str, ...], causes: tuple[tuple[str, str], ...]
) -> tuple[str, ...]:
    contexts = tuple(context for context, _ in causes)
    named = tuple(m for m in modes if m in ("cyber", "misinformation") and m not in contexts)
    return contexts + named


def _type_of(record: Record, reading: Sequence[Record], words: str) -> _Typed | Unresolved:
    done = record.status in ("actual", "negated")
    match record.kind:
        case "office":
            return Unresolved("no_type")
        case "meeting" | "visit":
            return _consult(record, reading, done)
        case "agreement":
            return _agreement(record, done)
        case "transfer":
            return _transfer(record, reading, words, done)
        case "tie":
            return _tie(record, done)
        case "membership":
            return _membership(record, done)
        case "action":
            return _action(record, words, done)


def _coded(record: Record, modes: tuple[str, ...] = (), aim: str | None = None) -> Manner:
    """What the coder set, else what the kind brings."""
    details = record.details
    return Manner(details.modes or modes, details.aim or aim, frozenset(details.facets))


def _consult(record: Record, reading: Sequence[Record], done: bool) -> _Typed:
    if not done:
        return _Typed("AGREE", _coded(record, aim="meet"))
    modes = ("visit",) if record.kind == "visit" else meeting_mode(record, reading)
    return _Typed("CONSULT", _coded(record, modes))


def _agreement(record: Record, done: bool) -> _Typed:
    if done:
        return _Typed("SUPPORT", _coded(record))
    aim = {"ceasefire": "settle", "loan": "aid"}.get(record.type, "sign")
    return _Typed("AGREE", _coded(record, aim=aim))


def _transfer(
    record: Record, reading: Sequence[Record], words: str, done: bool
) -> _Typed | Unresolved:
    given = is_given(record, words)
    if done:
        return _Typed("AID" if given else "COOPERATE", _coded(record))
    if agreement_over(record, reading) is not None:
        return Unresolved("under_agreement")
    return _Typed("AGREE", _coded(record, aim="aid" if given else "cooperate"))


def _tie(record: Record, done: bool) -> _Typed | Unresolved:
    change = record.details.change
    if change in ("established", "upgraded", "restored"):
        return _Typed(
            "SUPPORT" if done else "AGREE", _coded(record, aim=None if done else "relations")
        )
    if change in ("downgraded", "severed"):
        if done:
            return _Typed("SANCTION", _coded(record, ("discontinue",)))
        return _Typed("THREATEN", _coded(record, ("relations",)))
    return Unresolved("no_type")


def _membership(record: Record, done: bool) -> _Typed | Unresolved:
    if record.type == "joined":
        if done:
            return _Typed("SUPPORT", _coded(record))
        return _Typed("AGREE", _coded(record, aim="sign"))
    if record.type == "member" or not done:
        return Unresolved("no_type")
    if record.type == "applied":
        return _Typed("REQUEST", _coded(record, ("assist",)))
    return _Typed("SANCTION", _coded(record, ("withdraw" if record.type == "left" else "expel",)))


def _action(record: Record, words: str, done: bool) -> _Typed | Unresolved:
    manner = action_manner(record, words)
    if done:
        return _Typed(record.type, manner)
    mode = manner.modes[0] if manner.modes else ""
    table = load_planned()
    row = table.get((record.type, mode)) or table[record.type, ""]
    if row.becomes == "THREATEN" and (record.status == "possible" or not _announced(record)):
        return Unresolved("status")
    modes = (row.new_mode,) if row.new_mode else manner.modes if row.becomes == record.type else ()
    facets = manner.facets | ({row.facet} if row.facet else frozenset())
    return _Typed(row.becomes, Manner(modes, row.aim or manner.aim, facets))


def _announced(record: Record) -> bool:
    """Whether the doer itself says what it will do (CODEBOOK 15, number 3)."""
    claimed = record.details.claimed_by
    return claimed is None or claimed in record.actors("source")
