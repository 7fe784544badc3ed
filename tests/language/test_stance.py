"""Whether a deed is told as done, planned, possible, or not done."""

import pytest
from tests.language.readings import read

from dragoman.language.stance import stance_of

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Chad visited Kenya.", "visited", "actual"),
        ("Chad will visit Kenya.", "visit", "planned"),
        ("Chad plans to visit Kenya.", "visit", "planned"),
        ("Chad may visit Kenya.", "visit", "possible"),
        ("Chad did not visit Kenya.", "visit", "negated"),
        ("Chad cancelled a visit to Kenya.", "visit", "negated"),
        ("Chad refused to sign the treaty.", "sign", "negated"),
        ("Chad held a planned meeting.", "meeting", "planned"),
        ("Chad praised the forthcoming signing of the treaty.", "treaty", "planned"),
        ("Chad wants to thank Kenya for opening a port.", "opening", "actual"),
        ("The talks will end in Chad, followed by a dinner.", "dinner", "planned"),
        ("The talks ended in Chad, followed by a dinner.", "dinner", "actual"),
        ("If Chad signs, Kenya wins.", "signs", "possible"),
        ("Chad said that it would visit Kenya.", "visit", "planned"),
    ],
)
def test_status(text: str, word: str, status: str) -> None:
    sentence = read(text)[0].parsed.sentences[0]
    token = next(t for t in sentence.span if t.text == word)
    assert stance_of(token).status == status


def test_what_is_said_is_done() -> None:
    sentence = read("Chad wants to thank Kenya.")[0].parsed.sentences[0]
    token = next(t for t in sentence.span if t.text == "thank")
    assert stance_of(token, said=True).status == "actual"
