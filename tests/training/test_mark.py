import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.mark import MarkError, borrowed, read_file, read_line, repeated

WORDS = st.text(alphabet="abcdefgh ", min_size=1, max_size=12).filter(lambda w: w.strip())


def labels(line: str) -> dict[tuple[str, str], tuple[str, str, str]]:
    return {(r.source, r.target): (r.label, r.status, r.kind) for r in read_line(line).relations}


def test_a_passive_sentence_takes_the_direction_that_is_written() -> None:
    example = read_line("[Two divers] were held by [harbour police]. | b>a COE")
    assert [(r.source, r.target, r.label) for r in example.relations] == [("b", "a", "COERCE")]
    assert example.none == [("a", "b")]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("MEET", ("CONSULT", "actual", "meeting")),
        ("MEETp", ("AGREE", "planned", "meeting")),
        ("GAVE", ("AID", "actual", "transfer")),
        ("SOLDo", ("AGREE", "possible", "transfer")),
        ("RETp", ("CONCEDE", "planned", "action")),
        ("TIECUTp", ("THREATEN", "planned", "tie")),
        ("ASSn", ("ASSAULT", "negated", "action")),
        ("APPLYp", ("REQUEST", "planned", "membership")),
    ],
)
def test_what_is_not_done_yet_becomes_the_word_about_it(
    code: str, expected: tuple[str, str, str]
) -> None:
    assert labels(f"[Oslo] and [Lima] did it. | a>b {code}")[("a", "b")] == expected


def test_both_ways_and_several_sources() -> None:
    assert set(labels("[A] and [B] met [C]. | ab=c MEET")) == {
        ("a", "c"),
        ("b", "c"),
        ("c", "a"),
        ("c", "b"),
    }
    assert len(labels("[A], [B] and [C] met. | abc= MEET")) == 6


def test_a_host_and_a_doubtful_pair_are_neither_yes_nor_no() -> None:
    assert read_line("[A] flew to [B]. | a>b VISIT").none == []
    assert read_line("[A] spoke of [B]. | ~a>b").none == [("b", "a")]


@pytest.mark.parametrize(
    "line",
    [
        "[Oslo met [Lima]. | a>b CON",
        "[Oslo met Lima.",
        "Oslo] met Lima.",
        "[Oslo] met [Lima]. | a>c CON",
        "[Oslo] met [Lima]. | a>b XYZ",
        "[Oslo] met [Lima]. | a>b",
        "[Oslo] met [Lima]. | ab> CON",
        "[Oslo] met [Lima]. | a:b CON",
    ],
)
def test_a_line_out_of_form_is_refused(line: str) -> None:
    with pytest.raises(MarkError):
        read_line(line)


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_spans_cut_out_the_mentions_as_written(names: list[str]) -> None:
    example = read_line(" met ".join(f"[{name}]" for name in names))
    assert [example.text[a:b] for a, b in example.spans.values()] == names
    assert len(example.none) == len(names) * (len(names) - 1)


def test_the_message_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("# note\n\n[A] left [B]. | a>b BAD\n", encoding="utf-8")
    with pytest.raises(MarkError, match=r"x\.txt:3"):
        read_file(path)


def test_repeated_and_borrowed_sentences_are_found(tmp_path: Path) -> None:
    examples = [read_line("[A] met [B]."), read_line("[A] met [B]!")]
    assert repeated(examples) == ["a met b"]
    long = read_line("[The miller] sold the old grey mare to [a tinker] in May.")
    other = tmp_path / "other.jsonl"
    other.write_text(
        json.dumps({"text": "So the miller sold the old grey mare to him."}), encoding="utf-8"
    )
    assert borrowed([long, examples[0]], other) == [long.text]
