import pytest

from dragoman.errors import QueryError
from dragoman.show.cli.names import find_actor, name_of


@pytest.mark.parametrize(
    ("words", "code"),
    [("turkey", "TUR"), ("Türkiye", "TUR"), ("kosovo", "XKX"), ("OIC", "OIC"), ("FRA", "FRA")],
)
def test_find_actor_takes_any_spelling(words, code):
    assert find_actor(words) == code


def test_find_actor_says_what_may_be_meant():
    with pytest.raises(QueryError, match="did you mean Malaysia"):
        find_actor("Malasia")
    with pytest.raises(QueryError, match="ISO code"):
        find_actor("xqzw")


def test_name_of_an_actor():
    assert name_of("TUR") == "Türkiye"
