"""Time expressions end to end: sentences of our own, one line a convention of GUIDE."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.values import Interval, Unresolved
from dragoman.resolve import times
from dragoman.resolve.times import TimeMention, find_times, resolve_time

PUBLISHED = date(2024, 8, 20)  # a Tuesday
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def days(found: Interval | Unresolved) -> tuple[str | None, str | None] | None:
    """The two days of an interval as text, or None where nothing is known."""
    if isinstance(found, Unresolved):
        return None
    return tuple(None if day is None else day.isoformat() for day in (found.start, found.end))


def only(text: str, published: date = PUBLISHED) -> TimeMention:
    """The one mention of a text that is a date."""
    (mention,) = [m for m in find_times(text, published) if m.kind == "date"]
    return mention


EXPRESSIONS = {
    # calendar days
    "20 August 2024": ("2024-08-20", "2024-08-20"),
    "Aug. 20": ("2024-08-20", "2024-08-20"),
    "August 20th": ("2024-08-20", "2024-08-20"),
    "the 5th of May, 2023": ("2023-05-05", "2023-05-05"),
    "Sept. 3rd, 2021": ("2021-09-03", "2021-09-03"),
    "3 Sept 2021": ("2021-09-03", "2021-09-03"),
    "20/08/2024": ("2024-08-20", "2024-08-20"),
    "2024-08-20": ("2024-08-20", "2024-08-20"),
    "8/20/24": ("2024-08-20", "2024-08-20"),
    "18.08.2023": ("2023-08-18", "2023-08-18"),
    "on the 20th of this month": ("2024-08-20", "2024-08-20"),
    "on the 12th": ("2024-08-12", "2024-08-12"),
    "Friday, 28 February 2020": ("2020-02-28", "2020-02-28"),
    "Wednesday, March 6, 2024": ("2024-03-06", "2024-03-06"),
    "March 20 last year": ("2023-03-20", "2023-03-20"),
    "29 February": ("2024-02-29", "2024-02-29"),
    # ranges
    "May 5-7": ("2024-05-05", "2024-05-07"),
    "May 5–7, 2023": ("2023-05-05", "2023-05-07"),
    "from 5 to 7 May": ("2024-05-05", "2024-05-07"),
    "15–16 July": ("2024-07-15", "2024-07-16"),
    "between March and June 2022": ("2022-03-01", "2022-06-30"),
    "between May and June in 1981": ("1981-05-01", "1981-06-30"),
    "from 2010 to 2014": ("2010-01-01", "2014-12-31"),
    "1998-99": ("1998-01-01", "1999-12-31"),
    "2010–2014": ("2010-01-01", "2014-12-31"),
    "January 23 through March 9": ("2024-01-23", "2024-03-09"),
    "January 23 - March 9 2014": ("2014-01-23", "2014-03-09"),
    "from November 20, 2023 to January 5, 2024": ("2023-11-20", "2024-01-05"),
    "from December to February 2024": ("2023-12-01", "2024-02-29"),
    "between now and mid-January": ("2024-08-20", "2025-01-20"),
    "from Monday to Wednesday": ("2024-08-19", "2024-08-21"),
    # months
    "June": ("2024-06-01", "2024-06-30"),
    "in November": ("2023-11-01", "2023-11-30"),
    "May 2014": ("2014-05-01", "2014-05-31"),
    "early March": ("2024-03-01", "2024-03-10"),
    "mid-March": ("2024-03-11", "2024-03-20"),
    "mid‑March 2022": ("2022-03-11", "2022-03-20"),
    "late March": ("2024-03-21", "2024-03-31"),
    "the end of July": ("2024-07-21", "2024-07-31"),
    "last August": ("2023-08-01", "2023-08-31"),
    "last March": ("2024-03-01", "2024-03-31"),
    "next March": ("2025-03-01", "2025-03-31"),
    "June this year": ("2024-06-01", "2024-06-30"),
    # years and parts
    "1964": ("1964-01-01", "1964-12-31"),
    "last year": ("2023-01-01", "2023-12-31"),
    "this year": ("2024-01-01", "2024-12-31"),
    "next year": ("2025-01-01", "2025-12-31"),
    "early 2023": ("2023-01-01", "2023-04-30"),
    "mid-2019": ("2019-05-01", "2019-08-31"),
    "late 2021": ("2021-09-01", "2021-12-31"),
    "the first half of 2024": ("2024-01-01", "2024-06-30"),
    "the second half of last year": ("2023-07-01", "2023-12-31"),
    "the second quarter": ("2024-04-01", "2024-06-30"),
    "the third quarter of 2022": ("2022-07-01", "2022-09-30"),
    "Q3 2023": ("2023-07-01", "2023-09-30"),
    "H1 2024": ("2024-01-01", "2024-06-30"),
    "the first three months of 2022": ("2022-01-01", "2022-03-31"),
    "fiscal 2014": ("2013-10-01", "2014-09-30"),
    "fiscal year 2015": ("2014-10-01", "2015-09-30"),
    "the 1998-99 season": ("1998-01-01", "1999-12-31"),
    "spring 2022": ("2022-03-01", "2022-05-31"),
    "the autumn of 1989": ("1989-09-01", "1989-11-30"),
    "last summer": ("2023-06-01", "2023-08-31"),
    "last fall": ("2023-09-01", "2023-11-30"),
    "next summer": ("2025-06-01", "2025-08-31"),
    "winter 2022": ("2022-12-01", "2023-02-28"),
    # decades, centuries
    "the 1990s": ("1990-01-01", "1999-12-31"),
    "the 1990's": ("1990-01-01", "1999-12-31"),
    "the late 1990s": ("1997-01-01", "1999-12-31"),
    "the early 1980s": ("1980-01-01", "1983-12-31"),
    "the sixties": ("1960-01-01", "1969-12-31"),
    "the ’80s": ("1980-01-01", "1989-12-31"),
    "the 19th century": ("1800-01-01", "1899-12-31"),
    "the twentieth century": ("1900-01-01", "1999-12-31"),
    "the turn of the century": ("1999-01-01", "2001-12-31"),
    # weeks and days near
    "yesterday": ("2024-08-19", "2024-08-19"),
    "today": ("2024-08-20", "2024-08-20"),
    "tonight": ("2024-08-20", "2024-08-20"),
    "tomorrow morning": ("2024-08-21", "2024-08-21"),
    "the day before yesterday": ("2024-08-18", "2024-08-18"),
    "the day after tomorrow": ("2024-08-22", "2024-08-22"),
    "overnight": ("2024-08-19", "2024-08-20"),
    "Monday night": ("2024-08-19", "2024-08-19"),
    "on Tuesday": ("2024-08-20", "2024-08-20"),
    "Wednesday": ("2024-08-14", "2024-08-14"),
    "last Tuesday": ("2024-08-13", "2024-08-13"),
    "next Tuesday": ("2024-08-27", "2024-08-27"),
    "Thursday last week": ("2024-08-15", "2024-08-15"),
    "this week": ("2024-08-19", "2024-08-25"),
    "last week": ("2024-08-12", "2024-08-18"),
    "next week": ("2024-08-26", "2024-09-01"),
    "last month": ("2024-07-01", "2024-07-31"),
    "last weekend": ("2024-08-17", "2024-08-18"),
    "over the weekend": ("2024-08-17", "2024-08-18"),
    "earlier this month": ("2024-08-01", "2024-08-20"),
    "later this month": ("2024-08-20", "2024-08-31"),
    "earlier this year": ("2024-01-01", "2024-08-20"),
    "later this week": ("2024-08-20", "2024-08-25"),
    "the end of last month": ("2024-07-21", "2024-07-31"),
    "late last year": ("2023-09-01", "2023-12-31"),
    # reckoned
    "two days ago": ("2024-08-18", "2024-08-18"),
    "a week ago": ("2024-08-13", "2024-08-13"),
    "a couple of weeks ago": ("2024-08-06", "2024-08-06"),
    "ten days ago": ("2024-08-10", "2024-08-10"),
    "three months ago": ("2024-05-01", "2024-05-31"),
    "two years ago": ("2022-01-01", "2022-12-31"),
    "two decades ago": ("2004-01-01", "2004-12-31"),
    "a century ago": ("1924-01-01", "1924-12-31"),
    "two years ago today": ("2022-08-20", "2022-08-20"),
    "a year and a half ago": ("2023-02-01", "2023-02-28"),
    "one and a half years ago": ("2023-02-01", "2023-02-28"),
    "2.5 years ago": ("2022-02-01", "2022-02-28"),
    "twenty-one years ago": ("2003-01-01", "2003-12-31"),
    "the past three years": ("2021-08-20", "2024-08-20"),
    "the last 14 days": ("2024-08-06", "2024-08-20"),
    "over the past week": ("2024-08-13", "2024-08-20"),
    "the past 24 hours": ("2024-08-19", "2024-08-20"),
    "over the next five years": (None, "2029-08-20"),
    "within six months": (None, "2025-02-20"),
    "by the end of 2027": (None, "2027-12-31"),
    "by the end of the year": (None, "2024-12-31"),
    "by 2030": (None, "2030-12-31"),
    "until June 2025": (None, "2025-06-30"),
    "before 2020": (None, "2019-12-31"),
    "since 1964": ("1964-01-01", "2024-08-20"),
    "since last March": ("2024-03-01", "2024-08-20"),
    "since June": ("2024-06-01", "2024-08-20"),
    "from 2015 onwards": ("2015-01-01", "2024-08-20"),
    "the 30th anniversary": ("1994-01-01", "1994-12-31"),
    "this time last year": ("2023-08-01", "2023-08-31"),
    # feasts and names
    "Christmas": ("2023-12-25", "2023-12-25"),
    "New Year's Day 2022": ("2022-01-01", "2022-01-01"),
    "New Year’s Eve": ("2023-12-31", "2023-12-31"),
    "Easter 2019": ("2019-04-21", "2019-04-21"),
    "Good Friday": ("2024-03-29", "2024-03-29"),
    "Eid al-Adha": ("2024-06-17", "2024-06-17"),
    "World War II": ("1939-09-01", "1945-09-02"),
    "9/11": ("2001-09-11", "2001-09-11"),
}
VAGUE = [
    "recently",
    "in recent years",
    "in the coming days",
    "in the past few weeks",
    "several years ago",
    "soon",
    "for 10 days",
    "every Monday",
    "at noon",
    "a few days later",
    "3/4/2024",
    "31 April 2024",
    "two days later",
    "the same month",
    "nothing at all",
    "",
    "13 billion years ago",
    "30 February",
]


@pytest.mark.parametrize(("words", "expected"), EXPRESSIONS.items(), ids=list(EXPRESSIONS))
def test_resolve_time_gives_the_days_of_an_expression(words: str, expected: tuple[str, str]):
    assert days(resolve_time(words, PUBLISHED)) == expected


@pytest.mark.parametrize("words", VAGUE)
def test_resolve_time_says_what_it_cannot_know(words: str):
    found = resolve_time(words, PUBLISHED)
    assert isinstance(found, Unresolved)
    assert found.reason


JUNE = Interval(date(2024, 6, 1), date(2024, 6, 30))
VISIT = Interval(date(2024, 5, 3), date(2024, 5, 6))
DAY = Interval(date(2024, 5, 3), date(2024, 5, 3))
YEAR = Interval(date(1724, 1, 1), date(1724, 12, 31))


@pytest.mark.parametrize(
    ("words", "anchor", "expected"),
    [
        ("within three and a half years", JUNE, (None, "2027-12-31")),
        ("within three-and-a-half years", JUNE, (None, "2027-12-31")),
        ("within 30 days", DAY, (None, "2024-06-02")),
        ("the next day", DAY, ("2024-05-04", "2024-05-04")),
        ("the following day", VISIT, ("2024-05-07", "2024-05-07")),
        ("two days later", DAY, ("2024-05-05", "2024-05-05")),
        ("a day earlier", DAY, ("2024-05-02", "2024-05-02")),
        ("the day before", DAY, ("2024-05-02", "2024-05-02")),
        ("the previous day", DAY, ("2024-05-02", "2024-05-02")),
        ("that evening", DAY, ("2024-05-03", "2024-05-03")),
        ("the following week", DAY, ("2024-05-06", "2024-05-12")),
        ("a week later", VISIT, ("2024-05-13", "2024-05-13")),
        ("the same month", DAY, ("2024-05-01", "2024-05-31")),
        ("three months later", DAY, ("2024-08-01", "2024-08-31")),
        ("that year", DAY, ("2024-01-01", "2024-12-31")),
        ("in March the same year", YEAR, ("1724-03-01", "1724-03-31")),
        ("the year before", YEAR, ("1723-01-01", "1723-12-31")),
        ("two years later", YEAR, ("1726-01-01", "1726-12-31")),
        ("two days later", YEAR, None),
        ("the second day of his visit", VISIT, ("2024-05-04", "2024-05-04")),
        ("the last day of her trip", VISIT, ("2024-05-06", "2024-05-06")),
        ("the following Monday", DAY, ("2024-05-06", "2024-05-06")),
        ("since then", DAY, ("2024-05-03", "2024-08-20")),
    ],
)
def test_resolve_time_reckons_from_an_anchor(words: str, anchor: Interval, expected: object):
    assert days(resolve_time(words, PUBLISHED, anchor=anchor)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("on Friday", ("2024-08-23", "2024-08-23")),
        ("on Tuesday", ("2024-08-20", "2024-08-20")),
        ("in June", ("2025-06-01", "2025-06-30")),
        ("in August", ("2024-08-01", "2024-08-31")),
        ("on 5 May", ("2025-05-05", "2025-05-05")),
        ("on the 12th", ("2024-09-12", "2024-09-12")),
        ("in two weeks", ("2024-09-03", "2024-09-03")),
        ("at Christmas", ("2024-12-25", "2024-12-25")),
        ("over the weekend", ("2024-08-24", "2024-08-25")),
        ("this summer", ("2024-06-01", "2024-08-31")),
        ("from 18 to 25 August", ("2024-08-18", "2024-08-25")),
    ],
)
def test_resolve_time_looks_ahead_in_the_future_tense(words: str, expected: tuple[str, str]):
    expected_days = expected
    assert days(resolve_time(words, PUBLISHED, tense="future")) == expected_days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oman will reopen its embassy on Friday.", "2024-08-23"),
        ("Oman reopened its embassy on Friday.", "2024-08-16"),
        ("Oman said on Friday that it would reopen its embassy.", "2024-08-16"),
        ("On Friday Oman will reopen its embassy.", "2024-08-23"),
        ("The pact is to be signed and sealed on Friday.", "2024-08-23"),
        ("The envoy flew to Oslo on Friday to meet the king.", "2024-08-16"),
        ("Talks scheduled for Friday may fail.", "2024-08-23"),
        ("Dr. Silva of Peru will fly to Bonn with Mr. Jones on Friday.", "2024-08-23"),
        ("He was ill. Now the king plans to travel on Friday.", "2024-08-23"),
        ("They agreed to meet on Friday.", "2024-08-23"),
    ],
)
def test_find_times_takes_the_tense_from_the_nearest_cue(text: str, expected: str):
    found = [m for m in find_times(text, PUBLISHED) if m.words == "Friday"]
    assert [days(m.interval) for m in found] == [(expected, expected)]


def test_find_times_asks_the_caller_for_the_tense_first():
    text = "Oman reopened its embassy on Friday."
    asked: list[tuple[int, int]] = []

    def tense_at(start: int, end: int):
        asked.append((start, end))
        return "future"

    (mention,) = find_times(text, PUBLISHED, tense_at=tense_at)
    assert days(mention.interval) == ("2024-08-23", "2024-08-23")
    assert asked == [(29, 35)]


def test_a_mention_says_where_it_stands_and_how_it_was_reached():
    text = "The ministers met on Tuesday."
    mention = only(text)
    assert text[mention.start_char : mention.end_char] == mention.words == "Tuesday"
    assert mention.reasoning == "'Tuesday': the latest Tuesday not after 2024-08-20"
    assert (mention.rule, mention.kind, mention.since, mention.deadline) == (
        "day.weekday",
        "date",
        False,
        False,
    )
    assert mention.interval == Interval(PUBLISHED, PUBLISHED, "Tuesday", PUBLISHED, 21, 28)


def test_an_absolute_date_has_no_anchor():
    found = only("Signed on 3 May 1998.").interval
    assert isinstance(found, Interval)
    assert found.anchor is None


def test_since_and_by_set_flags_and_keep_the_period_named():
    since = only("Peru has had an envoy there since 1964.")
    assert (since.since, since.deadline) == (True, False)
    assert [days(part) for part in since.parts] == [("1964-01-01", "1964-12-31")]
    by = only("The ships will be handed over by 2027.")
    assert (by.since, by.deadline) == (False, True)
    assert [days(part) for part in by.parts] == [("2027-01-01", "2027-12-31")]


def test_a_range_keeps_both_ends_with_their_places():
    text = "He reigned from 1947 to 1960."
    mention = only(text)
    assert [text[p.start_char : p.end_char] for p in mention.parts] == ["1947", "1960"]


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("A three-day visit", 3),
        ("He stays for two weeks.", 14),
        ("It lasted 18 months.", None),
    ],
)
def test_a_length_in_days_is_told(text: str, length: int | None):
    (mention,) = find_times(text, PUBLISHED)
    assert (mention.kind, mention.length_days) == ("duration", length)


def test_a_story_gives_its_year_to_days_without_one():
    life = (
        "Born in 1901, she moved to Lima in 1920, to Bonn in 1925, and to Oslo in 1930. In 1935 "
        "she wrote a book. She left for Rome in May 1940. On 4 September she was arrested."
    )
    last = find_times(life, PUBLISHED)[-1]
    assert days(last.interval) == ("1940-09-04", "1940-09-04")


def test_hard_spaces_and_dashes_of_any_kind_are_read():
    for text in ("20\u00a0August\u00a02024", "20 August 2024", "20\nAugust 2024"):
        assert days(only(text).interval) == ("2024-08-20", "2024-08-20")
    for dash in "-‐‑‒–—−":
        assert days(only(f"May 5{dash}7").interval) == ("2024-05-05", "2024-05-07")


@given(published=DAYS, number=st.integers(0, 6), future=st.booleans())
def test_every_weekday_against_every_day_of_publication(published: date, number: int, future: bool):
    name = WEEKDAYS[number]
    found = resolve_time(f"on {name}", published, tense="future" if future else "past")
    assert isinstance(found, Interval)
    day = found.start
    assert day is not None
    assert found.end == day
    assert day.weekday() == number
    distance = (day - published).days if future else (published - day).days
    assert 0 <= distance <= 6


@given(published=DAYS, month=st.integers(1, 12), future=st.booleans())
def test_every_month_against_every_day_of_publication(published: date, month: int, future: bool):
    words = date(2000, month, 1).strftime("in %B")
    found = resolve_time(words, published, tense="future" if future else "past")
    assert isinstance(found, Interval)
    assert found.start is not None
    assert found.end is not None
    assert (found.start.month, found.grain) == (month, "month")
    if future:
        assert published <= found.end < published + timedelta(days=400)
    else:
        assert published - timedelta(days=366) < found.start <= published


JOINERS = [
    "since",
    "by",
    "from",
    "to",
    "-",
    "–",
    "and",
    "between",
    "the",
    "of",
    "31",
    "00",
    "0001",
    "9999",
    "Feb",
    "May",
    "second",
    "in",
    "ago",
    "later",
    ",",
    ".",
    "'",
    "99",
    "last",
    "next",
    "that",
    "quarter",
    "years",
    "day",
    "within",
    "10000000000",
    "million",
    "BC",
]
PIECES = st.lists(st.sampled_from([*EXPRESSIONS, *VAGUE, *JOINERS, "\u00a0"])).map(" ".join)


@given(words=st.one_of(st.text(max_size=60), PIECES), published=st.dates())
def test_resolve_time_never_raises_and_never_ends_before_it_begins(words: str, published: date):
    anchor = Interval(published, published)
    for tense in ("past", "future", None):
        for known in (None, anchor):
            found = resolve_time(words, published, tense=tense, anchor=known)
            if isinstance(found, Interval) and found.start and found.end:
                assert found.start <= found.end


@given(text=st.one_of(st.text(max_size=200), PIECES), published=st.dates())
def test_find_times_keeps_to_the_text(text: str, published: date):
    mentions = find_times(text, published)
    last = 0
    for mention in mentions:
        assert last <= mention.start_char < mention.end_char
        assert text[mention.start_char : mention.end_char] == mention.words
        last = mention.end_char
        for part in mention.parts:
            assert part.start_char is not None
            assert mention.start_char <= part.start_char
            assert text[part.start_char : part.end_char] == part.words


def test_no_file_about_times_reads_the_clock():
    sources = sorted(Path(times.__file__).parent.glob("times*.py"))
    assert len(sources) > 10
    for path in sources:
        assert not re.search(r"\b(?:today|now|utcnow|time)\(", path.read_text(encoding="utf-8"))
