import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import ExportError
from dragoman.show.exports.numbers import Numbers, hash_bits


def test_hash_bits_is_the_same_in_every_run():
    assert hash_bits(("a", "b"), 52) == hash_bits(("a", "b"), 52)
    assert hash_bits(("a", "b"), 52) != hash_bits(("ab",), 52)


@given(st.sets(st.text(min_size=1), max_size=40))
def test_settle_makes_all_numbers_unique_and_keeps_the_first(words):
    numbers = Numbers(6)
    given_out = {(word,): numbers.of((word,)) for word in words}
    clashing = numbers.clashing()
    new = numbers.settle((w, n) for w, n in given_out.items() if n in clashing)
    final = given_out | new
    assert len(set(final.values())) == len(words)
    assert all(n < 64 for n in final.values())
    assert all(given_out[w] in clashing for w in new)


def test_settle_does_not_depend_on_the_order():
    found = []
    for order in (1, -1):
        numbers = Numbers(2)
        words = [(str(n),) for n in range(4)][::order]
        given_out = {w: numbers.of(w) for w in words}
        new = numbers.settle((w, n) for w, n in given_out.items() if n in numbers.clashing())
        found.append(given_out | new)
    assert found[0] == found[1]


def test_more_than_fits_is_refused():
    numbers = Numbers(1)
    given_out = {(str(n),): numbers.of((str(n),)) for n in range(3)}
    with pytest.raises(ExportError, match="1 bits"):
        numbers.settle(given_out.items())
    with pytest.raises(ExportError, match="same number"):
        numbers.refuse_clashes("rows")
