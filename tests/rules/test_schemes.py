"""The tables load, hold together, and refuse what is wrong with file and line."""

import csv
import re

import pytest

from dragoman.errors import RuleError
from dragoman.model.records import PLOVER_TYPES
from dragoman.rules.schemes import (
    CONTEXTS,
    FOLDER,
    SCHEME_COLUMNS,
    alternatives,
    load_cues,
    load_modes,
    load_offices,
    load_organisations,
    load_planned,
    load_scheme,
    load_sectors,
    load_states,
    load_types,
    read_table,
)

HEADER = ",".join(SCHEME_COLUMNS)


def scheme_file(tmp_path, *rows):
    path = tmp_path / "own.csv"
    path.write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
    return path


def test_load_types_has_the_sixteen_types_with_their_quads():
    types = load_types()
    assert set(types) == set(PLOVER_TYPES)
    assert {t: types[t].quad for t in ("AGREE", "AID", "REJECT", "SANCTION")} == {
        "AGREE": 1, "AID": 2, "REJECT": 3, "SANCTION": 4,
    }  # fmt: skip


def test_load_types_needs_a_recipient_for_three():
    assert {t for t, row in load_types().items() if row.recipient == "required"} == {
        "COOPERATE", "AID", "SANCTION",
    }  # fmt: skip


def test_load_modes_are_of_known_types_and_within_the_scale():
    assert all(t in PLOVER_TYPES and -10 <= row.score <= 10 for (t, _), row in load_modes().items())
    assert load_modes()["PROTEST", "vandalize"].score == -5


def test_load_scheme_gives_every_type_and_mode_a_row_that_always_fits():
    fits = {
        (row.type, row.mode)
        for row in load_scheme()
        if not (row.record or row.marks or row.contexts or row.direction)
    }
    wanted = {(t, "") for t in PLOVER_TYPES} | set(load_modes())
    assert wanted - fits == set()


def test_load_scheme_keeps_codes_as_text_with_their_zeros():
    codes = {row.code for row in load_scheme()}
    assert {"042", "0312", "190"} <= codes
    assert all(re.fullmatch(r"\d{3,4}", code) for code in codes)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("AGRE,,,,,,1,one,1,x", ":2: no PLOVER type 'AGRE'"),
        ("AGREE,visit,,,,,1,one,1,x", ":2: AGREE has no mode 'visit'"),
        ("AGREE,,,,milk,,1,one,1,x", ":2: no context 'milk'"),
        ("AGREE,,,,,up,1,one,1,x", ":2: direction"),
        ("AGREE,,,,,,,one,1,x", ":2: a row needs a code"),
        ("AGREE,,,,,,1,one,high,x", ":2: the score 'high' is not a number"),
        ("AGREE,,,,,,1,one", ":2: 8 cells where 10"),
    ],
)
def test_load_scheme_refuses_a_wrong_row_with_file_and_line(tmp_path, row, says):
    with pytest.raises(RuleError, match=re.escape(says)):
        load_scheme(scheme_file(tmp_path, row))


def test_load_scheme_refuses_another_header_no_rows_and_no_file(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("code\n1\n")
    with pytest.raises(RuleError, match=":1: the header must be"):
        load_scheme(path)
    with pytest.raises(RuleError, match="at least one row"):
        load_scheme(scheme_file(tmp_path))
    with pytest.raises(RuleError, match="cannot be read"):
        load_scheme(tmp_path / "absent.csv")


def test_alternatives_part_by_commas_and_join_by_plus():
    assert alternatives("a+b,c") == (frozenset("ab"), frozenset("c"))
    assert alternatives("") == ()


def test_read_table_names_the_line(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("a,b\n1,2\n")
    assert list(read_table(path, ("a", "b"))) == [(f"{path}:2", {"a": "1", "b": "2"})]


def test_load_states_has_no_number_twice_but_for_successors():
    numbers = [(row.cow, iso) for iso, row in load_states().items() if row.cow is not None]
    twice = {iso for n, iso in numbers if sum(1 for m, _ in numbers if m == n) > 1}
    assert twice == {"RUS", "SUN", "SRB", "YUG"}


def test_load_organisations_know_their_kind():
    assert load_organisations()["UN"].plover == "UNO"
    assert load_organisations()["NATO"].plover == "IGO"


def test_load_sectors_swap_media_and_medicine():
    assert load_sectors()["JRN"][0] == "MED"
    assert load_sectors()["MED"][0] == "HLH"


def test_load_offices_stand_longest_first():
    lengths = [len(row.term) for row in load_offices()]
    assert lengths == sorted(lengths, reverse=True)
    assert all(row.sector in load_sectors() for row in load_offices())


def test_load_cues_set_only_what_exists():
    for cue in load_cues():
        assert cue.sets in ("mode", "aim", "facet")
        assert cue.sets != "mode" or (cue.type, cue.value) in load_modes()


def test_load_planned_covers_every_type():
    assert {t for t, mode in load_planned() if not mode} == set(PLOVER_TYPES)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.csv")), ids=lambda p: p.name)
def test_table_is_free_of_duplicates_and_names_its_sources(path):
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    assert header[-1] == "source"
    assert all(row[-1] for row in rows)
    assert len({tuple(row) for row in rows}) == len(rows)
    assert f"`{path.name}`" in (FOLDER / "SOURCES.md").read_text(encoding="utf-8")


@pytest.mark.shared
def test_states_agree_with_the_codebook(shared):
    text = (shared / "reference" / "CODEBOOK.md").read_text(encoding="utf-8")
    rows = re.findall(r"\| ([A-Z]{3}) \| (\d+) \| ", text[text.index("| ISO3 | COW |") :])
    assert len(rows) > 190
    assert {iso: int(n) for iso, n in rows} == {iso: load_states()[iso].cow for iso, _ in rows}


@pytest.mark.shared
def test_contexts_are_those_of_the_codebook(shared):
    text = (shared / "reference" / "CODEBOOK.md").read_text(encoding="utf-8")
    table = text[text.index("| field | contexts |") : text.index("Notes: `military`")]
    assert set(re.findall(r"`(\w+)`", table)) == set(CONTEXTS)


@pytest.mark.shared
def test_codes_and_scores_are_those_of_the_codebook(shared):
    text = (shared / "reference" / "CODEBOOK.md").read_text(encoding="utf-8")
    table = text[text.index("## 10 PLOVER to CAMEO") : text.index("### 10.1")]
    given = {
        (code, float(score.replace("−", "-")))
        for code, score in re.findall(r"\| `(\d+)` \| [^|]+ \| ([−\d.]+) \|", table)
    }
    ours = {(row.code, row.score) for row in load_scheme() if row.type != "REQUEST"}
    assert given == ours
