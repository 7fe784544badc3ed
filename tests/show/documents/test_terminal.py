import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from tests.build import day
from tests.samples import name_of

from dragoman.ask.brief import brief
from dragoman.ask.lines import Footnote
from dragoman.ask.timeline import timeline
from dragoman.show.documents.outline import Row, Section
from dragoman.show.documents.terminal import (
    LEAST_CHARS,
    print_brief,
    print_footnotes,
    print_section,
    print_timeline,
)


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


def squeezed(text):
    """The letters and digits in order: what no folding may lose."""
    return "".join(c for c in text if c.isalnum())


@given(st.lists(st.text(max_size=120), min_size=1, max_size=4), st.integers(LEAST_CHARS + 5, 90))
def test_footnotes_are_folded_and_lose_no_word(quotes, width):
    notes = [
        Footnote(n, "r", day("2024-08-20"), "Agency", None, None, None, said, 0, len(said))
        for n, said in enumerate(quotes, 1)
    ]
    text = shown(print_footnotes, notes, width)
    assert max(map(len, text.split("\n"))) <= width
    assert "\x1b" not in text
    wanted = "".join(f"{n.number}Agency20August2024{n.quote}" for n in notes)
    assert squeezed(text) == squeezed(f"FOOTNOTES{wanted}")


def test_section_of_two_columns_is_folded_beside_its_days():
    row = Row(
        ("20 August 2024", "Malaysia and Türkiye signed a long memorandum"), (3, 4),
        ("told otherwise",), "2024", "planned",
    )  # fmt: skip
    text = shown(print_section, Section("deeds", "Deeds", ("When", "What"), (row,), "None."), 40)
    assert text.splitlines()[1:] == [
        "DEEDS",
        "2024",
        "20 August 2024  Malaysia and Türkiye",
        "                signed a long memorandum",
        "                (planned) [3][4]",
        "                told otherwise",
    ]
