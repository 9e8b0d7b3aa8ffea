"""Somebody with raw SQL: in the name of the programs, turned to one tenant.

Every table has one row of each of two tenants. All values of a tenant are equal, so
that whatever points somewhere points to a row of its own tenant.
"""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import psycopg
from psycopg import errors, sql
from psycopg.types.json import Jsonb

OURS, THEIRS = "onderwijs_dat_past", "po_ijmond"
_NUMBER = {OURS: 1, THEIRS: 2}
TABLES = """
select c.relname, c.relrowsecurity and c.relforcerowsecurity from pg_class c
join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1"""
_COLUMNS = """
select column_name, udt_name, is_nullable = 'NO' from information_schema.columns
where table_schema = 'public' and table_name = %s order by ordinal_position"""
_CHECKS = """
select conrelid::regclass::text, conname from pg_constraint
where contype = 'c' and connamespace = 'public'::regnamespace"""
_UNIQUE = """
select format('alter table %s drop constraint %I', u.conrelid::regclass, u.conname)
from pg_constraint u
where u.contype = 'u' and u.connamespace = 'public'::regnamespace and not exists (
    select from pg_constraint f where f.contype = 'f' and f.conindid = u.conindid)
union all
select format('drop index %s', i.indexrelid::regclass) from pg_index i
join pg_class c on c.oid = i.indrelid
where i.indisunique and i.indpred is not null
    and c.relnamespace = 'public'::regnamespace"""
REFERENCES = """
select k.conrelid::regclass::text, k.conname, k.confrelid::regclass::text,
    array(select attname::text from unnest(k.conkey) n
        join pg_attribute on attrelid = k.conrelid and attnum = n)
from pg_constraint k where k.contype = 'f' order by 1, 2"""
REFUSED = (errors.InsufficientPrivilege, errors.FeatureNotSupported)


def value(kind, number):
    """Give the value of a type that a tenant has everywhere."""
    made = {
        "uuid": UUID(int=number),
        "bytea": b"%d" % number,
        "jsonb": Jsonb([number]),
        "date": date(2026, 1, number),
        "timestamptz": datetime(2026, 1, number, tzinfo=UTC),
        "bool": False,
        "_uuid": [UUID(int=number)],
        "_text": [str(number)],
        "_varchar": [str(number)],
    }
    return made.get(kind, number if kind.startswith(("int", "float")) else str(number))


def fresh(kind):
    """Give a value that no row has yet."""
    return uuid4() if kind == "uuid" else value(kind, 7)


class Books:
    """The owner's view of a database: what tables there are, and a row in each."""

    def __init__(self, url):
        """Open it as the owner, past everything."""
        self.url = url.replace("+psycopg", "")
        self.owner = psycopg.connect(self.url, autocommit=True)
        self.tables: dict[str, bool] = dict(self.owner.execute(TABLES).fetchall())
        self.columns = {
            table: self.owner.execute(_COLUMNS, [table]).fetchall()
            for table in self.tables
        }
        self.references = self.owner.execute(REFERENCES).fetchall()

    def fill(self):
        """Put one row of each tenant in every table.

        The rules of a table of its own go first: only the wall is asked here.
        """
        for table, check in self.owner.execute(_CHECKS).fetchall():
            drop = sql.SQL("alter table {} drop constraint {}")
            self.owner.execute(
                drop.format(sql.Identifier(table), sql.Identifier(check))
            )
        for table in self.tables:
            own_rules = sql.SQL("alter table {} disable trigger user")
            self.owner.execute(own_rules.format(sql.Identifier(table)))
        for (index,) in self.owner.execute(_UNIQUE).fetchall():
            self.owner.execute(sql.SQL(index))
        self.owner.execute("set session_replication_role = replica")
        for table in self.tables:
            for tenant in (OURS, THEIRS):
                put(self.owner, table, self.row(table, tenant))
        self.owner.execute("set session_replication_role = origin")

    def row(self, table, tenant):
        """Make the row of a tenant: what must be filled in."""
        made = {
            name: value(kind, _NUMBER[tenant])
            for name, kind, must in self.columns[table]
            if must
        }
        return {**made, "tenant_id": tenant}

    def another(self, table, columns, tenant):
        """Make one more row of ours, of which these columns point to a tenant."""
        pointing = {
            c for t, _, _, names in self.references if t == table for c in names
        }
        made = self.row(table, OURS)
        for name, kind, must in self.columns[table]:
            if must and name not in pointing:
                made[name] = fresh(kind)
            if name in columns and name != "tenant_id":
                made[name] = value(kind, _NUMBER[tenant])
        return made


def put(connection, table, row):
    """Insert one row."""
    statement = sql.SQL(
        "insert into {} ({}) overriding system value values ({})"
    ).format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, row)),
        sql.SQL(", ").join(sql.Placeholder() * len(row)),
    )
    connection.execute(statement, [*row.values()])


class Intruder:
    """A session as the programs have it, with any SQL."""

    def __init__(self, url, tenant=OURS):
        """Log in as the programs do; face a tenant, or nobody."""
        self.session = psycopg.connect(
            url.replace("+psycopg", ""), autocommit=True, options="-c role=casework_app"
        )
        if tenant is not None:
            self.session.execute(
                "select set_config('casework.tenant', %s, false)", [tenant]
            )

    def ask(self, query, values=()):
        """Run a statement on a table; give the rows, or how many it touched."""
        cursor = self.session.execute(query, values)
        return cursor.fetchall() if cursor.description else cursor.rowcount

    def gets(self, query, values=()):
        """Run a statement; nothing when it is refused."""
        try:
            return self.ask(query, values)
        except (*REFUSED, errors.ForeignKeyViolation):
            return None

    def seen(self, table):
        """Name the tenants of which a row is seen, in each way of looking."""
        name = sql.Identifier(table)
        rows = self.ask(sql.SQL("select tenant_id from {}").format(name))
        copy = sql.SQL("copy (select tenant_id from {}) to stdout").format(name)
        with self.session.cursor().copy(copy) as out:
            copied = [line.split()[0] for line in b"".join(out).decode().splitlines()]
        return {*(tenant for (tenant,) in rows), *copied}

    def reaches(self, table):
        """Name what this session can do to the rows of the others."""
        name = sql.Identifier(table)
        tries = {
            "update": "update {} set tenant_id = tenant_id where tenant_id = %s",
            "move": "update {} set tenant_id = %s",
            "delete": "delete from {} where tenant_id = %s",
        }
        done = {
            what: self.gets(sql.SQL(query).format(name), [THEIRS])
            for what, query in tries.items()
        }
        return {what for what, number in done.items() if number}

    def close(self):
        """Hang up."""
        self.session.close()
