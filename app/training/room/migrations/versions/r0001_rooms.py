"""Rooms, people, answers, and what stays of them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _make_rooms()
    _make_people()
    _make_answers()
    op.create_table(
        "training_past",
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("rooms", sa.BigInteger, nullable=False),
        sa.Column("people", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_training_past"),
    )


def downgrade() -> None:
    """Drop every room, and the counts."""
    for table in ("training_answer", "training_person", "training_room", "training_past"):
        op.drop_table(table)


def _make_rooms() -> None:
    op.create_table(
        "training_room",
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("code", sa.String(8), nullable=True),
        sa.Column("leader", sa.LargeBinary(32), nullable=False),
        sa.Column("plan", sa.Text, nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("step", sa.String(160), nullable=False),
        sa.Column("moves", sa.BigInteger, nullable=False),
        sa.Column("begun", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_training_room"),
        sa.UniqueConstraint("code", name="uq_training_room_code"),
        sa.UniqueConstraint("leader", name="uq_training_room_leader"),
    )
    op.create_index("ix_training_room_ends", "training_room", ["ends"])


def _make_people() -> None:
    op.create_table(
        "training_person",
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("room_id", sa.LargeBinary(16), nullable=False),
        sa.Column("token", sa.LargeBinary(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_training_person"),
        sa.UniqueConstraint("token", name="uq_training_person_token"),
        _of_room("training_person"),
    )
    op.create_index("ix_training_person_room_id", "training_person", ["room_id"])


def _make_answers() -> None:
    op.create_table(
        "training_answer",
        sa.Column("person_id", sa.LargeBinary(16), nullable=False),
        sa.Column("step", sa.String(140), nullable=False),
        sa.Column("room_id", sa.LargeBinary(16), nullable=False),
        sa.Column("told", sa.Text, nullable=False),
        sa.Column("judged", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("person_id", "step", name="pk_training_answer"),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["training_person.id"],
            name="fk_training_answer_person_id",
            ondelete="CASCADE",
        ),
        _of_room("training_answer"),
    )
    op.create_index("ix_training_answer_room_id", "training_answer", ["room_id", "step"])


def _of_room(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["room_id"], ["training_room.id"], name=f"fk_{table}_room_id", ondelete="CASCADE"
    )
