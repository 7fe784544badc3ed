"""What a reviewer puts off is kept, so that it does not come back at once in the next sitting."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "put_off",
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("record", sa.String(length=20), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("by", "record"),
    )
