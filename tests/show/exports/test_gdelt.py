import pytest
from tests.build import day
from tests.exporting import LATER, SEOUL, pick, told, world, write

from dragoman.ask.events import Choice
from dragoman.errors import ExportError
from dragoman.rules.schemes import load_scheme
from dragoman.show.exports.gdelt import COLUMNS, MENTION_COLUMNS, fraction_date


def rows(path, columns):
    lines = path.read_text(encoding="utf-8").splitlines()
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines]


@pytest.fixture
def written(tmp_path):
    path, _ = write("gdelt", tmp_path)
    return rows(path, COLUMNS), rows(tmp_path / "out.mentions.CSV", MENTION_COLUMNS)


def one(found, code, source):
    return next(r for r in found if (r["EventCode"], r["Actor1CountryCode"]) == (code, source))


def test_visit_fills_the_columns(tmp_path):
    path, _ = write("gdelt", tmp_path, dates="first")
    visit = one(rows(path, COLUMNS), "042", "POL")
    expected = {
        "SQLDATE": "20240819", "MonthYear": "202408", "Year": "2024", "FractionDate": "2024.6274",
        "Actor1Code": "POLGOV", "Actor1Name": "ADA NOWAK", "Actor1Type1Code": "GOV",
        "Actor2Code": "KOR", "Actor2Name": "SOUTH KOREA", "IsRootEvent": "1",
        "EventBaseCode": "042", "EventRootCode": "04", "QuadClass": "1", "GoldsteinScale": "1.9",
        "NumMentions": "1", "NumSources": "1", "NumArticles": "1", "AvgTone": "",
        "Actor1Geo_Type": "1", "Actor1Geo_FullName": "Poland", "Actor1Geo_CountryCode": "PL",
        "Actor2Geo_CountryCode": "KS", "ActionGeo_Type": "4",
        "ActionGeo_FullName": "Seoul, South Korea", "ActionGeo_CountryCode": "KS",
        "ActionGeo_Lat": "37.566", "DATEADDED": "20240820000000",
        "SOURCEURL": "https://example.org/1",
    }  # fmt: skip
    assert {k: visit[k] for k in expected} == expected
    assert one(rows(path, COLUMNS), "043", "KOR")["Actor2CountryCode"] == "POL"


def test_organisations_and_groups_have_no_country(written):
    events, _ = written
    nato = next(r for r in events if r["Actor1KnownGroupCode"] == "NAT")
    assert (nato["Actor1CountryCode"], nato["Actor1Code"], nato["Actor1Geo_Type"]) == (
        "",
        "NAT",
        "",
    )
    group = next(r for r in events if r["Actor2Name"] == "HEZBOLLAH")
    assert (group["Actor2Code"], group["Actor2CountryCode"]) == ("", "")


def test_appeals_are_class_one_and_counted(tmp_path):
    path, sidecar = write("gdelt", tmp_path, [told(pick("appeal"))])
    assert rows(path, COLUMNS)[0]["QuadClass"] == "1"
    assert sidecar.flagged["appeal"] == 1


def test_mentions_hold_every_quote_of_every_report(written):
    events, mentions = written
    delivered = next(r for r in events if r["NumArticles"] == "2")
    told_of = [m for m in mentions if m["GLOBALEVENTID"] == delivered["GLOBALEVENTID"]]
    assert [m["MentionIdentifier"] for m in told_of] == [SEOUL.url, LATER.url]
    assert {m["EventTimeDate"] for m in told_of} == {"20240820000000"}
    assert {r["GLOBALEVENTID"] for r in events} == {m["GLOBALEVENTID"] for m in mentions}


def test_mentions_point_into_the_text(written):
    _, mentions = written
    for mention in mentions:
        of = SEOUL if mention["MentionIdentifier"] == SEOUL.url else LATER
        extras = dict(part.split("=") for part in mention["Extras"].split(";"))
        start, end = int(extras["start"]), int(extras["end"])
        assert int(mention["ActionCharOffset"]) == start
        assert of.text[start:end].endswith(".")
        assert mention["MentionDocLen"] == str(len(of.text))
        assert int(mention["Actor1CharOffset"]) >= -1
        assert mention["Confidence"] == "50"


def test_report_without_an_address_is_a_citation(tmp_path):
    from dataclasses import replace

    bare = replace(SEOUL, url=None)
    write("gdelt", tmp_path, [told(pick("appeal"), bare)])
    mention = rows(tmp_path / "out.mentions.CSV", MENTION_COLUMNS)[0]
    assert (mention["MentionType"], mention["MentionIdentifier"]) == (
        "2", f"dragoman:report/{bare.id}",
    )  # fmt: skip


def test_wide_dates_are_marked_in_the_extras(tmp_path):
    write(
        "gdelt", tmp_path, [told(pick("relations"))], choice=Choice(historical=True), dates="first"
    )
    mention = rows(tmp_path / "out.mentions.CSV", MENTION_COLUMNS)[0]
    assert mention["Extras"].endswith("grain=year")


@pytest.mark.parametrize(
    ("on", "expected"),
    [("1979-01-01", "1979.0027"), ("2024-12-31", "2024.9890"), ("2024-08-20", "2024.6301")],
)
def test_fraction_date_stays_below_one(on, expected):
    assert fraction_date(day(on)) == expected


def test_write_refuses_a_scheme_of_ones_own(tmp_path):
    with pytest.raises(ExportError, match="CAMEO codes only"):
        write("gdelt", tmp_path, world(), choice=Choice(scheme=load_scheme()))
