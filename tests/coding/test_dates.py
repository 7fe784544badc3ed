"""When a deed was: the times of its clause, how far they stand from it, how long a visit lasts."""

import pytest
from tests.coding.drafts import draft_of, find, proposal_of

from dragoman.coding.dates import Dated, events_of, lasting, nearest_time, time_steps, token_at
from dragoman.model.readings import interval_to_json

pytestmark = pytest.mark.model


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


VISITS = [
    ("visit", "Kenya's minister arrived in Chad on Monday for a three-day visit.",
     "2024-08-19/2024-08-21", "from its first day on"),
    ("action", "Kenya's minister arrived in Chad on Monday for a three-day visit.",
     "2024-08-19", "no other deed has its length"),
    ("visit", "Kenya's minister arrived in Chad on Monday for a visit.", "2024-08-19",
     "no length told"),
]  # fmt: skip


def lasted(text, word, kind="visit"):
    """The nearest time of a deed of this kind, as long as the deed lasts."""
    draft = draft_of(text)
    proposal = proposal_of(draft, word, kind=kind, type="visit")
    own = nearest_time(draft, proposal.sentence, proposal.anchor)
    return lasting(draft, proposal, Dated(own.interval, own.reasoning))


@pytest.mark.parametrize(
    ("kind", "text", "expected"), [v[:3] for v in VISITS], ids=[v[3] for v in VISITS]
)
def test_a_visit_of_stated_length_has_its_whole_span(kind, text, expected):
    assert iso(lasted(text, "arrived", kind).interval) == expected


def test_the_second_day_of_a_visit_tells_its_first():
    text = "Kenya's minister met Chad's leader on Monday, on the second day of his visit."
    assert iso(lasted(text, "met").interval) == "2024-08-18/2024-08-19"


def test_a_visit_without_a_date_stays_without_one():
    draft = draft_of("Kenya's minister arrived in Chad for a three-day visit.")
    undated = Dated(None, "no time is told")
    assert lasting(draft, proposal_of(draft, "arrived", kind="visit"), undated) == undated


def test_a_time_hangs_on_its_last_word():
    draft = draft_of("Japan praised Chad on Monday evening.")
    sentence, _ = find(draft, "praised")
    (time,) = draft.times_in(sentence)
    token = token_at(sentence, time)
    assert token is not None
    assert token.text in time.words


MET = "Kenya met Peru on Monday. Japan will visit Chad on Friday. Togo met Mali."
EVENTS = [("met", "participant KEN Kenya, participant PER Peru", "meeting"),
          ("visit", "visitor JPN Japan, host TCD Chad", "visit")]  # fmt: skip


def events(*deeds):
    draft = draft_of(MET)
    proposals = [proposal_of(draft, word, sides, kind=kind) for word, sides, kind in deeds]
    return [(e.sentence, set(e.actors), iso(e.dated.interval)) for e in events_of(draft, proposals)]


def test_dated_meetings_and_visits_are_events_in_the_order_of_the_text():
    expected = [(0, {"KEN", "PER"}, "2024-08-19"), (1, {"JPN", "TCD"}, "2024-08-23")]
    assert events(*EVENTS) == events(*reversed(EVENTS)) == expected


@pytest.mark.parametrize(
    ("word", "sides", "kind"),
    [("met", "source KEN Kenya", "action"), ("Mali", "participant TGO Togo", "meeting")],
    ids=["another kind", "no day of its own"],
)
def test_other_deeds_are_no_events(word, sides, kind):
    assert events((word, sides, kind)) == []
