"""Patterns become regular expressions, and say how they may begin."""

import re

import pytest

from dragoman.errors import RuleError
from dragoman.resolve.times_patterns import (
    compile_patterns,
    expand,
    load_patterns,
    opening_of,
    openings,
)
from dragoman.rules.times import TimeKnowledge, TimeRule, load_time_knowledge

KNOWLEDGE = load_time_knowledge()


def knowledge_with(pattern: str) -> TimeKnowledge:
    rule = TimeRule.model_validate(
        {
            "id": "bad",
            "pattern": pattern,
            "means": "year",
            "example": [{"text": "[x]", "published": "2024-08-20"}],
            "counter": [{"text": "y", "why": "z"}],
        }
    )
    return TimeKnowledge(
        KNOWLEDGE.words, KNOWLEDGE.values, KNOWLEDGE.shapes, (rule,), KNOWLEDGE.names
    )


def test_expand_names_groups_by_class_or_as_told():
    classes: dict[str, str] = {}
    regex = re.compile(expand("{day} {end:month} ?{:period}", KNOWLEDGE, classes), re.IGNORECASE)
    assert classes == {"day": "day", "end": "month"}
    found = regex.fullmatch("3\u00a0May year")
    assert found is not None
    assert found.groupdict() == {"day": "3", "end": "May"}


@pytest.mark.parametrize("word", ["may", "march", "sun"])
def test_words_that_are_other_words_too_count_only_with_a_capital(word: str):
    cls = "weekday_short" if word == "sun" else "month"
    regex = re.compile(expand("{" + cls + "}", KNOWLEDGE, {}), re.IGNORECASE)
    assert not regex.fullmatch(word)
    assert regex.fullmatch(word.title())
    assert regex.fullmatch(word.upper())


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("next|last", {"next", "last"}),
        ("(?:next|last)? week", {"next", "last", "week"}),
        ("(?:the )?{day} of", {"the", "#"}),
        ("(?<!x)(?:a |b )c", {"a", "b"}),
        ("(?-i:AD) {day}", {"ad"}),
        ("(?P<half>half) year", {"half"}),
        ("{short_year}", {"'"}),
    ],
)
def test_openings_are_read_off_a_pattern(pattern: str, expected: set[str]):
    assert openings(pattern, KNOWLEDGE) == expected


@pytest.mark.parametrize("pattern", ["(?:next)?", "{nosuchclass} x", "next (x"])
def test_patterns_that_cannot_work_are_refused(pattern: str):
    with pytest.raises(RuleError):
        compile_patterns(knowledge_with(pattern))


@pytest.mark.parametrize(("token", "opening"), [("20", "#"), ("Tuesday", "tuesday"), ("’90", "'")])
def test_opening_of_a_token(token: str, opening: str):
    assert opening_of(token) == opening


def test_the_longest_rule_wins_and_an_unknown_opening_has_none():
    patterns = load_patterns()
    best = patterns.longest("May 5, 2023", 0, "may")
    assert best is not None
    assert best[1].group() == "May 5, 2023"
    assert patterns.longest("xylophone", 0, "xylophone") is None
