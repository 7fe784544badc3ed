from tests.samples import name_of

from dragoman.ask.brief import brief
from dragoman.ask.timeline import timeline
from dragoman.show.documents.outline import Row, Section, outline_brief, outline_timeline


def test_outline_brief_has_every_part_and_as_many_cells_as_columns(ledger):
    sections = {s.key: s for s in outline_brief(brief(ledger, ("TUR", "MYS"), name_of))}
    assert list(sections) == [
        "relations", "promises", "meetings", "agreements", "transfers", "memberships", "deeds",
        "offices",
    ]  # fmt: skip
    for section in sections.values():
        assert all(len(row.cells) == len(section.columns) for row in section.rows)
    assert not sections["agreements"].rows
    assert [row.tag for row in sections["promises"].rows] == ["overdue", ""]
    assert sections["deeds"].rows[0].group == "2025"


def test_outline_brief_gives_every_row_its_footnotes(ledger):
    for section in outline_brief(brief(ledger, ("TUR", "MYS"), name_of)):
        assert all(row.notes for row in section.rows)


def test_outline_brief_numbers_footnotes_in_the_order_of_reading(ledger):
    sections = outline_brief(brief(ledger, ("TUR", "MYS"), name_of))
    used = dict.fromkeys(n for s in sections for row in s.rows for n in sorted(row.notes))
    assert list(used) == sorted(used)


def test_outline_brief_says_what_is_absent(ledger):
    empty = outline_brief(brief(ledger, ("TUR", "JPN"), name_of))
    assert all(section.absent.startswith("No ") for section in empty)
    assert all(not s.rows for s in empty if s.key != "offices")


def test_outline_timeline_is_one_table(ledger):
    section = outline_timeline(timeline(ledger, ("TUR", "MYS"), name_of))
    assert section.columns == ("When", "Record", "What")
    assert section.rows[0].cells[0] == "1964"


def test_section_groups_keep_the_order_and_number_the_rows():
    rows = tuple(Row((str(n),), (), group=group) for n, group in enumerate("aba"))
    section = Section("deeds", "Deeds", ("What",), rows, "None.")
    assert [(g, [key for key, _ in found]) for g, found in section.groups()] == [
        ("a", ["deeds-1", "deeds-3"]),
        ("b", ["deeds-2"]),
    ]
