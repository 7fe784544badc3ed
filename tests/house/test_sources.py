"""Every file of rules, words and weights says where it comes from, in a SOURCES.md near it."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = ROOT / "src" / "dragoman" / "rules" / "data"
FILES = sorted(p for p in DATA.rglob("*") if p.is_file() and p.suffix != ".md")


def test_there_are_rules_and_words():
    assert FILES


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(DATA).as_posix())
def test_file_of_rules_is_listed_with_its_source(path):
    folders = [folder for folder in path.parents if folder.is_relative_to(DATA)]
    pages = [folder / "SOURCES.md" for folder in folders if (folder / "SOURCES.md").is_file()]
    listed = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    named = {path.name, path.stem, f"{path.parent.name}/"}
    assert any(f"`{name}`" in listed or name in listed for name in named), "add it to SOURCES.md"
