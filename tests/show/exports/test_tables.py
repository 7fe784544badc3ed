import re

from dragoman.show.exports.tables import CODEBOOK, code_tables


def test_code_tables_is_a_short_hash_and_the_same_each_time():
    assert re.fullmatch("[0-9a-f]{12}", code_tables())
    assert code_tables() == code_tables()
    assert CODEBOOK == "1"
