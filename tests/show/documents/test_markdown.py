import re

from hypothesis import given
from hypothesis import strategies as st
from tests.samples import name_of

from dragoman.ask.brief import brief
from dragoman.ask.timeline import timeline
from dragoman.show.documents.markdown import plain, render_brief, render_timeline


def test_render_brief_defines_every_footnote_that_it_uses_and_no_other(ledger):
    text = render_brief(brief(ledger, ("TUR", "MYS"), name_of))
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    defined = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    assert used == set(defined)
    assert len(defined) == len(set(defined))


def test_render_brief_shows_the_parts_and_what_is_absent(ledger):
    text = render_brief(brief(ledger, ("TUR", "MYS"), name_of))
    assert text.startswith("# Malaysia – Türkiye\n")
    assert "## Agreements\n\nNo agreement is known." in text
    assert "| 10 June 2024 | ordered | Türkiye | Malaysia |" in text


def test_render_brief_links_web_addresses_only(ledger):
    text = render_brief(brief(ledger, ("TUR", "MYS"), name_of))
    assert "<https://example.org/ships>" in text
    assert "javascript" not in text
    assert r"Wire \<One\>" in text


def test_render_brief_of_nothing_says_so(ledger):
    text = render_brief(brief(ledger, ("TUR", "JPN"), name_of))
    assert "The ledger knows of nothing between Japan and Türkiye." in text


def test_render_timeline_is_a_table_with_footnotes(ledger):
    text = render_timeline(timeline(ledger, ("TUR", "MYS"), name_of))
    assert text.index("| 1964 |") < text.index("| 3 February 2025 |")
    assert "[^1]: " in text


@given(st.text())
def test_plain_leaves_no_line_end_and_no_bare_mark(words):
    shown = plain(words)
    assert "\n" not in shown
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_<>|\[\]]", shown)
