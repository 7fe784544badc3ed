"""The actor tables are whole, agree with ISO and CLDR, load fast, and bad tables are refused."""

import csv
import shutil
from datetime import date

import pycountry
import pytest
from babel import Locale
from tests.pace import best_seconds

from dragoman.errors import RuleError
from dragoman.rules.actors import (
    ACTORS_FOLDER,
    ALIAS_FILES,
    fold,
    load_actors,
    strip_marks,
)

TABLES = load_actors()
FILES = sorted(ACTORS_FOLDER.glob("*.csv"))
# Not what anyone calls it in English prose.
UNSAID = {"Hong Kong SAR China", "Macao SAR China", "Congo - Kinshasa", "Congo - Brazzaville"}


def rows(name):
    with (ACTORS_FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))[1:]


def meant(words):
    return {row.actor for row in TABLES.aliases.get(words, ())}


@pytest.mark.parametrize("country", list(pycountry.countries), ids=lambda c: c.alpha_3)
def test_every_iso_state_has_a_code_and_a_name(country):
    assert TABLES.codes[country.alpha_3].kind == "state"
    assert any(
        row.actor == country.alpha_3 and row.form == "name"
        for found in TABLES.aliases.values()
        for row in found
    )


@pytest.mark.parametrize("country", list(pycountry.countries), ids=lambda c: c.alpha_3)
def test_iso_names_mean_their_code(country):
    names = {country.name, getattr(country, "common_name", country.name)}
    for name in {n for n in names if "," not in n and "(" not in n}:
        assert country.alpha_3 in meant(name) or name == "Congo"


def test_cldr_names_mean_their_code():
    codes = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
    territories = Locale("en").territories
    wrong = [
        name
        for code, name in territories.items()
        if code in codes and "(" not in name and name not in UNSAID
        if codes[code] not in meant(name.replace("’", "'"))
    ]
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_files_are_sorted_without_duplicates_and_sourced(path):
    found = rows(path.name)
    assert found == sorted(found)
    assert len({tuple(row) for row in found}) == len(found)
    assert all(row[-1] for row in found)


def test_every_file_is_named_in_sources():
    sources = (ACTORS_FOLDER.parent / "SOURCES.md").read_text(encoding="utf-8")
    assert [path.name for path in FILES if f"actors/{path.name}" not in sources] == []


def test_every_alias_kind_has_its_file():
    assert {name for name, _ in ALIAS_FILES} <= {path.name for path in FILES}


def test_every_code_has_an_alias():
    named = {row.actor for found in TABLES.aliases.values() for row in found}
    assert set(TABLES.codes) - named == set()


def test_the_tables_are_as_wide_as_promised():
    kinds = [code.kind for code in TABLES.codes.values()]
    assert kinds.count("organisation") >= 250
    assert kinds.count("group") >= 200
    assert len(rows("companies.csv")) >= 300
    assert len(TABLES.leaders) >= 2500


def test_groups_have_homes_that_are_states():
    for code in TABLES.codes.values():
        if code.country is not None:
            assert TABLES.codes[code.country].kind == "state"


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("Burma", "MMR"),
        ("Zaire", "COD"),
        ("Soviet Union", "SUN"),
        ("Yugoslavia", "YUG"),
        ("East Germany", "DDR"),
        ("Kosovo", "XKX"),
        ("Palestinians", "PSE"),
        ("World Court", "UN"),
        ("European Commission", "EU"),
        ("D-8", "D-8"),
        ("Organisation of Islamic Cooperation", "OIC"),
        ("Organization of Islamic Cooperation", "OIC"),
        ("Cote d'Ivoire", "CIV"),
        ("Côte d'Ivoire", "CIV"),
        ("Turkiye", "TUR"),
        ("Foggy Bottom", "USA"),
        ("TÜRKİYE", "TUR"),
    ],
)
def test_spellings(words, actor):
    if words == "TÜRKİYE":
        words = "TÜRKIYE"  # capitals by the rules of English
    assert meant(words) == {actor}


def test_a_name_can_change_its_meaning_with_time():
    held = {row.actor: row for row in TABLES.aliases["Moscow"]}
    assert held["SUN"].holds(date(1990, 1, 1))
    assert not held["SUN"].holds(date(1992, 1, 1))
    assert held["RUS"].holds(date(1992, 1, 1))


