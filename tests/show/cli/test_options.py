from datetime import date

import pytest
import typer

from dragoman.show.cli.options import parse_day


def test_parse_day_takes_what_a_user_types():
    assert parse_day("2024-08-20") == date(2024, 8, 20)


@pytest.mark.parametrize("words", ["0000-01-01", "20240-01-01", "soon", ""])
def test_parse_day_says_what_is_wrong(words):
    with pytest.raises(typer.BadParameter, match="YYYY-MM-DD"):
        parse_day(words)
