"""Run by alembic: migrates over the connection, and in the transaction, that `schema_version` hands over."""

from alembic import context

from server_stub.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
