import json

from hypothesis import given
from hypothesis import strategies as st

from dragoman.show.exports.json_lines import json_line, without_empty


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])),
                       st.text(st.characters(exclude_categories=["Cs"]))))  # fmt: skip
def test_json_line_is_one_line_and_loses_nothing(value):
    line = json_line(value)
    assert json.loads(line) == value
    assert len(line.splitlines()) == 1


def test_without_empty_keeps_zero_and_false():
    plain = {"a": 0, "b": False, "c": "", "d": None, "e": [], "f": {}, "g": "x"}
    assert without_empty(plain) == {"a": 0, "b": False, "g": "x"}
