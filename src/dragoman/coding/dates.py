"""When a deed was: the times of its clause, and how far they stand from it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.coding.draft import Draft
from dragoman.coding.proposals import Proposal
from dragoman.language.build import Sentence
from dragoman.language.speakers import speech_verbs
from dragoman.language.tokens import Token
from dragoman.model.values import Interval
from dragoman.resolve.times import TimeMention, resolve_time

_FAR = 99
_NTH_DAY = "day.nth_of_visit"  # a rule of rules/data/time
_EVENT_STEPS = 6
_ROW_STEPS = 6
_ROW_WORDS = frozenset({",", "and", "of", "on", "in"})


@dataclass(frozen=True, slots=True)
class Dated:
    """The interval of a deed, or None, and how it was reached."""

    interval: Interval | None
    reasoning: str


@dataclass(frozen=True, slots=True)
class Event:
    """A meeting or visit with a day of its own, which what is said there shares."""

    sentence: int
    actors: frozenset[str]
    dated: Dated


def events_of(draft: Draft, proposals: Sequence[Proposal]) -> tuple[Event, ...]:
    """The dated meetings and visits of a report, in the order of the text."""
    found = []
    for proposal in proposals:
        if proposal.kind not in {"meeting", "visit"}:
            continue
        own = nearest_time(draft, proposal.sentence, proposal.anchor)
        if own is None or not isinstance(own.interval, Interval):
            continue
        near = time_steps(proposal.sentence, proposal.anchor, own) <= _EVENT_STEPS
        if near and own.interval.grain in {"day", "span"}:
            dated = Dated(own.interval, f"the day of the {proposal.kind}: {own.reasoning}")
            dated = lasting(draft, proposal, dated)
            found.append(Event(proposal.sentence.index, proposal.actors, dated))
    return tuple(sorted(found, key=lambda e: e.sentence))


def lasting(draft: Draft, proposal: Proposal, dated: Dated) -> Dated:
    """A visit of stated length ("a two-day visit") from its first day on has its whole span."""
    interval = dated.interval
    if (
        proposal.kind != "visit"
        or interval is None
        or interval.start is None
        or interval.grain != "day"
    ):
        return dated
    for time in draft.times_in(proposal.sentence):
        if time.rule == _NTH_DAY:
            began = _first_day(draft, interval, time)
            return Dated(replace(interval, start=began), f"{dated.reasoning}; {time.words!r}")
        if time.kind == "duration" and time.length_days is not None and time.length_days > 1:
            last = interval.start + timedelta(days=int(time.length_days) - 1)
            return Dated(replace(interval, end=last), f"{dated.reasoning}; {time.words!r} long")
    return dated


def _first_day(draft: Draft, day: Interval, nth: TimeMention) -> date | None:
    """The first day of a visit of which a day is the nth ("on the second day of his visit")."""
    counted = resolve_time(nth.words, draft.report.published, anchor=day)
    if not isinstance(counted, Interval) or counted.start is None or day.start is None:
        return day.start
    return day.start - (counted.start - day.start)


def nearest_time(draft: Draft, sentence: Sentence, anchor: Token) -> TimeMention | None:
    """The time expression that belongs to the clause of a word, if any."""
    best: tuple[int, int, TimeMention] | None = None
    for time in draft.times_in(sentence):
        if not isinstance(time.interval, Interval) or time.kind not in {"date", "time"}:
            continue
        token = token_at(sentence, time)
        if token is None:
            continue
        steps = _distance(anchor, token)
        if steps >= _FAR:
            continue
        ranked = (steps, abs(token.i - anchor.i), time)
        if best is None or ranked[:2] < best[:2]:
            best = ranked
    return None if best is None else best[2]


def row_of_times(draft: Draft, sentence: Sentence, anchor: Token) -> list[Interval]:
    """The dates of several things told at once: "the treaties of 5 May 1991 and 3 June 1994".

    Those in one row with the time that belongs to the word, in the order of the text.
    """
    own = nearest_time(draft, sentence, anchor)
    if own is None or not _belongs(sentence, anchor, own):
        return []
    row: list[TimeMention] = []
    for time in draft.times_in(sentence):
        if row and not _continues(sentence, row[-1], time):
            if own in row:
                break
            row = []
        row.append(time)
    intervals = [t.interval for t in row if t.kind == "date"] if own in row else []
    return [i for i in intervals if isinstance(i, Interval)]


def _belongs(sentence: Sentence, anchor: Token, time: TimeMention) -> bool:
    """Whether a time stands below a word, or beside it on the same verb."""
    token = token_at(sentence, time)
    below = token is not None and any(above.i == anchor.i for above in token.ancestors)
    return below or time_steps(sentence, anchor, time) <= _ROW_STEPS


def _continues(sentence: Sentence, before: TimeMention, time: TimeMention) -> bool:
    """Whether only the words of a list stand between two times."""
    between = sentence.touched(before.end_char, time.start_char)
    return all(t.lower_ in _ROW_WORDS for t in between)


def time_steps(sentence: Sentence, anchor: Token, time: TimeMention) -> int:
    """How many steps of the parse lie between a deed and a time; 99 where they do not belong
    together.
    """
    token = token_at(sentence, time)
    return _FAR if token is None else _distance(anchor, token)


def token_at(sentence: Sentence, time: TimeMention) -> Token | None:
    """The word of a time expression that the rest of it hangs on."""
    inside = sentence.touched(time.start_char, time.end_char)
    if not inside:
        return None
    first, last = inside[0].i, inside[-1].i
    return next((t for t in inside if not first <= t.head.i <= last or t.head.i == t.i), inside[0])


def _distance(anchor: Token, time: Token) -> int:
    """How far the time stands from the deed over the parse; a time said of the saying is not the
    deed's.
    """
    above = [time, *time.ancestors]
    chain = [anchor, *anchor.ancestors]
    places = {t.i: n for n, t in enumerate(chain)}
    for down, token in enumerate(above):
        if token.i in places:
            up = places[token.i]
            crossed = chain[:up]
            if token.lemma_.lower() in speech_verbs() and any(t.dep_ == "ccomp" for t in crossed):
                return _FAR
            return down + 2 * up + _clauses(above[:down])
    return _FAR


def _clauses(between: list[Token]) -> int:
    return sum(
        3 for t in between if t.dep_ in {"relcl", "advcl", "ccomp", "acl", "conj", "parataxis"}
    )
