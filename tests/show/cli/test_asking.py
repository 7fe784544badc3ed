import pytest

from dragoman.ledger.store import open_ledger


@pytest.fixture
def asked(dragoman, sample_file):
    """The command line in a folder with a ledger."""
    return dragoman


@pytest.mark.parametrize(
    "pair", [("TUR", "MYS"), ("malaysia", "Turkey"), ("Türkiye", "MALAYSIA"), ("Turkiye", "mys")]
)
def test_brief_takes_any_spelling_in_either_order(asked, pair):
    said = asked("brief", *pair)
    assert said.code == 0
    assert said.out.startswith("Malaysia – Türkiye\n")
    assert "Türkiye will deliver 3 corvettes to Malaysia" in " ".join(said.out.split())


def test_brief_of_an_unknown_name_says_what_may_be_meant(asked):
    said = asked("brief", "Malasia", "Turkey")
    assert said.code == 2
    assert "did you mean" in said.err
    assert "Malaysia" in said.err


def test_brief_says_plainly_that_nothing_is_known(asked):
    said = asked("brief", "Chad", "Japan")
    assert said.code == 0
    assert "The ledger knows of nothing between Japan and Chad." in said.out


def test_brief_writes_a_file_whole_or_not_at_all(asked):
    said = asked("brief", "TUR", "MYS", "-f", "html", "-o", "brief.html")
    assert (said.code, said.out) == (0, "")
    page = (asked.folder / "brief.html").read_text(encoding="utf-8")
    assert page.rstrip().endswith("</html>")
    assert sorted(p.name for p in asked.folder.glob("*brief*")) == ["brief.html"]
    refused = asked("brief", "TUR", "MYS", "-f", "markdown", "-o", "nowhere/brief.md")
    assert refused.code == 2
    assert "cannot be written" in refused.err


def test_brief_as_of_a_day_leaves_out_what_came_later(asked):
    assert "blamed" in asked("brief", "TUR", "MYS").out
    assert "blamed" not in asked("brief", "TUR", "MYS", "--as-of", "2024-12-31").out
    assert asked("brief", "TUR", "MYS", "--as-of", "soon").code == 2


def test_brief_without_a_ledger_says_how_to_make_one(dragoman):
    said = dragoman("brief", "TUR", "MYS")
    assert said.code == 2
    assert "dragoman add" in said.err


def test_brief_takes_the_ledger_from_the_environment(asked, monkeypatch):
    (asked.folder / "dragoman.sqlite").rename(asked.folder / "other.sqlite")
    monkeypatch.setenv("DRAGOMAN_LEDGER", "other.sqlite")
    assert asked("brief", "TUR", "MYS").code == 0


def test_timeline_prints_the_order_of_time_with_ids_to_ask_on_with(asked):
    said = asked("timeline", "TUR", "MYS", "--from", "2024-01-01", "--until", "2024-08-31")
    assert said.code == 0
    first, last = said.out.index("10 June 2024"), said.out.index("20 August 2024")
    assert first < last
    assert "1964" not in said.out
    assert "| When |" in asked("timeline", "TUR", "MYS", "-f", "markdown").out


def test_explain_shows_rule_trigger_and_quote(asked):
    with open_ledger(asked.folder / "dragoman.sqlite") as ledger:
        record = next(kept for kept in ledger.records() if kept.record.kind == "action")
    said = asked("explain", record.id[:10])
    assert said.code == 0
    for words in (record.id, "ACCUSE", "test", "Malaysia blamed Türkiye for the delay."):
        assert words in said.out
    assert asked("explain", "ffffffff").code == 2
