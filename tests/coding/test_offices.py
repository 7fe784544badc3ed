"""Offices: one record for each person, and one more for what they were."""

import pytest
from tests.coding.drafts import draft_of

from dragoman.coding.offices import code_offices

pytestmark = pytest.mark.model


def coded(text: str) -> list[tuple[str, str, str | None, bool | None]]:
    return [
        (p.type, p.parties[0].actor, p.parties[0].name, p.details.until)
        for p in code_offices(draft_of(text))
    ]


def test_one_office_for_a_person_however_often_told() -> None:
    text = "Kenyan Foreign Minister Daniel Otieno came. Foreign Minister Otieno slept."
    assert coded(text) == [("Foreign Minister", "KEN", "Daniel Otieno", False)]


def test_a_rank_gives_way_to_a_title() -> None:
    text = "Kenya's Gen. Daniel Otieno came. Kenyan army commander Daniel Otieno slept."
    assert [title for title, *_ in coded(text)] == ["army commander"]


def test_a_past_office_is_another() -> None:
    text = "Former Kenyan President Daniel Otieno came. Kenyan envoy Daniel Otieno slept."
    assert coded(text) == [
        ("President", "KEN", "Daniel Otieno", True),
        ("envoy", "KEN", "Daniel Otieno", False),
    ]


def test_all_sentences_are_evidence() -> None:
    text = "Kenyan Foreign Minister Daniel Otieno came. Foreign Minister Otieno slept."
    (proposal,) = code_offices(draft_of(text))
    assert [s.index for s in (proposal.sentence, *proposal.extra)] == [0, 1]


def test_no_office_without_a_title() -> None:
    assert coded("Kenya's Daniel Otieno came.") == []
