"""The tables of drafts."""

from app.database.schema import Schema

DRAFTS = Schema(migrations="app.drafts:migrations", versions="alembic_version", lock=0x5369676E)
upgrade, downgrade = DRAFTS.upgrade, DRAFTS.downgrade
