import csv
from dataclasses import replace

import pytest
from tests.build import days
from tests.exporting import READING, SEOUL, pick, told, write

from dragoman.model.values import Party


def trips(tmp_path, *made, **more):
    records = [told(one, SEOUL, READING, **more) for one in made or (pick("visit"),)]
    path, sidecar = write("colt", tmp_path, records)
    with path.open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    with (tmp_path / "out.native.csv").open(encoding="utf-8", newline="") as file:
        return found, list(csv.DictReader(file)), sidecar


def test_trip_fills_the_columns(tmp_path):
    found, native, _ = trips(tmp_path)
    expected = {
        "LeaderCountryOrIGO": "Poland", "LeaderCountryISO": "POL", "LeaderRegion": "Europe",
        "LeaderRole": "F", "PriorityLeader": "No", "LeaderTitle": "Foreign Minister",
        "LeaderSurname": "Nowak", "CountryVisitedISO": "KOR", "CityVisited": "Seoul",
        "TripYear": "2024", "TripStartDate": "2024-08-19", "TripEndDate": "2024-08-20",
        "TripDuration": "2", "MetHostHoGS": "Yes", "HostHOGSName": "Kim Min",
        "CulturalSiteOrCeremony": "Yes", "Confidence(1-5)": "3",
        "SourceLink1": "https://example.org/1", "SourceLink2": "",
    }  # fmt: skip
    assert {k: found[0][k] for k in expected} == expected
    assert native[0]["in_scope"] == "no"


def test_no_is_never_written_for_what_nobody_looked_for(tmp_path):
    found, _, _ = trips(tmp_path, pick("visit"), pick("next"))
    for row in found:
        assert "No" not in [v for k, v in row.items() if k != "PriorityLeader"]


def test_month_is_no_day_and_an_open_end_is_to_be_determined(tmp_path):
    found, _, _ = trips(tmp_path, pick("next"))
    row = found[0]
    assert (row["TripStartDate"], row["TripEndDate"], row["TripDuration"], row["TripYear"]) == (
        "", "", "TBD", "2024",
    )  # fmt: skip
    assert row["Confidence(1-5)"] == ""
    found, _, _ = trips(tmp_path, replace(pick("visit"), date=days("2024-08-19", None)))
    assert (found[0]["TripStartDate"], found[0]["TripDuration"]) == ("2024-08-19", "TBD")


def test_trips_of_one_leader_to_one_host_are_numbered_by_start(tmp_path):
    later = replace(pick("visit"), date=days("2024-09-01"), kind="visit",
                    trigger=replace(pick("visit").trigger, start=1))  # fmt: skip
    found, _, _ = trips(tmp_path, later, pick("visit"))
    assert [row["TripID"].split("-", 1)[1] for row in found] == ["POL-KOR-1", "POL-KOR-2"]
    assert len({row["LeaderID"] for row in found}) == 1
    assert len(found[0]["LeaderID"]) == 6


def test_companions_are_no_trips_of_their_own(tmp_path):
    visit = pick("visit")
    both = replace(visit, parties=(*visit.parties, Party("visitor", "POL", "Jan Lis")))
    assert len(trips(tmp_path, both)[0]) == 1


@pytest.mark.parametrize(
    ("actor", "office", "year", "in_scope"),
    [
        ("TUR", "Defense Minister", 2024, "yes"),
        ("TUR", "Defense Minister", 2017, "no"),
        ("MYS", "Defence Minister", 2024, "no"),
        ("MYS", "Prime Minister", 2024, "yes"),
        ("MYS", "Prime Minister", 1989, "no"),
        ("USA", "Secretary of State", 1995, "yes"),
        ("MYS", None, 2024, "no"),
    ],
)
def test_native_companion_marks_the_scope_of_colt(tmp_path, actor, office, year, in_scope):
    leader = Party("visitor", actor, "A B", office)
    made = replace(
        pick("visit"), parties=(leader, Party("host", "KOR")), date=days(f"{year}-03-01")
    )
    assert trips(tmp_path, made)[1][0]["in_scope"] == in_scope


def test_president_has_no_role_that_colt_would_split(tmp_path):
    leader = Party("visitor", "FRA", "A B", "President")
    found, _, _ = trips(tmp_path, replace(pick("visit"), parties=(leader, Party("host", "KOR"))))
    assert (found[0]["LeaderRole"], found[0]["PriorityLeader"]) == ("", "Yes")


def test_unnamed_visits_and_others_are_counted(tmp_path):
    unnamed = replace(pick("visit"), parties=(Party("visitor", "POL"), Party("host", "KOR")))
    _, _, sidecar = trips(tmp_path, unnamed, pick("meeting"), pick("refused"))
    assert sidecar.left_out == {"no_name": 1, "out_of_scope": 1, "status": 1}


def test_confidence_follows_rulings_and_publishers(tmp_path):
    assert trips(tmp_path, ruled="confirmed")[0][0]["Confidence(1-5)"] == "5"


def test_links_beyond_thirty_three_are_counted(tmp_path):
    from dragoman.ask.sourced import Support

    more = [
        Support(str(n), pick("visit"), replace(SEOUL, url=f"https://example.org/{n}"))
        for n in range(2, 42)
    ]
    found, _, sidecar = trips(tmp_path, more=tuple(more))
    assert found[0]["SourceLink33"]
    assert sidecar.flagged["links_beyond_33"] == 8


def test_workbook_on_request_holds_the_sheet_master(tmp_path):
    import zipfile

    from tests.exporting import world

    from dragoman.show.exports import FORMATS, Options, export_records

    path = tmp_path / "trips.xlsx"
    sidecar = export_records(world(), FORMATS["colt"], path, Options())
    with zipfile.ZipFile(path) as book:
        assert 'name="Master"' in book.read("xl/workbook.xml").decode()
        assert book.read("xl/worksheets/sheet1.xml").count(b"<row>") == sidecar.rows + 1
