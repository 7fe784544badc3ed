"""Events of a ledger: records chosen, projected and coded, with what was left out counted by
reason.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from dragoman.ask.sourced import Sourced, find_sourced
from dragoman.errors import QueryError
from dragoman.ledger.answers import Query
from dragoman.ledger.store import Ledger
from dragoman.model.values import Unresolved
from dragoman.rules.schemes import SchemeRow
from dragoman.schemes.auxiliary import is_future, is_historical
from dragoman.schemes.cameo import Code, code_of, without_appeal
from dragoman.schemes.events import Event
from dragoman.schemes.plover import judge

Scheme = tuple[SchemeRow, ...]
Pair = tuple[str, str]
CROWD = 20


@dataclass(frozen=True, slots=True)
class Choice:
    """Which records become events (FORMATS 1.3): by default what is done or ordered, and recent.

    `scheme`: a user's own rows, from `rules.schemes.load_scheme`; None for CAMEO. `pair`: of
    an event of
    many parties only the pair asked for.
    """

    historical: bool = False
    future: bool = False
    hypothetical: bool = False
    negated: bool = False
    confirmed_only: bool = False
    appeals: bool = True
    scheme: Scheme | None = None
    pair: Pair | None = None


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """An event with its code and the record it comes from. `code` is None where a scheme has
    none.
    """

    sourced: Sourced
    event: Event
    code: Code | None
    choice: Choice

    def mirrored_code(self) -> Code | None:
        """The code of the row host → visitor of a visit."""
        return code_of(self.event, self.choice.scheme, back=True)

    def pairs(self) -> tuple[tuple[str, str, bool], ...]:
        """Ordered pairs of actor codes, and whether the pair mirrors a visit; never one actor
        twice.

        Equals give both directions of each pair.
        """
        actors, recipients = self.event.sides()
        if self.event.reciprocal:
            return tuple((a, b, False) for a, b in product(actors, actors) if self._asked(a, b))
        forth = [(a, b, False) for a, b in product(actors, recipients) if self._asked(a, b)]
        if self.event.modes == ("visit",):
            forth += [(b, a, True) for a, b, _ in forth]
        return tuple(sorted(forth))

    def _asked(self, a: str, b: str) -> bool:
        return a != b and self.choice.pair in (None, (a, b), (b, a))

    @property
    def crowded(self) -> bool:
        """Whether it has more parties than a format of pairs can bear."""
        actors, recipients = self.event.sides()
        return len(set(actors) | set(recipients)) > CROWD

    def same_keys(self) -> tuple[int, ...]:
        """One number for each report: two events that share one are one event told by two records.

        CODEBOOK 8: records of one reading with the same type, sides, mode and date. For this
        process
        only: the numbers differ from run to run.
        """
        event = self.event
        days = None if event.date is None else (event.date.start, event.date.end)
        what = (event.type, event.sides(), event.modes, days)
        reports = {support.report.id for support in self.sourced.supports}
        return tuple(hash((report, what)) for report in sorted(reports))


def find_events(
    records: Iterable[Sourced], choice: Choice, left_out: Counter[str]
) -> Iterator[CodedEvent]:
    """The events of records, in their order; each record left out adds one to its reason."""
    for sourced in records:
        coded = _coded(sourced, choice)
        if isinstance(coded, Unresolved):
            left_out[coded.reason] += 1
        else:
            yield coded


def ledger_events(
    ledger: Ledger,
    query: Query | None = None,
    *,
    scheme: str | Scheme = "plover",
    choice: Choice | None = None,
) -> Iterator[CodedEvent]:
    """The events of a ledger in a scheme: `plover`, `cameo`, or the rows of a user's own.

    Raises: QueryError for a scheme of another name.
    Example: for coded in ledger_events(ledger, scheme="plover"): print(coded.event.type)
    """
    if isinstance(scheme, str) and scheme not in ("plover", "cameo"):
        raise QueryError(f"no scheme {scheme!r}: plover, cameo, or the rows of load_scheme(FILE)")
    own = None if isinstance(scheme, str) else scheme
    picked = choice if choice is not None else Choice(scheme=own)
    seen: set[int] = set()
    for coded in find_events(find_sourced(ledger, query or Query()), picked, Counter()):
        keys = coded.same_keys()
        if seen.isdisjoint(keys):
            yield coded
        seen.update(keys)


def is_confirmed(sourced: Sourced) -> bool:
    """Whether a person has looked at a record and let it stand, as it was or amended."""
    return sourced.ruled in ("confirmed", "amended")


def _coded(sourced: Sourced, choice: Choice) -> CodedEvent | Unresolved:
    record, published = sourced.record, sourced.published
    if choice.confirmed_only and not is_confirmed(sourced):
        return Unresolved("unconfirmed")
    if record.status == "possible" and not choice.hypothetical:
        return Unresolved("status")
    event = judge(record, reading=sourced.reading, published=published, negated=choice.negated)
    if isinstance(event, Unresolved):
        return event
    if is_historical(record, published) and not choice.historical:
        return Unresolved("historical")
    if is_future(record, published) and not choice.future:
        return Unresolved("future")
    if not choice.appeals:
        event = without_appeal(event)
    return CodedEvent(sourced, event, code_of(event, choice.scheme), choice)
