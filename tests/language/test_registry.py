"""The persons of a report, and the table of leaders."""

from datetime import date

import pytest

from dragoman.language.registry import Registry, by_words, name_words
from dragoman.rules.actors import Leader

DAY = date(2024, 8, 20)


def test_name_words_leave_out_suffixes() -> None:
    assert name_words("Daniel K. Otieno Jr.") == ["daniel", "k", "otieno"]
    assert name_words("Daniel Otieno III")[-1] == "otieno"
    assert name_words("") == []


def registry(*names: str, actor: str = "KEN") -> Registry:
    made = Registry(DAY, None)
    for name in names:
        made.meet(name, made.find(name)).actor = actor
    return made


@pytest.mark.parametrize(
    ("met", "asked", "found"),
    [
        ("Daniel Otieno", "Otieno", True),
        ("Daniel Otieno", "Daniel", False),
        ("Otieno", "Daniel Otieno", True),
        ("Daniel Otieno", "Grace Otieno", False),
        ("Daniel K. Otieno", "Daniel Otieno", True),
        ("Daniel Otieno", "", False),
    ],
)
def test_find(met: str, asked: str, found: bool) -> None:
    assert (registry(met).find(asked) is not None) == found


def test_family_name_first() -> None:
    assert registry("Sun Weimin", actor="CHN").find("Sun") is not None
    assert registry("Sun Weimin", actor="KEN").find("Sun") is None


def test_of_two_with_a_surname_the_last_one_met() -> None:
    both = registry("Daniel Otieno", "Grace Otieno")
    found = both.find("Otieno")
    assert found is not None
    assert found.name == "Grace Otieno"


def test_leaders_by_day() -> None:
    at = Registry(date(2014, 5, 1), None)
    late = Registry(date(2022, 5, 1), None)
    found = [r.leader("Angela Merkel") for r in (at, late)]
    assert [leader and leader.actor for leader in found] == ["DEU", "DEU"]
    assert late.leader("Merkel") is None
    past = late.leader("Merkel", "Chancellor", former=True)
    assert past is not None
    assert past.actor == "DEU"
    assert late.leader("") is None
    assert late.leader("Nobody Whatever") is None


def test_a_holder_given_goes_before_the_table_of_leaders() -> None:
    given = by_words([Leader("Angela Merkel", "CHE", "Chancellor", date.min, None)])
    found = Registry(date(2014, 5, 1), None, given).leader("Merkel")
    assert found is not None
    assert found.actor == "CHE"
    other = Registry(date(2014, 5, 1), None, given).leader("Barack Obama")
    assert other is not None
    assert other.actor == "USA"


@pytest.mark.parametrize(
    ("name", "day", "actor", "office"),
    [
        ("Erdoğan", date(2024, 8, 20), "TUR", "President"),
        ("Recep Tayyip Erdogan", date(2010, 8, 20), "TUR", "Prime Minister"),
        ("Anwar Ibrahim", date(2024, 8, 20), "MYS", "Prime Minister"),
        ("Zelenskyy", date(2023, 1, 1), "UKR", "President"),
        ("Volodymyr Zelenskiy", date(2023, 1, 1), "UKR", "President"),
        ("Xi", date(2020, 1, 1), "CHN", "President"),
        ("von der Leyen", date(2020, 1, 1), "EU", "President of the European Commission"),
        ("Stoltenberg", date(2020, 1, 1), "NATO", "Secretary General"),
        ("Stoltenberg", date(2010, 1, 1), "NOR", "Prime Minister"),
        ("Assad", date(2015, 1, 1), "SYR", "President"),
        ("Qaddafi", date(1995, 1, 1), "LBY", "Leader"),
    ],
)
def test_leader(name, day, actor, office):
    row = Registry(day, None).leader(name)
    assert row is not None
    assert (row.actor, row.office) == (actor, office)


def test_a_surname_of_several_and_a_stranger_are_no_leader():
    then = Registry(date(2018, 6, 1), None)
    assert then.leader("Kim") is None
    assert then.leader("Nemo Nobody") is None


@pytest.mark.parametrize(
    "name",
    [
        "Joseph R. Biden, Jr.",
        "Mr. Biden",
        "Joe Biden",
        "Biden",
    ],
)
def test_titles_and_initials_do_not_hide_a_leader(name):
    row = Registry(date(2022, 3, 1), None).leader(name)
    assert row is not None
    assert (row.actor, row.office) == ("USA", "President")


@pytest.mark.parametrize(
    "name",
    ["Abdel-Fattah el-Sissi", "Abdel Fattah Al Sisi", "Abdel Fattah el-Sisi", "Al-Sisi", "Sisi"],
)
def test_articles_and_hyphens_do_not_hide_a_leader(name):
    row = Registry(date(2022, 3, 1), None).leader(name)
    assert row is not None
    assert row.actor == "EGY"
