"""What the environments of Alembic have in common. Only they may import this."""

from alembic import context
from sqlalchemy import MetaData


def run(metadata: MetaData) -> None:
    """Run the migrations on the connection that a `Schema` hands over."""
    given = context.config.attributes
    # SQLite can undo a half-made table too, because the engine begins its transactions itself.
    context.configure(
        connection=given["connection"],
        version_table=given["versions"],
        target_metadata=metadata,
        transactional_ddl=True,
        render_as_batch=True,
    )
    with context.begin_transaction():
        context.run_migrations()
