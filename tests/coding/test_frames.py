"""Around a verb or noun: who does it, what it is done to, where to, and what governs it."""

import pytest
from tests.coding.drafts import token_of, words

from dragoman.coding.frames import (
    governor,
    is_light,
    is_passive,
    objects_of,
    place_objects,
    prep_objects,
    subjects_of,
)

pytestmark = pytest.mark.model

SUBJECTS = [
    ("Japan praised Chad.", "praised", ["Japan"], "active"),
    ("Chad was praised by Japan.", "praised", ["Japan"], "passive: the agent"),
    ("Chad was praised.", "praised", [], "passive without an agent"),
    ("Japan, which praised Chad, left Peru.", "praised", ["Japan"], "relative clause"),
    ("Troops attacking Chad fled.", "attacking", ["Troops"], "participle on a noun"),
    ("The ship seized by Kenya sank.", "seized", ["Kenya"], "past participle with its agent"),
    ("Kenya wants to visit Chad.", "visit", ["Kenya"], "infinitive: the same subject"),
    ("Kenya urged Chad to leave Sudan.", "leave", ["Chad"], "infinitive: the one addressed"),
    ("Kenya visited Chad and praised Sudan.", "praised", ["Kenya"], "second verb of two"),
    ("Kenya's plan to attack Chad failed.", "attack", ["Kenya"], "the owner of a plan"),
    (
        "Peru and Chad finalize a deal for the latter to export 400 tanks to the former.",
        "export",
        ["latter"],
        "the one it is for",
    ),
    ("Peru accused Chad of attacking Kenya.", "attacking", ["Chad"], "the one blamed"),
    ("Chad was accused of attacking Kenya.", "attacking", ["Chad"], "the one blamed, passive"),
    ("Peru barred Chad from entering Kenya.", "entering", ["Chad"], "the one held off"),
    ("Peru ended the war by attacking Kenya.", "attacking", ["Peru"], "by doing: the same subject"),
    ("Peru left after attacking Kenya.", "attacking", ["Peru"], "after doing: the same subject"),
    ("Japan imposed sanctions on Chad.", "sanctions", ["Japan"], "noun under a light verb"),
    ("Kenya held talks with Chad.", "talks", ["Kenya"], "talks that are held"),
    ("It was agreed to visit Chad.", "agreed", ["It"], "passive: all who talk"),
    ("Mr President, allow me to thank you.", "thank", ["me"], "not the one called by name"),
]


@pytest.mark.parametrize(
    ("text", "word", "expected"), [s[:3] for s in SUBJECTS], ids=[s[3] for s in SUBJECTS]
)
def test_subjects_are_those_who_do_it(text, word, expected):
    assert words(subjects_of(token_of(text, word))) == expected


OBJECTS = [
    ("Japan praised Chad.", "praised", ["Chad"], "active"),
    ("Chad was praised by Japan.", "praised", ["Chad"], "passive: its subject"),
    ("The ship seized by Kenya sank.", "seized", ["ship"], "participle: its noun"),
    ("The ship that Kenya seized sank.", "seized", ["that"], "relative pronoun"),
    ("Kenya flew to Chad.", "flew", [], "none"),
    ("Japan imposed sanctions on Chad.", "sanctions", [], "a noun is not its own object"),
]


@pytest.mark.parametrize(
    ("text", "word", "expected"), [o[:3] for o in OBJECTS], ids=[o[3] for o in OBJECTS]
)
def test_objects_are_what_it_is_done_to(text, word, expected):
    assert words(objects_of(token_of(text, word))) == expected


@pytest.mark.parametrize(
    ("text", "word", "links", "expected"),
    [
        ("Kenya flew to Chad.", "flew", ("to",), ["Chad"]),
        ("Kenya flew to Chad.", "flew", ("from",), []),
        ("Japan imposed sanctions on Chad.", "sanctions", ("on",), ["Chad"]),
        ("Japan imposed sanctions on Chad.", "imposed", ("on",), ["Chad"]),
        ("Kenya signed a treaty with Chad.", "signed", ("with", "to"), ["Chad"]),
        ("Kenya signed a treaty with Chad.", "treaty", ("with",), ["Chad"]),
    ],
    ids=["on the verb", "another preposition", "on the noun", "on the object", "any", "light verb"],
)  # fmt: skip
def test_objects_of_prepositions_are_found_on_the_word_and_its_object(text, word, links, expected):
    assert words(prep_objects(token_of(text, word), links)) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Kenya's envoy flew to Chad.", "flew", ["Chad"]),
        ("Kenya's envoy visited Chad.", "visited", ["Chad"]),
        ("Kenya's envoy arrived in Chad.", "arrived", ["Chad"]),
        ("Kenya's envoy left.", "left", []),
    ],
    ids=["to", "object of motion", "in", "nowhere"],
)
def test_place_objects_say_where_somebody_goes(text, word, expected):
    assert words(place_objects(token_of(text, word))) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Japan praised Chad.", "praised", False),
        ("Chad was praised by Japan.", "praised", True),
        ("The ship seized by Kenya sank.", "seized", True),
        ("Kenya has seized a ship.", "seized", False),
    ],
    ids=["active", "passive", "participle on a noun", "perfect"],
)
def test_passive_is_told_from_active(text, word, expected):
    assert is_passive(token_of(text, word)) is expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Japan imposed sanctions on Chad.", "sanctions", "imposed"),
        ("Japan imposed sanctions on Chad.", "Chad", None),
        ("Kenya flew to Chad.", "Chad", "flew"),
        ("Chad was praised by Japan.", "Japan", "praised"),
        ("Japan praised Chad.", "Japan", None),
        ("Japan praised Chad.", "praised", None),
    ],
    ids=["object", "on a noun that is governed", "over a preposition", "agent",
         "a subject is not governed", "the root"],
)  # fmt: skip
def test_governor_is_the_verb_over_a_noun(text, word, expected):
    found = governor(token_of(text, word))
    assert (None if found is None else found.text) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Kenya held talks with Chad.", "held", True),
        ("Japan imposed sanctions on Chad.", "imposed", True),
        ("Kenya sank the ship.", "sank", False),
    ],
    ids=["hold", "impose", "sink"],
)
def test_light_verbs_lend_their_subject(text, word, expected):
    assert is_light(token_of(text, word)) is expected
