"""Offices named without their holders, for persons whom the table of leaders knows."""

import pytest
from tests.language.readings import offices, read

from dragoman.language.titles_apart import titles_apart

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The president of Russia rose. Vladimir Putin thanked Chad.",
         ["RUS Vladimir Putin: president of Russia"]),
        ("The presidents of Russia and China met. Vladimir Putin thanked Xi Jinping.",
         ["CHN Xi Jinping: president", "RUS Vladimir Putin: president"]),
        ("The president of Chad rose. Vladimir Putin thanked Chad.", []),
        ("The foreign minister of Russia rose. Vladimir Putin thanked Chad.", []),
    ],
)  # fmt: skip
def test_office_is_given_where_table_and_text_agree(text, expected):
    assert sorted(offices(read(text)[0])) == expected


def test_office_apart_says_where_it_stands_and_by_which_rule():
    text = "The president of Russia rose. Vladimir Putin thanked Chad."
    (office,) = read(text)[0].offices
    assert office.rule == "office.apart"
    assert text[office.start_char : office.end_char].startswith("president")


def test_who_has_a_title_already_is_given_no_other():
    mentions, registry, _ = read(
        "President Vladimir Putin rose. The president of Russia left Chad."
    )
    assert list(titles_apart(mentions, registry, mentions.offices)) == []
