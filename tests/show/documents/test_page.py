import re
from html.parser import HTMLParser

from tests.samples import ORDER, name_of

from dragoman.ask.brief import brief
from dragoman.show.documents import page
from dragoman.show.documents.page import render_page

VOID = {"meta", "link", "br", "hr", "img", "input"}


class Outline(HTMLParser):
    """Ids, links within the page, addresses outside, and whether the tags nest."""

    def __init__(self):
        super().__init__()
        self.ids, self.links, self.loads, self.open = [], [], [], []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "a":
            self.links.append(attributes["href"])
        self.loads += [
            attributes[name] for name in ("src", "srcset", "action") if name in attributes
        ]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def parsed(text):
    outline = Outline()
    outline.feed(text)
    assert not outline.open
    return outline


def page_of(ledger, *pair):
    return render_page(brief(ledger, pair, name_of, with_texts=True))


def test_render_page_links_footnotes_both_ways(ledger):
    outline = parsed(page_of(ledger, "TUR", "MYS"))
    assert len(outline.ids) == len(set(outline.ids))
    inner = [link[1:] for link in outline.links if link.startswith("#")]
    assert set(inner) <= set(outline.ids)
    assert {i for i in outline.ids if i.startswith("note-")} <= set(inner)


def test_render_page_opens_each_footnote_on_its_report_with_the_quote_lit(ledger):
    text = page_of(ledger, "TUR", "MYS")
    assert text.count("<mark>") == text.count("<details>") > 0
    opened = re.findall(r'<div class="report">(.*?)</div>', text, re.DOTALL)
    assert any(re.sub("<.*?>", "", o).replace("&#39;", "'") == ORDER.text for o in opened)


def test_render_page_asks_nothing_of_any_other_machine(ledger):
    text = page_of(ledger, "TUR", "MYS")
    outline = parsed(text)
    assert not outline.loads
    assert "@import" not in text
    assert "url(" not in text
    outside = {link for link in outline.links if not link.startswith("#")}
    assert outside == {"https://example.org/ships"}


def test_render_page_shows_what_reports_say_as_words_not_as_marks(ledger):
    text = page_of(ledger, "TUR", "MYS")
    assert "Wire &lt;One&gt;" in text
    assert "Ships &amp; more" in text
    assert "javascript:" not in text


def test_render_page_of_nothing_says_so(ledger):
    text = page_of(ledger, "TUR", "JPN")
    assert "The ledger knows of nothing between Japan and Türkiye." in text
    parsed(text)


def test_render_page_cuts_a_long_report_around_its_quote(ledger, monkeypatch):
    monkeypatch.setattr(page, "MARGIN_CHARS", 5)
    text = page_of(ledger, "TUR", "MYS")
    assert "…" in text
    parsed(text)


def test_render_page_is_the_same_each_time(ledger):
    assert page_of(ledger, "TUR", "MYS") == page_of(ledger, "MYS", "TUR")
