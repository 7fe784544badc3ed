from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.text import Evidence, Extent, Report, quote

EXTENTS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda p: Extent(min(p), max(p)))


@given(st.text(), EXTENTS)
def test_quote_is_what_stands_there(text, place):
    said = quote(text, place.start, place.end)
    assert said.quote == text[said.start : said.end] == said.extent.of(text)


@given(EXTENTS, EXTENTS)
def test_extents_overlap_where_they_share_a_character(one, other):
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    if one.start < one.end and other.start < other.end:
        assert one.overlaps(other) == bool(shared)


def test_extent_holds_itself_and_what_lies_inside():
    assert Extent(2, 8).holds(Extent(2, 8))
    assert Extent(2, 8).holds(Extent(3, 4))
    assert not Extent(2, 8).holds(Extent(7, 9))


def test_report_id_follows_from_publisher_day_address_and_text_only():
    one = Report(date(2024, 8, 20), "Text.", source="Wire", url="u")
    assert one.id == Report(date(2024, 8, 20), "Text.", "Title", "Wire", "u", "name").id
    others = (
        Report(date(2024, 8, 21), "Text.", source="Wire", url="u"),
        Report(date(2024, 8, 20), "Text", source="Wire", url="u"),
        Report(date(2024, 8, 20), "Text.", source="Post", url="u"),
        Report(date(2024, 8, 20), "Text.", source="Wire"),
    )
    assert len({one.id, *(other.id for other in others)}) == 5


def test_report_key_is_the_sources_own_id_where_there_is_one():
    assert Report(date(2024, 8, 20), "T", name="seven").key == "seven"
    plain = Report(date(2024, 8, 20), "T")
    assert plain.key == plain.id


def test_evidence_is_a_value():
    assert Evidence(0, 1, "a") == quote("a", 0, 1)
