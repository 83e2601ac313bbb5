"""The tables of rooms. They hold no name, no typed word and nothing of a real child."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypedColumns,
    UniqueConstraint,
    false,
)

from app.database.moment import Moment

metadata = MetaData(
    naming_convention={"ix": "ix_%(table_name)s_%(column_0_name)s", "pk": "pk_%(table_name)s"}
    | {"fk": "fk_%(table_name)s_%(column_0_name)s", "uq": "uq_%(table_name)s_%(column_0_name)s"}
)


class RoomColumns(TypedColumns):
    """A session: what was chosen, and which step of it everybody is at."""

    id = Column(LargeBinary(16), primary_key=True)
    code = Column(String(8), nullable=True)
    """What people join with; none where somebody practises alone."""
    leader = Column(LargeBinary(32), nullable=False)
    """The hash of the token in the trainer's link."""
    plan = Column(Text, nullable=False)
    at = Column(Integer, nullable=False)
    step = Column(String(160), nullable=False)
    """The name of the step: its number is another one when a case was changed."""
    moves = Column(BigInteger, nullable=False)
    """How often it went to another step, so that a phone notices that it did."""
    moved = Column(Moment, nullable=True)
    """When it last went to another step; none before it did."""
    shut = Column(Boolean, nullable=False, server_default=false())
    """Whether nobody else is let in."""
    doors = Column(Integer, nullable=False, server_default="0")
    """How often its door or its code was changed, so that the wall notices."""
    begun = Column(Moment, nullable=False)
    ends = Column(Moment, nullable=False, index=True)


class PersonColumns(TypedColumns):
    """Somebody who joined: a token's hash and nothing else."""

    id = Column(LargeBinary(16), primary_key=True)
    room_id = Column(
        LargeBinary(16),
        ForeignKey("training_room.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    )
    token = Column(LargeBinary(32), nullable=False)


class AnswerColumns(TypedColumns):
    """What one person answered at one step: names of signs and choices, as JSON."""

    person_id = Column(
        LargeBinary(16), ForeignKey("training_person.id", ondelete="CASCADE"), primary_key=True
    )
    step = Column(String(140), primary_key=True)
    room_id = Column(
        LargeBinary(16), ForeignKey("training_room.id", ondelete="CASCADE"), nullable=False
    )
    told = Column(Text, nullable=False)
    """The answers to the pages, by question id."""
    judged = Column(Text, nullable=False)
    """What is counted; empty until the step is done with."""


class BeenColumns(TypedColumns):
    """The steps that a room was at: a question whose answer was shown stays closed."""

    room_id = Column(
        LargeBinary(16), ForeignKey("training_room.id", ondelete="CASCADE"), primary_key=True
    )
    step = Column(String(160), primary_key=True)


class PastColumns(TypedColumns):
    """How many sessions there were on a day, and how many people: all that stays."""

    day = Column(Date, primary_key=True)
    rooms = Column(BigInteger, nullable=False)
    people = Column(BigInteger, nullable=False)


room = Table(
    "training_room", metadata, RoomColumns, UniqueConstraint("code"), UniqueConstraint("leader")
)
person = Table("training_person", metadata, PersonColumns, UniqueConstraint("token"))
answer = Table(
    "training_answer",
    metadata,
    AnswerColumns,
    Index("ix_training_answer_room_id", "room_id", "step"),
)
been = Table("training_been", metadata, BeenColumns)
past = Table("training_past", metadata, PastColumns)
