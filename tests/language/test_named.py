"""Named actors as mentions, and the dateline that names none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.language.readings import read, told

from dragoman.language.named import dateline_end


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("NAIROBI - Chad met Kenya.", "NAIROBI -"),
        ("NAIROBI, May 4 (Reuters) - Chad met Kenya.", "NAIROBI, May 4 (Reuters) -"),
        ("NAIROBI, Kenya (AP) — Chad met Kenya.", "NAIROBI, Kenya (AP) —"),
        ("Nairobi, May 4 (Xinhua) -- Chad met Kenya.", "Nairobi, May 4 (Xinhua) --"),
        ("GOMA, Democratic Republic of Congo, Oct 30 - Chad left.",
         "GOMA, Democratic Republic of Congo, Oct 30 -"),
        ("NAIROBI/LAGOS (VNA/Reuters) - Chad left.", "NAIROBI/LAGOS (VNA/Reuters) -"),
        ("NAIROBI, May 4, 2019 - Chad left.", "NAIROBI, May 4, 2019 -"),
        ("NAIROBI, May 4. /TASS/. Chad left.", "NAIROBI, May 4. /TASS/."),
        ("NAIROBI: Chad left.", "NAIROBI:"),
        ("PRESIDENT OTIENO: Chad left.", ""),
        ("Chad - a desert state - met Kenya.", ""),
        ("Chad met Kenya.", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_dateline(text: str, dateline: str) -> None:
    assert text[: dateline_end(text)] == dateline


@given(st.text(alphabet="AB c,.(1)-—/", max_size=80))
def test_dateline_of_any_text_lies_in_it(text: str) -> None:
    assert 0 <= dateline_end(text) <= len(text)


@pytest.mark.model
def test_a_dateline_names_nobody_but_tells_where() -> None:
    mentions = read("NAIROBI, May 4 (Reuters) - Chad spoke.")[0]
    assert [m.actors for m in mentions.of(mentions.parsed.sentences[0])] == [("TCD",)]
    assert mentions.dateline == "KEN"


@pytest.mark.model
def test_a_dateline_of_a_city_that_is_no_capital_tells_the_state() -> None:
    assert read("MOMBASA (AP) - Chad spoke.")[0].dateline == "KEN"


@pytest.mark.model
def test_spelled_out_names_are_kept() -> None:
    mentions = read("The World Food Programme thanked NATO and Kenya.")[0]
    assert told(mentions, "World Food Programme") == ["WFP World Food Programme"]
    assert told(mentions, "NATO") == ["NATO"]
    assert told(mentions, "Kenya") == ["KEN"]


@pytest.mark.model
def test_a_ship_keeps_its_name() -> None:
    mentions = read("HMS Diamond left for Kenya.")[0]
    assert told(mentions, "HMS Diamond") == ["GBR HMS Diamond"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "source", "words", "expected"),
    [
        ("Members of the Security Council met Chad's envoy.", "President of Russia",
         "Security Council", ["RUS Security Council"]),
        ("The UN was late: the Security Council met Chad's envoy.", "President of Russia",
         "Security Council", ["UN Security Council"]),
        ("The Security Council met Chad's envoy.", "Ministry of Foreign Affairs of Kenya",
         "Security Council", ["UN Security Council"]),
        ("The Security Council met Chad's envoy.", None, "Security Council",
         ["UN Security Council"]),
        ("Congress met Chad's envoy.", "Press Information Bureau, Government of India",
         "Congress", ["IND Congress"]),
        ("ISLAMABAD (AP) - The Foreign Office met Chad's envoy.", None, "Foreign Office",
         ["PAK Foreign Office"]),
        ("ISLAMABAD (AP) - Britain called. The Foreign Office met Chad's envoy.", None,
         "Foreign Office", ["GBR Foreign Office"]),
    ],
)  # fmt: skip
def test_a_body_that_many_states_have_is_of_the_state_that_writes(
    text: str, source: str | None, words: str, expected: list[str]
) -> None:
    assert told(read(text, source)[0], words) == expected
