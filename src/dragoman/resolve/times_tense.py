"""Whether the clause about an expression looks back or ahead, by the cue nearest to it.

A cheap stand-in for a parse: a caller that knows the verb's tense gives it instead (`find_times`).
"""

import re
from functools import cache

from dragoman.resolve.times_leads import any_of
from dragoman.resolve.times_view import Tense
from dragoman.rules.times import load_time_knowledge

WINDOW_CHARS = 400
# A comma between cue and expression counts as so many characters; so does standing behind it.
COMMA_CHARS, BEHIND_CHARS = 20, 60
# "To meet" looks ahead only where nothing near says otherwise: "flew to Oslo on Friday to meet".
AHEAD_CHARS = 150

# "be signed and ratified" says no tense of its own.
PASSIVE = r"be(?:\s+\w+ly)?\s+\w+(?:\s+(?:and|or)\s+\w+)?"


@cache
def _cues() -> re.Pattern[str]:
    knowledge = load_time_knowledge()
    future, ahead, past, neither = (
        any_of(knowledge, cls) for cls in ("cue_future", "cue_ahead", "cue_past", "not_past")
    )
    return re.compile(
        rf"(?<!\w)(?:(?P<future>(?i:{future})(?:\s+{PASSIVE})?)"
        rf"|(?P<ahead>(?i:to\s+{PASSIVE}|{ahead}))|(?P<neither>(?i:{neither}|{PASSIVE}))"
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
    best: Tense | None = None
    nearest = 0
    for cue in _cues().finditer(text, first, last):
        kind = cue.lastgroup
        if kind == "neither" or (cue.start() < end and start < cue.end()):
            continue
        behind = cue.start() >= end
        between = text[end : cue.start()] if behind else text[cue.end() : start]
        far = len(between) + COMMA_CHARS * between.count(",") + BEHIND_CHARS * behind
        far += AHEAD_CHARS * (kind == "ahead")
        if best is None or far < nearest:
            best, nearest = ("past" if kind == "past" else "future"), far
    return best


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """First and last character of the sentence about a place, at most a window's width away."""
    first = max(0, start - WINDOW_CHARS)
    for stop in _sentence_end().finditer(text, first, start):
        first = stop.end()
    final = min(len(text), end + WINDOW_CHARS)
    stop_after = _sentence_end().search(text, end, final)
    return first, stop_after.start() + 1 if stop_after else final
