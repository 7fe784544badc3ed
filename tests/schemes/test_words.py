import pytest

from dragoman.schemes.words import compile_phrases

PHRASES = compile_phrases([("air force", "military"), ("gas", "energy"), ("women's rights", "g")])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Air Force flew.", [("air force", "military")]),
        ("Two air forces met", [("air forces", "military")]),
        ("an airforce of gasoline", []),
        ("gas, then GAS", [("gas", "energy"), ("gas", "energy")]),
        ("on Women’s rights", [("women's rights", "g")]),
        ("air", []),
        ("", []),
    ],
)
def test_find_takes_whole_words_in_any_case(text, expected):
    assert list(PHRASES.find(text)) == expected


def test_compile_phrases_keeps_all_meanings_of_one_phrase():
    table = compile_phrases([("war crime", "military"), ("war crime", "legal")])
    assert [meaning for _, meaning in table.find("a war crime")] == ["military", "legal"]
