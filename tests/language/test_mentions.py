"""Mentions are found by token, the nearest first, a few sentences back."""

import pytest
from tests.language.readings import read

from dragoman.language.mentions import tokens_between

pytestmark = pytest.mark.model

TEXT = "Chad met Kenya. Fiji slept. Peru and Japan left."


def test_before_goes_back_as_far_as_asked() -> None:
    mentions = read(TEXT)[0]
    last = mentions.parsed.sentences[2]
    end = last.span.end
    back = [[m.actors[0] for m in mentions.before(last, end, n)] for n in (0, 1, 2)]
    assert back == [["JPN", "PER"], ["JPN", "PER", "FJI"], ["JPN", "PER", "FJI", "KEN", "TCD"]]


def test_at_and_of() -> None:
    mentions = read(TEXT)[0]
    first = mentions.parsed.sentences[0]
    found = list(mentions.of(first))
    assert [mention.actors for mention in found] == [("TCD",), ("KEN",)]
    assert mentions.at(first, found[0].start) is found[0]
    assert mentions.at(first, first.span.start + 1) is None
    assert not found[0].plural


def test_tokens_between() -> None:
    sentence = read(TEXT)[0].parsed.sentences[0]
    assert tokens_between(sentence, 0, 4) == (0, 1)
    assert tokens_between(sentence, 900, 901) is None
