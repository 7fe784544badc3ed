"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "holders",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("holders_by_actor", "holders", ["actor"], unique=False)
    op.create_table(
        "nodes",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("features", sa.Text(), nullable=False),
        sa.Column("occurrence", sa.String(length=20), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("nodes_by_occurrence", "nodes", ["occurrence"], unique=False)
    op.create_table(
        "reports",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("story", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("reports_by_day", "reports", ["published"], unique=False)
    op.create_index("reports_by_name", "reports", ["name"], unique=False)
    op.create_index("reports_by_story", "reports", ["story"], unique=False)
    op.create_index("reports_by_url", "reports", ["url"], unique=False)
    op.create_index("reports_in_order", "reports", ["n"], unique=True)
    op.create_table(
        "rulings",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(length=20), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("rulings_by_verdict", "rulings", ["verdict"], unique=False)
    op.create_index("rulings_in_order", "rulings", ["n"], unique=True)
    op.create_table(
        "runs",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("started", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("runs_in_order", "runs", ["n"], unique=True)
    op.create_table(
        "failures",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("run", sa.String(length=20), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["run"],
            ["runs.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("failures_by_run", "failures", ["run"], unique=False)
    op.create_table(
        "links",
        sa.Column("a", sa.String(length=20), nullable=False),
        sa.Column("b", sa.String(length=20), nullable=False),
        sa.Column("strength", sa.Float(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
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
        sa.Column("slot", sa.Text(), nullable=False),
        sa.Column("ruling", sa.String(length=20), nullable=False),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ruling"],
            ["rulings.id"],
        ),
        sa.PrimaryKeyConstraint("slot"),
    )
    op.create_table(
        "node_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("node", sa.String(length=20), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["node"],
            ["nodes.id"],
        ),
        sa.PrimaryKeyConstraint("key", "level", "first", "node"),
        sqlite_with_rowid=False,
    )
    op.create_index("node_keys_by_node", "node_keys", ["node"], unique=False)
    op.create_table(
        "placements",
        sa.Column("ruling", sa.String(length=20), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=20), nullable=False),
        sa.Column("report", sa.String(length=20), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("anchor", sa.Text(), nullable=False),
        sa.Column("record", sa.String(length=20), nullable=True),
        sa.Column("how", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ruling"],
            ["rulings.id"],
        ),
        sa.PrimaryKeyConstraint("ruling", "position"),
    )
    op.create_index("placements_by_address", "placements", ["address"], unique=False)
    op.create_index("placements_by_record", "placements", ["record"], unique=False)
    op.create_index("placements_by_report", "placements", ["report"], unique=False)
    op.create_index("placements_by_subject", "placements", ["subject"], unique=False)
    op.create_table(
        "readings",
        sa.Column("report", sa.String(length=20), nullable=False),
        sa.Column("run", sa.String(length=20), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
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
        sa.Column("band", sa.BigInteger(), nullable=False),
        sa.Column("published", sa.Date(), nullable=False),
        sa.Column("report", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["report"],
            ["reports.id"],
        ),
        sa.PrimaryKeyConstraint("band", "published", "report"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "versions",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("record", sa.String(length=20), nullable=False),
        sa.Column("report", sa.String(length=20), nullable=False),
        sa.Column("run", sa.String(length=20), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
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
        sa.Column("record", sa.String(length=20), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(length=20), nullable=True),
        sa.Column("report", sa.String(length=20), nullable=False),
        sa.Column("run", sa.String(length=20), nullable=True),
        sa.Column("published", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("standing", sa.String(length=12), nullable=False),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("missing", sa.Boolean(), nullable=False),
        sa.Column("wide", sa.Boolean(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("node", sa.String(length=20), nullable=True),
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
    op.create_index("entries_by_node", "entries", ["node", "record"], unique=False)
    op.create_index("entries_by_published", "entries", ["published"], unique=False)
    op.create_index("entries_by_report", "entries", ["report"], unique=False)
    op.create_index("entries_by_standing", "entries", ["standing"], unique=False)
    op.create_index("entries_by_wide", "entries", ["wide"], unique=False)
    op.create_index("entries_in_order", "entries", ["n"], unique=True)
    op.create_table(
        "reading_records",
        sa.Column("report", sa.String(length=20), nullable=False),
        sa.Column("run", sa.String(length=20), nullable=False),
        sa.Column("version", sa.String(length=20), nullable=False),
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
        sa.Column("version", sa.String(length=20), nullable=False),
        sa.Column("field", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("start_char", sa.Integer(), nullable=False),
        sa.Column("end_char", sa.Integer(), nullable=False),
        sa.Column("reasoning", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version"],
            ["versions.id"],
        ),
        sa.PrimaryKeyConstraint("version", "field"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "entry_actors",
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("record", sa.String(length=20), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
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
        sa.Column("a", sa.Text(), nullable=False),
        sa.Column("b", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("record", sa.String(length=20), nullable=False),
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
        op.execute(
            "CREATE VIRTUAL TABLE entry_words USING fts5(said, content='entries', "
            "content_rowid='n', tokenize='unicode61 remove_diacritics 2')"
        )
    else:
        op.execute("CREATE INDEX entry_words ON entries USING gin (to_tsvector('simple', said))")
        op.execute(
            "CREATE INDEX report_words ON reports USING gin "
            "(to_tsvector('simple', coalesce(title, '') || ' ' || left(text, 200000)))"
        )
