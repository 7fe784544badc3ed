import pytest

from dragoman.show.cli.streams import answers, say, tracked, write_line


def test_say_speaks_on_standard_error_only_and_shows_words_as_they_are(capsys):
    say("[bold]no markup[/]")
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "[bold]no markup[/]\n")


def test_answers_and_lines_go_to_standard_output(capsys):
    answers().print("yes")
    write_line("[1]")
    assert capsys.readouterr().out == "yes\n[1]\n"


def test_answers_leave_it_to_main_that_nobody_reads_on():
    with pytest.raises(BrokenPipeError):
        answers().on_broken_pipe()


def test_tracked_gives_every_item_and_draws_nothing_where_there_is_no_terminal(capsys):
    assert list(tracked(range(3), "Counting", 3)) == [0, 1, 2]
    assert capsys.readouterr().err == ""
