"""The migrations make exactly the tables that the models describe."""

from importlib import import_module

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlmodel import SQLModel

import casework.models  # noqa: F401  the tables register themselves
from casework.database import migrate
from casework.services.verify import verify
from tests.conftest import SWV
from tests.owner import as_owner

MOVING = "casework.migrations.versions.0023_what_a_step_changes_stands_together"
_ORDER = """select column_name from information_schema.columns
    where table_name = 'cases' order by ordinal_position"""
_CASE = "select to_jsonb(c) from cases c"


def test_the_migrated_tables_are_those_of_the_models(desk):
    with as_owner(desk) as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, SQLModel.metadata) == []


def test_migrating_twice_does_nothing(database):
    migrate(database)
    migrate(database)


def test_columns_that_move_take_their_values_along(desk, case):
    """In the row of a case too: what a step changes stands behind what stays."""
    with as_owner(desk) as connection:
        before = connection.exec_driver_sql(_CASE).fetchall()
        with Operations.context(MigrationContext.configure(connection)):
            import_module(MOVING).upgrade()
        assert connection.exec_driver_sql(_CASE).fetchall() == before
        order = [name for (name,) in connection.exec_driver_sql(_ORDER)]
    assert order.index("people") < order.index("done") < order.index("version")
    assert order[-4:] == ["version", "state", "dossier", "clocks"]
    with desk.look(SWV) as work:
        assert not verify(work).findings


def test_every_table_is_tied_to_its_tenant():
    for table in SQLModel.metadata.tables.values():
        assert "tenant_id" in table.columns, table.name
        for key in table.foreign_key_constraints:
            assert "tenant_id" in key.column_keys, (table.name, key.column_keys)
