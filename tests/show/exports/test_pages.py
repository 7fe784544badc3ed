"""The pages say what the program does, and their example runs."""

from pathlib import Path

import pytest
from tests.exporting import READING, pick

from dragoman.rules.schemes import load_scheme
from dragoman.schemes import code_of, project
from dragoman.show.exports.formats import FORMATS
from dragoman.show.exports.pages import render_formats, render_types, renew, renewed

DOCS = Path(__file__).parents[3] / "docs"


def test_formats_page_is_not_stale():
    path = DOCS / "formats.md"
    assert path.read_text(encoding="utf-8") == renewed(path, render_formats())


def test_codebook_page_is_not_stale():
    path = DOCS / "codebook.md"
    assert path.read_text(encoding="utf-8") == renewed(path, render_types())


def test_renewed_keeps_what_stands_around(tmp_path):
    path = tmp_path / "page.md"
    path.write_text("before\n<!-- made by dragoman.show.exports.pages -->old"
                    "<!-- end of what is made -->\nafter\n")  # fmt: skip
    text = renewed(path, "new")
    assert text.startswith("before\n")
    assert text.endswith("\nafter\n")
    assert "old" not in text
    path.write_text(text)
    assert renewed(path, "new") == text


def test_renew_makes_both_pages(tmp_path):
    for name in ("formats.md", "codebook.md"):
        text = (DOCS / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace("| AGREE |", "| OLD |"), encoding="utf-8")
    renew(tmp_path)
    for name in ("formats.md", "codebook.md"):
        assert (tmp_path / name).read_text("utf-8") == (DOCS / name).read_text("utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_and_its_losses_are_on_the_page(form):
    text = (DOCS / "formats.md").read_text(encoding="utf-8")
    assert f"### `{form}`" in text
    assert all(lost in text for lost in FORMATS[form].lost)


def test_example_scheme_sorts_what_it_says():
    warmth = load_scheme(DOCS / "scheme-example" / "warmth.csv")

    def code(key, kind=None):
        found = code_of(project(pick(key, kind), reading=READING), warmth)
        return None if found is None else found.code

    codes = [code(*k) for k in (("delivered",), ("partner",), ("visit",), ("meeting",))]
    assert codes == ["W4", "W3", "W2", "W1"]
    assert code("mou", "agreement") == "W3"
    assert code("condemned") == "C1"
    assert code("strike") is None
