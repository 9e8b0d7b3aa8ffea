"""The migrations make exactly the tables that the models describe."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlmodel import SQLModel

import casework.models  # noqa: F401  the tables register themselves
from casework.database import migrate
from tests.owner import as_owner


def test_the_migrated_tables_are_those_of_the_models(desk):
    with as_owner(desk) as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, SQLModel.metadata) == []


def test_migrating_twice_does_nothing(database):
    migrate(database)
    migrate(database)


def test_every_table_is_tied_to_its_tenant():
    for table in SQLModel.metadata.tables.values():
        assert "tenant_id" in table.columns, table.name
        for key in table.foreign_key_constraints:
            assert "tenant_id" in key.column_keys, (table.name, key.column_keys)
