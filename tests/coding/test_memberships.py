"""Memberships: who joined, left, applied to, was suspended from, or belongs to what."""

import pytest
from tests.coding.drafts import draft_of

from dragoman.coding.memberships import code_memberships

pytestmark = pytest.mark.model

TOLD = [
    ("Peru joined NATO.", "joined", "actual", "PER", "verb"),
    ("Peru has applied to join NATO.", "applied", "actual", "PER", "application over joining"),
    ("NATO suspended Peru.", "suspended", "actual", "PER", "done to the member"),
    ("Peru was admitted to NATO.", "joined", "actual", "PER", "passive"),
    ("Peru pulled out of NATO.", "left", "actual", "PER", "verb with a particle"),
    ("Peru will leave NATO.", "left", "planned", "PER", "plan"),
    ("Peru became the 31st member of NATO.", "joined", "actual", "PER", "became a member"),
    ("Peru's bid to join NATO failed.", "joined", "possible", "PER", "bid"),
    ("Peru's accession to NATO pleased many.", "joined", "actual", "PER", "noun"),
    ("Peru is a member of NATO.", "member", "actual", "PER", "state of things"),
    ("NATO member Peru objected.", "member", "actual", "PER", "apposition"),
    ("NATO invited Peru.", "joined", "possible", "PER", "invitation"),
    ("Peru belongs to NATO.", "member", "actual", "PER", "belonging"),
]


@pytest.mark.parametrize(
    ("text", "kind", "status", "member"), [t[:4] for t in TOLD], ids=[t[4] for t in TOLD]
)
def test_membership_has_its_type_status_and_parties(text, kind, status, member):
    found = [
        (p.type, p.status, p.side("organisation"), p.side("member"))
        for p in code_memberships(draft_of(text))
    ]
    assert (kind, status, {"NATO"}, {member}) in found


@pytest.mark.parametrize("kind", [p[1] for p in TOLD])
def test_application_is_not_told_as_joining_besides(kind):
    told = {p.type for p in code_memberships(draft_of("Peru has applied to join NATO."))}
    assert told == {"applied"}, kind


def test_each_of_a_list_is_a_member():
    found = list(code_memberships(draft_of("Peru, Chad and Fiji joined NATO.")))
    assert {m for p in found for m in p.side("member")} == {"PER", "TCD", "FJI"}
    assert len({p.trigger for p in found}) == len(found)


def test_members_named_after_including_are_listed():
    found = list(code_memberships(draft_of("It helps NATO states, including Peru and Chad.")))
    assert {(p.rule, m) for p in found for m in p.side("member")} == {
        ("membership.listed", "PER"),
        ("membership.listed", "TCD"),
    }


COMPOSED = [
    ("NATO consists of Peru, Chad and Fiji.", "verb with a preposition"),
    ("NATO, which is made up of Peru, Chad and Fiji, met in Lima.", "described"),
    ("NATO is a group of three states, Peru, Chad and Fiji.", "a group of states"),
    ("The members of NATO are Peru, Chad and Fiji.", "members by name"),
]


@pytest.mark.parametrize("text", [c[0] for c in COMPOSED], ids=[c[1] for c in COMPOSED])
def test_whom_an_organisation_is_made_up_of_are_its_members(text):
    rules = {"membership.composed", "membership.listed"}
    found = [p for p in code_memberships(draft_of(text)) if p.rule in rules]
    assert {m for p in found for m in p.side("member")} == {"PER", "TCD", "FJI"}
    assert {o for p in found for o in p.side("organisation")} == {"NATO"}


@pytest.mark.parametrize(
    "text",
    ["Kenya and NATO spoke of many states, including Peru and Chad.",
     "The list of NATO includes Peru, Chad and Fiji.",
     "NATO consists of thirty states."],
    ids=["including", "a list of it", "nobody named"],
)  # fmt: skip
def test_what_else_is_made_up_of_states_has_no_members(text):
    assert "membership.composed" not in {p.rule for p in code_memberships(draft_of(text))}


def test_application_for_the_membership_of_an_organisation_is_one():
    found = list(code_memberships(draft_of("Peru praised Chad's application for NATO membership.")))
    assert [(p.type, set(p.actors), p.guessed) for p in found] == [("applied", {"NATO", "TCD"}, "")]


def test_member_state_of_an_organisation_is_a_member():
    found = list(code_memberships(draft_of("Peru, as a member state of NATO, helped Chad.")))
    assert [set(p.actors) for p in found] == [{"NATO", "PER"}]


def test_state_set_beside_the_members_of_an_organisation_is_none_of_them():
    assert not list(code_memberships(draft_of("Peru and NATO countries objected.")))
    (found,) = code_memberships(draft_of("Peru and other NATO members objected."))
    assert found.side("member") == {"PER"}


def test_members_carry_no_name_and_organisations_the_one_spelled_out():
    (found,) = code_memberships(draft_of("Peru joined the World Trade Organization."))
    names = {p.role: p.name for p in found.parties}
    assert names == {"organisation": "World Trade Organization", "member": None}


@pytest.mark.parametrize(
    "text", ["Peru expelled ten diplomats.", "The members left the hall.", "Peru joined the talks."]
)
def test_no_membership_without_an_organisation(text):
    assert list(code_memberships(draft_of(text))) == []
