"""Deeds taken up by a noun: who did them."""

import pytest
from tests.language.readings import read

from dragoman.language.deeds import doers

pytestmark = pytest.mark.model


def did(text: str, word: str) -> list[str]:
    """Whose deed the last such word of a text takes up."""
    mentions, _, _ = read(text)
    sentence, token = [(s, t) for s in mentions.parsed.sentences for t in s.span if t.text == word][
        -1
    ]
    return [a for m in doers(mentions, sentence, token) for a in m.actors]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Chad left the bloc on Monday. Kenya praised the decision.", "decision", ["TCD"]),
        ("Chad left the bloc on Monday. It rained. Kenya praised the decision.", "decision",
         ["TCD"]),
        ("Chad signed a pact with Peru. Kenya praised the deal.", "deal", ["TCD", "PER"]),
        ("Chad shelled a hill, and Peru recalled its envoy. Kenya condemned the attack.", "attack",
         ["TCD"]),
        ("A tanker was seized by Chad. Kenya condemned the seizure.", "seizure", ["TCD"]),
        ("Chadian troops seized a tanker. Kenya condemned the seizure.", "seizure", ["TCD"]),
        ("Chad shelled a hill. Kenya condemned the attack of last year's rebels.", "hill", []),
        ("Chad shelled a hill. Kenya praised the offer.", "offer", []),
        ("Chad slept badly. Chad praised the decision.", "decision", []),
        ("Chad left the bloc. Kenya took decisions.", "decisions", []),
        ("Kenya praised the decision.", "decision", []),
    ],
)  # fmt: skip
def test_doers(text, word, expected):
    assert did(text, word) == expected
