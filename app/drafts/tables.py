"""The tables: a draft is one row of ciphertext, and one row for each secret that opens it."""

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypedColumns,
)

from app.database.moment import Moment

metadata = MetaData(
    naming_convention={"ix": "ix_%(table_name)s_%(column_0_name)s", "pk": "pk_%(table_name)s"}
    | {"fk": "fk_%(table_name)s_%(column_0_name)s"}
)


class DraftColumns(TypedColumns):
    """A draft carries its own limits, so that drafts of several kinds share one purge."""

    id = Column(LargeBinary(16), primary_key=True)
    version = Column(BigInteger, nullable=False)
    key_id = Column(String(32), nullable=False)
    content = Column(LargeBinary, nullable=False)
    idle_seconds = Column(Integer, nullable=False)
    expires = Column(Moment, nullable=False, index=True)
    ends = Column(Moment, nullable=False)


class DraftKeyColumns(TypedColumns):
    """The data key of a draft, wrapped for one secret: the browser's token or a resume code."""

    lookup = Column(LargeBinary(32), primary_key=True)
    draft_id = Column(
        LargeBinary(16), ForeignKey("draft.id", ondelete="CASCADE"), nullable=False, index=True
    )
    kind = Column(String(16), nullable=False)
    key_id = Column(String(32), nullable=False)
    wrapped = Column(LargeBinary, nullable=False)


class DeletionColumns(TypedColumns):
    """How many drafts were deleted on a day, by why. Nothing in it is of one draft."""

    day = Column(Date, primary_key=True)
    why = Column(String(16), primary_key=True)
    drafts = Column(BigInteger, nullable=False)


draft = Table("draft", metadata, DraftColumns)
draft_key = Table("draft_key", metadata, DraftKeyColumns)
deletion = Table("deletion", metadata, DeletionColumns)
