"""Persons: names found whole, met again by surname, and for whom they act."""

import pytest
from tests.language.readings import offices, read, told

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Kenya's Daniel Otieno spoke.", "Daniel Otieno", ["KEN Daniel Otieno"]),
        ("Emir Tamim bin Hamad Al Thani of Qatar came.", "Tamim bin Hamad Al Thani",
         ["QAT Tamim bin Hamad Al Thani"]),
        ("South Korean Deputy Minister Heo Tae-keun left.", "Heo Tae-keun", ["KOR Heo Tae-keun"]),
        ("Kenyan President Daniel Otieno spoke. Otieno left.", "Otieno", ["KEN Daniel Otieno"]),
        ("Vladimir Putin spoke.", "Vladimir Putin", ["RUS Vladimir Putin"]),
        ("HANOI - President Vladimir Putin arrived.", "Vladimir Putin", ["RUS Vladimir Putin"]),
        ("In Oslo, Kenyan President Daniel Otieno spoke.", "Daniel Otieno", ["KEN Daniel Otieno"]),
        ("The Kenyan delegation was led by Minister Daniel Otieno.", "Daniel Otieno",
         ["KEN Daniel Otieno"]),
        ("Daniel Otieno, a Kenyan trader, spoke.", "Daniel Otieno", ["KEN Daniel Otieno"]),
        ("Karim Saleh, the banker of Hezbollah, fled.", "Karim Saleh", ["Hezbollah Karim Saleh"]),
        ("Daniel Otieno, a trader, spoke.", "Daniel Otieno", []),
    ],
)  # fmt: skip
def test_whom_a_person_acts_for(text: str, words: str, expected: list[str]) -> None:
    assert told(read(text)[0], words) == expected


def test_an_officer_of_the_publisher_acts_for_its_state() -> None:
    mentions = read("Defence Secretary Alma Reed spoke in Oslo.", source="The White House")[0]
    assert offices(mentions) == ["USA Alma Reed: Defence Secretary"]


def test_a_guest_named_with_a_state_does_not_act_for_the_publisher() -> None:
    text = "Kenyan Defence Secretary Daniel Otieno spoke."
    assert offices(read(text, source="The White House")[0]) == [
        "KEN Daniel Otieno: Defence Secretary"
    ]


def test_longer_name_is_kept_for_all_offices() -> None:
    text = "Kenyan President Otieno spoke. Later President Daniel Otieno left."
    assert {o.who.name for o in read(text)[0].offices} == {"Daniel Otieno"}
