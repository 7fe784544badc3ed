"""Every coding rule sees its examples and leaves its counter-examples, on stored parses."""

from datetime import date

import pytest
from tests.parses.stored import read_parses

from dragoman.coding.match import Match, find_matches
from dragoman.language.build import ParsedReport, Sentence
from dragoman.language.tokens import Span, copy_tokens
from dragoman.model.text import Report
from dragoman.pipeline import make_draft
from dragoman.rules.actors import load_actors
from dragoman.rules.load import load_coding_rules
from dragoman.rules.marks import Marked, parse_marks
from dragoman.rules.shapes import CodingRule, Counter, Example

RULES = load_coding_rules()


def named(pairs):
    """Tests by the rule's id, numbered within the rule."""
    return [
        pytest.param(rule, entry, id=f"{rule.id}-{number}")
        for rule, entries in pairs
        for number, entry in enumerate(entries, start=1)
    ]


def matches_of(rule: CodingRule, text: str, published: str) -> list[Match]:
    """What one rule sees in a text, its parse taken from the store."""
    doc = read_parses().get(text)
    if doc is None:
        pytest.fail(f"no stored parse of {text!r} ({rule.id}): run `make parses`")
    report = Report(date.fromisoformat(published), text)
    words = copy_tokens(doc)
    spans = [Span(words, whole.start, whole.end) for whole in doc.sents]
    sentences = tuple(Sentence(n, 0, span, 0, report) for n, span in enumerate(spans))
    draft = make_draft(load_actors(), ParsedReport(report, sentences))
    found = (match for s in draft.sentences for match in find_matches(draft, s))
    return [match for match in found if match.rule.id == rule.id]


def as_told(match: Match, marked: Marked) -> tuple:
    """What an example must give, and whether the parties stand in the marks."""
    sides = [tuple(sorted({b.who.actor for b in side})) for side in (match.source, match.target)]
    placed = all(
        marked.touches(name, bearer.start_char, bearer.end_char)
        for name, side in (("SRC", match.source), ("TAR", match.target))
        for bearer in side
    )
    return (*sides, match.stance.status, placed)


@pytest.mark.parametrize(("rule", "example"), named((r, r.example) for r in RULES))
def test_example_is_seen(rule: CodingRule, example: Example):
    marked = parse_marks(example.text)
    event = marked.event
    found = [
        as_told(match, marked)
        for match in matches_of(rule, marked.text, example.published)
        if event.start <= match.sentence.start_of(match.trigger) < event.end
    ]
    expect = example.expect
    wanted = (tuple(sorted(expect.source)), tuple(sorted(expect.target)), expect.status, True)
    assert wanted in found


@pytest.mark.parametrize(("rule", "counter"), named((r, r.counter) for r in RULES))
def test_counter_example_is_left(rule: CodingRule, counter: Counter):
    assert matches_of(rule, counter.text, counter.published) == []


def test_examples_are_many():
    """Six hundred sentences at the least, as the design wants."""
    assert sum(len(rule.example) + len(rule.counter) for rule in RULES) >= 600


def test_missing_parse_is_an_error():
    with pytest.raises(pytest.fail.Exception, match="make parses"):
        matches_of(RULES[0], "Nobody ever parsed this sentence.", "2024-08-20")
