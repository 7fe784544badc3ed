"""Labelled reports: ours keep to the guide, those of the corpus find their words again."""

import importlib.util
import json

import pytest
from training.labels import attached, corpus, detached, read_labels

ROW = {
    "id": "x-1",
    "date": "2020-05-01",
    "title": "Visit",
    "source": "Agency",
    "licence": None,
    "text": "Peru thanked Chile. It rained.",
    "records": [
        {"kind": "action", "evidence": ["Peru thanked Chile."], "details": {"issue": "thanks"}}
    ],
}


def test_labels_without_their_report_hold_none_of_its_words():
    row = detached(ROW)
    assert row["records"] == [{"kind": "action", "evidence": [(0, 19)], "details": {}}]
    assert not set(row) & {"title", "text"}


def test_the_corpus_gives_the_words_back(monkeypatch):
    monkeypatch.setattr("training.labels.corpus", lambda: {"x-1": ROW})
    row = attached(json.loads(json.dumps(detached(ROW))))
    assert row["text"] == ROW["text"]
    assert row["records"][0]["evidence"] == ["Peru thanked Chile."]


def test_labels_with_their_text_stay_as_they_are():
    assert attached(ROW) is ROW


def test_only_reports_of_our_own_making_are_our_own(root):
    for path in (root / "tests" / "gold" / "reports").glob("*.jsonl"):
        assert all(row["own"] for row in read_labels(path))


@pytest.mark.shared
def test_labels_of_the_corpus_are_of_real_reports(root):
    for path in (root / "tests" / "gold" / "corpus").glob("*.jsonl"):
        assert not any(row["own"] for row in read_labels(path))


@pytest.mark.shared
def test_labels_keep_to_the_guide(root, shared):
    spec = importlib.util.spec_from_file_location("check", shared / "gold" / "check.py")
    check = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(check)
    seen = set()
    for path in sorted((root / "tests" / "gold").glob("*/*.jsonl")):
        for row in read_labels(path):
            assert row["id"] not in seen
            seen.add(row["id"])
            for record in row["records"]:
                assert not list(check.faults(record, row["text"])), row["id"]


@pytest.mark.shared
def test_no_report_to_measure_on_is_learned_from(root, shared):
    lines = (shared / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    measured = {json.loads(line)["text"][:200] for line in lines}
    assert not any(
        text["text"][:200] in measured for text in map(corpus().__getitem__, labelled(root))
    )


def labelled(root):
    for path in (root / "tests" / "gold" / "corpus").glob("*.jsonl"):
        yield from (json.loads(line)["id"] for line in path.read_text("utf-8").splitlines())
