"""Where time expressions stand in a text: the longest rule at each word, from left to right."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.resolve.times_patterns import TOKEN, Patterns, load_patterns, opening_of
from dragoman.resolve.times_view import Words

# Within a word, or behind the point of a number ("113.7 Sep").
INSIDE = re.compile(r"\w$|\d[.,:]$")


@dataclass(frozen=True, slots=True)
class Found:
    """An expression in a text: its place, and its parts for the rule that caught it."""

    start: int
    end: int
    words: Words

    @property
    def rule(self) -> str:
        """Id of the rule that caught it."""
        return self.words.pattern.rule.id

    @property
    def kind(self) -> str:
        """What its rule says that it is."""
        return self.words.pattern.rule.kind


def find_expressions(text: str) -> tuple[Found, ...]:
    """All expressions of a text, none overlapping another.

    A rule with the setting `needs` counts only where a rule of that name has caught something too.
    """
    found = tuple(_scan(text))
    rules = {item.rule for item in found}
    needs = [item.words.option("needs") for item in found]
    return tuple(item for item, need in zip(found, needs, strict=True) if not need or need in rules)


def _scan(text: str) -> Iterator[Found]:
    patterns = load_patterns()
    openings = patterns.by_opening
    done = 0
    for token in TOKEN.finditer(text):
        start = token.start()
        if start < done:
            continue
        opening = opening_of(token.group())
        if opening not in openings or INSIDE.search(text, max(0, start - 2), start):
            continue
        found = _at(text, start, opening, patterns)
        if found is not None:
            done = found.end
            yield found


def _at(text: str, start: int, opening: str, patterns: Patterns) -> Found | None:
    best = patterns.longest(text, start, opening)
    if best is None:
        return None
    pattern, match = best
    end = start + len(match.group().rstrip())
    groups = {name: words for name, words in match.groupdict().items() if words}
    return Found(start, end, Words(pattern, groups, text[start:end], patterns.knowledge))
