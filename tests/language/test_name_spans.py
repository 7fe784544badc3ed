"""Where persons' names stand."""

import pytest
from tests.build import report
from tests.language.readings import read

from dragoman.language.build import paragraphs, parse_many
from dragoman.language.mentions import Mentions
from dragoman.language.name_spans import name_spans
from dragoman.language.named import find_named
from dragoman.language.registry import Registry
from dragoman.rules.actors import load_actors

pytestmark = pytest.mark.model


def names(text: str) -> list[str]:
    """The names in a text, before any person is known."""
    told = report(text)
    (parsed,) = parse_many([(told, paragraphs(text))])
    mentions = Mentions(parsed)
    find_named(mentions, load_actors())
    registry = Registry(told.published, None)
    return [
        sentence.words(start, end)
        for sentence in parsed.sentences
        for start, end in name_spans(mentions, sentence, registry)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenyan President Daniel Otieno met Vladimir Putin.", ["Daniel Otieno", "Vladimir Putin"]),
        ("Foreign Minister Sheikh Hamad bin Jassim came to Chad.", ["Hamad bin Jassim"]),
        (
            "Putin met on the margins of the summit with Xi Jinping of China, a guest.",
            ["Putin", "Xi Jinping"],
        ),
        ("Putin met with Xi Jinping of China and left.", ["Putin", "Xi Jinping"]),
        ("The minister slept in Chad.", []),
        ("Chad thanked Peru on Monday.", []),
        ("Serbia accused the West of interference.", []),
    ],
)
def test_names_stand_without_titles_and_with_their_particles(text, expected):
    assert names(text) == expected


def test_a_caption_run_into_a_name_is_no_part_of_it():
    text = "President of Chad Issa Bello Bello IssaPresident of Chad: Thank you, Vladimir Putin."
    assert names(text)[0] == "Issa Bello"


def test_names_do_not_overlap_and_stand_in_order():
    text = "Mr Daniel Otieno, Ms Ada Mensah and President Issa Bello of Chad met Vladimir Putin."
    found = names(text)
    places = [text.index(name) for name in found]
    assert places == sorted(places)
    assert all(a + len(n) <= b for a, n, b in zip(places, found, places[1:], strict=False))
    assert {"Daniel Otieno", "Vladimir Putin"} <= set(found)


def test_a_surname_is_found_again_once_the_person_is_known():
    mentions, registry, _ = read("Kenyan President Daniel Otieno came. Otieno left Chad.")
    second = mentions.parsed.sentences[1]
    held = [second.words(m.start, m.end) for m in mentions.of(second) if m.kind == "person"]
    assert held == ["Otieno"]
    assert registry.find("Otieno").name == "Daniel Otieno"
