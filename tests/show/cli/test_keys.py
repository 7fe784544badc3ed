import io

import pytest
from rich.console import Console

from dragoman.show.cli import keys


class Keyboard(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def console():
    return Console(file=io.StringIO())


@pytest.mark.parametrize(
    ("typed", "key"), [("y\n", "y"), ("  No\n", "n"), ("\n", ""), ("", "q"), ("s", "s")]
)
def test_piped_input_gives_the_first_letter_of_each_line(monkeypatch, typed, key):
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert keys.read_key("q") == key


@pytest.mark.parametrize(("pressed", "key"), [("Y", "y"), ("\x04", "q"), ("\x1b", "q")])
def test_terminal_gives_one_key(monkeypatch, pressed, key):
    monkeypatch.setattr("sys.stdin", Keyboard())
    monkeypatch.setattr(keys.typer, "getchar", lambda: pressed)
    assert keys.read_key("q") == key


def test_interrupt_at_the_terminal_leaves(monkeypatch):
    def interrupted():
        raise KeyboardInterrupt

    monkeypatch.setattr("sys.stdin", Keyboard())
    monkeypatch.setattr(keys.typer, "getchar", interrupted)
    assert keys.read_key("q") == "q"


@pytest.mark.parametrize(
    ("typed", "words"), [("three ships \n", "three ships"), ("\n", None), ("", None)]
)
def test_words_are_a_line(monkeypatch, console, typed, words):
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert keys.read_words("What", console) == words
    assert "What: " in console.file.getvalue()


def test_words_at_a_terminal_may_be_none(monkeypatch, console):
    def ended():
        raise EOFError

    monkeypatch.setattr("sys.stdin", Keyboard())
    monkeypatch.setattr("builtins.input", ended)
    assert keys.read_words("What", console) is None
