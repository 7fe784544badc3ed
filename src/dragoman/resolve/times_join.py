"""Expressions in their neighbourhood: ranges of two, "since", "by", and what was named before.

Goes through a text from left to right. Each expression is seen from the report's day and from the
date named last; two that a dash or "to" joins make one span.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from dragoman.model.values import Interval, Unresolved
from dragoman.resolve.times_calendar import year_of
from dragoman.resolve.times_find import Found
from dragoman.resolve.times_leads import leads
from dragoman.resolve.times_mean import meaning
from dragoman.resolve.times_scene import Memory, Scene, TenseAt, tells_a_story
from dragoman.resolve.times_view import Meaning, Outcome, View, day_after, day_before

# What can stand at an end of a range.
ENDS = frozenset(
    [
        "calendar_day",
        "numeric_day",
        "day_of_month",
        "weekday",
        "near_day",
        "feast",
        "month",
        "months",
        "season",
        "year",
        "years",
        "decade",
        "century",
        "division",
        "part_of_period",
        "which_period",
    ]
)
LONGEST_LIST = 12
MONTHS = frozenset(("month", "months"))
WITHOUT_YEAR = frozenset(("calendar_day", "month"))
DEADLINES = frozenset(("next_span",))


@dataclass(frozen=True, slots=True)
class Joined:
    """One or two expressions with their meaning; `parts` are the periods as named."""

    found: tuple[Found, ...]
    start: int
    end: int
    outcome: Outcome
    parts: tuple[tuple[Found, Meaning], ...]
    since: bool = False
    deadline: bool = False


def join_expressions(
    text: str, published: date, found: Sequence[Found], tense_at: TenseAt, anchor: Interval | None
) -> Iterator[Joined]:
    """The expressions of a text with their meanings, in order."""
    scene = Scene(text, published, tense_at, tells_a_story(found, published), anchor)
    memory = Memory()
    at = 0
    while at < len(found):
        joined = None
        if at + 1 < len(found):
            joined = _range(scene, found[at], found[at + 1], memory)
        if joined is None:
            joined = _to_present(scene, found[at], memory)
        if joined is None:
            year = _year_of_list(scene, found, at)
            joined = _single(scene, found[at], memory, year)
        at += len(joined.found)
        memory = memory.after([part for _, part in joined.parts], joined.end)
        yield joined


def _single(scene: Scene, found: Found, memory: Memory, year: int | None) -> Joined:
    before, lead = scene.before(found), leads()
    since = bool(lead.since.search(before))
    by = bool(lead.by.search(before))
    ends = by or bool(lead.until.search(before))
    view = scene.view(found, memory)
    view = view if year is None else replace(view, year=year)
    if since:
        view = replace(view, tense=lambda: "past")
    elif ends:
        view = replace(view, tense=lambda: scene.tense_at(found.start, found.end) or "future")
        view = replace(view, deadline=by, not_before=_beside(found, view))
    outcome = meaning(found.words, view)
    joined = Joined((found,), found.start, found.end, outcome, ())
    if isinstance(outcome, Unresolved):
        return joined
    joined = replace(joined, parts=_named(found, outcome, view))
    onwards = lead.onwards.match(scene.text, found.end) if lead.start.search(before) else None
    if since or onwards:
        end = onwards.end() if onwards else found.end
        return _since(replace(joined, end=end), outcome, scene.published)
    if ends or found.words.pattern.rule.means in DEADLINES:
        return _until(joined, outcome, outcome.last)
    first = outcome.first
    if first is not None and first > date.min and lead.before.search(before):
        return _until(joined, outcome, _last_before(found, outcome, first))
    return joined


def _until(joined: Joined, outcome: Meaning, last: date | None) -> Joined:
    why = f"a last day: {outcome.why}"
    return replace(joined, outcome=replace(outcome, first=None, last=last, why=why), deadline=True)


def _since(joined: Joined, outcome: Meaning, published: date) -> Joined:
    if outcome.first is None or outcome.first > published:
        return joined
    why = f"since then, up to the report's day; {outcome.why}"
    return replace(joined, outcome=replace(outcome, last=published, why=why), since=True)


def _to_present(scene: Scene, found: Found, memory: Memory) -> Joined | None:
    present = leads().to_now.match(scene.text, found.end)
    if present is None or found.words.pattern.rule.means not in ENDS:
        return None
    outcome = meaning(found.words, replace(scene.view(found, memory), tense=lambda: "past"))
    if isinstance(outcome, Unresolved) or outcome.first is None or outcome.first > scene.published:
        return None
    whole = replace(outcome, last=scene.published, why=f"up to the report's day; {outcome.why}")
    return Joined((found,), found.start, present.end(), whole, ((found, outcome),), since=True)


def _range(scene: Scene, first: Found, second: Found, memory: Memory) -> Joined | None:
    """Two expressions as one span: from one to the other, or one right after the other."""
    gap = scene.text[first.end : second.start]
    before, lead = scene.before(first), leads()
    between = lead.between.search(before) is not None
    side_by_side = not between and lead.and_.fullmatch(gap) is not None
    if not (lead.to.fullmatch(gap) or side_by_side or (between and lead.and_.fullmatch(gap))):
        return None
    if second.words.pattern.rule.means not in ENDS:
        return None
    start = _first_end(scene, first, second, memory, between)
    if start is None or start.first is None:
        return None
    view = scene.view(second, memory)
    if not second.words.has("year"):
        view = replace(view, not_before=start.first, year=None)
    last = meaning(second.words, view)
    if isinstance(last, Unresolved) or last.last is None or last.last < start.first:
        return None
    if side_by_side and not _meet(start, last):
        return None
    why = f"from {start.first} ({start.why}) to {last.last} ({last.why})"
    whole = Meaning(start.first, last.last, why, start.anchor or last.anchor)
    parts = ((first, start), (second, last))
    return Joined((first, second), first.start, second.end, whole, parts)


def _meet(first: Meaning, second: Meaning) -> bool:
    """Whether one begins the day after the other ends: "in 2020 and 2021"."""
    last = first.last
    return last is not None and last < date.max and second.first == day_after(last)


def _first_end(
    scene: Scene, first: Found, second: Found, memory: Memory, between: bool
) -> Meaning | None:
    if between and first.words.whole.lower() == "now":
        return Meaning(scene.published, scene.published, "now", scene.published)
    if first.words.pattern.rule.means not in ENDS:
        return None
    view = scene.view(first, memory)
    if _looks_ahead(view, first, second):
        # A span told of as to come may have begun: its last day decides.
        end = meaning(second.words, scene.view(second, memory))
        if not isinstance(end, Unresolved) and end.last is not None:
            view = replace(view, not_after=end.last)
    if second.words.has("year") and not first.words.has("year"):
        known = second.words.number("year")
        later = (first.words.number("month") or 0) > (second.words.number("month") or 12)
        view = replace(view, year=None if known is None else known - later)
    outcome = meaning(first.words, view)
    return None if isinstance(outcome, Unresolved) else outcome


def _looks_ahead(view: View, first: Found, second: Found) -> bool:
    both = (first.words, second.words)
    if any(words.pattern.rule.means not in WITHOUT_YEAR or words.has("year") for words in both):
        return False
    return view.year is None and view.tense() == "future"


def _named(found: Found, outcome: Meaning, view: View) -> tuple[tuple[Found, Meaning], ...]:
    """The periods named: without "early", and the two years of "1998-99" apart."""
    words = found.words
    if words.has("part"):
        groups = {name: text for name, text in words.groups.items() if name != "part"}
        whole = meaning(replace(words, groups=groups), view)
        return ((found, outcome if isinstance(whole, Unresolved) else whole),)
    if words.pattern.rule.means == "years" and outcome.first and outcome.last:
        first = replace(found, end=found.start + len(words.text("year")))
        last = replace(found, start=found.end - len(words.text("two_digits")))
        years = (outcome.first.year, outcome.last.year)
        return tuple(
            (part, Meaning(*year_of(year), outcome.why))
            for part, year in zip((first, last), years, strict=True)
        )
    return ((found, outcome),)


def _beside(found: Found, view: View) -> date | None:
    """The day named before in the sentence of a last day without its year."""
    if found.words.pattern.rule.means not in WITHOUT_YEAR or view.beside is None:
        return None
    return view.beside.start


def _last_before(found: Found, outcome: Meaning, first: date) -> date | None:
    """The last day before a period; "before the end of June" is June to its end."""
    names_an_end = found.words.pattern.rule.means == "end_of_period" or (
        found.words.name("part") == "late"
    )
    return outcome.last if names_an_end else day_before(first)


def _year_of_list(scene: Scene, found: Sequence[Found], at: int) -> int | None:
    """The year that the last of a list names for all: "on 11 January and 26 November 2021"."""
    first = found[at].words
    if first.pattern.rule.means not in WITHOUT_YEAR or first.has("year"):
        return None
    for here, there in pairwise(found[at : at + LONGEST_LIST]):
        gap = scene.text[here.end : there.start]
        months = {first.pattern.rule.means, there.words.pattern.rule.means} <= MONTHS
        if not months and there.words.pattern.rule.means != first.pattern.rule.means:
            return None
        if not leads().list_.fullmatch(gap):
            return None
        year = there.words.number("year") if there.words.has("year") else None
        if year is not None:
            later = (first.number("month") or 0) > (there.words.number("month") or 12)
            return year - later
    return None
