"""Runs the migrations on the connection that `app.drafts.schema` hands over."""

from alembic import context

from app.drafts.tables import metadata

# SQLite can undo a half-made table too, because the engine begins its transactions itself.
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
