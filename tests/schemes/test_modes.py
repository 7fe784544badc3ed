from dataclasses import replace

import pytest
from tests.build import record, report
from tests.exporting import READING, pick

from dragoman.model.values import Place
from dragoman.schemes.modes import action_manner, meeting_mode

MEETING = pick("meeting")


@pytest.mark.parametrize(
    ("made", "reading", "expected"),
    [
        (pick("call"), READING, ("phone",)),
        (pick("summit"), READING, ("multilateral",)),
        (MEETING, READING, ()),
        (MEETING, [], ("visit",)),
        (replace(MEETING, place=Place("Geneva", "CHE")), [], ("third-party",)),
        (replace(MEETING, place=None), [], ()),
    ],
)
def test_meeting_mode_takes_the_first_that_fits(made, reading, expected):
    assert meeting_mode(made, reading) == expected


def action(kind_type, words, **details):
    return record(report(words), words, "action", kind_type, "source FRA", "target JPN",
                  details=details)  # fmt: skip


@pytest.mark.parametrize(
    ("kind_type", "words", "modes", "aim"),
    [
        ("ACCUSE", "France condemned Japan.", ("disapprove",), None),
        ("ACCUSE", "France accused Japan of fraud.", ("allege",), None),
        ("SANCTION", "France expelled three Japanese diplomats.", ("expel",), None),
        ("RETREAT", "France released the sailors.", ("release",), None),
        ("CONCEDE", "France apologised to Japan.", (), "apologise"),
        ("SUPPORT", "France defended Japan.", (), "defend"),
        ("ASSAULT", "France did it.", (), None),
    ],
)
def test_action_manner_reads_cue_words(kind_type, words, modes, aim):
    found = action_manner(action(kind_type, words), words)
    assert (found.modes, found.aim) == (modes, aim)


def test_action_manner_leaves_what_the_coder_set():
    made = action("ACCUSE", "France accused Japan.", modes=("investigate",), aim="rally")
    found = action_manner(made, "France accused Japan.")
    assert (found.modes, found.aim) == (("investigate",), "rally")


def test_action_manner_marks_appeals():
    words = "France urged Japan to meet."
    assert "appeal" in action_manner(action("REQUEST", words), words).facets
    words = "France demanded that Japan meet."
    assert "appeal" not in action_manner(action("REQUEST", words), words).facets
    told = action("REQUEST", "France urged.", facets=("demand",))
    assert "appeal" not in action_manner(told, "France urged.").facets
