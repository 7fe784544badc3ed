from hypothesis import given, settings
from hypothesis import strategies as st
from tests.build import reading, report
from tests.ledger.worlds import new_ledger

from dragoman.ledger.copies import bands_of, near_copies, shingles

STORY = " ".join(f"word{number}" for number in range(80))


def test_shingles_are_runs_of_five_words_whatever_case_and_spacing():
    assert len(shingles("a b c d e f")) == 2
    assert shingles("A b, c d\n e") == shingles("a B c d e")
    assert len(shingles("")) == 1


def test_copy_with_a_few_other_words_is_near():
    assert near_copies(shingles(STORY), shingles("LONDON (Agency) " + STORY + " More to follow."))


def test_shortened_copy_is_near():
    assert near_copies(shingles(STORY), shingles(" ".join(STORY.split()[:40])))


def test_another_story_is_not():
    other = " ".join(f"other{number}" for number in range(80))
    assert not near_copies(shingles(STORY), shingles(other))


@settings(deadline=None)
@given(st.lists(st.sampled_from("abcdefgh"), min_size=30, max_size=60))
def test_same_text_has_the_same_bands(words):
    text = " ".join(words)
    assert bands_of(shingles(text)) == bands_of(shingles(text.upper()))


def test_story_is_the_same_in_any_order_and_ends_after_a_week(tmp_path):
    texts = {
        "first": (STORY, "2024-03-01"),
        "copy": (STORY + " (Agency)", "2024-03-02"),
        "late": (STORY + " once more", "2024-05-02"),
        "other": ("Something else happened. " * 3, "2024-03-01"),
    }
    made = [report(text, day, source=name, name=name) for name, (text, day) in texts.items()]
    for order in (made, made[::-1]):
        with new_ledger(tmp_path, *map(reading, order), name=f"{order[0].name}.sqlite") as ledger:
            assert ledger.contents().stories == 3
