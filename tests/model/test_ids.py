from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.ids import LENGTH_CHARS, content_id, record_id, statement_id

PARTS = st.lists(st.text() | st.integers() | st.none() | st.booleans(), max_size=4)


@given(PARTS)
def test_content_id_depends_on_the_parts_alone(parts):
    first = content_id(*parts)
    assert first == content_id(*parts)
    assert len(first) == LENGTH_CHARS
    assert set(first) <= set("0123456789abcdef")


@given(PARTS, PARTS)
def test_content_id_tells_different_parts_apart(one, other):
    # 1 and True are equal to Python and different as JSON.
    same = list(map(repr, one)) == list(map(repr, other))
    assert (content_id(*one) == content_id(*other)) == same


def test_content_id_takes_half_characters_and_ignores_the_order_of_keys():
    assert content_id("\ud800") != content_id("?")
    assert content_id({"a": 1, "b": 2}) == content_id({"b": 2, "a": 1})


def test_record_and_statement_ids_are_pinned():
    # Ledgers hold these ids: a change would orphan every ruling in them.
    assert record_id("r", "visit", 3, 8) == content_id("r", "visit", 3, 8)
    assert statement_id("x", "date", None) == content_id("x", "date", None)
    assert content_id("a", 1, None) == "0ae764bffd3a17b6454c"
