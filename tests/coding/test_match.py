"""The interpreter of coding rules, on rules of its own: what triggers one, who its parties are."""

import pytest
from tests.coding.drafts import draft_of

from dragoman.coding import triggers
from dragoman.coding.match import find_matches, is_organisation
from dragoman.rules.shapes import CodingRule

pytestmark = pytest.mark.model


@pytest.fixture
def matches(monkeypatch):
    """The matches of one rule, given by its fields, in a text."""

    def of(text, **fields):
        fields = {"id": "test.rule", "kind": "action", "type": "ACCUSE"} | fields
        rule = CodingRule.model_validate(fields)
        monkeypatch.setattr(triggers, "load_coding_rules", lambda folder: (rule,))
        triggers.trigger_index.cache_clear()
        draft = draft_of(text)
        return [m for s in draft.sentences for m in find_matches(draft, s)]

    yield of
    triggers.trigger_index.cache_clear()


def sides(found):
    return [
        ([b.who.actor for b in m.source], [b.who.actor for b in m.target], m.guessed) for m in found
    ]


ACCUSE = {"verbs": ["accuse"]}
SANCTION = {"nouns": ["sanction"], "target": ["prep:on,against"]}
MARCH = {"verbs": ["march"], "source": ["subject", "crowd"], "target": ["prep:against"]}

FRAMES = [
    ("Japan accused Chad.", ACCUSE, ["JPN"], ["TCD"], "subject and object"),
    ("Chad was accused by Japan.", ACCUSE, ["JPN"], ["TCD"], "passive"),
    ("Japan and Peru accused Chad.", ACCUSE, ["JPN", "PER"], ["TCD"], "several sources"),
    ("Japan accused Chad and Peru.", ACCUSE, ["JPN"], ["TCD", "PER"], "several targets"),
    ("Turkish troops accused Chad.", ACCUSE, ["TUR"], ["TCD"], "who acts for a state"),
    ("Japan imposed sanctions on Chad.", SANCTION, ["JPN"], ["TCD"], "noun and preposition"),
    ("Japan accused Chad's parliament.", ACCUSE, ["JPN"], ["TCD"], "the owner of a target"),
    ("Japan demanded that Chad leave.", {"verbs": ["demand"], "target": ["clause"]},
     ["JPN"], ["TCD"], "subject of the clause"),
    ("Japan flew to Chad.", {"verbs": ["fly"], "target": ["place"]},
     ["JPN"], ["TCD"], "where somebody goes"),
    ("Japan's condemnation of Chad shocked many.",
     {"nouns": ["condemnation"], "source": ["owner"], "target": ["prep:of"]},
     ["JPN"], ["TCD"], "owner of a noun"),
    ("Some 300 youths marched against Chad in Lima.", MARCH,
     ["PER"], ["TCD"], "the state where a crowd stands"),
    ("Japan accused Chad.", ACCUSE | {"target": ["prep:on", "object"]},
     ["JPN"], ["TCD"], "the first place that yields anybody"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "rule", "source", "target"), [f[:4] for f in FRAMES], ids=[f[4] for f in FRAMES]
)
def test_parties_are_found_where_the_rule_looks(matches, text, rule, source, target):
    assert sides(matches(text, **rule)) == [(source, target, "")]


SILENT = [
    ("Japan praised Chad.", ACCUSE, "another verb"),
    ("Japan accused nobody.", ACCUSE, "nobody on the other side"),
    ("The press was loud.", ACCUSE, "no trigger"),
    ("Japan accused Japan.", ACCUSE, "the same actor on both sides"),
    ("Japan cut taxes in Chad.", {"verbs": ["cut"], "object": ["tie"]}, "another object"),
    ("Japan gave Chad rice.", {"verbs": ["give up"]}, "a verb without its particle"),
    ("Bulls marched against Chad in Lima.", MARCH, "no crowd of people"),
    ("Youths marched against Chad.", MARCH, "a crowd that stands nowhere"),
]


@pytest.mark.parametrize(("text", "rule"), [s[:2] for s in SILENT], ids=[s[2] for s in SILENT])
def test_what_a_rule_does_not_describe_is_no_match(matches, text, rule):
    assert matches(text, **rule) == []


