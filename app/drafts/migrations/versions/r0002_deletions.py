"""The log of deletions."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of daily counts."""
    op.create_table(
        "deletion",
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("why", sa.String(16), nullable=False),
        sa.Column("drafts", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("day", "why", name="pk_deletion"),
    )


def downgrade() -> None:
    """Drop the counts; every draft stays."""
    op.drop_table("deletion")
