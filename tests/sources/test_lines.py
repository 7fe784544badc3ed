import io
import json

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.text import Report
from dragoman.sources import lines
from dragoman.sources.lines import read_json, read_lines
from dragoman.sources.problems import SourceProblem

GOOD = b'{"id": "a", "date": "2024-08-20", "text": "Japan met Chad."}\n'


def items(content):
    return list(read_lines(io.BytesIO(content), path="a.jsonl"))


def test_read_lines_goes_on_after_a_broken_line():
    found = items(GOOD + b'{"id": \n' + GOOD + b"\xff\n[1]\n\n" + GOOD)
    assert [type(item) for item in found] == [
        Report, SourceProblem, Report, SourceProblem, SourceProblem, Report,
    ]  # fmt: skip
    assert [p.line for p in found if isinstance(p, SourceProblem)] == [2, 4, 5]
    assert "broken JSON" in found[1].what
    assert "UTF-8" in found[3].what
    assert "no JSON object but list" in found[4].what


def test_read_lines_passes_over_a_line_too_long_to_hold(monkeypatch):
    monkeypatch.setattr(lines, "MAX_LINE_BYTES", 80)
    found = items(b'{"text": "' + b"x" * 500 + b'"}\n' + GOOD)
    assert isinstance(found[0], SourceProblem)
    assert "longer than 80 bytes" in found[0].what
    assert isinstance(found[1], Report)


def test_read_lines_survives_nesting_without_end():
    found = items(b"[" * 100_000 + b"\n" + GOOD)
    assert isinstance(found[0], SourceProblem)
    assert isinstance(found[1], Report)


def test_read_json_takes_an_array_and_one_object():
    array = list(read_json(b"[" + GOOD + b"," + GOOD + b", 5]", path="a.json"))
    assert [type(item) for item in array] == [Report, Report, SourceProblem]
    assert array[2].path == "a.json (report 3)"
    assert isinstance(next(read_json(GOOD, path="a.json")), Report)
    assert isinstance(next(read_json(b"{", path="a.json")), SourceProblem)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_read_lines_keeps_every_character(text):
    line = json.dumps({"date": "2024-08-20", "text": text}).encode()
    (found,) = items(line)
    assert isinstance(found, Report) == bool(text.strip())
    assert not isinstance(found, Report) or found.text == text


@given(st.binary())
def test_read_lines_never_raises(content):
    assert all(isinstance(item, Report | SourceProblem) for item in items(content))
