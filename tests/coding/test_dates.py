"""When a deed was: its own time, one told before, the report's day, or none (GUIDE, "Dates")."""

import pytest
from tests.build import days
from tests.coding.drafts import draft_of, find, proposal_of

from dragoman.coding.dates import choices_of, date_of, nearest_time, time_steps
from dragoman.model.readings import interval_to_json

pytestmark = pytest.mark.model

PUBLISHED = "2024-08-20"  # a Tuesday


def dated(text, word, modes=(), published=PUBLISHED, **more):
    draft = draft_of(text, published)
    return date_of(draft, proposal_of(draft, word, **more), modes).interval


def iso(interval):
    """First and last day as written in JSON; one day once."""
    plain = interval_to_json(interval)
    return plain and "/".join(dict.fromkeys(filter(None, plain.values())))


def nearest(text, word):
    draft = draft_of(text)
    time = nearest_time(draft, *find(draft, word))
    return time and time.words


NEAREST = [
    ("Japan praised Chad on Monday.", "praised", "Monday", "of the clause"),
    ("Japan thanked Chad on Monday, and Kenya praised Peru on Tuesday.", "thanked", "Monday",
     "the first of two clauses"),
    ("Japan thanked Chad on Monday, and Kenya praised Peru on Tuesday.", "praised", "Tuesday",
     "the second of two clauses"),
    ("Officials said on Monday that Japan had praised Chad.", "praised", None,
     "of the saying, not of the deed"),
    ("Officials said on Monday that Japan had praised Chad.", "said", "Monday", "of the saying"),
    ("Japan praised Chad.", "praised", None, "none"),
    ("Japan praised Chad for three days.", "praised", None, "a length is no date"),
    ("Japan praised Chad. Kenya left on Monday.", "praised", None, "of another sentence"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "word", "expected"), [n[:3] for n in NEAREST], ids=[n[3] for n in NEAREST]
)
def test_nearest_time_belongs_to_the_clause_of_the_deed(text, word, expected):
    assert nearest(text, word) == expected


def test_a_time_on_the_deed_is_fewer_steps_away_than_one_on_another():
    draft = draft_of("Japan thanked Chad on Monday, and Kenya praised Peru on Tuesday.")
    sentence, thanked = find(draft, "thanked")
    monday, tuesday = draft.times_in(sentence)
    assert time_steps(sentence, thanked, monday) < time_steps(sentence, thanked, tuesday)


CHOICES = [
    ("Japan praised Chad on Monday.", "praised", {"own": "2024-08-19"}, "its own"),
    ("Japan praised Chad.", "praised", {}, "the report's day or none"),
    ("Kenya met Peru on 12 August 2024. Japan praised Chad.", "praised", {"carried": "2024-08-12"},
     "one told before"),
    ("Kenya met Peru on 5 March 2019. Japan praised Chad.", "praised", {},
     "what is long ago is not carried"),
    ("Kenya will meet Peru on 30 August 2024. Japan praised Chad.", "praised", {},
     "what is ahead is not carried"),
    ("Japan praised Chad. Kenya met Peru on 12 August 2024.", "praised", {},
     "what is told after is not carried"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "word", "expected"), [c[:3] for c in CHOICES], ids=[c[3] for c in CHOICES]
)
def test_choices_are_all_dates_that_a_deed_could_have(text, word, expected):
    draft = draft_of(text)
    choices = choices_of(draft, proposal_of(draft, word))
    always = {"published": PUBLISHED, "none": None}
    assert {mode: iso(c.interval) for mode, c in choices.items()} == always | expected


def test_every_choice_says_how_it_was_reached():
    draft = draft_of("Kenya met Peru on 12 August 2024. Japan praised Chad on Monday.")
    choices = choices_of(draft, proposal_of(draft, "praised"))
    assert set(choices) == {"own", "carried", "published", "none"}
    assert all(c.reasoning for c in choices.values())


def test_what_the_coder_knows_outranks_the_judge():
    given = days("2020-01-01", "2020-12-31")
    assert dated("Japan praised Chad on Monday.", "praised", ["none"], date=given) == given


def test_a_state_of_things_has_no_date():
    assert dated("Japan praised Chad on Monday.", "praised", ["own"], dateless=True) is None


def test_the_judges_likeliest_reading_that_exists_is_taken():
    assert iso(dated("Japan praised Chad.", "praised", ["own", "carried", "none"])) is None
    assert iso(dated("Japan praised Chad.", "praised", ["own", "published"])) == PUBLISHED


GUIDED = [
    ("Japan praised Chad on Monday.", "praised", {}, "2024-08-19", "the time of its clause"),
    ("Japan praised Chad.", "praised", {"said": True}, PUBLISHED, "a statement without a day"),
    ("Japan praised Chad.", "praised", {}, PUBLISHED, "the news itself"),
    ("Japan will visit Chad.", "visit", {"kind": "visit", "status": "planned"}, None,
     "a visit ahead without a day"),
    ("Japan will meet Chad.", "meet", {"kind": "meeting", "status": "planned"}, None,
     "a meeting ahead without a day"),
    ("Japan will help Chad.", "help", {"status": "planned"}, PUBLISHED,
     "another plan: the day it was announced"),
    ("Japan will visit Chad on Friday.", "visit", {"kind": "visit", "status": "planned"},
     "2024-08-23", "a visit ahead with its day"),
    ("Japan had praised Chad.", "praised", {}, None, "past perfect: background"),
    ("Japan has long praised Chad.", "praised", {}, None, "has long: background"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "word", "more", "expected"), [g[:4] for g in GUIDED], ids=[g[4] for g in GUIDED]
)
def test_the_guide_decides_where_the_judge_is_silent(text, word, more, expected):
    assert iso(dated(text, word, (), **more)) == expected


VISITS = [
    ("visit", "Kenya's minister arrived in Chad on Monday for a three-day visit.",
     "2024-08-19/2024-08-21", "from its first day on"),
    ("action", "Kenya's minister arrived in Chad on Monday for a three-day visit.",
     "2024-08-19", "no other deed has its length"),
    ("visit", "Kenya's minister arrived in Chad on Monday for a visit.", "2024-08-19",
     "no length told"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "text", "expected"), [v[:3] for v in VISITS], ids=[v[3] for v in VISITS]
)
def test_a_visit_of_stated_length_has_its_whole_span(kind, text, expected):
    assert iso(dated(text, "arrived", ["own"], kind=kind, type="visit")) == expected


def test_the_second_day_of_a_visit_tells_its_first():
    text = "Kenya's minister met Chad's leader on Monday, on the second day of his visit."
    interval = dated(text, "met", ["own"], kind="visit", type="visit")
    assert iso(interval) == "2024-08-18/2024-08-19"


def test_own_dates_stand_in_the_report_as_quoted():
    text = "Japan praised Chad on Monday."
    interval = dated(text, "praised")
    assert text[interval.start_char : interval.end_char] == interval.words == "Monday"
