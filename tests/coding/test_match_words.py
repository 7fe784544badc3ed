"""Words that the project's own rules of actions know, one sentence for a family of words."""

import pytest
from tests.coding.drafts import draft_of

from dragoman.coding.match import find_matches

pytestmark = pytest.mark.model

KNOWN = [
    ("Peru remains committed to helping Chad.", "AGREE"),
    ("Kenya will impose costs on Chad.", "SANCTION"),
    ("Kenya withdrew its recognition of Chad.", "SANCTION"),
    ("Peru obliterated the bunkers of Chad.", "ASSAULT"),
    ("Peru voiced its disappointment with Chad.", "ACCUSE"),
    ("Peru drove away a trawler of Chad.", "COERCE"),
    ("Peru recommitted to working with Chad.", "AGREE"),
    ("Kenya is critical of Chad.", "ACCUSE"),
    ("Kenya turned around a ferry from Chad.", "REJECT"),
    ("Peru stands shoulder to shoulder with Chad.", "SUPPORT"),
]


@pytest.mark.parametrize(("text", "type_"), KNOWN, ids=[k[0] for k in KNOWN])
def test_the_rules_know_the_words(text, type_):
    draft = draft_of(text)
    found = [m for s in draft.sentences for m in find_matches(draft, s)]
    assert type_ in {m.rule.type for m in found}
