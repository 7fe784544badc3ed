import pytest

from dragoman.model.values import Place
from dragoman.show.exports.towns import locate


@pytest.mark.parametrize(
    ("name", "country", "level", "located"),
    [
        ("Kuala Lumpur", "MYS", "town", True),
        ("Malaysia", "MYS", "country", False),
        ("Türkiye", "TUR", "country", False),
        ("Turkey", "TUR", "country", False),
        ("Johor", "MYS", "province", False),
        ("Springfield", "USA", "town", False),
        ("the palace", "MYS", "", False),
        ("Kuala Lumpur", None, "", False),
    ],
)
def test_locate_gives_coordinates_for_a_sure_match_only(name, country, level, located):
    found = locate(Place(name, country))
    assert found.level == level
    assert (found.town is not None) == located


def test_locate_of_no_place_is_none():
    assert locate(None) is None
