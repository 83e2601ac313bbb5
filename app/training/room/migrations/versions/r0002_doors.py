"""Doors that can be shut, and where a room has been."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns of doors, and the table of steps."""
    for column in (
        sa.Column("shut", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("doors", sa.Integer, nullable=False, server_default="0"),
        sa.Column("moved", sa.DateTime(timezone=True), nullable=True),
    ):
        op.add_column("training_room", column)
    op.create_table(
        "training_been",
        sa.Column("room_id", sa.LargeBinary(16), nullable=False),
        sa.Column("step", sa.String(160), nullable=False),
        sa.PrimaryKeyConstraint("room_id", "step", name="pk_training_been"),
        sa.ForeignKeyConstraint(
            ["room_id"],
            ["training_room.id"],
            name="fk_training_been_room_id",
            ondelete="CASCADE",
        ),
    )


def downgrade() -> None:
    """Open every door, and forget where rooms have been."""
    op.drop_table("training_been")
    for column in ("moved", "doors", "shut"):
        op.drop_column("training_room", column)
