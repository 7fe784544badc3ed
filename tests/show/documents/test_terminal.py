import io

import pytest
from rich.console import Console
from tests.samples import name_of

from dragoman.ask.brief import brief
from dragoman.ask.timeline import timeline
from dragoman.show.documents.terminal import print_brief, print_timeline


def shown(print_it, found, width=100):
    console = Console(file=io.StringIO(), width=width, highlight=False)
    print_it(found, console)
    return console.file.getvalue()


@pytest.mark.parametrize("width", [40, 80, 200])
def test_print_brief_fits_every_width(ledger, width):
    text = shown(print_brief, brief(ledger, ("TUR", "MYS"), name_of), width)
    assert max(map(len, text.splitlines())) <= width
    assert "FOOTNOTES" in text


def test_print_brief_shows_lines_with_their_footnotes(ledger):
    text = shown(print_brief, brief(ledger, ("TUR", "MYS"), name_of), 200)
    assert "As reports until 3 February 2025 tell it." in text
    assert "No agreement is known." in text
    line = next(x for x in text.splitlines() if "blamed" in x and x.startswith("3 February"))
    number = line[line.index("[") :].strip()
    note = next(x for x in text.splitlines() if x.strip().startswith(number))
    assert "Agency, 3 February 2025: “Malaysia blamed Türkiye for the delay.”" in note


def test_print_brief_of_nothing_says_so(ledger):
    text = shown(print_brief, brief(ledger, ("TUR", "JPN"), name_of))
    assert "The ledger knows of nothing between Japan and Türkiye." in text


def test_print_timeline_shows_the_ids_of_records(ledger):
    found = timeline(ledger, ("TUR", "MYS"), name_of)
    text = shown(print_timeline, found)
    assert all(line.record[:8] in text for line in found.lines)
