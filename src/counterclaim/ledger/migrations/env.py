"""How Alembic runs the migrations: in the transaction that `ledger.migrate` opened."""

from alembic import context

from counterclaim.ledger.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
