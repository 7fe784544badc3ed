"""Every time rule catches its examples and leaves its counter-examples; bad files are refused."""

import csv
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import RuleError
from dragoman.model.values import Unresolved
from dragoman.resolve.times import TimeMention, find_times
from dragoman.resolve.times_mean import MEANINGS
from dragoman.resolve.times_patterns import load_patterns
from dragoman.rules.times import (
    TIME_FOLDER,
    TimeCounter,
    TimeExample,
    TimeRule,
    load_time_knowledge,
)

RULES = load_time_knowledge().rules
MARK = re.compile(r"\[([^\[\]]+)\]")


def marked(text: str) -> tuple[str, int, int]:
    """The sentence without its mark, and the place of the marked words."""
    found = MARK.findall(text)
    if len(found) != 1 or text.count("[") != 1 or text.count("]") != 1:
        raise ValueError(f"exactly one [mark] is wanted: {text}")
    start = text.index("[")
    return text.replace("[", "").replace("]", ""), start, start + len(found[0])


def at(mentions: tuple[TimeMention, ...], start: int, end: int) -> TimeMention:
    """The mention at a place."""
    return next(m for m in mentions if (m.start_char, m.end_char) == (start, end))


EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{number}")
    for rule in RULES
    for number, example in enumerate(rule.example)
]
COUNTERS = [
    pytest.param(rule, counter, id=f"{rule.id}-{number}")
    for rule in RULES
    for number, counter in enumerate(rule.counter)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example_is_caught_by_its_rule_and_means_its_days(rule: TimeRule, example: TimeExample):
    text, start, end = marked(example.text)
    mention = at(find_times(text, example.published), start, end)
    assert mention.rule == rule.id
    assert mention.kind == rule.kind
    if example.unresolved:
        assert isinstance(mention.interval, Unresolved)
    else:
        assert (mention.interval.start, mention.interval.end) == (example.start, example.end)


@pytest.mark.parametrize(("rule", "counter"), COUNTERS)
def test_counter_example_is_left_alone_by_its_rule(rule: TimeRule, counter: TimeCounter):
    assert rule.id not in [m.rule for m in find_times(counter.text, counter.published)]


@pytest.mark.parametrize("text", ["no mark", "[one] and [two]", "an [unclosed mark", "empty []"])
def test_marks_that_are_wrong_are_refused(text: str):
    with pytest.raises(ValueError, match="exactly one"):
        marked(text)


def test_every_meaning_is_used_and_every_rule_has_one():
    assert {rule.means for rule in RULES} == set(MEANINGS)


def test_every_class_and_shape_is_used_by_a_rule_or_by_the_code():
    knowledge = load_time_knowledge()
    patterns = " ".join(
        part for rule in RULES for part in (rule.pattern, rule.led_by or "", rule.not_led_by or "")
    )
    shapes = " ".join(shape.pattern for shape in knowledge.shapes.values())
    used = set(re.findall(r"\{(?:\w*:)?([a-z]\w*)\}", patterns + shapes))
    by_code = {"cue_future", "cue_past", "cue_ahead", "not_past", "title", "period"}
    by_code |= {name for name in knowledge.words if name.startswith(("lead_", "range_"))}
    by_code |= {"onwards", "clause_break", "clause_start"}
    assert (set(knowledge.words) | set(knowledge.shapes)) - used - by_code == set()


def test_each_rule_can_be_found_by_a_word():
    found = {pattern.rule.id for row in load_patterns().by_opening.values() for pattern in row}
    assert found == {rule.id for rule in RULES}


def test_a_rule_needs_its_companion():
    published = date(2024, 8, 20)
    alone = find_times("He died in 368.", published)
    with_companion = find_times("He was born c. 314. He died in 368.", published)
    assert not [m for m in alone if m.words == "368"]
    assert [m for m in with_companion if m.words == "368"]


RULE = """
[[rule]]
id = "extra"
pattern = "{day}"
means = "calendar_day"
example = [{ text = "[5]", published = 2024-08-20 }]
counter = [{ text = "x", why = "y" }]
"""


@pytest.mark.parametrize(
    ("file", "addition", "message"),
    [
        (
            "words.csv",
            "month,january,january,any,own\n",
            r"words\.csv, line \d+: 'january' stands twice",
        ),
        ("words.csv", "month,,x,any,own\n", r"words\.csv, line \d+: term"),
        ("words.csv", "month,xanuary,x,upper,own\n", r"words\.csv, line \d+: letters"),
        ("words.csv", "month,xanuary,x,any,\n", r"words\.csv, line \d+: source"),
        ("values.csv", "month,january,1,own\n", r"values\.csv, line \d+: 'january' stands twice"),
        ("values.csv", "month,brumaire,2,own\n", r"values\.csv, line \d+: 'brumaire' is no name"),
        ("shapes.toml", "colour = 1\n", r"shapes\.toml: .*colour"),
        ("rules_days.toml", RULE + RULE, r"rules_days\.toml: the id 'extra' stands twice"),
        ("rules_days.toml", RULE.replace("means", "meanz"), r"rules_days\.toml: rule\.\d+\.means"),
        (
            "rules_days.toml",
            RULE.replace("counter", "kind = 'era'\ncounter"),
            r"rules_days\.toml: .*kind",
        ),
        ("rules_days.toml", RULE.split("counter")[0], r"rules_days\.toml: rule\.\d+\.counter"),
        ("rules_days.toml", RULE.replace("example = [{", "example = [#{"), r"rules_days\.toml"),
        ("rules_days.toml", "[[rule", r"rules_days\.toml: not TOML"),
    ],
)
def test_a_bad_file_is_refused_with_its_place(
    tmp_path: Path, file: str, addition: str, message: str
):
    folder = tmp_path / "time"
    shutil.copytree(TIME_FOLDER, folder)
    with (folder / file).open("a", encoding="utf-8") as out:
        out.write(addition)
    with pytest.raises(RuleError, match=message):
        load_time_knowledge(folder)


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(RuleError, match=r"words\.csv: cannot be read"):
        load_time_knowledge(tmp_path)


def test_an_unknown_class_is_named():
    with pytest.raises(RuleError, match="no class 'colours'"):
        load_time_knowledge().terms("colours")


def test_lists_are_sorted():
    for name in ("words.csv", "values.csv"):
        with (TIME_FOLDER / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))[1:]
        assert rows == sorted(rows)
