"""The loader of coding rules: what it spells out, and what it refuses, with the message."""

import pytest

from dragoman.errors import RuleError
from dragoman.rules.load import load_coding_rules, rules_version

EXAMPLE = """
[[rule.example]]
text = "[SRC Chad] [EVT thanked] [TAR Peru]."
expect = { source = ["TCD"], target = ["PER"] }
"""
COUNTER = """
[[rule.counter]]
text = "Rain fell."
why = "nobody thanks"
"""
TESTED = EXAMPLE + COUNTER
HEAD = '[[rule]]\nid = "support.thank"\nkind = "action"\ntype = "SUPPORT"\n'
VERBS = 'verbs = ["thank"]\n'
CLASSES = "term,class,source\nenvoy,diplomats,own\nconsul,diplomats,own\n"


def folder_with(tmp_path, text, classes=None):
    coding = tmp_path / "coding"
    coding.mkdir()
    (coding / "support.toml").write_text(text, encoding="utf-8")
    if classes is not None:
        (coding / "classes.csv").write_text(classes, encoding="utf-8")
    return tmp_path


def test_load_coding_rules_reads_a_rule(tmp_path):
    (rule,) = load_coding_rules(folder_with(tmp_path, HEAD + VERBS + TESTED))
    assert rule.id == "support.thank"
    assert rule.source == ("subject",)


def test_load_coding_rules_spells_classes_out(tmp_path):
    text = HEAD + VERBS + 'object = ["@diplomats", "head"]\n' + TESTED
    (rule,) = load_coding_rules(folder_with(tmp_path, text, CLASSES))
    assert rule.object == ("consul", "envoy", "head")


BAD = {
    "no toml": ("[[rule]", None, "rule-no-toml"),
    "unknown key": (HEAD + VERBS + 'colour = "red"\n' + TESTED, None, r"support\.thank.*Extra"),
    "unknown place": (HEAD + VERBS + 'source = ["left"]\n' + TESTED, None, "rule-shape"),
    "unknown kind": (HEAD.replace("action", "deed") + VERBS + TESTED, None, "rule-shape"),
    "unknown type": (HEAD.replace("SUPPORT", "HELP") + VERBS + TESTED, None, "rule-unknown-type"),
    "unknown status": (HEAD + VERBS + 'status = "done"\n' + TESTED, None, "rule-shape"),
    "unknown mode": (HEAD + VERBS + 'modes = ["loud"]\n' + TESTED, None, "rule-unknown-mode"),
    "unknown aim": (HEAD + VERBS + 'aim = "fun"\n' + TESTED, None, "rule-unknown-aim"),
    "unknown class": (
        HEAD + VERBS + 'object = ["@poets", "@diplomats"]\n' + TESTED,
        CLASSES,
        "rule-unknown-class.*@poets",
    ),
    "idle class": (HEAD + VERBS + TESTED, CLASSES, "rule-idle-class.*diplomats"),
    "class with a term twice": (HEAD + VERBS + TESTED, CLASSES + "envoy,diplomats,own\n", "twice"),
    "id twice": ((HEAD + VERBS + TESTED) * 2, None, "rule-twice"),
    "no trigger": (HEAD + TESTED, None, "rule-dead"),
    "clause of a noun": (HEAD + 'nouns = ["x"]\nclause = ["y"]\n' + TESTED, None, "rule-dead"),
    "unless of a noun": (HEAD + 'nouns = ["x"]\nunless = ["y"]\n' + TESTED, None, "rule-dead"),
    "dead term": (HEAD + VERBS + 'object = ["red hat"]\n' + TESTED, None, "rule-dead-term"),
    "dead bar": (HEAD + VERBS + 'unless = ["red hat"]\n' + TESTED, None, "rule-dead-term"),
    "upper case": (HEAD + 'verbs = ["Thank"]\n' + TESTED, None, "rule-shape"),
    "term twice": (HEAD + 'verbs = ["thank", "thank"]\n' + TESTED, None, "rule-term-twice"),
    "term in a class too": (
        HEAD + VERBS + 'object = ["@diplomats", "envoy"]\n' + TESTED,
        CLASSES,
        "rule-term-twice.*envoy",
    ),
    "no example": (HEAD + VERBS + COUNTER, None, "rule-untested"),
    "no counter-example": (HEAD + VERBS + EXAMPLE, None, "rule-untested"),
    "example without expectation": (
        HEAD + VERBS + TESTED.replace("expect =", "# "),
        None,
        "rule-shape.*expect",
    ),
    "example without EVT": (
        HEAD + VERBS + TESTED.replace("[EVT thanked]", "thanked"),
        None,
        "mark-no-event",
    ),
    "open mark": (HEAD + VERBS + TESTED.replace("Peru]", "Peru"), None, "mark-not-closed"),
    "unknown mark": (HEAD + VERBS + TESTED.replace("[TAR", "[TGT"), None, "mark-unknown"),
    "marked counter": (
        HEAD + VERBS + TESTED.replace("Rain fell", "[EVT Rain] fell"),
        None,
        "rule-marked-counter",
    ),
    "same sentence twice": (HEAD + VERBS + TESTED + EXAMPLE, None, "rule-same-example"),
}


@pytest.mark.parametrize(("text", "classes", "message"), BAD.values(), ids=BAD)
def test_load_coding_rules_refuses(tmp_path, text, classes, message):
    with pytest.raises(RuleError, match=message) as refused:
        load_coding_rules(folder_with(tmp_path, text, classes))
    assert str(tmp_path) in str(refused.value), "the message must name the file"


def test_rules_version_follows_the_files(tmp_path):
    folder = folder_with(tmp_path, HEAD + VERBS + TESTED)
    before = rules_version(folder)
    rules_version.cache_clear()
    assert rules_version(folder) == before
    (folder / "coding" / "support.toml").write_text(HEAD, encoding="utf-8")
    rules_version.cache_clear()
    assert rules_version(folder) != before
