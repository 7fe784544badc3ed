from tests.exporting import pick

from dragoman.schemes import project


def test_marks_join_aim_and_facets():
    event = project(pick("mou", "transfer"))
    assert event.marks == event.facets | {"cooperate"}
    assert project(pick("partner")).marks == frozenset()


def test_sides_are_codes_each_once():
    assert project(pick("summit")).sides() == (("JPN", "KOR", "NATO", "POL"), ())
    assert project(pick("appeal")).sides() == (("POL",), ("KOR",))
