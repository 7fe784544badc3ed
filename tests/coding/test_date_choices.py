"""Every date that a deed could have, each once; the judge takes the likeliest (GUIDE, "Dates")."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.build import days
from tests.coding.drafts import draft_of, proposal_of

from dragoman.coding.date_choices import QUESTION, Calendar
from dragoman.coding.judge import CHOSEN, Judge
from dragoman.model.readings import interval_to_json

pytestmark = pytest.mark.model

PUBLISHED = "2024-08-20"  # a Tuesday
SIDES = "source JPN Japan, target TCD Chad"


def iso(interval):
    """First and last day as written in JSON; one day once, an open end as nothing."""
    plain = interval_to_json(interval)
    return plain and "/".join(dict.fromkeys(day or "" for day in plain.values()))


def choices(text, word, sides="", others=(), **more):
    """By date, what is seen of it; `others`: further proposals, as (word, sides, kind)."""
    draft = draft_of(text)
    beside = [proposal_of(draft, w, s, kind=kind) for w, s, kind in others]
    proposal = proposal_of(draft, word, sides, **more)
    found = Calendar.of(draft, [*beside, proposal]).choices(proposal, ())
    return {iso(c.dated.interval): c.features for c in found}


def dated(text, word, weights=None, **more):
    """The date by a judge with these weights."""
    draft = draft_of(text)
    proposal = proposal_of(draft, word, more.pop("sides", ""), **more)
    judge = Judge({QUESTION: {CHOSEN: weights or {}}})
    return Calendar.of(draft, [proposal]).date_of(proposal, (), judge).interval


TOLD = "Kenya met Peru on 12 August 2024. "
CHOICES = [
    ("Japan praised Chad on Monday.", {"2024-08-19": "own"}, "its own"),
    ("On Monday Japan praised Chad for the vote of 5 May 2024.",
     {"2024-08-19": "own", "2024-05-05": "own"}, "all times of its sentence"),
    ("Japan praised Chad.", {}, "the report's day or none"),
    ("Japan praised Chad on Tuesday.", {PUBLISHED: "own"}, "the report's day as its own"),
    (TOLD + "Japan praised Chad.", {"2024-08-12": "carried"}, "one told before"),
    ("Japan praised Chad. " + TOLD, {}, "what is told after is not carried"),
    ("Japan praised Chad for three days.", {}, "a length is no date"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [c[:2] for c in CHOICES], ids=[c[2] for c in CHOICES]
)
def test_a_deed_has_its_times_and_those_told_before_to_choose_from(text, expected):
    found = choices(text, "praised")
    sources = {PUBLISHED: "published", None: "none"} | expected
    assert set(found) == set(sources)
    assert all(source in found[day] for day, source in sources.items())


def test_a_time_told_twice_is_one_choice_with_both_ways_to_it():
    found = choices("Kenya met Peru on Monday. Japan praised Chad on Monday.", "praised")
    assert {"own", "carried", "sources=carried+own"} <= set(found["2024-08-19"])


@pytest.mark.parametrize(("status", "is_one"), [("actual", False), ("planned", True)])
def test_what_is_signed_has_no_day_to_come(status, is_one):
    found = choices("Japan signed a plan for 2026.", "plan", kind="agreement", status=status)
    assert ("2026-01-01/2026-12-31" in found) is is_one


def test_no_more_than_three_times_are_carried():
    text = "".join(f"Kenya met Peru on {day} July 2024. " for day in (1, 2, 3, 4, 5))
    found = choices(text + "Japan praised Chad.", "praised")
    carried = [day for day, features in found.items() if "carried" in features]
    assert carried == ["2024-07-05", "2024-07-04", "2024-07-03"]


def test_a_visit_may_be_open_at_its_end():
    found = choices("Japan visited Chad on Monday.", "visited", kind="visit")
    assert {"2024-08-19", "2024-08-19/", f"{PUBLISHED}/"} <= set(found)
    assert not any(day and day.endswith("/") for day in choices("Japan left.", "left"))


VISITED = [("visited", "visitor KEN Kenya, host PER Peru", "visit")]


def test_what_is_said_at_a_visit_may_share_its_day():
    text = "Kenya visited Peru on Monday. Later Kenya praised Peru."
    sides = "source KEN Kenya, target PER Peru"
    found = choices(text, "praised", sides, VISITED)
    assert {"event", "event#all=True", "event#gap=1"} <= set(found["2024-08-19"])


def test_a_visit_of_others_is_no_event_of_the_deed():
    text = "Kenya visited Peru on Monday. Japan praised Chad."
    found = choices(text, "praised", SIDES, VISITED)
    assert not any("event" in features for features in found.values())


SEEN = [
    ("Japan praised Chad on Monday.", {}, "2024-08-19", "own#nearest=True"),
    ("Japan praised Chad on Monday.", {}, "2024-08-19", "own#grain=day"),
    ("Japan praised Chad on Monday.", {}, "2024-08-19", "own#link=on"),
    ("Japan praised Chad on Monday.", {}, "2024-08-19", "own#path=|pobj:on"),
    ("Japan praised Chad on Monday.", {}, "2024-08-19", "own#when=week"),
    ("Japan praised Chad on 5 March 2019.", {}, "2019-03-05", "own#when=old"),
    ("Japan praised Chad on 30 August 2024.", {}, "2024-08-30", "own#when=ahead"),
    ("On Monday Japan praised Chad.", {}, "2024-08-19", "own#side=before:True"),
    ("Japan praised Chad.", {}, PUBLISHED, "published#told=False"),
    (TOLD + "Japan praised Chad.", {}, "2024-08-12", "carried#gap=1"),
]


@pytest.mark.parametrize(
    ("text", "more", "day", "name"), SEEN, ids=[f"{s[3]} of {s[0][-20:]}" for s in SEEN]
)
def test_a_choice_tells_what_holds_of_it(text, more, day, name):
    assert name in choices(text, "praised", **more)[day]


def test_a_time_nearer_to_another_deed_has_a_rival():
    text = "Japan thanked Chad on Monday, and Kenya praised Peru."
    alone = choices(text, "praised")["2024-08-19"]
    beside = choices(text, "praised", others=[("thanked", SIDES, "action")])["2024-08-19"]
    assert "own#rivals=0:True" in alone
    assert "own#rivals=1:True" in beside


def test_features_of_the_deed_that_bear_on_dates_are_seen_with_each_source():
    draft = draft_of("Japan praised Chad.")
    calendar, proposal = Calendar.of(draft, []), proposal_of(draft, "praised")
    for choice in calendar.choices(proposal, ("tense=past", "home=action:False")):
        ends = {name.partition("~")[2] for name in choice.features} - {""}
        assert ends == {"tense=past"}


def test_what_the_coder_knows_outranks_the_judge():
    given_days = days("2020-01-01", "2020-12-31")
    found = dated("Japan praised Chad on Monday.", "praised", {"none": 9.0}, date=given_days)
    assert found == given_days


def test_a_state_of_things_has_no_date():
    assert dated("Japan praised Chad on Monday.", "praised", {"own": 9.0}, dateless=True) is None


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ({"none": 1.0}, None),
        ({"published": 1.0}, PUBLISHED),
        ({"carried": 1.0}, "2024-08-12"),
        ({"own": 1.0, "published": 2.0, "own#nearest=True": 1.5}, "2024-08-19"),
        ({}, "2024-08-19"),
    ],
    ids=["none", "the report's", "one told before", "its own", "its own where nothing is learned"],
)
def test_the_judge_takes_the_choice_that_is_worth_most(weights, expected):
    assert iso(dated(TOLD + "Japan praised Chad on Monday.", "praised", weights)) == expected


def test_own_dates_stand_in_the_report_as_quoted():
    text = "Japan praised Chad on Monday."
    interval = dated(text, "praised", {"own": 1.0})
    assert text[interval.start_char : interval.end_char] == interval.words == "Monday"


SENTENCES = st.lists(
    st.sampled_from(
        [
            "Kenya met Peru on Monday.",
            "Rain fell on 12 August 2024.",
            "Peru will visit Kenya from 19 to 21 August 2024.",
            "Kenya voted in May.",
        ]
    ),
    max_size=2,
    unique=True,
)
ENDS = st.sampled_from(
    ["on Monday", "on Tuesday", "in May", "after the vote of 12 August 2024", ""]
)


@settings(max_examples=25)
@given(SENTENCES, ENDS, st.sampled_from(["action", "visit", "meeting"]))
def test_each_date_is_a_choice_once_and_says_how_it_was_reached(before, end, kind):
    draft = draft_of(" ".join([*before, f"Japan praised Chad {end}".strip() + "."]))
    proposal = proposal_of(draft, "praised", SIDES, kind=kind)
    found = Calendar.of(draft, [proposal]).choices(proposal, ("kind=" + kind,))
    intervals = [c.dated.interval for c in found]
    spans = [None if i is None else (i.start, i.end) for i in intervals]
    assert len(spans) == len(set(spans))
    assert None in spans
    assert (draft.report.published, draft.report.published) in spans
    assert all(c.dated.reasoning for c in found)
    assert all(len(c.features) == len(set(c.features)) for c in found)


def test_it_is_seen_on_which_word_a_time_hangs():
    found = choices("Japan praised Chad for the vote of 5 May 2024.", "praised")
    assert any(f.endswith("hold=of:vote") for f in found["2024-05-05"])
    found = choices("Japan praised Chad on Monday.", "praised")
    assert any(f.endswith("hold=on:deed") for f in found["2024-08-19"])
