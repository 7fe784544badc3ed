"""What the judge sees of a proposal: true words about it, the same for the same proposal."""

import pytest
from tests.coding.drafts import draft_of, proposal_of

from dragoman.coding.features import features_of, words_of
from dragoman.coding.pairs import Pairs

pytestmark = pytest.mark.model

SIDES = "source JPN Japan, target TCD Chad"


def names(text, word, sides=SIDES, draft=None, **more):
    draft = draft or draft_of(text)
    ((*found,),) = features_of(draft, [proposal_of(draft, word, sides, **more)], Pairs())
    return found


HOLDS = [
    ("Japan praised Chad.", "praised", {}, "kind=action", "kind"),
    ("Japan praised Chad.", "praised", {"rule": "test.praise"}, "rule=test.praise", "rule"),
    ("Japan praised Chad.", "praised", {"status": "possible"}, "status=possible", "status"),
    ("Japan praised Chad.", "praised", {"cue": "May"}, "cue=may", "cue of the stance"),
    ("Japan praised Chad.", "praised", {"said": True}, "said=True", "whether it is in the saying"),
    ("Japan praised Chad.", "praised", {}, "time=none", "no time in the sentence"),
    ("Japan praised Chad on Monday.", "praised", {}, "time=near", "a time close by"),
    ("Japan praised Chad on Monday.", "praised", {}, "grain=day", "how wide the time is"),
    ("Japan praised Chad on Monday.", "praised", {}, "time_ahead=False", "a time past"),
    ("Japan will praise Chad on Friday.", "praise", {}, "time_ahead=True", "a time ahead"),
    ("Japan praised Chad.", "praised", {}, "tense=past", "tense: past"),
    ("Japan will praise Chad.", "praise", {}, "tense=future", "tense: future"),
    ('The minister said: "Japan praised Chad."', "praised", {}, "quoted=True", "inside quotation"),
    ("Japan praised Chad.", "praised", {}, "quoted=False", "outside quotation"),
    ("Japan held talks with Chad.", "talks", {}, "governor=action:hold", "the verb over a noun"),
    ("Japan praised Chad.", "praised", {}, "named=source:False", "whether somebody is named"),
    ("Japan praised Chad.", "praised", {"details": {"change": "severed"}},
     "change=ACCUSE:severed", "the change of a tie"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "word", "more", "name"), [h[:4] for h in HOLDS], ids=[h[4] for h in HOLDS]
)
def test_features_tell_what_holds(text, word, more, name):
    assert name in names(text, word, **more)


def test_features_are_sorted_and_each_stands_once():
    found = names("Japan praised Chad on Monday.", "praised")
    assert found == sorted(set(found))


def test_the_same_proposal_has_the_same_features():
    first, second = (names("Japan praised Chad.", "praised") for _ in range(2))
    assert first == second


def test_where_sides_were_seated_anew_this_is_told_with_how_likely_it_was():
    found = names("Japan praised Chad.", "praised", seats="swap", seats_step=7)
    assert {"seats=7", "seats+how=swap:7", "seats+kind=action:swap:7"} <= set(found)


def test_who_holds_an_office_has_no_seats():
    found = names(
        "", "Minister", "holder KEN Amina", draft_of("Foreign Minister Amina Njoroge left."),
        kind="office", type="Foreign Minister", dateless=True,
    )  # fmt: skip
    assert not any(n.startswith("seats") for n in found)


def test_an_action_without_a_target_is_told():
    text = "Japan praised Chad."
    assert "no_target=ACCUSE" in names(text, "praised", "source JPN Japan")
    assert not any(n.startswith("no_target") for n in names(text, "praised"))


def test_proposals_of_one_kind_in_a_sentence_crowd_each_other():
    draft = draft_of("Japan praised Chad.")
    twin = proposal_of(draft, "praised", SIDES)
    other = proposal_of(draft, "praised", SIDES, type="SUPPORT")
    first, *_ = features_of(draft, [twin, twin, other], Pairs())
    assert {"crowd=3", "twins=2"} <= set(first)


def test_proposals_of_other_sentences_do_not_crowd():
    draft = draft_of("Japan praised Chad. Kenya thanked Peru.")
    thanks = proposal_of(draft, "thanked", "source KEN Kenya, target PER Peru")
    first, _ = features_of(draft, [proposal_of(draft, "praised", SIDES), thanks], Pairs())
    assert "crowd=1" in first


def test_an_office_is_told_by_its_title_and_name():
    draft = draft_of("Foreign Minister Amina Njoroge left.")
    found = names(
        "", "Minister", "holder KEN Amina", draft,
        kind="office", type="Foreign Minister", dateless=True,
    )  # fmt: skip
    assert {"title=foreign", "title=minister", "title_words=2"} <= set(found)
    assert not any(n.startswith(("tense=", "time=")) for n in found)


def test_the_words_of_a_sentence_are_told_with_the_deed_and_without_names():
    draft = draft_of("On Monday Japan praised the small ships of Chad.")
    found = words_of(proposal_of(draft, "praised", SIDES))
    assert found == tuple(f"word=ACCUSE:{w}" for w in ("praise", "ship", "small", "the"))
