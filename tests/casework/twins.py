"""Databases that are equal, to play the same thing on in two ways and compare."""

from contextlib import ExitStack, contextmanager
from dataclasses import replace

from casework.database import connect
from tests.owner import as_owner

ANEW = {"term": ["id"], "outbox": ["id"]}
"""What is drawn anew each time that a row is made."""


@contextmanager
def twins(server, desk, number):
    """Give desks on copies of the database of this one, which nobody may use now."""
    desk.engine.dispose()
    with ExitStack() as stack:
        yield [stack.enter_context(_copy(server, desk, n)) for n in range(number)]


@contextmanager
def _copy(server, desk, number):
    name = f"twin_{number}"
    server.drop_database(name)
    engine = connect(server.create_database(name, template=desk.engine.url.database))
    yield replace(desk, engine=engine)
    engine.dispose()
    server.drop_database(name)


def everything_in(desk):
    """Return all rows of all tables, but for what is drawn anew."""
    with as_owner(desk) as owner:
        query = "select table_name from information_schema.tables"
        tables = owner.exec_driver_sql(f"{query} where table_schema = 'public'")
        return {name: _rows(owner, name) for (name,) in tables.all()}


def _rows(owner, table):
    query = f'select to_jsonb(t) - %s::text[] as row from "{table}" t order by 1'
    return owner.exec_driver_sql(query, (ANEW.get(table, []),)).all()