def test_spans_of_leaders_include_both_ends():
    term = next(
        row for row in TABLES.leaders if row.name == "Barack Obama" and row.office == "President"
    )
    assert term.holds(date(2009, 1, 20))
    assert term.holds(date(2017, 1, 20))
    assert not term.holds(date(2017, 1, 21))


def test_tables_load_fast():
    assert best_seconds(lambda: load_actors.__wrapped__(ACTORS_FOLDER), rounds=5) < 0.4


@pytest.mark.parametrize(
    ("words", "folded", "plain"),
    [
        ("Türkiye ", "turkiye", "Turkiye "),
        ("Côte  d’Ivoire", "cote d'ivoire", "Cote  d'Ivoire"),
        ("Erdoğan", "erdogan", "Erdogan"),
        ("Şırnak", "sirnak", "Sirnak"),
        ("Łódź", "lodz", "Lodz"),
        ("Đinđić", "dindic", "Dindic"),
        ("Straße", "strasse", "Strasse"),
    ],
)
def test_fold_and_strip_marks(words, folded, plain):
    assert fold(words) == folded
    assert strip_marks(words) == plain


@pytest.fixture
def folder(tmp_path):
    copy = tmp_path / "actors"
    shutil.copytree(ACTORS_FOLDER, copy)
    return copy


@pytest.mark.parametrize(
    ("name", "line", "message"),
    [
        ("states.csv", "Aaland,ZZZ,name,,,own", r"states.csv:2: unknown actor 'ZZZ'"),
        ("states.csv", "Aaland,FIN,nick,,,own", r"states.csv:2: 'nick' is no form"),
        ("states.csv", "Aaland,FIN,name,,own", r"states.csv:2: 6 columns are needed, 5 found"),
        ("states.csv", "Aaland,FIN,name,,,", r"states.csv:2: fill the first and the last"),
        ("states.csv", "Aaland,FIN,name,soon,,own", r"states.csv:2: 'soon' is no day"),
        ("states.csv", "Aaland,FIN,name,2001,2000,own", r"states.csv:2: the span ends"),
        ("states.csv", "ZZZ,FIN,name,,,own", r"states.csv:3: rows must be sorted"),
        ("groups.csv", "AFRICOM,Amal,name,,,own\n", None),
        ("codes.csv", "AAA,Aaland,planet,,,,own", r"codes.csv:2: 'planet' is no kind"),
        ("codes.csv", "AAA,,state,,,,own", r"codes.csv:2: 'AAA' has no name"),
        ("codes.csv", "AAA,Aaland,group,QQQ,,,own", r"AAA: unknown country 'QQQ'"),
        ("leaders.csv", "A. A.,FIN,President,,,own", r"leaders.csv:2: 'A. A.' needs a year"),
        ("contexts.csv", "AAA,1,Finland,FIN,own", r"contexts.csv:2: 'AAA' is no alias"),
        ("places.csv", "AAA,QQQ,own", r"places.csv:2: unknown actor 'QQQ'"),
    ],
)
def test_bad_rows_are_told_with_file_and_line(folder, name, line, message):
    path = folder / name
    head, *rest = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([head, line, *rest]) + "\n", encoding="utf-8")
    with pytest.raises(RuleError, match=message):
        load_actors(folder)


def test_a_name_that_means_two_actors_at_once_is_refused(folder):
    path = folder / "ships.csv"
    lines = [*path.read_text(encoding="utf-8").splitlines(), "Ankara,GRC,ship,,,own"]
    path.write_text("\n".join([lines[0], *sorted(lines[1:])]) + "\n", encoding="utf-8")
    with pytest.raises(RuleError, match="'Ankara' already means TUR at that time"):
        load_actors(folder)


def test_a_code_twice_is_refused(folder):
    path = folder / "codes.csv"
    head, first, *rest = path.read_text(encoding="utf-8").splitlines()
    again = first.replace("dragoman", "own").replace("iso3166", "own")
    path.write_text("\n".join([head, *sorted([first, again]), *rest]) + "\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"codes.csv:3: the code .* stands in the table twice"):
        load_actors(folder)


def test_a_missing_file_is_told(folder):
    (folder / "places.csv").unlink()
    with pytest.raises(RuleError, match=r"places.csv: cannot be read"):
        load_actors(folder)
