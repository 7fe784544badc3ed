"""What a document says, as plain tables: the one outline that every form of it is drawn from."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.ask.brief import Brief, Standing
from dragoman.ask.lines import Line
from dragoman.ask.offices import OfficeLine
from dragoman.ask.promises import Promise
from dragoman.ask.timeline import Timeline
from dragoman.ask.wording import day_words, interval_words

# As much of a record's id as `explain` and the rulings need.
_ID_CHARS = 8


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells, the numbers of its footnotes, remarks under it.

    `group` is the heading that the row stands under within its table, if any; `tag` a word that
    sets the row apart: planned, possible, negated, overdue.
    """

    cells: tuple[str, ...]
    notes: tuple[int, ...]
    remarks: tuple[str, ...] = ()
    group: str = ""
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a document: `absent` is what it says when there is no row."""

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    absent: str

    def groups(self) -> tuple[tuple[str, tuple[tuple[str, Row], ...]], ...]:
        """The rows by group, in order, each with its key; one group without a heading if need
        be.
        """
        by_group: dict[str, list[tuple[str, Row]]] = {}
        for number, row in enumerate(self.rows, start=1):
            by_group.setdefault(row.group, []).append((f"{self.key}-{number}", row))
        return tuple((group, tuple(rows)) for group, rows in by_group.items())


def outline_brief(brief: Brief) -> tuple[Section, ...]:
    """The parts of a brief, in the order in which they are read."""
    pair = " and ".join(brief.names)
    return (
        Section(
            "relations", "Where relations stand", ("Tie", "Last step", "When"),
            tuple(map(_standing_row, brief.relations)), f"No tie between {pair} is known.",
        ),
        Section(
            "promises", "Open promises", ("Due", "What"),
            tuple(
                Row((p.words, _without_due(p)), p.line.notes, p.line.conflicts,
                    tag="overdue" if p.overdue else "")
                for p in brief.promises
            ),
            "No promise is open.",
        ),
        Section(
            "meetings", "Meetings and visits", ("When", "What"),
            _line_rows(brief.meetings), "No meeting and no visit is known.",
        ),
        Section(
            "agreements", "Agreements", ("When", "What"),
            _line_rows(brief.agreements), "No agreement is known.",
        ),
        Section(
            "transfers", "Arms transfers",
            ("When", "Stage", "From", "To", "What", "Value", "Due"),
            tuple(
                Row((t.line.when, t.stage, t.supplier, t.recipient, t.item, t.value, t.due_words),
                    t.line.notes, t.line.conflicts)
                for t in brief.transfers
            ),
            "No transfer of arms is known.",
        ),
        Section(
            "memberships", "Shared memberships", ("Organisation",),
            tuple(Row((m.name,), m.notes) for m in brief.memberships),
            "No organisation is known to have both as members.",
        ),
        Section(
            "deeds", "Other deeds", ("When", "What"),
            tuple(row for year, lines in brief.deeds for row in _line_rows(lines, str(year))),
            "No other deed is known.",
        ),
        Section(
            "offices", "Who holds which office", ("Office", "Holder", "So called on"),
            tuple(
                Row((o.office, o.name, _told_words(o)), o.notes, group=o.actor_name)
                for o in brief.offices
            ),
            "No holder of an office is known.",
        ),
    )  # fmt: skip


def outline_timeline(timeline: Timeline) -> Section:
    """A timeline as one table."""
    absent = f"Nothing between {timeline.names[0]} and {timeline.names[1]} is known."
    return Section(
        "timeline", "Timeline", ("When", "Record", "What"),
        tuple(
            Row((line.when, line.record[:_ID_CHARS], line.words), line.notes, line.conflicts,
                tag=_tag(line))
            for line in timeline.lines
        ),
        absent,
    )  # fmt: skip


def _standing_row(standing: Standing) -> Row:
    earlier = tuple(f"before: {line.when}, {line.words}" for line in standing.earlier)
    line = standing.line
    notes = (*line.notes, *(n for e in standing.earlier for n in e.notes))
    cells = (standing.type, standing.change, line.when)
    return Row(cells, tuple(sorted(set(notes))), (*earlier, *line.conflicts))


def _line_rows(lines: Iterable[Line], group: str = "") -> tuple[Row, ...]:
    return tuple(
        Row((line.when, line.words), line.notes, line.conflicts, group, _tag(line))
        for line in lines
    )


def _without_due(promise: Promise) -> str:
    """What was promised, without the day that the cell before it tells."""
    return promise.line.words.removesuffix(f", due {interval_words(promise.due)}")


def _told_words(office: OfficeLine) -> str:
    if office.last_told is None:
        return ", ".join(office.tables)
    return day_words(office.last_told)


def _tag(line: Line) -> str:
    return "" if line.status == "actual" else line.status
