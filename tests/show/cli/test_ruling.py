import pytest

from dragoman.ledger.store import open_ledger

TOLD = ("--by", "Ana", "--why", "as the ministry says")


@pytest.fixture
def ruled(dragoman, sample_file):
    return dragoman


def records(ruled, **wanted):
    with open_ledger(ruled.folder / "dragoman.sqlite") as ledger:
        return [
            k for k in ledger.records() if all(getattr(k.record, n) == v for n, v in wanted.items())
        ]


def test_amend_puts_a_field_right_for_every_brief_to_come(ruled):
    record = records(ruled, kind="transfer")[0].id
    assert ruled("amend", record[:8], "details.quantity", "4", *TOLD).code == 0
    (amended,) = [k for k in records(ruled, kind="transfer") if k.id == record]
    assert (amended.record.details.quantity, amended.ruling) == (4, "amended")


def test_amend_takes_plain_words_as_words(ruled):
    record = records(ruled, kind="action")[0].id
    assert ruled("amend", record, "details.issue", "late ships", *TOLD).code == 0
    assert records(ruled, kind="action")[0].record.details.issue == "late ships"


def test_reject_takes_a_record_out_and_undo_brings_it_back(ruled):
    record = records(ruled, kind="action")[0].id
    said = ruled("reject", record, *TOLD)
    assert said.code == 0
    assert not records(ruled, kind="action")
    ruling = said.err.split("(")[1].split(")")[0]
    assert ruled("undo", ruling, *TOLD).code == 0
    assert records(ruled, kind="action")[0].id == record
    listed = ruled("rulings").out
    assert "Ana: reject" in listed
    assert "(undone)" in listed


def test_confirm_merge_and_keep_apart_are_kept(ruled):
    first, second = (k.id for k in records(ruled, kind="transfer"))
    assert ruled("confirm", first, *TOLD).code == 0
    assert ruled("keep-apart", first, second, *TOLD).code == 0
    assert ruled("merge", first, second, *TOLD).code == 0
    assert len(ruled("rulings", first).out.splitlines()) >= 3


def test_a_ruling_needs_who_and_why(ruled, monkeypatch):
    record = records(ruled, kind="action")[0].id
    assert ruled("reject", record, "--why", "wrong").code == 2
    assert ruled("reject", record, "--by", "Ana").code == 2
    monkeypatch.setenv("DRAGOMAN_BY", "Ana")
    assert ruled("reject", record, "--why", "wrong").code == 0


def test_could_not_verify_is_a_word_of_its_own(ruled):
    record = records(ruled, kind="action")[0].id
    assert ruled("could-not-verify", record, *TOLD).code == 0
    assert records(ruled, kind="action")[0].ruling == "unverified"


def test_amending_takes_any_spelling_of_a_state(ruled):
    record = records(ruled, kind="action")[0].id
    assert ruled("amend", record, "parties.1.actor", "Kingdom of Norway", *TOLD).code == 0
    assert records(ruled, kind="action")[0].record.parties[1].actor == "NOR"


def test_record_is_added_by_hand_to_a_report(ruled):
    report = records(ruled, kind="action")[0].report
    said = ruled("add-record", report, "--kind", "action", "--type", "REJECT", "--said",
                 "blamed Türkiye for the delay", "--party", "source=Malaysia", "--party",
                 "target=Turkey", *TOLD)  # fmt: skip
    assert (said.code, "Ruled (" in said.err) == (0, True)
    (added,) = [k for k in records(ruled, kind="action") if k.record.type == "REJECT"]
    assert (added.ruling, added.run, added.record.rule) == ("confirmed", None, "by hand")
    with open_ledger(ruled.folder / "dragoman.sqlite") as ledger:
        assert ledger.check() == []


def test_words_that_the_report_does_not_say_are_refused(ruled):
    report = records(ruled, kind="action")[0].report
    said = ruled("add-record", report, "--kind", "action", "--type", "REJECT", "--said", "sang",
                 "--party", "source=Malaysia", *TOLD)  # fmt: skip
    assert (said.code, "does not say 'sang'" in said.err) == (2, True)
