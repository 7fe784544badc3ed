"""Each field of a record has its words in the report; who tells it; whose claim is passed on."""

import pytest
from tests.build import days
from tests.coding.drafts import draft_of, find, proposal_of

from dragoman.coding.date_choices import Calendar
from dragoman.coding.dates import Dated
from dragoman.coding.evidence import Teller, claimed, field_evidence, sentence_evidence, told_by
from dragoman.model.values import Interval, Place

pytestmark = pytest.mark.model

TEXT = "Japan smiled. On Monday Japan accused Chad of spying in Vienna."
SIDES = "source JPN Japan, target TCD Chad"


def fields_of(dated=None, **more):
    draft = draft_of(TEXT)
    proposal = proposal_of(draft, "accused", SIDES, **more)
    return {
        f.field: f for f in field_evidence(draft, proposal, dated or Dated(None, "no time is told"))
    }


def quotes(**more):
    return {name: f.evidence.quote for name, f in fields_of(**more).items()}


def test_a_sentence_is_quoted_whole():
    draft = draft_of(TEXT)
    evidence = sentence_evidence(draft, find(draft, "accused")[0])
    assert evidence.quote == "On Monday Japan accused Chad of spying in Vienna."
    assert TEXT[evidence.start : evidence.end] == evidence.quote


def test_type_and_status_stand_in_the_trigger():
    found = fields_of(cue="said to have")
    assert found["type"].evidence.quote == found["status"].evidence.quote == "accused"
    assert "test.rule" in found["type"].reasoning
    assert "said to have" in found["status"].reasoning


def test_each_party_has_the_words_that_name_it():
    found = quotes()
    assert (found["parties.0.actor"], found["parties.1.actor"]) == ("Japan", "Chad")
    assert "parties.0.name" not in found


def test_a_date_has_its_words_and_how_it_was_reached():
    draft = draft_of(TEXT)
    own = Calendar.of(draft, []).choices(proposal_of(draft, "accused"), ())[0].dated
    evidence = fields_of(own)["date"]
    assert (evidence.evidence.quote, evidence.reasoning) == ("Monday", own.reasoning)


def test_a_date_without_words_stands_at_the_trigger():
    day = days("2024-08-20")
    evidence = fields_of(Dated(day, "the day of the report"))["date"]
    assert (evidence.evidence.quote, evidence.reasoning) == ("accused", "the day of the report")


def test_a_place_has_the_words_that_name_it():
    start = TEXT.index("Vienna")
    assert quotes(place=Place("Vienna", "AUT", start, start + 6))["place"] == "Vienna"


@pytest.mark.parametrize("field", ["date", "place", "details.issue", "details.delivery"])
def test_what_the_text_does_not_tell_has_no_evidence(field):
    assert field not in fields_of()


def test_details_in_the_reports_words_are_quoted_by_these():
    assert quotes(details={"issue": "of spying"})["details.issue"] == "of spying"


def test_details_that_are_worked_out_are_quoted_by_the_sentence():
    assert quotes(details={"quantity": 3.0})["details.quantity"].startswith("On Monday")


def test_details_that_the_sentence_does_not_hold_are_not_quoted():
    assert "details.item" not in fields_of(details={"item": "three corvettes"})


def test_a_delivery_has_its_own_words():
    start = TEXT.index("Monday")
    due = Interval(None, days("2024-08-19").end, "Monday", None, start, start + 6)
    assert quotes(details={"delivery": due})["details.delivery"] == "Monday"


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Kenya reported that Sudan attacked Chad.", "Kenya", "KEN"),
        ("Sudan attacked Chad.", None, None),
    ],
    ids=["a state tells", "nobody tells"],
)
def test_who_tells_a_deed(text, words, actor):
    draft = draft_of(text)
    teller = told_by(draft, proposal_of(draft, "attacked", type="ASSAULT"))
    assert (teller and (teller.words, teller.actor)) == (words and (words, actor))


CLAIMS = [
    ("ASSAULT", Teller("Peru", "PER"), "PER", "another's act of conflict"),
    ("ASSAULT", Teller("Japan", "JPN"), None, "its own deed is told, not claimed"),
    ("ASSAULT", Teller("a diplomat", None), None, "a teller of no known side"),
    ("ASSAULT", None, None, "nobody tells"),
    ("SUPPORT", Teller("Peru", "PER"), None, "no act of conflict"),
]


@pytest.mark.parametrize(
    ("deed", "teller", "expected"), [c[:3] for c in CLAIMS], ids=[c[3] for c in CLAIMS]
)
def test_only_anothers_act_of_conflict_is_claimed(deed, teller, expected):
    proposal = proposal_of(draft_of(TEXT), "accused", SIDES, type=deed)
    assert claimed(proposal, teller).claimed_by == expected


def test_every_quote_stands_where_it_says():
    details = {"issue": "of spying", "quantity": 2.0, "terms": "gift", "change": "severed"}
    for found in fields_of(Dated(days("2024-08-20"), "given"), details=details).values():
        evidence = found.evidence
        assert TEXT[evidence.start : evidence.end] == evidence.quote
