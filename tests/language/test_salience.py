"""Salience: what a text has been about up to a word."""

import pytest
from tests.language.readings import read

from dragoman.language.salience import is_state, salience

pytestmark = pytest.mark.model


def order(text: str, main: tuple[str, ...] = ()) -> list[str]:
    mentions, _, _ = read(text)
    last = mentions.parsed.sentences[-1]
    found = salience(mentions, last, last.span.end, main)
    return sorted(found, key=lambda actor: -found[actor])


def test_subjects_come_before_places():
    assert order("Kenya held talks with Chad in Rome.") == ["KEN", "TCD", "ITA"]


def test_what_was_said_long_ago_fades():
    assert order("Chad agreed. Kenya refused. Peru waited.") == ["PER", "KEN", "TCD"]


def test_what_the_whole_report_is_about_weighs_more():
    assert order("Fiji sang. Chad wept.", ("FJI",)) == ["FJI", "TCD"]
    assert order("Chad wept.", ("FJI",)) == ["TCD"]


def test_is_state():
    assert is_state("KEN")
    assert not is_state("NATO")
    assert not is_state("Nowhere")
