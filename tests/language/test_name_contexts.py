"""The small rules beside the scanner: look-alikes, the two Georgias, acronyms of one text."""

import pytest

from dragoman.language.name_contexts import defined_actor, is_georgia_of_us, is_no_name
from dragoman.rules.actors import load_actors

TABLES = load_actors()


def place(text, words):
    start = text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("text", "is_us"),
    [
        ("a base near Savannah, Georgia", True),
        ("work in Robins, Georgia", True),
        ("Georgia, Florida and Texas", True),
        ("Azerbaijan, Georgia and Armenia", False),
        ("Georgia wants to join", False),
        ("from Batumi, Georgia, by sea", False),
        ("the parliament of Georgia in Tbilisi", False),
    ],
)
def test_is_georgia_of_us(text, is_us):
    assert is_georgia_of_us(text, *place(text, "Georgia"), TABLES) is is_us


@pytest.mark.parametrize(
    ("text", "words", "is_held_off"),
    [
        ("fans of Kevin Jordan", "Jordan", True),
        ("the king of Jordan", "Jordan", False),
        ("King of Jordan Abdullah the Second", "Jordan", False),
        ("in Chad Monday", "Chad", False),
        ("in Lebanon, Pa., and", "Lebanon", True),
        ("Lebanon, Syria and", "Lebanon", False),
        ("anti-Turkey mood", "Turkey", True),
        ("anti-Turkey sanctions", "Turkey", False),
        ("pro-Turkey sanctions", "Turkey", True),
        ("met John T. Chad here", "Chad", True),
        ("built R&D. Chad has", "Chad", False),
        ("Turkey-backed force", "Turkey", False),
        ("the Sea of Japan", "Japan", True),
        ("the Madrid Protocol", "Madrid", True),
        ("the Madrid government", "Madrid", False),
        ("Jordan Launches Strikes Against Rebels Near Gao", "Jordan", False),
        ("Chad Smith Plays", "Chad", True),
    ],
)
def test_is_no_name(text, words, is_held_off):
    (alias, *_) = TABLES.aliases[words]
    assert is_no_name(text, *place(text, words), alias, TABLES) is is_held_off


@pytest.mark.parametrize(
    ("text", "acronym", "usual", "actor"),
    [
        ("the FSB said", "FSB", "RUS", "RUS"),
        (
            "the Financial Stability Board (FSB) said",
            "FSB",
            "RUS",
            "Financial Stability Board",
        ),
        ("a Single Nodal Agency (SNA) was named", "SNA", "SNA", None),
        ("the Syrian National Army (SNA) said", "SNA", "SNA", "SNA"),
        ("the forces (SNA) said", "SNA", "SNA", "SNA"),
        (
            "Organization for Prohibition of Chemical Weapons (OPCW) said",
            "OPCW",
            "OPCW",
            "OPCW",
        ),
    ],
)
def test_defined_actor(text, acronym, usual, actor):
    assert defined_actor(text, acronym, usual, TABLES) == actor
