import pytest
from tests.build import record, report

from dragoman.show.exports.amounts import value_text


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("France sold ships worth $100 million to Japan.", "$100 million"),
        ("France sold ships for 2.5 billion euros to Japan.", "2.5 billion euros"),
        ("France sold ships for €20m to Japan.", "€20m"),
        ("France sold ships for a fortune to Japan.", ""),
    ],
)
def test_value_text_is_cut_from_the_evidence(words, expected):
    parties = ("supplier FRA", "recipient JPN")
    made = record(report(words), words, "transfer", "ship", *parties, details={"value": 1.0})
    assert value_text(made) == expected
    assert value_text(record(report(words), words, "transfer", "ship", *parties)) == ""
