"""Whether the clause about an expression looks back or ahead, by the cue nearest to it.

A cheap stand-in for a parse: a caller that knows the verb's tense gives it instead (`find_times`).
"""

import re
from functools import cache

from dragoman.resolve.times_view import Tense
from dragoman.rules.times import load_time_knowledge

WINDOW_CHARS = 400
SENTENCE_END = re.compile(r"(?:[a-z\d%)\]][.!?][\"”’')]*\s+(?=[\"“‘'(]?[A-Z])|\n|;\s)")
# A comma between cue and expression counts as so many characters; so does standing behind it.
COMMA_CHARS, BEHIND_CHARS = 20, 40


@cache
def _cues() -> re.Pattern[str]:
    knowledge = load_time_knowledge()
    future, past, neither = (
        "|".join(re.escape(term).replace(r"\ ", r"\s+") for term in sorted(terms, key=len, reverse=True))
        for terms in map(knowledge.terms, ("cue_future", "cue_past", "not_past"))
    )
    return re.compile(
        rf"(?<!\w)(?:(?P<future>(?i:{future}))|(?P<neither>(?i:{neither}))"
        rf"|(?P<past>(?<!\bbe )(?:(?i:{past})|[a-z]{{2,}}ed)))(?!\w)|(?P<short>['’]ll)(?!\w)"
    )


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
        if cue.group("neither") or cue.start() < end and start < cue.end():
            continue
        ahead = cue.start() >= end
        between = text[end : cue.start()] if ahead else text[cue.end() : start]
        far = len(between) + COMMA_CHARS * between.count(",") + BEHIND_CHARS * ahead
        if best is None or far < nearest:
            best, nearest = ("past" if cue.group("past") else "future"), far
    return best


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """First and last character of the sentence about a place, at most a window's width away."""
    first = max(0, start - WINDOW_CHARS)
    for stop in SENTENCE_END.finditer(text, first, start):
        first = stop.end()
    stop_after = SENTENCE_END.search(text, end, min(len(text), end + WINDOW_CHARS))
    return first, stop_after.start() + 1 if stop_after else min(len(text), end + WINDOW_CHARS)
