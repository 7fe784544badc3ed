"""What is remembered of the dates named so far."""

from datetime import date

from dragoman.model.values import Interval
from dragoman.resolve.times_find import find_expressions
from dragoman.resolve.times_scene import Memory, Scene, tells_a_story
from dragoman.resolve.times_view import Meaning

PUBLISHED = date(2024, 8, 20)
YEAR = Meaning(date(1998, 1, 1), date(1998, 12, 31), "")
DAY = Meaning(date(1998, 5, 3), date(1998, 5, 3), "")


def scene(text: str, *, story: bool = False) -> Scene:
    return Scene(text, PUBLISHED, lambda _start, _end: None, story)


def test_memory_keeps_the_last_date_and_the_last_exact_one():
    memory = Memory().after([DAY], 10).after([YEAR], 20)
    assert memory.last == Interval(date(1998, 1, 1), date(1998, 12, 31))
    assert memory.exact == Interval(date(1998, 5, 3), date(1998, 5, 3))
    assert (memory.last_end, memory.exact_end) == (20, 10)
    assert memory.after([], 30) == memory


def test_a_range_is_remembered_whole():
    memory = Memory().after([DAY, Meaning(date(1998, 5, 9), date(1998, 5, 9), "")], 10)
    assert memory.last == memory.exact == Interval(date(1998, 5, 3), date(1998, 5, 9))


def test_beside_ends_with_the_sentence_and_exact_with_the_paragraph():
    for gap, beside, exact in (
        (" and ", True, True),
        (". In ", False, True),
        (".\n", False, False),
    ):
        text = f"In May{gap}June"
        last = find_expressions(text)[-1]
        memory = Memory().after([DAY], len("In May"))
        view = scene(text).view(last, memory)
        assert (view.beside is not None, view.exact is not None) == (beside, exact)


def test_a_story_gives_its_year():
    (found,) = find_expressions("June")
    memory = Memory().after([YEAR], 0)
    assert scene("June", story=True).view(found, memory).year == 1998
    assert scene("June").view(found, memory).year is None


def test_tells_a_story_weighs_years_against_days_seen_from_the_report():
    life = "1901, 1910, 1920, 1925, 1930 and 1940"
    assert tells_a_story(find_expressions(life), PUBLISHED)
    assert not tells_a_story(find_expressions(life + " yesterday, Tuesday"), PUBLISHED)
    assert not tells_a_story(find_expressions("in 1901 and 1910"), PUBLISHED)
