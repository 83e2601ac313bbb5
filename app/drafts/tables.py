"""The tables: a draft is one row of ciphertext, and one row for each secret that opens it."""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypedColumns,
    TypeDecorator,
)

metadata = MetaData(
    naming_convention={"ix": "ix_%(table_name)s_%(column_0_name)s", "pk": "pk_%(table_name)s"}
    | {"fk": "fk_%(table_name)s_%(column_0_name)s"}
)


class Moment(TypeDecorator[datetime]):
    """A time with its zone, kept in UTC; SQLite has no zones, so it gets them back here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn a time into UTC before it is kept."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be kept")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give a kept time back in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


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
