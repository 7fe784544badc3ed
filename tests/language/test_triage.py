import pytest
from tests.build import report

from dragoman.language.triage import WHOLE_CHARS, worth_parsing
from dragoman.rules.actors import load_actors

FILLER = "The harvest was good and the nets were full.\n\n" * (WHOLE_CHARS // 40)


@pytest.fixture(scope="module")
def worth():
    """The paragraphs of a text that are worth parsing, as words."""
    tables = load_actors()

    def of(text, home=None):
        told = report(text)
        return [extent.of(told.text).strip() for extent in worth_parsing(told, home, tables)]

    return of


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The harvest was good.",
        "Japan caught more herring than in any year before.",
        "Japan is glad. The Japanese dance in Tokyo.",
    ],
)
def test_report_of_fewer_than_two_actors_is_not_parsed(worth, text):
    assert worth(text) == []


def test_short_report_of_two_actors_is_parsed_whole(worth):
    text = "Japan thanked Chad.\n\nThe harvest was good."
    assert worth(text) == ["Japan thanked Chad.", "The harvest was good."]


def test_a_dateline_is_no_part_of_the_first_sentence(worth):
    assert worth("NAIROBI, May 4 (AP) - Japan thanked Chad.\n\nIt rained.") == [
        "Japan thanked Chad.",
        "It rained.",
    ]


def test_home_of_an_official_publisher_counts_as_an_actor(worth):
    text = "The minister flew to Chad."
    assert worth(text) == []
    assert worth(text, home="JPN") == [text]


def test_leaders_stand_for_their_states(worth):
    assert worth("Macron called Zelenskyy after supper.")


def test_of_a_long_report_the_neighbours_of_foreign_names_are_parsed(worth):
    deed = "Japan thanked Chad for its help.\n\n"
    told = worth(f"Japan slept.\n\n{FILLER}Before it.\n\n{deed}After it.\n\n{FILLER}Japan woke.")
    assert told == ["Before it.", deed.strip(), "After it."]
