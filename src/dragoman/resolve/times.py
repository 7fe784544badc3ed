"""Time expressions: where they stand in a text, and which days they mean.

Interval: days, both ends included; an end may be None. Never reads the clock. A day that can't be
known is `Unresolved` with the reason.

Source: GUIDE, "Dates"; `rules/data/time/`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.model.values import Interval, Unresolved
from dragoman.resolve.times_find import Found, find_expressions
from dragoman.resolve.times_join import Joined, join_expressions
from dragoman.resolve.times_scene import TenseAt
from dragoman.resolve.times_tense import local_tense
from dragoman.resolve.times_view import Meaning, Tense

__all__ = ["Tense", "TimeKind", "TimeMention", "find_times", "resolve_time"]

TimeKind = Literal["date", "duration", "set", "time"]


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression of a text.

    `kind`: a date (resolved or not), a duration or age, a set ("every Monday"), a time of day.
    `since`: from the period named up to the report's day. `deadline`: up to a day, start None.
    `parts`: the periods as named, each with its place: both ends of a range, the "2027" of "by
    2027". `length_days`: of a duration counted in days or weeks. `rule`: id of the rule that saw
    it. `reasoning`: how the days were reached, in one line.
    """

    start_char: int
    end_char: int
    words: str
    interval: Interval | Unresolved
    kind: TimeKind
    rule: str
    reasoning: str
    since: bool = False
    deadline: bool = False
    parts: tuple[Interval, ...] = ()
    length_days: int | None = None


def find_times(
    text: str, published: date, *, tense_at: TenseAt | None = None
) -> tuple[TimeMention, ...]:
    """The time expressions of a text, in order, none overlapping another.

    `tense_at(start, end)` gives the tense of the clause about an extent, if the caller knows it;
    where it gives None, cues in the sentence decide, and without any the past is taken.

    Raises: nothing, for any text.

    Example:
        >>> mention, = find_times("The ministers met on Tuesday.", date(2024, 8, 22))
        >>> mention.interval.start, mention.reasoning
        (datetime.date(2024, 8, 20), "'Tuesday': the latest Tuesday not after 2024-08-22")
    """

    def tense(start: int, end: int) -> Tense | None:
        known = None if tense_at is None else tense_at(start, end)
        return local_tense(text, start, end) if known is None else known

    return tuple(_mentions(text, published, tense, None))


def resolve_time(
    words: str,
    published: date,
    *,
    tense: Tense | None = None,
    anchor: Interval | None = None,
) -> Interval | Unresolved:
    """The days that a single expression means; `anchor` is what "two days later" is reckoned from.

    Raises: nothing, for any text.

    Example:
        >>> resolve_time("on Tuesday", date(2024, 8, 20)).start
        datetime.date(2024, 8, 20)
    """
    mentions = [m for m in _mentions(words, published, lambda _start, _end: tense, anchor)]
    dates = [m for m in mentions if m.kind == "date"] or mentions
    if not dates:
        return Unresolved(f"no time expression: {words[:60]!r}")
    longest = max(dates, key=lambda mention: mention.end_char - mention.start_char)
    found = longest.interval
    if isinstance(found, Unresolved):
        return found
    return Interval(found.start, found.end, words, found.anchor)


def _mentions(
    text: str, published: date, tense: TenseAt, anchor: Interval | None
) -> Iterator[TimeMention]:
    found = find_expressions(text)
    for joined in join_expressions(text, published, found, tense, anchor):
        yield _mention(text, joined)


def _mention(text: str, joined: Joined) -> TimeMention:
    words = text[joined.start : joined.end]
    outcome = joined.outcome
    rule = joined.found[0].words.pattern.rule
    if isinstance(outcome, Unresolved):
        interval: Interval | Unresolved = outcome
        why = outcome.reason
    else:
        interval = Interval(
            outcome.first, outcome.last, words, outcome.anchor, joined.start, joined.end
        )
        why = outcome.why
    return TimeMention(
        start_char=joined.start,
        end_char=joined.end,
        words=words,
        interval=interval,
        kind=rule.kind,
        rule=rule.id,
        reasoning=f"{words!r}: {why}",
        since=joined.since,
        deadline=joined.deadline,
        parts=tuple(_part(text, found, meaning) for found, meaning in joined.parts),
        length_days=_length_days(joined.found[0]),
    )


def _part(text: str, found: Found, meaning: Meaning) -> Interval:
    words = text[found.start : found.end]
    return Interval(meaning.first, meaning.last, words, meaning.anchor, found.start, found.end)


def _length_days(found: Found) -> int | None:
    if found.kind != "duration" or not found.words.has("unit"):
        return None
    length = found.words.length()
    return None if length is None or length.months else int(length.days) or None
