"""A database without a table, where other tests use the same one."""

from sqlalchemy import Engine, MetaData


def emptied(engine: Engine) -> Engine:
    """Drop every table of it: tests of other folders may have left theirs, or half of them."""
    there = MetaData()
    there.reflect(engine)
    there.drop_all(engine)
    return engine
