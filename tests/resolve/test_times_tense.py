"""The tense of the clause about some words, by its cues."""

import pytest

from dragoman.resolve.times_tense import local_tense


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Mali opened a mission on [Friday].", "past"),
        ("Mali will open a mission on [Friday].", "future"),
        ("Mali's mission opens: [Friday].", None),
        ("Mali said it would open a mission on [Friday].", "future"),
        ("On [Friday] Mali's envoy will leave.", "future"),
        ("The talks that began on [Friday] will last a month.", "past"),
        ("The pact is to be signed and ratified by both on [Friday].", "future"),
        ("A mission will be opened by Mali on [Friday].", "future"),
        ("He travelled to Lima on [Friday] to meet the queen.", "past"),
        ("Mali decided to open a mission on [Friday].", "future"),
        ("The need for speed is greater: [Friday].", None),
        ("He will stay. The envoy left Lima on [Friday].", "past"),
        ("Envoys of St. Lucia will meet Mr. Roy on [Friday].", "future"),
        ("We'll be there on [Friday].", "future"),
    ],
)
def test_local_tense_follows_the_nearest_cue(text: str, tense: str | None):
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    assert local_tense(plain, start, end) == tense
