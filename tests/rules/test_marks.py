"""Marks in example sentences: taken out strictly, or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import RuleError
from dragoman.rules.marks import Mark, parse_marks

WORDS = st.text("abcdefgh é'", min_size=1, max_size=12).map(str.strip).filter(bool)


def test_parse_marks_gives_text_and_places():
    marked = parse_marks("[SRC Chad] [EVT thanked] [TAR the Peruvian envoy] on [TIME Monday].")
    assert marked.text == "Chad thanked the Peruvian envoy on Monday."
    assert marked.marks[0] == Mark("SRC", 0, 4)
    assert marked.text[marked.event.start : marked.event.end] == "thanked"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[SRC Chad [EVT thanked] [TAR Peru].", "mark-not-closed"),
        ("[SRC Chad] EVT thanked] [TAR Peru].", "mark-not-closed"),
        ("[SRC Chad] [EVT thanked [TAR Peru]].", "mark-not-closed"),
        ("[SRC ] [EVT thanked] [TAR Peru].", "mark-not-closed"),
        ("[SRC Chad] [EVT thanked] [src Peru].", "mark-not-closed"),
        ("[SRC Chad] [EVT thanked] [WHO Peru].", "mark-unknown"),
        ("[SRC Chad] thanked [TAR Peru].", "mark-no-event"),
        ("[EVT Chad] [EVT thanked] Peru.", "mark-no-event"),
    ],
)
def test_parse_marks_refuses(text, code):
    with pytest.raises(RuleError, match=code):
        parse_marks(text)


@given(st.lists(st.tuples(st.sampled_from(["SRC", "TAR", "TIME"]), WORDS)), WORDS)
def test_parse_marks_places_hold_the_marked_words(sides, event):
    names = [*sides, ("EVT", event)]
    marked = parse_marks(" and ".join(f"[{name} {words}]" for name, words in names))
    assert [(m.name, marked.text[m.start : m.end]) for m in marked.marks] == names


def test_touches_asks_for_the_name_too():
    marked = parse_marks("[SRC Chad] [EVT thanked] [TAR Peru].")
    assert marked.touches("SRC", 0, 2)
    assert not marked.touches("TAR", 0, 2)
    assert not marked.touches("SRC", 4, 5)
