"""The second wall between tenants: row security, for a role that owns nothing.

The first wall is the tenant that every query carries. This one is of the database: with
no tenant named there are no rows, whatever the query forgot (ADR 0027). It is raised
over every table that has a tenant, each time that the tables are brought up to date.
"""

from typing import Any

from psycopg import Connection as Driver
from sqlalchemy import Connection, PoolProxiedConnection
from sqlalchemy.exc import DBAPIError

from casework.rights import APP, verbs

SETTING = "casework.tenant"
_FACED = "faced"
_TURN = f"select set_config('{SETTING}', %s, false)".encode()
_RULE = f"tenant_id = (select nullif(current_setting('{SETTING}', true), ''))"
_TABLES = """
select c.relname::text, c.relrowsecurity and c.relforcerowsecurity, exists (
    select from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant_wall'), (
    select coalesce(string_agg(lower(a.privilege_type), ', '
        order by lower(a.privilege_type)), '')
    from aclexplode(c.relacl) a where a.grantee = cast(%s as text)::regrole)
from pg_class c join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id'
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
order by c.relname"""
_ROLE = f"""
do $$ begin
    if to_regrole('{APP}') is null then create role {APP} nologin; end if;
exception when duplicate_object or unique_violation then null;  -- another was first
end $$"""
_MAY_BECOME = f"select pg_has_role(current_user, '{APP}', 'set')"
_BECOME = f"grant {APP} to current_user with inherit false, set true"

Row = tuple[Any, ...]


class NoWall(RuntimeError):
    """The database cannot keep tenants apart like this. One line: what to do."""


def face(lent: PoolProxiedConnection, tenant: str) -> Driver[Row]:
    """Return the driver of a connection without a transaction, turned to one tenant.

    It keeps facing that tenant, so that the next work of the same tenant asks nothing.
    The setting is committed by itself: a rollback would take it back, and we would not
    know. When anything fails the connection is taken to face nobody.
    """
    driver, info = lent.driver_connection, lent.info
    assert isinstance(driver, Driver)  # noqa: S101  it is psycopg's, and open
    if info.get(_FACED) == (driver, tenant):
        return driver
    info.pop(_FACED, None)
    driver.execute(_TURN, [tenant])
    driver.commit()
    info[_FACED] = (driver, tenant)
    return driver


def raise_wall(connection: Connection) -> None:
    """Put the wall around every table with a tenant; harmless when it stands.

    Call it as the owner of the tables. Raises `NoWall` when the role of the programs
    is not there and cannot be made.
    """
    _make_role(connection)
    for table, closed, policy, granted in _rows(connection, _TABLES, (APP,)):
        if not closed:
            _run(connection, f'alter table "{table}" enable row level security')
            _run(connection, f'alter table "{table}" force row level security')
        if not policy:
            rule = f"using ({_RULE}) with check ({_RULE})"
            _run(connection, f'create policy tenant_wall on "{table}" {rule}')
        wanted = ", ".join(sorted(verbs(table)))
        if granted != wanted:
            _run(connection, f'revoke all on "{table}" from {APP}')
            _run(connection, f'grant {wanted} on "{table}" to {APP}')
    _run(connection, f"grant select on alembic_version to {APP}")
    _run(connection, f"grant execute on function tenants_with_cases() to {APP}")


def _make_role(connection: Connection) -> None:
    """Make the role, and let the owner become it: roles are of the whole server."""
    try:
        with connection.begin_nested():
            _run(connection, _ROLE)
    except DBAPIError:
        line = (
            f"de databaserol {APP} is er niet en kan niet gemaakt worden: laat de "
            f"beheerder van de database `create role {APP} nologin` doen"
        )
        raise NoWall(line) from None
    if not _rows(connection, _MAY_BECOME)[0][0]:
        _allow_to_become(connection)


def _allow_to_become(connection: Connection) -> None:
    """Try to let the owner become the role; with a login of its own none has to."""
    try:
        with connection.begin_nested():
            _run(connection, _BECOME)
    except DBAPIError:
        return


def _rows(
    connection: Connection, query: str, values: tuple[str, ...] = ()
) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.exec_driver_sql(query, values)]


def _run(connection: Connection, statement: str) -> None:
    connection.exec_driver_sql(statement)
