"""Paragraphs and sentences: nothing lost, offsets that hold for any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.build import report
from tests.language.readings import read

from dragoman.language.build import model_name, paragraphs, parse_many, plain

WRAPPED = (
    "The two delegations agreed in the evening that the bridge would be\n"
    "Kenya's to mend, and that Chad would pay for the asphalt.\n\n"
    "They parted."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One line\nthat goes on.", ["One line\nthat goes on."]),
        ("A Heading\nA sentence.", ["A Heading", "A sentence."]),
        ("- first\n- second", ["- first", "- second"]),
        ("  spaced  \n\n\n  out ", ["spaced", "out"]),
        (WRAPPED, WRAPPED.split("\n\n")),
        (
            "Statement of the Foreign Ministers of Chad and Kenya on the Bridge\nThey met.",
            [
                "Statement of the Foreign Ministers of Chad and Kenya on the Bridge",
                "They met.",
            ],
        ),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert [e.of(text) for e in paragraphs(text)] == expected


@given(st.text(max_size=300))
def test_paragraphs_lose_nothing_but_spaces(text: str) -> None:
    kept = "".join(e.of(text) for e in paragraphs(text))
    assert "".join(kept.split()) == "".join(text.split())


@given(st.text(max_size=300))
def test_plain_text_is_as_long(text: str) -> None:
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**Oslo:** it *won* today.", "Oslo: it won today."),
        ("The [two sides](https://oslo.example/a_b?c=1) met.", "The two sides met."),
        ("Oslo[the capital] (2) won [1](2).", "Oslo[the capital] (2) won [1](2)."),
    ],
    ids=["bold", "link", "brackets"],
)
def test_plain_text_is_without_marks(text: str, words: str) -> None:
    assert plain(text).split() == words.split()


@pytest.mark.model
@settings(deadline=None, max_examples=30)
@given(
    st.lists(
        st.sampled_from(
            ["Chad", "President ", " of ", "Issa Bello", "\u200b", "é", "😀", "\n\n", ", ", "“we”",
             "\ud800",             " - ", "both countries", "\t",
             "ﬁ", "Kenya’s ", ".", "\x00", " said ",
             "the minister", "NATO"]
        ),
        max_size=25,
    )
)  # fmt: skip
def test_offsets_hold_for_any_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    mentions = read(text)[0]
    for sentence in mentions.parsed.sentences:
        for mention in mentions.of(sentence):
            words = sentence.words(mention.start, mention.end)
            assert text[mention.start_char : mention.end_char] == words
    for office in mentions.offices:
        assert 0 <= office.start_char < office.end_char <= len(text)


@pytest.mark.model
def test_empty_text_has_no_sentences() -> None:
    parsed = next(iter(parse_many([(report(""), paragraphs(""))])))
    assert parsed.sentences == ()


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Shri Arun Das and Smt. Mira Das met Gen. Issa Bello in Chad.",
        "Lt. Gen. Issa Bello of Chad met Dr. Ada Reed.",
    ],
)
def test_an_honorific_ends_no_sentence(text: str) -> None:
    assert len(read(text)[0].parsed.sentences) == 1


@pytest.mark.model
def test_model_has_a_version() -> None:
    assert model_name().startswith("en_")


@given(st.integers(0, 30), st.integers(0, 30))
def test_touched_are_the_words_that_share_a_character(start: int, length: int) -> None:
    (sentence,) = read(" Chad  met Niger in Peru.")[0].parsed.sentences
    end = start + length
    expected = [
        t.text
        for t in sentence.span
        if not t.is_space and sentence.start_of(t) < end and sentence.end_of(t) > start
    ]
    assert [t.text for t in sentence.touched(start, end)] == expected


def test_entity_at_is_the_named_thing_around_a_word() -> None:
    (sentence,) = read("Chad met Niger in New York City.")[0].parsed.sentences
    named = {t.text: e.text for t in sentence.span if (e := sentence.entity_at(t)) is not None}
    assert named["York"] == "New York City"
    assert "met" not in named
