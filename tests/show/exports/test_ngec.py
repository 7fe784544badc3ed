import json

from tests.exporting import READING, SEOUL, pick, told, write

from dragoman.ask.events import Choice


def event(tmp_path, made, **options):
    options.setdefault("choice", Choice(historical=True))
    path, _ = write("ngec", tmp_path, [told(made, SEOUL, READING)], **options)
    return json.loads(path.read_text(encoding="utf-8"))


def test_words_have_offsets_in_the_text_of_the_event(tmp_path):
    found = event(tmp_path, pick("meeting"))
    for words in [*found["attributes"]["ACTOR"], *found["attributes"]["LOC"]]:
        start, end = words["qa_start_char"], words["qa_end_char"]
        assert found["event_text"][start:end] == words["text"]
    assert found["attributes"]["ACTOR"][1]["code_1"] == "GOV"


def test_offsets_count_in_the_whole_text_when_it_is_written(tmp_path):
    found = event(tmp_path, pick("meeting"), with_text=True)
    actor = found["attributes"]["ACTOR"][1]
    assert found["event_text"] == SEOUL.text
    assert SEOUL.text[actor["qa_start_char"] : actor["qa_end_char"]] == "Kim Min"


def test_date_is_the_storys_and_never_stands_for_the_deeds(tmp_path):
    found = event(tmp_path, pick("relations"), dates="first")
    assert (found["date"], found["pub_date"]) == ("2024-08-20", "2024-08-20")
    assert found["date_resolved"] is None
    assert (found["date_start"], found["date_end"], found["date_grain"]) == (
        "1989-01-01", "1989-12-31", "year",
    )  # fmt: skip


def test_place_is_given_or_its_absence_is(tmp_path):
    found = event(tmp_path, pick("meeting"))
    assert found["event_geolocation"]["geo"] == found["geolocated_ents"][0]
    assert found["geolocated_ents"][0]["geonameid"] == 1835848
    assert event(tmp_path, pick("appeal"))["event_geolocation"] == {
        "reason": "no place named", "geo": None,
    }  # fmt: skip


def test_names_without_a_place_in_the_text_have_no_offsets(tmp_path):
    actor = event(tmp_path, pick("summit"))["attributes"]["ACTOR"][3]
    assert actor["text"] == "North Atlantic Treaty Organization"
    assert actor["qa_start_char"] is None
    assert actor["country"] is None
