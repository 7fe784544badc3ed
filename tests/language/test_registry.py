"""The persons of a report, and the table of leaders."""

from datetime import date

import pytest

from dragoman.language.registry import Registry, name_words

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
