"""Training: soldiers of one state taught by another."""

import pytest
from tests.coding.drafts import draft_of

from dragoman.coding.deals import Last
from dragoman.coding.training import code_training

pytestmark = pytest.mark.model

TAUGHT = [
    ("Chad will train Peruvian pilots.", "TCD", "PER", "planned"),
    ("Peruvian sailors were trained by Chad.", "TCD", "PER", "actual"),
    ("Peruvian crews were trained in Japan.", "JPN", "PER", "actual"),
    ("Training of Peruvian pilots began in Japan.", "JPN", "PER", "actual"),
    ("German instructors stayed in Peru.", "DEU", "PER", "actual"),
]


def training(text):
    draft = draft_of(text)
    return [p for s in draft.sentences for p in code_training(draft, s, Last())]


@pytest.mark.parametrize(
    ("text", "supplier", "recipient", "status"), TAUGHT, ids=[t[0] for t in TAUGHT]
)
def test_teacher_supplies_and_taught_receive(text, supplier, recipient, status):
    (found,) = training(text)
    assert (found.type, found.status) == ("training", status)
    assert (found.side("supplier"), found.side("recipient")) == ({supplier}, {recipient})


def test_number_of_those_taught_is_the_quantity():
    (found,) = training("Chad trained 80 Peruvian sailors.")
    assert found.details.quantity == 80


@pytest.mark.parametrize(
    "text", ["Chad trained its sights on Peru.", "The train left Peru.", "Training is hard."]
)
def test_no_training_without_somebody_to_teach(text):
    assert training(text) == []
