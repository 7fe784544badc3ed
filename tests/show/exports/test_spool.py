from hypothesis import given
from hypothesis import strategies as st

from dragoman.show.exports.spool import Spool

ROWS = st.lists(st.tuples(st.text(max_size=3), st.integers()), max_size=40)


@given(ROWS, st.integers(1, 7))
def test_spool_sorts_by_key_however_little_fits_in_memory(rows, limit):
    with Spool[int](limit) as spool:
        for key, row in rows:
            spool.add((key,), row)
        found = list(spool)
        assert [key for key, _ in found] == sorted((key,) for key, _ in rows)
        assert sorted(row for _, row in found) == sorted(row for _, row in rows)


def test_spool_can_be_read_twice():
    with Spool[str](2) as spool:
        for letter in "cabed":
            spool.add((letter,), letter.upper())
        assert [row for _, row in spool] == list("ABCDE")
        assert [row for _, row in spool] == list("ABCDE")
