"""The house keeps its shape: small files, the words of the design, no clock but at the edges."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src" / "dragoman").rglob("*.py"))
MAX_LINES = 400
# A migration is a snapshot of all tables at a time; nobody edits it once it is released.
SNAPSHOTS = "ledger/migrations/versions"
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "stuff"}
CLOCK = re.compile(r"\b(?:today|now|utcnow)\(|\btime\.time\(")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_source_file_is_small(path):
    if SNAPSHOTS not in name_of(path):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_source_file_has_a_telling_name(path):
    assert FORBIDDEN_NAMES.isdisjoint(path.with_suffix("").parts)


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_clock_is_read_only_where_the_program_talks_to_users(path):
    room = path.relative_to(ROOT / "src" / "dragoman").parts[0]
    if room != "show":
        assert CLOCK.search(path.read_text(encoding="utf-8")) is None


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_source_has_no_assert_and_no_bare_except(path):
    text = path.read_text(encoding="utf-8")
    assert re.search(r"^\s*assert\b|^\s*except\s*:", text, re.MULTILINE) is None
