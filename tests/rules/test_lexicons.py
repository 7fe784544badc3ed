"""Word lists: read by class, and refused with file and line."""

import pytest

from dragoman.config import RULES_FOLDER
from dragoman.errors import RuleError
from dragoman.rules.lexicons import load_lexicon, load_terms

HEAD = "term,class,source\n"


def written(tmp_path, text):
    (tmp_path / "words.csv").write_text(text, encoding="utf-8")
    return load_lexicon("words", tmp_path)


def test_load_lexicon_gathers_terms_by_class(tmp_path):
    words = written(tmp_path, HEAD + "a,x,own\nb,x,own\na,y,own\n")
    assert words == {"x": frozenset({"a", "b"}), "y": frozenset({"a"})}


def test_load_terms_gathers_classes_by_term(tmp_path):
    written(tmp_path, HEAD + "a,x,own\nb,x,own\na,y,own\n")
    assert load_terms("words", tmp_path) == {"a": frozenset({"x", "y"}), "b": frozenset({"x"})}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("term,kind,source\na,x,own\n", "words.csv:1: the header"),
        (HEAD + "a,x\n", "words.csv:2: a row needs"),
        (HEAD + "a,x,own\n ,x,own\n", "words.csv:3: a row needs"),
        (HEAD + "a,x,own\na,x,own\n", "words.csv:3: 'a' stands in class 'x' twice"),
        ("", "words.csv:1: the header"),
    ],
    ids=["header", "short row", "empty term", "twice", "empty file"],
)
def test_load_lexicon_refuses(tmp_path, text, message):
    with pytest.raises(RuleError, match=message):
        written(tmp_path, text)


@pytest.mark.parametrize("name", ["coding/classes", "language/lemmas", "language/stance"])
def test_lexicons_of_rules_are_sorted(name):
    lines = (RULES_FOLDER / f"{name}.csv").read_text(encoding="utf-8").splitlines()[1:]
    column = 1 if name == "coding/classes" else 0
    keys = [line.split(",")[column] for line in lines]
    assert keys == sorted(keys)
