"""Who is called what, in rows of its own: asked for with every brief, and the records are wide."""

import json
from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
_ROWS_AT_ONCE = 500


def upgrade() -> None:
    made = op.create_table(
        "entry_offices",
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("record", sa.String(length=20), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("former", sa.Boolean(), nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("published", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["record"], ["entries.record"]),
        sa.PrimaryKeyConstraint("actor", "record", "name"),
        sqlite_with_rowid=False,
    )
    op.create_index("entry_offices_by_record", "entry_offices", ["record"])
    connection = op.get_bind()
    chosen = sa.text(
        "SELECT record, published, form FROM entries "
        "WHERE kind = 'office' AND standing <> 'rejected'"
    ).columns(published=sa.Date())
    for some in connection.execute(chosen).partitions(_ROWS_AT_ONCE):
        rows = [row for entry in some for row in _rows(entry.record, entry.published, entry.form)]
        if rows:
            connection.execute(made.insert(), rows)


def _rows(record: str, published: date, form: str) -> list[dict[str, object]]:
    plain = json.loads(form)
    told = plain["date"]
    day = told is None or told["start"] is None or told["start"] == told["end"]
    return [
        {"actor": actor, "record": record, "name": name, "office": plain["type"],
         "former": bool(plain["details"].get("until")),
         "start": None if day else date.fromisoformat(told["start"]), "published": published}
        for actor, name in sorted({(p["actor"], p["name"]) for p in plain["parties"] if p["name"]})
    ]  # fmt: skip
