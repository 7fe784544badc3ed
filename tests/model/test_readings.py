import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import days, reading, record, report

from dragoman.model.readings import (
    interval_from_json,
    interval_to_json,
    record_from_json,
    record_to_json,
)
from dragoman.model.records import KINDS, FieldEvidence
from dragoman.model.text import quote
from dragoman.model.values import Interval, Place

TEXT = report("Türkiye’s minister met Malaysia’s in Putrajaya – again.", name="seven")


def full(kind, **details):
    return record(
        TEXT, "met", kind, "type", "participant TUR Yaşar Güler", "participant MYS",
        date=days("2024-08-20"), place=Place("Putrajaya", "MYS"), status="planned",
        fields=(FieldEvidence("place", quote(TEXT.text, 37, 46), "as it stands"),),
        reported_by="MYS", confidence=0.75, rejected=("visit: no host",), details=details,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "details"),
    [
        *((kind, {}) for kind in KINDS),
        ("transfer", {"item": "ships", "quantity": 3, "value": 1e8, "currency": "USD",
                      "terms": "sale", "delivery": days(None, "2027-12-31")}),
        ("tie", {"change": "upgraded"}),
        ("office", {"until": True}),
        ("agreement", {"subject": "trade"}),
        ("action", {"issue": "trade", "claimed_by": "MYS", "modes": ("a",), "aim": "b"}),
    ],
)  # fmt: skip
def test_record_goes_to_json_and_comes_back(kind, details):
    made = full(kind, **details)
    plain = json.loads(json.dumps(record_to_json(made, TEXT)))
    assert record_to_json(record_from_json(plain), TEXT) == record_to_json(made, TEXT)
    assert record_from_json(plain).details == made.details


def test_reading_to_json_is_what_the_guide_defines():
    plain = reading(TEXT, full("meeting")).to_json()
    assert (plain["id"], plain["date"], plain["text"]) == ("seven", "2024-08-20", TEXT.text)
    (made,) = plain["records"]
    assert made["parties"][0] == {"role": "participant", "actor": "TUR", "name": "Yaşar Güler"}
    assert made["date"] == {"start": "2024-08-20", "end": "2024-08-20"}
    assert made["place"] == {"name": "Putrajaya", "country": "MYS"}
    assert made["details"] == {}


def test_reading_to_line_is_one_line_of_plain_letters():
    line = reading(TEXT, full("meeting")).to_line()
    assert "\n" not in line
    assert "Yaşar Güler" in line


@given(st.dates() | st.none(), st.dates() | st.none())
def test_interval_goes_to_json_and_comes_back(start, end):
    plain = interval_to_json(Interval(start, end))
    if start is None and end is None:
        assert plain is None
    else:
        assert interval_from_json(plain) == Interval(start, end)
