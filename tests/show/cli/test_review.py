import io

import pytest

from dragoman.ledger.answers import Query
from dragoman.ledger.store import open_ledger


@pytest.fixture
def review(dragoman, sample_file, monkeypatch):
    """The review by Ana, with these keys typed, each a line."""

    def run(*typed, options=(), by=("--by", "Ana")):
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
        return dragoman("review", *by, *options)

    run.file = sample_file
    return run


def rulings(review):
    with open_ledger(review.file) as ledger:
        return [(r.verdict, r.by, r.why) for r in ledger.rulings()]


def record(review, kind):
    with open_ledger(review.file) as ledger:
        return next(ledger.records(Query(kinds=(kind,), with_rejected=True)))


OF_VISIT = ("--kind", "visit")
OF_DEED = ("--kind", "action")
WHY = "read beside its report"


@pytest.mark.parametrize(
    ("key", "verdict"), [("y", "confirm"), ("n", "reject"), ("u", "could not verify")]
)
def test_one_key_is_one_ruling(review, key, verdict):
    said = review(key, options=OF_DEED)
    assert said.code == 0
    assert "Malaysia blamed Türkiye for the delay." in said.out
    assert "1 rulings by Ana; 0 put off; 0 records left" in said.out
    assert rulings(review) == [(verdict, "Ana", WHY)]


def test_review_goes_on_where_it_was_left(review):
    first = review("y", "q").out
    second = review("q").out
    assert first.split("left  ")[2].split("\n")[0] == second.split("left  ")[1].split("\n")[0]
    assert "0 rulings by Ana" in second


def titles(said):
    """What the cards shown are about, in their order."""
    return [part.split("\n")[0] for part in said.out.split("left  ")[1:]]


def test_what_is_put_off_comes_last_in_the_next_sitting(review):
    options = ("--of", "Malaysia", "--limit", "99")
    every = titles(review(*"s" * 99, options=options))
    first, second, *others = every
    assert "put off earlier" not in (again := review("q", options=(*options, "--by", "Ben"))).out
    assert titles(again) == [first]
    whole = review(*"s" * 99, options=options)
    assert titles(whole) == every
    assert f"{len(every)} of them put off earlier" in whole.out
    assert f"{len(every)} put off; 0 records left" in whole.out
    assert rulings(review) == []
    with open_ledger(review.file, write=True) as ledger:
        for record in list(ledger.put_off_by("Ana"))[2:]:
            ledger.take_up(record, by="Ana")
    assert titles(review(*"s" * 99, options=options)) == [*others, first, second]


def test_back_after_putting_off_puts_off_no_longer(review):
    said = review("s", "b", "y", options=OF_DEED)
    assert said.out.count("left  ") == 2
    assert "1 rulings by Ana; 0 put off" in said.out
    with open_ledger(review.file) as ledger:
        assert ledger.put_off_by("Ana") == {}


def test_back_leaves_it_as_it_had_been_put_off_before(review):
    review("s", options=OF_DEED)
    with open_ledger(review.file) as ledger:
        before = ledger.put_off_by("Ana")
    assert "That was the last" in review("s", "b", "q", options=OF_DEED).out
    with open_ledger(review.file) as ledger:
        assert ledger.put_off_by("Ana") == before != {}


def test_back_takes_the_last_ruling_back_and_shows_its_record_again(review):
    said = review("y", "b", "n", "q", options=("--limit", "2"))
    assert "Taken back" in said.out
    assert [verdict for verdict, _, _ in rulings(review)] == ["confirm", "undo", "reject"]
    assert "1 rulings by Ana; 0 put off; 1 records left" in said.out


def test_back_at_the_beginning_says_so(review):
    assert "This is the first record." in review("b", "q").out


def test_amending_asks_field_value_reason_and_source(review):
    answers = ("e", "date", "2024-09-02..2024-09-04", "as the embassy says", "its page of 1 June")
    said = review(*answers, "y", options=OF_VISIT)
    assert said.code == 0
    visit = record(review, "visit")
    assert (str(visit.record.date.start), str(visit.record.date.end)) == (
        "2024-09-02",
        "2024-09-04",
    )
    with open_ledger(review.file) as ledger:
        amended, confirmed = ledger.rulings()
    assert (amended.why, amended.source) == ("as the embassy says", "its page of 1 June")
    assert confirmed.verdict == "confirm"


def test_field_is_chosen_by_its_number(review):
    review("e", "2", "actual", "it took place", "", "s", options=OF_VISIT)
    visit = record(review, "visit")
    assert (visit.record.status, visit.ruling) == ("actual", "amended")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (("e", "status", "perhaps", "why not", ""), "Not ruled: no status 'perhaps'"),
        (("e", "status", "actual", ""), "needs a value and a reason"),
        (("e", ""), "Field (number or name)"),
        (("m",), "no second record"),
        (("x",), "y confirm"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_ruled(review, typed, says):
    said = review(*typed, "q", options=OF_VISIT)
    assert says in said.out
    assert rulings(review) == []


@pytest.mark.parametrize(("key", "verdict"), [("m", "merge"), ("k", "keep apart")])
def test_two_records_are_merged_or_kept_apart(review, key, verdict):
    review(key, "q", options=("--kind", "transfer"))
    assert rulings(review) == [(verdict, "Ana", WHY)]


def test_whole_report_is_opened(review):
    assert "raised relations" in review("o", "q", options=("--kind", "meeting")).out


def test_nothing_to_review_is_said(review):
    assert "Nothing wants a decision" in review(options=("--until", "1900-01-01")).out


def test_who_decides_must_be_told(review, monkeypatch):
    assert review("y", by=()).code == 2
    monkeypatch.setenv("DRAGOMAN_BY", "Ben")
    review("y", "q", by=())
    assert [by for _, by, _ in rulings(review)] == ["Ben"]


def test_reason_of_all_can_be_given(review):
    review("n", options=(*OF_DEED, "--why", "not about states"))
    assert rulings(review) == [("reject", "Ana", "not about states")]
