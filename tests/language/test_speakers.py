"""Who says "I" and "we": transcripts, quotations, releases, joint statements."""

import pytest
from tests.language.readings import read, told

pytestmark = pytest.mark.model


def test_a_release_speaks_for_its_publisher() -> None:
    mentions = read("We condemn the attack on Chad.", source="The White House")[0]
    assert told(mentions, "We") == ["USA"]


def test_a_press_report_speaks_for_nobody() -> None:
    assert told(read("We condemn the attack on Chad.")[0], "We") == []


def test_transcript() -> None:
    text = (
        "President of Kenya Daniel Otieno: I thank you.\n\nPresident of Chad Issa Bello: We grow."
    )
    mentions = read(text)[0]
    assert told(mentions, "I") == ["KEN Daniel Otieno"]
    assert told(mentions, "We") == ["TCD Issa Bello"]


@pytest.mark.parametrize(
    "label",
    [
        "President of Chad Issa Bello (retranslated)",
        "President of Chad Issa Bello Bello IssaPresident of the Republic of Chad",
        "Prime Minister and Acting Minister of Defence of the Republic of Chad Issa Bello",
    ],
)
def test_speaker_by_a_label_with_a_caption_or_a_note(label: str) -> None:
    text = f"President of Kenya Daniel Otieno: I thank you.\n\n{label}: We grow."
    assert told(read(text)[0], "We") == ["TCD Issa Bello"]


def test_a_person_spoken_of_before_a_colon_speaks_not() -> None:
    text = "President of Kenya Daniel Otieno: I told Issa Bello of Chad one thing: We grow."
    assert told(read(text)[0], "We") == ["KEN Daniel Otieno"]


@pytest.mark.parametrize("label", ["Q Mr. President,", "QUESTION:", "Question:"])
def test_the_press_asks_for_nobody_and_the_publisher_answers(label: str) -> None:
    text = f"{label} do we trust Chad? I must ask.\n\nTHE PRESIDENT: Ask me again."
    mentions = read(text, source="The White House")[0]
    assert (told(mentions, "we"), told(mentions, "I")) == ([], [])
    assert told(mentions, "me") == ["USA"]


def test_a_quotation_is_its_speakers() -> None:
    text = '"We will help Chad," Kenyan President Daniel Otieno said.'
    assert told(read(text)[0], "We") == ["KEN Daniel Otieno"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "We, the leaders of Chad, Kenya and Fiji, met today. We welcome the truce.",
            "Joint Statement",
        ),
        ("The truce holds. We welcome it.", "Joint Statement by Chad, Kenya and Fiji"),
        ("We, Chad, Kenya, and Fiji, as coastal states, met. We welcome the truce.", "On the sea"),
    ],
)
def test_we_of_a_joint_statement_are_all_who_make_it(text: str, title: str) -> None:
    mentions, _, speech = read(text, title=title)
    assert [w.actor for w in speech.joint] == ["TCD", "KEN", "FJI"]
    assert told(mentions, "We") == ["TCD", "KEN", "FJI"]


@pytest.mark.parametrize(
    ("text", "title", "makers"),
    [
        ("We, the leaders of ASEAN, are glad that Chad left.", "Summit", ["ASEAN"]),
        ("Today we, the foreign ministers of Chad and Fiji, welcome Peru.", None, ["TCD", "FJI"]),
        ("We welcome the truce in Peru.", "ASEAN Leaders' Statement on Peru", ["ASEAN"]),
        ("We welcome the truce in Peru.", "Chad-ASEAN Summit Statement", ["TCD", "ASEAN"]),
    ],
)
def test_those_who_speak_as_one(text: str, title: str | None, makers: list[str]) -> None:
    mentions, _, speech = read(text, source="President of Peru", title=title)
    assert [w.actor for w in speech.joint] == makers
    assert told(mentions, "we" if title is None else "We") == makers


@pytest.mark.parametrize("title", ["Statement on ASEAN", "Peru's Statement on ASEAN", None])
def test_we_of_one_publisher(title: str | None) -> None:
    read_of = read("We, the people, thank ASEAN.", source="President of Peru", title=title)
    assert told(read_of[0], "We") == ["PER"]


def test_no_joint_statement() -> None:
    assert read("Chad and Kenya issued a note.", title="Note on Chad and Kenya")[2].joint == ()


def test_in_quote() -> None:
    mentions, _, speech = read('Chad said that Kenya "has gone too far" and left.')
    sentence = mentions.parsed.sentences[0]
    inside = [t.text for t in sentence.span if speech.in_quote(sentence, t.i)]
    assert inside == ["has", "gone", "too", "far"]
