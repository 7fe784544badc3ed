"""The full-text indexes give places in the order of arrival: what hits are ordered by stands there
too.
"""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.drop_index("reports_in_order", table_name="reports")
    op.create_index("reports_in_order", "reports", ["n", "published", "id"])
    op.drop_index("entries_in_order", table_name="entries")
    op.create_index(
        "entries_in_order", "entries", ["n", "standing", "first_day", "published", "record"]
    )
