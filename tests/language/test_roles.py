"""Words for a part played: whom they mean."""

import pytest
from tests.language.readings import read, told

pytestmark = pytest.mark.model

MET = (
    "NAIROBI, May 4 (AP) - Chadian President Issa Bello met Kenyan President Daniel Otieno at "
    "the palace. "
)
BELLO, OTIENO = ["TCD Issa Bello"], ["KEN Daniel Otieno"]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (MET + "The visitor praised the dam.", "visitor", BELLO),
        (MET + "The host praised the dam.", "host", OTIENO),
        (MET + "Otieno thanked his guest.", "guest", BELLO),
        (MET + "Bello thanked his host.", "host", OTIENO),
        (MET + "A host praised the dam.", "host", []),
        (MET + "The host of a show praised the dam.", "host", []),
        ("Peru and Fiji fight. The former is small.", "former", ["PER"]),
        ("Peru and Fiji fight. The latter is small.", "latter", ["FJI"]),
        ("Peru accuses Fiji of theft. The latter denies it.", "latter", ["FJI"]),
        ("Peru is small. The latter is not.", "latter", []),
        ("Kenyan minister Ada Otieno flew to Chad. The guest ate.", "guest", ["KEN Ada Otieno"]),
    ],
)
def test_role(text, word, expected):
    assert told(read(text)[0], word) == expected


def test_a_visitor_without_a_place_is_nobody():
    assert told(read("Kenyan minister Ada Otieno slept. The visitor ate.")[0], "visitor") == []
