"""Where a deed was: the place its clause names, as written, with its country."""

import pytest
from tests.coding.drafts import draft_of, find

from dragoman.coding.places import place_of

pytestmark = pytest.mark.model

PLACES = [
    ("Japan's envoy spoke in Lima on Monday.", "spoke", ("Lima", "PER"), "on the verb"),
    ("Kenya met Chad in the Netherlands.", "met", ("Netherlands", "NLD"), "without the article"),
    ("Kenya held talks in Vienna.", "talks", ("Vienna", "AUT"), "of the verb over a noun"),
    ("Kenya met Chad in a hotel in Vienna.", "met", ("Vienna", "AUT"), "inside another phrase"),
    ("Kenya met Chad in silence.", "met", None, "in, but no place"),
    ("Kenya met Chad on Monday.", "met", None, "on, but a day"),
    ("Kenya met Chad.", "met", None, "none"),
]


@pytest.mark.parametrize(
    ("text", "word", "expected"), [p[:3] for p in PLACES], ids=[p[3] for p in PLACES]
)
def test_place_is_the_one_the_clause_names(text, word, expected):
    draft = draft_of(text)
    place = place_of(draft, *find(draft, word))
    assert (place and (place.name, place.country)) == expected


@pytest.mark.parametrize("text", [p[0] for p in PLACES if p[2]])
def test_a_place_stands_where_the_text_names_it(text):
    draft = draft_of(text)
    word = next(p[1] for p in PLACES if p[0] == text)
    place = place_of(draft, *find(draft, word))
    assert text[place.start_char : place.end_char] == place.name
