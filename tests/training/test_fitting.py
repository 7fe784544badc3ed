"""Linear models: what goes with an answer makes it likelier, alike each time."""

import pytest
from training.fitting import fit, fit_choices

from dragoman.coding.judge import CHOSEN, Judge

SAMPLES = [
    (("near", "common"), "own"),
    (("none", "common"), "published"),
] * 6 + [(("rare", "common"), "own")]


def test_what_goes_with_an_answer_makes_it_likelier():
    judge = Judge({"date": fit(SAMPLES, 0.1)})
    near, none = judge.shares("date", ["near"]), judge.shares("date", ["none"])
    assert max(near, key=near.__getitem__) == "own"
    assert max(none, key=none.__getitem__) == "published"


def test_the_same_labels_give_the_same_weights():
    assert fit(SAMPLES, 1.0) == fit(list(SAMPLES), 1.0)


def test_a_feature_seen_too_seldom_is_not_learned():
    weights = fit(SAMPLES, 0.1)
    assert not any("rare" in features for features in weights.values())


def test_a_stronger_ridge_makes_weights_smaller():
    loose, tight = (fit(SAMPLES, ridge)["own"]["near"] for ridge in (0.1, 10.0))
    assert 0 < tight < loose


def test_without_features_an_answer_is_as_likely_as_it_is_common():
    samples = [((), "yes")] * 9 + [((), "no")]
    judge = Judge({"keep": fit(samples, 1.0)})
    assert judge.shares("keep", [])["yes"] == pytest.approx(0.9, abs=0.02)


# Who stands nearer is right, nine times in ten; the third option is there for choosing only.
OPTIONS = [("near", "common"), ("far", "common"), ("common", "third")]
PLANTED = [(OPTIONS, [True, False, False])] * 9 + [(OPTIONS, [False, True, False])]


def test_what_goes_with_the_right_option_makes_it_likelier():
    judge = Judge({"seats": fit_choices(PLANTED, 4.0)})
    worths = [judge.worth("seats", names) for names in OPTIONS]
    assert worths[0] > worths[1] > worths[2]


def test_what_all_options_share_decides_nothing():
    weights = fit_choices(PLANTED, 4.0)[CHOSEN]
    assert "common" not in weights


def test_a_choice_is_learned_alike_each_time_in_whatever_order_it_is_seen():
    turned = [(options[::-1], right[::-1]) for options, right in reversed(PLANTED)]
    assert fit_choices(PLANTED, 4.0) == fit_choices(list(PLANTED), 4.0)
    assert fit_choices(turned, 4.0)[CHOSEN] == pytest.approx(
        fit_choices(PLANTED, 4.0)[CHOSEN], abs=1e-3
    )


def test_of_choices_a_feature_seen_too_seldom_is_not_learned():
    rare = [([("rare", "near"), ("far",)], [True, False])]
    assert "rare" not in fit_choices(PLANTED + rare, 4.0)[CHOSEN]


@pytest.mark.parametrize(
    "choices", [[], [([("once",), ("never",)], [True, False])]], ids=["none", "one alone"]
)
def test_from_too_few_choices_nothing_is_learned(choices):
    assert fit_choices(choices, 4.0) == {CHOSEN: {}}
