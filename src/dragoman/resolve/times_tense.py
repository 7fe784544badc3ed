"""Whether the clause about an expression looks back or ahead, by the cue nearest to it.

A cheap stand-in for a parse: a caller that knows the verb's tense gives it instead (`find_times`).
"""

import re
from dataclasses import dataclass
from functools import cache

from dragoman.resolve.times_leads import any_of
from dragoman.resolve.times_view import Tense
from dragoman.rules.times import load_time_knowledge

WINDOW_CHARS = 400
# How far a cue is: in characters, more for a comma and for a new clause between, more where it
# stands behind the words, unless they open their clause ("On Friday the king will …").
COMMA_CHARS, CLAUSE_CHARS, BEHIND_CHARS, BEHIND_OPENING_CHARS = 20, 60, 200, 60
# "To meet" looks ahead only where nothing near says otherwise: "flew to Oslo on Friday to meet".
AHEAD_CHARS = 150

# "Be signed and ratified", "an updated plan", "operated by" say no tense of their own.
ATTRIBUTE = r"(?:an?|the|its|their|his|her|our|newly)\s+[a-z]+ed|[a-z]+ed\s+by"
PASSIVE = r"be(?:\s+\w+ly)?\s+\w+(?:\s+(?:and|or)\s+\w+)?"


@cache
def _cues() -> re.Pattern[str]:
    knowledge = load_time_knowledge()
    future, ahead, past, neither = (
        any_of(knowledge, cls) for cls in ("cue_future", "cue_ahead", "cue_past", "not_past")
    )
    return re.compile(
        rf"(?<!\w)(?:(?P<future>(?i:{future})(?:\s+{PASSIVE})?)"
        rf"|(?P<ahead>(?i:to\s+{PASSIVE}|{ahead}))|(?P<neither>(?i:{neither}|{PASSIVE}|{ATTRIBUTE}))"
        rf"|(?P<past>(?i:{past})|[a-z]{{2,}}ed))(?!\w)|(?P<short>['’]ll)(?!\w)"
    )


@cache
def _sentence_end() -> re.Pattern[str]:
    titles = "".join(
        rf"(?<!\b{re.escape(title.title())}\.)" for title in load_time_knowledge().terms("title")
    )
    return re.compile(rf"(?:[a-z\d%)\]][.!?]{titles}[\"”’')]*\s+(?=[\"“‘'(]?[A-Z])|\n|;\s)")


def local_tense(text: str, start: int, end: int) -> Tense | None:
    """The tense that the nearest cue of the sentence tells, or None where it has none.

    Example:
        >>> text = "Oman said it will reopen its embassy on Tuesday."
        >>> local_tense(text, 40, 47)
        'future'
    """
    first, last = _sentence(text, start, end)
    behind_chars = BEHIND_OPENING_CHARS if _opens_clause(text[first:start]) else BEHIND_CHARS
    best: Tense | None = None
    nearest = 0
    for cue in _cues().finditer(text, first, last):
        kind = cue.lastgroup
        if kind == "neither" or (cue.start() < end and start < cue.end()):
            continue
        behind = cue.start() >= end
        between = text[end : cue.start()] if behind else text[cue.end() : start]
        far = len(between) + COMMA_CHARS * between.count(",") + behind_chars * behind
        far += CLAUSE_CHARS * len(_clauses().break_.findall(between))
        far += AHEAD_CHARS * (kind == "ahead")
        if best is None or far < nearest:
            best, nearest = ("past" if kind == "past" else "future"), far
    return best


def _opens_clause(before: str) -> bool:
    """Whether nothing but a preposition stands between the beginning of a clause and some words."""
    return _clauses().start.search(before) is not None


@dataclass(frozen=True, slots=True)
class _Clauses:
    break_: re.Pattern[str]
    start: re.Pattern[str]


@cache
def _clauses() -> _Clauses:
    knowledge = load_time_knowledge()
    break_, start, lead = (
        any_of(knowledge, cls) for cls in ("clause_break", "clause_start", "year_lead")
    )
    return _Clauses(
        re.compile(rf"(?<!\w)(?:{break_})(?!\w)"),
        re.compile(
            rf"(?:^|[,;:—–\"“]|(?<!\w)(?:{start}))\s*(?:(?:on|at|the|{lead})(?!\w)\s*)*$",
            re.IGNORECASE,
        ),
    )


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """First and last character of the sentence about a place, at most a window's width away."""
    first = max(0, start - WINDOW_CHARS)
    for stop in _sentence_end().finditer(text, first, start):
        first = stop.end()
    final = min(len(text), end + WINDOW_CHARS)
    stop_after = _sentence_end().search(text, end, final)
    return first, stop_after.start() + 1 if stop_after else final
