from datetime import date

import pytest
import typer

from dragoman.errors import QueryError
from dragoman.show.cli.app import app
from dragoman.show.exports.command_options import coverage_of, query_of, scheme_of, write_lines

NEVER = (None, None)


def test_commands_that_share_the_options_are_in_the_program():
    names = {command.name for command in app.registered_commands}
    assert {"export", "import", "counts", "network", "compare"} <= names


def test_query_of_one_state_and_of_two():
    assert query_of(["Turkey"], NEVER, None, None, None).actors == ("TUR",)
    assert query_of(["Turkey", "MYS"], NEVER, None, None, None).pair == ("TUR", "MYS")
    assert query_of(None, NEVER, None, None, None).pair is None


def test_query_of_period_kind_and_status():
    start = date(2024, 1, 1)
    query = query_of([], (start, None), start, ["visit"], ["actual"])
    assert (query.start, query.published_until, query.kinds, query.status) == (
        start, start, ("visit",), ("actual",),
    )  # fmt: skip


def test_query_of_refuses_what_nobody_knows():
    with pytest.raises(QueryError, match="Atlantis"):
        query_of(["Atlantis"], NEVER, None, None, None)
    with pytest.raises(typer.BadParameter, match="one state, or two"):
        query_of(["TUR", "MYS", "JPN"], NEVER, None, None, None)


def test_scheme_and_coverage_are_none_without_a_file():
    assert scheme_of(None) is None
    assert coverage_of(None) is None


def test_write_lines_goes_to_a_file_or_to_the_screen(tmp_path, capsys):
    write_lines(None, ["a,b\n", "[1],2\n"])
    assert capsys.readouterr().out == "a,b\n[1],2\n"
    write_lines(tmp_path / "x.csv", ["a\n"])
    assert (tmp_path / "x.csv").read_text() == "a\n"
