"""Shapes of rules: defaults, closed sets, and how the files themselves are kept."""

import tomllib

import pytest
from pydantic import ValidationError

from dragoman.config import RULES_FOLDER
from dragoman.rules.load import load_coding_rules
from dragoman.rules.shapes import Counter, Expect, RuleFile

FILES = sorted((RULES_FOLDER / "coding").glob("*.toml"))


def test_expect_is_actual_unless_told():
    assert Expect(source=("TCD",)).status == "actual"


@pytest.mark.parametrize("why", ["", "no"])
def test_counter_gives_a_reason(why):
    with pytest.raises(ValidationError):
        Counter(text="Rain fell.", why=why)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_rule_ids_begin_with_the_name_of_their_file(path):
    rules = RuleFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).rule
    assert {rule.id.partition(".")[0] for rule in rules} == {path.stem}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_terms_are_sorted(path):
    rules = RuleFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).rule
    for rule in rules:
        for terms in (rule.verbs, rule.nouns, rule.object, rule.clause):
            assert list(terms) == sorted(terms), rule.id


def test_every_action_type_has_rules():
    types = {rule.type for rule in load_coding_rules() if rule.kind == "action"}
    assert len(types) == 16
