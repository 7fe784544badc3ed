"""The tables of the ledger: what is kept, and what is worked out from it.

Kept, written once: `reports`, `runs`, `readings`, `versions`, `reading_records`, `statements`,
`failures`,
`rulings`, `placements` (save two columns), `holders`; `put_off` is each reviewer's own heap.
Worked out, and the same when dropped and
rebuilt: `live_rulings`,
`entries` with their indexes, `nodes` with theirs, `links`, `report_bands`.
Every comment of a column is the text of its row in docs/ledger.md.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

SCHEMA = "0004"
VERSION_TABLE = "dragoman_schema"
APPLICATION_ID = 0x44524147  # "DRAG" in the header of the SQLite file

metadata = MetaData()


def _column(
    name: str,
    kind: TypeEngine[Any] | type[TypeEngine[Any]],
    comment: str,
    *references: ForeignKey,
    key: bool = False,
    empty: bool = False,
) -> Column[Any]:
    return Column(
        name, kind, *references, primary_key=key, nullable=empty and not key, comment=comment
    )


def _id(
    name: str, comment: str, *references: ForeignKey, key: bool = False, empty: bool = False
) -> Column[Any]:
    return _column(name, String(20), comment, *references, key=key, empty=empty)


reports = Table(
    "reports",
    metadata,
    _id("id", "hash of publisher, day, address and text", key=True),
    _column("n", Integer, "place in the order of arrival; the row of the full-text index"),
    _column("name", Text, "id that the source gave it, if any", empty=True),
    _column("published", Date, "day of the report"),
    _column("title", Text, "title, if any", empty=True),
    _column("source", Text, "publisher, if known", empty=True),
    _column("url", Text, "address, if known", empty=True),
    _column("text", Text, "the text as given; all offsets refer to it"),
    _id(
        "story",
        "smallest report id of its near-copies; a story counts as one source",
    ),
    # With all that hits of a search are ordered by, so that only those shown are looked up.
    Index("reports_in_order", "n", "published", "id"),
    Index("reports_by_name", "name"),
    Index("reports_by_url", "url"),
    Index("reports_by_story", "story"),
    Index("reports_by_day", "published"),
)

report_bands = Table(
    "report_bands",
    metadata,
    _column("band", BigInteger, "hash of a part of the report's sketch", key=True),
    _column("published", Date, "day of the report", key=True),
    _id("report", "the report", ForeignKey("reports.id"), key=True),
    sqlite_with_rowid=False,
)

runs = Table(
    "runs",
    metadata,
    _id("id", "hash of version, rules and model", key=True),
    _column("n", Integer, "place in the order in which runs first wrote here"),
    _column("version", Text, "version of the program"),
    _column("rules", Text, "version of the rules"),
    _column("model", Text, "language model and its version"),
    _column("started", DateTime(timezone=True), "when it first wrote here"),
    Index("runs_in_order", "n", unique=True),
)

readings = Table(
    "readings",
    metadata,
    _id("report", "the report that was read", ForeignKey("reports.id"), key=True),
    _id("run", "the run that read it", ForeignKey("runs.id"), key=True),
    _column("n", Integer, "place in the order of readings of this report; the highest is current"),
)

versions = Table(
    "versions",
    metadata,
    _id("id", "hash of the record's id and its whole content", key=True),
    _id("record", "the record: hash of report, kind and place of its trigger"),
    _id("report", "the report that states it", ForeignKey("reports.id")),
    _id("run", "the first run that read it so", ForeignKey("runs.id")),
    _column("form", Text, "the record as JSON, with all its evidence"),
    Index("versions_by_record", "record"),
    Index("versions_by_report", "report"),
)

reading_records = Table(
    "reading_records",
    metadata,
    _id("report", "the report that was read", ForeignKey("reports.id"), key=True),
    _id("run", "the run that read it", ForeignKey("runs.id"), key=True),
    _id("version", "one record of this reading", ForeignKey("versions.id"), key=True),
    Index("reading_records_by_run", "run"),
    sqlite_with_rowid=False,
)

statements = Table(
    "statements",
    metadata,
    _id("version", "the record as read", ForeignKey("versions.id"), key=True),
    _column(
        "field",
        String(60),
        "path of the field: date, parties.0.actor, details.quantity, …",
        key=True,
    ),
    _id("id", "hash of record, field and value"),
    _column("value", Text, "the value as JSON"),
    _column("words", Text, "the words that state it; empty if that is the whole sentence"),
    _column("start_char", Integer, "first character of the words in the report"),
    _column("end_char", Integer, "character after the last"),
    _column("reasoning", Text, "how a value that is not in the words was reached"),
    _column("rule", Text, "id of the rule that made it"),
    sqlite_with_rowid=False,
)

failures = Table(
    "failures",
    metadata,
    _id("id", "hash of the other columns", key=True),
    _id("run", "the run in which it happened", ForeignKey("runs.id")),
    _column("report", Text, "id or name of the report"),
    _column("step", Text, "step that failed"),
    _column("error", Text, "class of the error"),
    _column("message", Text, "what happened and what to do"),
    _column("published", Date, "day of the report, if known", empty=True),
    Index("failures_by_run", "run"),
)

rulings = Table(
    "rulings",
    metadata,
    _id("id", "hash of the decision, who made it and when", key=True),
    _column("n", Integer, "place in the order of arrival"),
    _column(
        "verdict",
        String(20),
        "confirm, reject, amend, add, merge, keep apart, could not verify, undo",
    ),
    _column("subject", Text, "ids it is about, as a JSON array"),
    _column("field", Text, "field that an amendment puts right", empty=True),
    _column("value", Text, "its value as JSON, or the record added by hand", empty=True),
    _column("source", Text, "what the decision rests on", empty=True),
    _column("by", Text, "who decided"),
    _column("at", String(32), "when, in universal time, ISO 8601"),
    _column("why", Text, "the reason"),
    Index("rulings_in_order", "n", unique=True),
    Index("rulings_by_verdict", "verdict"),
)

live_rulings = Table(
    "live_rulings",
    metadata,
    _column("slot", Text, "what is decided: a record's standing, a field, a pair", key=True),
    _id("ruling", "the one ruling in force", ForeignKey("rulings.id")),
    _column("disputed", Boolean, "whether another person's last word on it is another"),
)

placements = Table(
    "placements",
    metadata,
    _id("ruling", "the ruling", ForeignKey("rulings.id"), key=True),
    _column("position", Integer, "which of its subjects", key=True),
    _id("subject", "the record as it was called when ruled on"),
    _id("report", "the report that states it"),
    _column("address", Text, "the report's address, or its source's id for it; empty if neither"),
    _column(
        "anchor", Text, "what it looked like then, as JSON: to find it again after another reading"
    ),
    _id("record", "worked out: the record it holds for now; none if it has no place", empty=True),
    _column(
        "how", Text, "worked out: by its id, by its words, kept from an earlier reading, or why not"
    ),
    Index("placements_by_record", "record"),
    Index("placements_by_subject", "subject"),
    Index("placements_by_report", "report"),
    Index("placements_by_address", "address"),
)

put_off = Table(
    "put_off",
    metadata,
    _column("by", Text, "who put it off in the review", key=True),
    _id("record", "the record", key=True),
    _column("at", String(32), "when last, in universal time, ISO 8601"),
)

entries = Table(
    "entries",
    metadata,
    _id("record", "the record", key=True),
    _column("n", Integer, "place in the order of writing; the row of the full-text index"),
    _id(
        "version",
        "the reading of it in force; none if added by hand",
        ForeignKey("versions.id"),
        empty=True,
    ),
    _id("report", "the report that states it", ForeignKey("reports.id")),
    _id("run", "the run that read it first so; none if added by hand", empty=True),
    _column("published", Date, "day of the report"),
    _column("kind", String(12), "kind of record"),
    _column("type", Text, "its type"),
    _column("status", String(12), "actual, planned, possible or negated"),
    _column("first_day", Date, "first day of its interval", empty=True),
    _column("last_day", Date, "last day of its interval", empty=True),
    _column("place", Text, "name of its place", empty=True),
    _column("country", Text, "country of its place", empty=True),
    _column("confidence", Float, "share of records like this one that are right"),
    _column("standing", String(12), "confirmed, amended, rejected, unverified or none"),
    _column("disputed", Boolean, "whether people disagree about it"),
    _column(
        "missing",
        Boolean,
        "whether only a person's word keeps it: the current reading has it no more",
    ),
    _column("wide", Boolean, "whether it has too many actors for the index of dyads"),
    _column("form", Text, "the record after rulings, as JSON"),
    _column("said", Text, "the words of its evidence"),
    _id("node", "what its merging depends on, hashed; none if rejected", empty=True),
    # With all that hits of a search are ordered by, so that only those shown are looked up.
    Index("entries_in_order", "n", "standing", "first_day", "published", "record"),
    Index("entries_by_report", "report"),
    Index("entries_by_node", "node", "record"),
    Index("entries_by_kind", "kind", "type", "first_day"),
    Index("entries_by_day", "first_day"),
    Index("entries_by_published", "published"),
    Index("entries_by_standing", "standing"),
    Index("entries_by_wide", "wide"),
)

entry_actors = Table(
    "entry_actors",
    metadata,
    _column("actor", Text, "code of an actor", key=True),
    _column("kind", String(12), "kind of the record", key=True),
    _id("record", "the record", ForeignKey("entries.record"), key=True),
    _column("role", Text, "role of the actor", key=True),
    Index("entry_actors_by_record", "record"),
    sqlite_with_rowid=False,
)

entry_dyads = Table(
    "entry_dyads",
    metadata,
    _column("a", Text, "the one actor, first in the alphabet", key=True),
    _column("b", Text, "the other actor", key=True),
    _column("kind", String(12), "kind of the record", key=True),
    _id("record", "the record", ForeignKey("entries.record"), key=True),
    Index("entry_dyads_by_record", "record"),
    sqlite_with_rowid=False,
)

entry_offices = Table(
    "entry_offices",
    metadata,
    _column("actor", Text, "state or organisation", key=True),
    _id("record", "the record that says so", ForeignKey("entries.record"), key=True),
    _column("name", Text, "who is called so", key=True),
    _column("office", Text, "the office as named"),
    _column("former", Boolean, "whether it is the person's former office"),
    _column("start", Date, "since when, if the record says", empty=True),
    _column("published", Date, "day of the report"),
    Index("entry_offices_by_record", "record"),
    sqlite_with_rowid=False,
)

nodes = Table(
    "nodes",
    metadata,
    _id("id", "hash of the features", key=True),
    _column("kind", String(12), "kind of its records"),
    _column("features", Text, "all that merging looks at, as JSON"),
    _id(
        "occurrence", "smallest record id of the occurrence that its records belong to", empty=True
    ),
    Index("nodes_by_occurrence", "occurrence"),
)

node_keys = Table(
    "node_keys",
    metadata,
    _column("key", Text, "actors and topic that must agree", key=True),
    _column(
        "level", Integer, "width: 0 a week at most, 1 a quarter, 2 a year, 3 undated", key=True
    ),
    _column("first", Integer, "first day, as an ordinal; 0 if undated", key=True),
    _id("node", "the node", ForeignKey("nodes.id"), key=True),
    _column("last", Integer, "last day, as an ordinal"),
    Index("node_keys_by_node", "node"),
    sqlite_with_rowid=False,
)

links = Table(
    "links",
    metadata,
    _id("a", "the one node", ForeignKey("nodes.id"), key=True),
    _id(
        "b", "the other node; each link stands in both directions", ForeignKey("nodes.id"), key=True
    ),
    _column("strength", Float, "how much speaks for one occurrence"),
    _column("why", Text, "what speaks for it, in words"),
    Index("links_by_other", "b"),
    sqlite_with_rowid=False,
)

holders = Table(
    "holders",
    metadata,
    _id("id", "hash of the other columns", key=True),
    _column("actor", Text, "state or organisation"),
    _column("office", Text, "the office as named"),
    _column("name", Text, "who holds it"),
    _column("start", Date, "first day, if known", empty=True),
    _column("until", Date, "last day, if known", empty=True),
    _column("source", Text, "where the row comes from"),
    Index("holders_by_actor", "actor"),
)