TRIGGERS = [
    ("Japan cut ties with Chad.", {"verbs": ["cut"], "object": ["tie"], "target": ["prep:with"]},
     "cut", "an object of the list"),
    ("Japan called on Chad to leave.", {"verbs": ["call on"], "target": ["object"]},
     "called", "a verb with its preposition"),
    ("Japan broke off talks with Chad.", {"verbs": ["break off"], "target": ["prep:with"]},
     "broke", "a verb with its particle"),
    ("Japan imposed trade sanctions on Chad.", SANCTION | {"nouns": ["trade sanction"]},
     "sanctions", "a noun with the word before it"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "rule", "word"), [t[:3] for t in TRIGGERS], ids=[t[3] for t in TRIGGERS]
)
def test_phrases_trigger_as_wholes(matches, text, rule, word):
    assert [m.trigger.text for m in matches(text, **rule)] == [word]


def test_a_noun_phrase_does_not_trigger_without_its_first_word(matches):
    assert matches("Japan imposed sanctions on Chad.", nouns=["trade sanction"]) == []


def test_where_the_frame_leaves_a_side_open_the_nearest_is_taken_and_told(matches):
    ((source, target, guessed),) = sides(
        matches("For Japan, the sanctions on Chad failed.", **SANCTION)
    )
    assert (source, target) == (["JPN"], ["TCD"])
    assert guessed == "source"


NEEDS = [
    ("Japan accused nobody.", {"needs": "source", "target": []}, [(["JPN"], [], "")], "source"),
    ("Somebody accused Chad.", {"needs": "target"}, [([], ["TCD"], "")], "target"),
    ("Somebody accused nobody.", {"needs": "source"}, [], "nobody there"),
]


@pytest.mark.parametrize(
    ("text", "rule", "expected"), [n[:3] for n in NEEDS], ids=[n[3] for n in NEEDS]
)
def test_a_rule_says_which_sides_must_be_found(matches, text, rule, expected):
    assert sides(matches(text, **ACCUSE, **rule)) == expected


MEET = {"kind": "meeting", "type": "meeting", "verbs": ["meet"], "needs": "two"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Japan met Chad.", {"JPN", "TCD"}),
        ("Japan and Chad met.", {"JPN", "TCD"}),
        ("NATO met on Monday.", {"NATO"}),
    ],
    ids=["subject and object", "one subject for both", "an organisation meets by itself"],
)
def test_equals_all_stand_on_one_side(matches, text, expected):
    (found,) = matches(text, **MEET)
    assert found.actors == {b.who.actor for b in found.source} == expected
    assert found.target == ()


def test_one_state_alone_meets_nobody(matches):
    assert matches("Japan met on Monday.", **MEET) == []


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Japan and Chad cooperated.", ["JPN", "TCD"], []),
        ("Japan and Chad cooperated with Peru.", ["JPN", "TCD", "PER"], []),
    ],
)
def test_in_reciprocal_actions_all_are_source(matches, text, source, target):
    rule = {"verbs": ["cooperate"], "target": ["prep:with"], "reciprocal": True, "needs": "two"}
    assert sides(matches(text, **rule)) == [(source, target, "")]


STANCES = [
    ("Japan accused Chad.", {}, "actual", "told as done"),
    ("Japan did not accuse Chad.", {}, "negated", "told as not done"),
    ("Japan will accuse Chad.", {}, "planned", "told as ahead"),
    ("Japan may accuse Chad.", {}, "possible", "told as possible"),
    ("Japan will accuse Chad.", {"status": "actual"}, "actual", "the rule knows better"),
]


@pytest.mark.parametrize(
    ("text", "rule", "status"), [s[:3] for s in STANCES], ids=[s[3] for s in STANCES]
)
def test_the_stance_is_that_of_the_trigger(matches, text, rule, status):
    (found,) = matches(text, **ACCUSE, **rule)
    assert found.stance.status == status


def test_a_word_that_names_somebody_triggers_nothing(matches):
    assert matches("Japan and Chad left.", nouns=["japan"], needs="source") == []


@pytest.mark.parametrize(
    ("actor", "expected"), [("NATO", True), ("EU", True), ("TUR", False), ("nobody at all", False)]
)
def test_organisations_are_told_from_states(actor, expected):
    assert is_organisation(actor) is expected


def test_a_deed_taken_up_is_of_whoever_did_it(matches):
    text = "Peru left the bloc on Monday. Japan denounced the decision."
    found = matches(text, verbs=["denounce"])
    assert sides(found) == [(["JPN"], ["PER"], "")]


# One sentence for a family of words that our own rules know.
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
def test_our_own_rules_know_the_words(text, type_):
    draft = draft_of(text)
    found = [m for s in draft.sentences for m in find_matches(draft, s)]
    assert type_ in {m.rule.type for m in found}
