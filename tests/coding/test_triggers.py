"""What triggers a rule: its word, what stands beside it, object, clause; on stored parses."""

import pytest
from tests.parses.stored import read_parses

from dragoman.coding.triggers import trigger_index
from dragoman.language.tokens import copy_tokens


def triggers(text, word):
    """The ids of the rules that a word of a stored sentence triggers."""
    token = next(t for t in copy_tokens(read_parses()[text]) if t.text == word)
    return [trigger.rule.id for trigger in trigger_index().of(token)]


@pytest.mark.parametrize(
    ("text", "word", "rule"),
    [
        ("Botswana condemned Zimbabwe over the beatings of farm workers.", "condemned",
         "accuse.condemn"),
        ("Kuwait called on Iraq to mark the border.", "called", "request.call"),
        ("Fiji thanked New Zealand for the planes.", "thanked", "support.praise"),
        ("Timor-Leste was taken to court by Australia over the maps of the sea bed.", "taken",
         "accuse.charge"),
        ("Estonia handed the Russian envoy a note about the balloons.", "handed", "accuse.note"),
        ("Oman let the Yemeni fishermen go.", "let", "retreat.let_go"),
        ("Denmark came under pressure from Spain over the quota.", "pressure",
         "request.pressure_nouns"),
        ("Uganda's troop withdrawal from Congo has begun.", "withdrawal",
         "retreat.withdraw_nouns"),
        ("Fighting between Eritrea and Djibouti stopped after Qatar stepped in.", "Fighting",
         "assault.fighting"),
    ],
    ids=["verb", "preposition", "no object that bars it", "two words apart",
         "object", "clause", "noun phrase", "what a noun is of", "gerund"],
)  # fmt: skip
def test_the_index_finds_the_rule(text, word, rule):
    assert rule in triggers(text, word)


@pytest.mark.parametrize(
    ("text", "word", "rule"),
    [
        ("Denmark sent Iceland a ship of toys.", "sent", "accuse.note"),
        ("Laos said that Vietnam would send doctors.", "said", "accuse.says"),
        ("Peru called Chile a friend.", "called", "request.call"),
        ("The withdrawal of Chadian francs from a bank in Niger was easy.", "withdrawal",
         "retreat.withdraw_nouns"),
        ("Japan saluted the guard of honour of Chad.", "saluted", "support.praise"),
        ("Togo and Benin hold to the principles of respect and cooperation.", "cooperation",
         "cooperate.nouns"),
    ],
    ids=["another object", "another clause", "without its preposition", "of another",
         "an object that bars it", "an idea"],
)  # fmt: skip
def test_the_index_leaves_the_rule(text, word, rule):
    assert rule not in triggers(text, word)


def test_each_rule_is_triggered_once():
    for doc in read_parses().values():
        for token in copy_tokens(doc):
            found = [trigger.rule.id for trigger in trigger_index().of(token)]
            assert len(found) == len(set(found))
