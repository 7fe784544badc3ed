"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "holders",
        sa.Column("id", sa.String(length=20), nullable=False, comment="hash of the other columns"),
        sa.Column("actor", sa.Text(), nullable=False, comment="state or organisation"),
        sa.Column("office", sa.Text(), nullable=False, comment="the office as named"),
        sa.Column("name", sa.Text(), nullable=False, comment="who holds it"),
        sa.Column("start", sa.Date(), nullable=True, comment="first day, if known"),
        sa.Column("until", sa.Date(), nullable=True, comment="last day, if known"),
        sa.Column("source", sa.Text(), nullable=False, comment="where the row comes from"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("holders_by_actor", "holders", ["actor"], unique=False)
    op.create_table(
        "nodes",
        sa.Column("id", sa.String(length=20), nullable=False, comment="hash of the features"),
        sa.Column("kind", sa.String(length=12), nullable=False, comment="kind of its records"),
        sa.Column(
            "features", sa.Text(), nullable=False, comment="all that merging looks at, as JSON"
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "reports",
        sa.Column(
            "id",
            sa.String(length=20),
            nullable=False,
            comment="hash of publisher, day, address and text",
        ),
        sa.Column(
            "n",
            sa.Integer(),
            nullable=False,
            comment="place in the order of arrival; the row of the full-text index",
        ),
        sa.Column("name", sa.Text(), nullable=True, comment="id that the source gave it, if any"),
        sa.Column("published", sa.Date(), nullable=False, comment="day of the report"),
        sa.Column("title", sa.Text(), nullable=True, comment="title, if any"),
        sa.Column("source", sa.Text(), nullable=True, comment="publisher, if known"),
        sa.Column("url", sa.Text(), nullable=True, comment="address, if known"),
        sa.Column(
            "text", sa.Text(), nullable=False, comment="the text as given; all offsets refer to it"
        ),
        sa.Column(
            "story",
            sa.String(length=20),
            nullable=False,
            comment="smallest report id of its near-copies; a story counts as one source",
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("reports_by_day", "reports", ["published"], unique=False)
    op.create_index("reports_by_name", "reports", ["name"], unique=False)
    op.create_index("reports_by_story", "reports", ["story"], unique=False)
    op.create_index("reports_by_url", "reports", ["url"], unique=False)
    op.create_index("reports_in_order", "reports", ["n"], unique=True)
    op.create_table(
        "rulings",
        sa.Column(
            "id",
            sa.String(length=20),
            nullable=False,
            comment="hash of the decision, who made it and when",
        ),
        sa.Column("n", sa.Integer(), nullable=False, comment="place in the order of arrival"),
        sa.Column(
            "verdict",
            sa.String(length=20),
            nullable=False,
            comment="confirm, reject, amend, add, merge, keep apart, could not verify, undo",
        ),
        sa.Column("subject", sa.Text(), nullable=False, comment="ids it is about, as a JSON array"),
        sa.Column("field", sa.Text(), nullable=True, comment="field that an amendment puts right"),
        sa.Column(
            "value",
            sa.Text(),
            nullable=True,
            comment="its value as JSON, or the record added by hand",
        ),
        sa.Column("source", sa.Text(), nullable=True, comment="what the decision rests on"),
        sa.Column("by", sa.Text(), nullable=False, comment="who decided"),
        sa.Column(
            "at", sa.String(length=32), nullable=False, comment="when, in universal time, ISO 8601"
        ),
        sa.Column("why", sa.Text(), nullable=False, comment="the reason"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("rulings_by_verdict", "rulings", ["verdict"], unique=False)
    op.create_index("rulings_in_order", "rulings", ["n"], unique=True)
    op.create_table(
        "runs",
        sa.Column(
            "id", sa.String(length=20), nullable=False, comment="hash of version, rules and model"
        ),
        sa.Column(
            "n",
            sa.Integer(),
            nullable=False,
            comment="place in the order in which runs first wrote here",
        ),
        sa.Column("version", sa.Text(), nullable=False, comment="version of the program"),
        sa.Column("rules", sa.Text(), nullable=False, comment="version of the rules"),
        sa.Column("model", sa.Text(), nullable=False, comment="language model and its version"),
        sa.Column(
            "started",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="when it first wrote here",
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("runs_in_order", "runs", ["n"], unique=True)
    op.create_table(
        "failures",
        sa.Column("id", sa.String(length=20), nullable=False, comment="hash of the other columns"),
        sa.Column(
            "run", sa.String(length=20), nullable=False, comment="the run in which it happened"
        ),
        sa.Column("report", sa.Text(), nullable=False, comment="id or name of the report"),
        sa.Column("step", sa.Text(), nullable=False, comment="step that failed"),
        sa.Column("error", sa.Text(), nullable=False, comment="class of the error"),
        sa.Column("message", sa.Text(), nullable=False, comment="what happened and what to do"),
        sa.Column("published", sa.Date(), nullable=True, comment="day of the report, if known"),
        sa.ForeignKeyConstraint(
            ["run"],
            ["runs.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("failures_by_run", "failures", ["run"], unique=False)
    op.create_table(
        "links",
        sa.Column("a", sa.String(length=20), nullable=False, comment="the one node"),
        sa.Column(
            "b",
            sa.String(length=20),
            nullable=False,
            comment="the other node; each link stands in both directions",
        ),
        sa.Column(
            "strength", sa.Float(), nullable=False, comment="how much speaks for one occurrence"
        ),
        sa.Column("why", sa.Text(), nullable=False, comment="what speaks for it, in words"),
        sa.ForeignKeyConstraint(
            ["a"],
            ["nodes.id"],
        ),
        sa.ForeignKeyConstraint(
            ["b"],
            ["nodes.id"],
        ),
        sa.PrimaryKeyConstraint("a", "b"),
        sqlite_with_rowid=False,
    )
    op.create_index("links_by_other", "links", ["b"], unique=False)
    op.create_table(
        "live_rulings",
        sa.Column(
            "slot",
            sa.Text(),
            nullable=False,
            comment="what is decided: a record's standing, a field, a pair",
        ),
        sa.Column(
            "ruling", sa.String(length=20), nullable=False, comment="the one ruling in force"
        ),
        sa.Column(
            "disputed",
            sa.Boolean(),
            nullable=False,
            comment="whether another person's last word on it is another",
        ),
        sa.ForeignKeyConstraint(
            ["ruling"],
            ["rulings.id"],
        ),
        sa.PrimaryKeyConstraint("slot"),
    )
    op.create_table(
        "node_keys",
        sa.Column("a", sa.Text(), nullable=False, comment="the one actor"),
        sa.Column("b", sa.Text(), nullable=False, comment="the other actor, or nothing"),
        sa.Column(
            "topic", sa.Text(), nullable=False, comment="kind, or kind and type, that must agree"
        ),
        sa.Column(
            "level",
            sa.Integer(),
            nullable=False,
            comment="width of the interval: 0 days, 1 months, 2 a year, 3 wider or none",
        ),
        sa.Column(
            "first", sa.Integer(), nullable=False, comment="first day, as an ordinal; 0 if open"
        ),
        sa.Column("node", sa.String(length=20), nullable=False, comment="the node"),
        sa.Column("last", sa.Integer(), nullable=False, comment="last day, as an ordinal"),
        sa.ForeignKeyConstraint(
            ["node"],
            ["nodes.id"],
        ),
        sa.PrimaryKeyConstraint("a", "b", "topic", "level", "first", "node"),
        sqlite_with_rowid=False,
    )
    op.create_index("node_keys_by_node", "node_keys", ["node"], unique=False)
    op.create_table(
        "placements",
        sa.Column("ruling", sa.String(length=20), nullable=False, comment="the ruling"),
        sa.Column("position", sa.Integer(), nullable=False, comment="which of its subjects"),
        sa.Column(
            "subject",
            sa.String(length=20),
            nullable=False,
            comment="the record as it was called when ruled on",
        ),
        sa.Column(
            "report", sa.String(length=20), nullable=False, comment="the report that states it"
        ),
        sa.Column(
            "anchor",
            sa.Text(),
            nullable=False,
            comment="what it looked like then, as JSON: to find it again after another reading",
        ),
        sa.Column(
            "record",
            sa.String(length=20),
            nullable=True,
            comment="worked out: the record it holds for now; none if it has no place",
        ),
        sa.Column(
            "how",
            sa.Text(),
            nullable=False,
            comment="worked out: by its id, by its words, kept from an earlier reading, or why not",
        ),
        sa.ForeignKeyConstraint(
            ["ruling"],
            ["rulings.id"],
        ),
        sa.PrimaryKeyConstraint("ruling", "position"),
    )
    op.create_index("placements_by_record", "placements", ["record"], unique=False)
    op.create_index("placements_by_report", "placements", ["report"], unique=False)
    op.create_index("placements_by_subject", "placements", ["subject"], unique=False)
    op.create_table(
        "readings",
        sa.Column(
            "report", sa.String(length=20), nullable=False, comment="the report that was read"
        ),
        sa.Column("run", sa.String(length=20), nullable=False, comment="the run that read it"),
        sa.Column(
            "n",
            sa.Integer(),
            nullable=False,
            comment="place in the order of readings of this report; the highest is current",
        ),
        sa.ForeignKeyConstraint(
            ["report"],
            ["reports.id"],
        ),
        sa.ForeignKeyConstraint(
            ["run"],
            ["runs.id"],
        ),
        sa.PrimaryKeyConstraint("report", "run"),
    )
    op.create_table(
        "report_bands",
        sa.Column(
            "band", sa.BigInteger(), nullable=False, comment="hash of a part of the report's sketch"
        ),
        sa.Column("published", sa.Date(), nullable=False, comment="day of the report"),
        sa.Column("report", sa.String(length=20), nullable=False, comment="the report"),
        sa.ForeignKeyConstraint(
            ["report"],
            ["reports.id"],
        ),
        sa.PrimaryKeyConstraint("band", "published", "report"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "versions",
        sa.Column(
            "id",
            sa.String(length=20),
            nullable=False,
            comment="hash of the record's id and its whole content",
        ),
        sa.Column(
            "record",
            sa.String(length=20),
            nullable=False,
            comment="the record: hash of report, kind and place of its trigger",
        ),
        sa.Column(
            "report", sa.String(length=20), nullable=False, comment="the report that states it"
        ),
        sa.Column(
            "run", sa.String(length=20), nullable=False, comment="the first run that read it so"
        ),
        sa.Column(
            "form", sa.Text(), nullable=False, comment="the record as JSON, with all its evidence"
        ),
        sa.ForeignKeyConstraint(
            ["report"],
            ["reports.id"],
        ),
        sa.ForeignKeyConstraint(
            ["run"],
            ["runs.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("versions_by_record", "versions", ["record"], unique=False)
    op.create_index("versions_by_report", "versions", ["report"], unique=False)
    op.create_table(
        "entries",
        sa.Column("record", sa.String(length=20), nullable=False, comment="the record"),
        sa.Column(
            "version",
            sa.String(length=20),
            nullable=True,
            comment="the reading of it in force; none if added by hand",
        ),
        sa.Column(
            "report", sa.String(length=20), nullable=False, comment="the report that states it"
        ),
        sa.Column(
            "run",
            sa.String(length=20),
            nullable=True,
            comment="the run that read it first so; none if added by hand",
        ),
        sa.Column("published", sa.Date(), nullable=False, comment="day of the report"),
        sa.Column("kind", sa.String(length=12), nullable=False, comment="kind of record"),
        sa.Column("type", sa.Text(), nullable=False, comment="its type"),
        sa.Column(
            "status",
            sa.String(length=12),
            nullable=False,
            comment="actual, planned, possible or negated",
        ),
        sa.Column("first_day", sa.Date(), nullable=True, comment="first day of its interval"),
        sa.Column("last_day", sa.Date(), nullable=True, comment="last day of its interval"),
        sa.Column("place", sa.Text(), nullable=True, comment="name of its place"),
        sa.Column("country", sa.Text(), nullable=True, comment="country of its place"),
        sa.Column(
            "confidence",
            sa.Float(),
            nullable=False,
            comment="share of records like this one that are right",
        ),
        sa.Column(
            "standing",
            sa.String(length=12),
            nullable=False,
            comment="confirmed, amended, rejected, unverified or none",
        ),
        sa.Column(
            "disputed", sa.Boolean(), nullable=False, comment="whether people disagree about it"
        ),
        sa.Column(
            "missing",
            sa.Boolean(),
            nullable=False,
            comment="whether only a person's word keeps it: the current reading has it no more",
        ),
        sa.Column(
            "wide",
            sa.Boolean(),
            nullable=False,
            comment="whether it has too many actors for the index of dyads",
        ),
        sa.Column("form", sa.Text(), nullable=False, comment="the record after rulings, as JSON"),
        sa.Column(
            "node",
            sa.String(length=20),
            nullable=True,
            comment="what its merging depends on, hashed; none if rejected",
        ),
        sa.Column(
            "occurrence",
            sa.String(length=20),
            nullable=True,
            comment="smallest record id of its occurrence; none if rejected",
        ),
        sa.ForeignKeyConstraint(
            ["report"],
            ["reports.id"],
        ),
        sa.ForeignKeyConstraint(
            ["version"],
            ["versions.id"],
        ),
        sa.PrimaryKeyConstraint("record"),
    )
    op.create_index("entries_by_day", "entries", ["first_day"], unique=False)
    op.create_index("entries_by_kind", "entries", ["kind", "type", "first_day"], unique=False)
    op.create_index("entries_by_node", "entries", ["node"], unique=False)
    op.create_index("entries_by_occurrence", "entries", ["occurrence"], unique=False)
    op.create_index("entries_by_published", "entries", ["published"], unique=False)
    op.create_index("entries_by_report", "entries", ["report"], unique=False)
    op.create_index("entries_by_standing", "entries", ["standing"], unique=False)
    op.create_index("entries_by_wide", "entries", ["wide"], unique=False)
    op.create_table(
        "reading_records",
        sa.Column(
            "report", sa.String(length=20), nullable=False, comment="the report that was read"
        ),
        sa.Column("run", sa.String(length=20), nullable=False, comment="the run that read it"),
        sa.Column(
            "version", sa.String(length=20), nullable=False, comment="one record of this reading"
        ),
        sa.ForeignKeyConstraint(
            ["report"],
            ["reports.id"],
        ),
        sa.ForeignKeyConstraint(
            ["run"],
            ["runs.id"],
        ),
        sa.ForeignKeyConstraint(
            ["version"],
            ["versions.id"],
        ),
        sa.PrimaryKeyConstraint("report", "run", "version"),
        sqlite_with_rowid=False,
    )
    op.create_index("reading_records_by_run", "reading_records", ["run"], unique=False)
    op.create_table(
        "statements",
        sa.Column("version", sa.String(length=20), nullable=False, comment="the record as read"),
        sa.Column(
            "field",
            sa.String(length=60),
            nullable=False,
            comment="path of the field: date, parties.0.actor, details.quantity, …",
        ),
        sa.Column(
            "id", sa.String(length=20), nullable=False, comment="hash of record, field and value"
        ),
        sa.Column("value", sa.Text(), nullable=False, comment="the value as JSON"),
        sa.Column(
            "words",
            sa.Text(),
            nullable=False,
            comment="the words that state it; empty if that is the whole sentence",
        ),
        sa.Column(
            "start_char",
            sa.Integer(),
            nullable=False,
            comment="first character of the words in the report",
        ),
        sa.Column("end_char", sa.Integer(), nullable=False, comment="character after the last"),
        sa.Column(
            "reasoning",
            sa.Text(),
            nullable=False,
            comment="how a value that is not in the words was reached",
        ),
        sa.Column("rule", sa.Text(), nullable=False, comment="id of the rule that made it"),
        sa.ForeignKeyConstraint(
            ["version"],
            ["versions.id"],
        ),
        sa.PrimaryKeyConstraint("version", "field"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "entry_actors",
        sa.Column("actor", sa.Text(), nullable=False, comment="code of an actor"),
        sa.Column("kind", sa.String(length=12), nullable=False, comment="kind of the record"),
        sa.Column("record", sa.String(length=20), nullable=False, comment="the record"),
        sa.Column("role", sa.Text(), nullable=False, comment="role of the actor"),
        sa.ForeignKeyConstraint(
            ["record"],
            ["entries.record"],
        ),
        sa.PrimaryKeyConstraint("actor", "kind", "record", "role"),
        sqlite_with_rowid=False,
    )
    op.create_index("entry_actors_by_record", "entry_actors", ["record"], unique=False)
    op.create_table(
        "entry_dyads",
        sa.Column("a", sa.Text(), nullable=False, comment="the one actor, first in the alphabet"),
        sa.Column("b", sa.Text(), nullable=False, comment="the other actor"),
        sa.Column("kind", sa.String(length=12), nullable=False, comment="kind of the record"),
        sa.Column("record", sa.String(length=20), nullable=False, comment="the record"),
        sa.ForeignKeyConstraint(
            ["record"],
            ["entries.record"],
        ),
        sa.PrimaryKeyConstraint("a", "b", "kind", "record"),
        sqlite_with_rowid=False,
    )
    op.create_index("entry_dyads_by_record", "entry_dyads", ["record"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        op.execute("PRAGMA application_id = 1146241351")
        op.execute(
            "CREATE VIRTUAL TABLE report_words USING fts5("
            "title, text, content='reports', content_rowid='n', "
            "tokenize='unicode61 remove_diacritics 2')"
        )
    else:
        op.execute(
            "CREATE INDEX report_words ON reports USING gin "
            "(to_tsvector('simple', coalesce(title, '') || ' ' || left(text, 200000)))"
        )
