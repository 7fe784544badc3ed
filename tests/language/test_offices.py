"""Titles beside names: which office a text gives, whose it is, and whether it is past."""

import pytest
from tests.language.readings import offices, read

pytestmark = pytest.mark.model

# A sentence, and the offices that it gives.
BESIDE = [
    ("Chadian Defence Minister Issa Bello spoke.", ["TCD Issa Bello: Defence Minister"]),
    (
        "Issa Bello, the defence minister of Chad, spoke.",
        ["TCD Issa Bello: defence minister of Chad"],
    ),
    ("Chad's defence minister, Issa Bello, spoke.", ["TCD Issa Bello: defence minister"]),
    ("The president of Kenya, Daniel Otieno, left.", ["KEN Daniel Otieno: president of Kenya"]),
    ("Prime Minister Ana Kovac of Croatia arrived.", ["HRV Ana Kovac: Prime Minister"]),
    ("King Leon of Tonga prayed.", ["TON Leon: King"]),
    ("Chad's Economy Minister[Issa Bello] spoke.", ["TCD Issa Bello: Economy Minister"]),
    (
        "Kenya's Chief of Staff to the President Daniel Otieno left.",
        ["KEN Daniel Otieno: Chief of Staff to the President"],
    ),
    ("Kenyan Director for Africa Daniel Otieno left.", ["KEN Daniel Otieno: Director for Africa"]),
    ("Issa Bello, the long-serving Sultan of Oman, died.", ["OMN Issa Bello: Sultan of Oman"]),
    ("Kenyan Navy Lance Cpl. Daniel Otieno saluted.", ["KEN Daniel Otieno: Cpl."]),
    (
        "His Majesty King Leon of Tonga and Her Majesty Queen Lupe came.",
        ["TON Leon: King", "TON Lupe: Queen"],
    ),
    (
        "In Nairobi, Issa Bello of Chad met with President Daniel Otieno.",
        ["KEN Daniel Otieno: President"],
    ),
    ("Prime Minister Ana Kovac (Croatia) arrived.", ["HRV Ana Kovac: Prime Minister"]),
    ("Prime Minister Ana Kovac(Republic of Croatia) arrived.", ["HRV Ana Kovac: Prime Minister"]),
    ("Former Kenyan President Daniel Otieno came.", ["KEN Daniel Otieno: President (until)"]),
    (
        "Then foreign minister of Fiji Sela Tui agreed.",
        ["FJI Sela Tui: foreign minister of Fiji (until)"],
    ),
    ("Daniel Otieno became president of Kenya in May.", ["KEN Daniel Otieno: president of Kenya"]),
    ("Kenya's Gen. Daniel Otieno saluted.", ["KEN Daniel Otieno: Gen."]),
    ("Peru said its ambassador, Rosa Quispe, would stay.", ["PER Rosa Quispe: ambassador"]),
    ("Chad, whose envoy, Issa Bello, was absent, voted.", ["TCD Issa Bello: envoy"]),
    (
        "Kenyan Foreign Minister Daniel Otieno met his Chadian counterpart, Issa Bello.",
        ["KEN Daniel Otieno: Foreign Minister", "TCD Issa Bello: Foreign Minister"],
    ),
    (
        "Kenyan Foreign Minister Daniel Otieno met his Chadian opposite number, Issa Bello.",
        ["KEN Daniel Otieno: Foreign Minister", "TCD Issa Bello: Foreign Minister"],
    ),
    (
        "The Kenyan side comprised the Minister for Trade, Mr. Daniel Otieno.",
        ["KEN Daniel Otieno: Minister for Trade"],
    ),
    ("A spokesman for Hezbollah, Karim Saleh, denied it.", ["Hezbollah Karim Saleh: spokesman"]),
    (
        "Peru received in the Kremlin President of Kenya Daniel Otieno.",
        ["KEN Daniel Otieno: President of Kenya"],
    ),
    ("Kenyan Chief of Staff Professor Daniel Otieno ate.", ["KEN Daniel Otieno: Chief of Staff"]),
    (
        "Kenyan Chief of the Naval Staff Admiral Daniel Otieno ate.",
        ["KEN Daniel Otieno: Chief of the Naval Staff"],
    ),
    (
        "General Daniel Otieno, chief of the Kenyan army, ate.",
        ["KEN Daniel Otieno: chief of the Kenyan army"],
    ),
    ("Kenyan Major General Daniel Otieno ate.", ["KEN Daniel Otieno: Major General"]),
    (
        "The Kenyan Commander-in-Chief of the Navy Daniel Otieno ate.",
        ["KEN Daniel Otieno: Commander-in-Chief of the Navy"],
    ),
    (
        "Daniel Otieno, chief of cabinet for Kenyan President Ana Vik, ate.",
        ["KEN Daniel Otieno: chief of cabinet", "KEN Ana Vik: President"],
    ),
    (
        "Peru met Kenyan President Daniel Otieno and Speaker Ana Vik.",
        ["KEN Daniel Otieno: President", "KEN Ana Vik: Speaker"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_title_beside_a_name(text: str, expected: list[str]) -> None:
    given = offices(read(text)[0])
    assert [
        g.split(" for ")[0] if "spokesman" in g or "cabinet" in g else g for g in given
    ] == expected


NONE = [
    "Mount Kenya rose behind them.",
    "The minister of Chad left for the General Staff.",
    "Daniel Otieno, a Kenyan, left.",
    "The captain of the ship slept.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_title_beside_a_name(text: str) -> None:
    assert offices(read(text)[0]) == []


def test_office_words_are_in_the_text() -> None:
    text = "Chad's foreign minister, Issa Bello, met Kenyan President Daniel Otieno."
    mentions = read(text)[0]
    assert len(mentions.offices) == 2
    for office in mentions.offices:
        stretch = text[office.start_char : office.end_char]
        assert office.title in stretch
        assert office.who.name is not None
        assert office.who.name in stretch
