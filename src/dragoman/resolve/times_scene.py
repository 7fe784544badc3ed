"""What an expression can see of its text: the tense about it, the dates named before it.

The memory of a text is small: the date named last, and the last one as exact as a month.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.model.values import Interval
from dragoman.resolve.times_find import Found
from dragoman.resolve.times_leads import leads
from dragoman.resolve.times_view import Meaning, Tense, View

LEAD_CHARS = 40
EXPLICIT = frozenset(("year", "calendar_day", "month", "months", "years"))
FROM_REPORT = frozenset(("near_day", "weekday", "which_period", "ago", "weekend", "part_to_now"))
# A text tells a story, and its "4 September" is of the year told of, when it names so many other
# years, and so many times more than days seen from its own.
STORY_YEARS = 6
STORY_RATIO = 6
MONTH_DAYS = 31
# A date further back than this is no neighbour.
REACH_CHARS = 2000
OTHER_YEAR_DAYS = 300
# Between two dates of one sentence stands neither a line's end nor a full stop.
SENTENCE_BREAK = re.compile(r"\n|[a-z\d)][.!?][\"”’')]*\s+[\"“‘'(]?[A-Z]")

TenseAt = Callable[[int, int], Tense | None]


@dataclass(frozen=True, slots=True)
class Memory:
    """The dates named so far: the last, the last as exact as a month, and where they ended.

    `absolute` says whether the last had its year in the text.
    """

    last: Interval | None = None
    last_end: int = 0
    exact: Interval | None = None
    exact_end: int = 0
    absolute: bool = False

    def after(self, parts: Sequence[Meaning], end: int) -> "Memory":
        """The memory after one more date, or two that make a range."""
        if not parts:
            return self
        first, last = parts[0].first, parts[-1].last
        named = Interval(first, last)
        exact = first is not None and last is not None and (last - first).days < MONTH_DAYS
        absolute = parts[-1].anchor is None
        if exact:
            return Memory(named, end, named, end, absolute)
        return Memory(named, end, self.exact, self.exact_end, absolute)


@dataclass(frozen=True, slots=True)
class Scene:
    """What stays the same while a text is gone through; the caller may name an `anchor`."""

    text: str
    published: date
    tense_at: TenseAt
    story: bool
    anchor: Interval | None = None

    def view(self, found: Found, memory: Memory) -> View:
        """The view of one expression; the tense is found out only if asked for."""
        reference = memory.last or self.anchor
        between = self._since(memory.last_end, found.start)
        same_sentence = between is not None and not SENTENCE_BREAK.search(between)
        since_exact = self._since(memory.exact_end, found.start)
        same_paragraph = since_exact is not None and "\n" not in since_exact
        return View(
            published=self.published,
            tense=lambda: self.tense_at(found.start, found.end),
            reference=reference,
            anchor=self.anchor,
            beside=memory.last if same_sentence else None,
            exact=memory.exact if same_paragraph else None,
            year=self._story_year(reference),
            follows=self._told_before(memory, found.start),
            story=self.story,
        )

    def _since(self, end: int, start: int) -> str | None:
        """The words from the last character of a date on, or None where they are too many."""
        return self.text[max(0, end - 1) : start] if start - end <= REACH_CHARS else None

    def before(self, found: Found) -> str:
        """The words just before an expression."""
        return self.text[max(0, found.start - LEAD_CHARS) : found.start]

    def _told_before(self, memory: Memory, start: int) -> date | None:
        """The day told of in the sentence before, in another year, where a date opens the next.

        "On 30 May 1950 the town fell. On 2 June …": the same year goes on.
        """
        last = memory.last
        if last is None or last != memory.exact or last.start is None or not memory.absolute:
            return None
        if (self.published - last.start).days < OTHER_YEAR_DAYS:
            return None
        between = self._since(memory.last_end, start)
        opens = between is not None and leads().opening.fullmatch(between)
        return last.start if opens else None

    def _story_year(self, reference: Interval | None) -> int | None:
        if not self.story or reference is None or reference.start is None or reference.end is None:
            return None
        return reference.start.year if reference.start.year == reference.end.year else None


def tells_a_story(found: Sequence[Found], published: date) -> bool:
    """Whether a text tells of other years, as a life or a history does, not of its own days."""
    explicit = seen_from_report = 0
    for item in found:
        means = item.words.pattern.rule.means
        if means in EXPLICIT and item.words.has("year"):
            explicit += item.words.number("year") != published.year
        elif means in FROM_REPORT:
            seen_from_report += 1
    return explicit >= STORY_YEARS and explicit >= STORY_RATIO * seen_from_report
