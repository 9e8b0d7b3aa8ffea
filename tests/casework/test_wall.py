"""Raw SQL as the programs, turned to one tenant: nothing of another is there."""

from contextlib import closing

import pytest
from psycopg import errors, sql
from sqlmodel import SQLModel

import casework.models  # noqa: F401  the tables register themselves
from casework.rights import APP, NAMED, verbs
from tests.casework.intruder import OURS, REFUSED, THEIRS, Books, Intruder, put

LOGIN = "casework_run"


@pytest.fixture(scope="module")
def plain(server):
    """The tables as they were made, empty."""
    opened = Books(server.create_database("wall_plain", template="template"))
    yield opened
    opened.owner.close()


@pytest.fixture(scope="module")
def books(server):
    """The tables with a row of each tenant."""
    opened = Books(server.create_database("wall", template="template"))
    opened.fill()
    yield opened
    opened.owner.close()


@pytest.fixture(scope="module")
def login(server, books):
    server.create_login(LOGIN, APP)
    return server.url("wall", role=LOGIN)


@pytest.fixture
def intruder(login):
    session = Intruder(login)
    yield session
    session.close()


@pytest.fixture
def nobody(login):
    session = Intruder(login, tenant=None)
    yield session
    session.close()


def breaches(books, session):
    """Name every table of which the wall does not hold for a session of ours."""
    return {
        table
        for table in books.tables
        if session.seen(table) != {OURS} or session.reaches(table)
    }


def test_every_table_with_a_tenant_is_behind_the_wall(plain):
    modelled = {
        table.name
        for table in SQLModel.metadata.tables.values()
        if "tenant_id" in table.columns
    }
    assert modelled <= {name for name, closed in plain.tables.items() if closed}
    assert all(plain.tables.values())
    policies = plain.owner.execute(
        "select tablename from pg_policies where policyname = 'tenant_wall'"
        " and cmd = 'ALL' and qual = with_check and qual like '%NULLIF%'"
    ).fetchall()
    assert {name for (name,) in policies} == plain.tables.keys()


def test_a_table_without_a_tenant_holds_nothing_of_anybody(plain):
    others = plain.owner.execute(
        "select relname from pg_class where relnamespace = 'public'::regnamespace"
        " and relkind in ('r', 'p', 'v', 'm', 'f')"
    ).fetchall()
    assert {name for (name,) in others} - plain.tables.keys() == {"alembic_version"}


def test_the_rights_on_each_table_are_those_that_were_written_down(plain):
    assert plain.tables.keys() <= NAMED
    granted = plain.owner.execute(
        "select c.relname, array_agg(lower(a.privilege_type))"
        " from pg_class c, aclexplode(c.relacl) a"
        " where a.grantee = %s::regrole and c.relname <> 'alembic_version' group by 1",
        [APP],
    ).fetchall()
    assert {t: sorted(v) for t, v in granted} == {
        table: sorted(verbs(table)) for table in plain.tables
    }


def test_nothing_of_another_tenant_can_be_read_changed_or_removed(books, intruder):
    assert breaches(books, intruder) == set()


def test_the_login_itself_is_before_the_same_wall(books, intruder):
    intruder.ask("reset role")
    assert breaches(books, intruder) == set()


def test_the_attack_would_find_an_open_gate(server, login, database):
    """What the tests above rest on: they see it when one table is left open."""
    books = Books(database)
    books.fill()
    intruder = Intruder(server.url("office", role=LOGIN))
    with closing(intruder), closing(books.owner):
        assert breaches(books, intruder) == set()
        books.owner.execute("drop policy tenant_wall on party")
        assert breaches(books, intruder) == {"party"}
        assert intruder.seen("party") == set()
        books.owner.execute("alter table party disable row level security")
        assert breaches(books, intruder) == {"party"}
        assert intruder.seen("party") == {OURS, THEIRS}
        assert intruder.reaches("party") == {"update"}


def test_no_row_of_another_tenant_can_be_added(books, intruder):
    for table in books.tables:
        with pytest.raises(errors.InsufficientPrivilege, match="row-level security"):
            put(intruder.session, table, books.row(table, THEIRS))
        copy = sql.SQL("copy {} (tenant_id) from stdin").format(sql.Identifier(table))
        with pytest.raises(REFUSED), intruder.session.cursor().copy(copy) as into:
            into.write_row([THEIRS])


def test_no_row_of_ours_can_point_to_one_of_theirs(books, intruder):
    assert len(books.references) > len(books.tables) // 2
    for table, name, _, columns in books.references:
        with pytest.raises(errors.ForeignKeyViolation) as refused:
            put(intruder.session, table, books.another(table, columns, THEIRS))
        assert refused.value.diag.constraint_name == name


def test_a_row_of_ours_can_point_to_one_of_ours(books, intruder):
    """The control of the test above: it is the tenant that was refused."""
    for table, _, _, columns in books.references:
        try:
            with intruder.session.transaction(force_rollback=True):
                put(intruder.session, table, books.another(table, columns, OURS))
        except errors.UniqueViolation:
            continue  # the one row of ours that it can be, and it is there
        except errors.ForeignKeyViolation as refused:
            pytest.fail(f"{table}: {refused}")


@pytest.mark.parametrize("said", [None, "", "onbekend", "%", "onderwijs_dat_past,"])
def test_who_faces_no_tenant_has_no_rows(books, nobody, said):
    if said is not None:
        nobody.ask("select set_config('casework.tenant', %s, false)", [said])
    for table in books.tables:
        assert nobody.seen(table) == set(), table
        assert not nobody.reaches(table), table
        with pytest.raises(errors.InsufficientPrivilege):
            put(nobody.session, table, books.row(table, OURS))


def test_what_a_rolled_back_transaction_leaves_is_no_tenant(books, nobody):
    with nobody.session.transaction(force_rollback=True):
        nobody.ask("select set_config('casework.tenant', %s, true)", [THEIRS])
    assert nobody.ask("select current_setting('casework.tenant', true)") == [("",)]
    assert nobody.seen("cases") == set()


@pytest.mark.parametrize(
    "statement",
    [
        "alter table {} disable row level security",
        "alter table {} no force row level security",
        "alter table {} disable trigger all",
        "alter table {} owner to current_user",
        "drop policy tenant_wall on {}",
        "alter policy tenant_wall on {} using (true)",
        "create policy door on {} using (true)",
        "truncate {}",
        "drop table {}",
        "create index on {} (tenant_id)",
        "grant all on {} to public",
    ],
)
def test_the_wall_cannot_be_taken_down(books, intruder, statement):
    for table in books.tables:
        query = sql.SQL(statement).format(sql.Identifier(table))
        if statement.startswith("grant"):
            intruder.ask(query)  # PostgreSQL warns, and grants nothing
            assert ("PUBLIC",) not in books.owner.execute(
                "select grantee from information_schema.role_table_grants"
                " where table_name = %s",
                [table],
            ).fetchall()
        else:
            with pytest.raises(errors.InsufficientPrivilege):
                intruder.ask(query)


@pytest.mark.parametrize(
    "statement",
    [
        "set role postgres",
        "set session authorization postgres",
        "alter role casework_app bypassrls",
        "alter role casework_run superuser",
        "create role stranger superuser",
        "create table public.mine (x text)",
        "create view public.mine as select * from cases",
        "create function public.mine() returns int language sql as 'select 1'",
        "set session_replication_role = replica",
        "select pg_read_file('PG_VERSION')",
        "copy cases to '/tmp/cases'",
        "copy cases to program 'cat'",
        "select * from pg_statistic",
        "select * from pg_authid",
        "update alembic_version set version_num = '0001'",
        "alter function tenants_with_cases() reset all",
    ],
)
def test_no_other_way_leads_past_it(intruder, statement):
    with pytest.raises(errors.InsufficientPrivilege):
        intruder.ask(statement)


def test_to_ask_for_everything_is_an_error_and_not_an_answer(intruder):
    intruder.ask("set row_security = off")
    with pytest.raises(errors.InsufficientPrivilege):
        intruder.ask("select * from cases")


@pytest.mark.parametrize(
    "made",
    [
        "create temp view t as select tenant_id from cases",
        "create temp table t as select tenant_id from cases",
    ],
)
def test_what_somebody_makes_for_himself_is_before_the_wall_too(intruder, made):
    intruder.ask(made)
    assert intruder.ask("select * from t") == [(OURS,)]


def test_a_function_of_ones_own_is_before_the_wall_too(intruder):
    intruder.ask(
        "create function pg_temp.f() returns setof text language sql security definer"
        " as 'select tenant_id from public.cases'"
    )
    assert intruder.ask("select pg_temp.f()") == [(OURS,)]


def test_one_function_looks_past_it_and_tells_codes_only(books, intruder):
    found = books.owner.execute(
        "select proname, prorettype::regtype::text, proconfig from pg_proc"
        " where pronamespace = 'public'::regnamespace and prosecdef"
    ).fetchall()
    settings = ["search_path=pg_catalog, pg_temp"]
    assert found == [("tenants_with_cases", "text", settings)]
    told = intruder.ask("select tenants_with_cases() order by 1")
    assert told == [(OURS,), (THEIRS,)]


def test_the_counts_of_the_planner_tell_nothing(books, intruder):
    books.owner.execute("analyze")
    query = "select tablename from pg_stats where schemaname = 'public'"
    assert {name for (name,) in intruder.ask(query)} <= {"alembic_version"}


def test_no_sequence_can_be_read_or_moved(plain):
    """How far a sequence is tells what all tenants do together."""
    granted = plain.owner.execute(
        "select c.relname from pg_class c, aclexplode(c.relacl) a"
        " where c.relkind = 'S' and a.grantee in (0, %s::regrole)",
        [APP],
    ).fetchall()
    assert granted == []


def test_what_a_unique_rule_gives_away_must_be_guessed_first(plain):
    """A collision says that something exists. So either it is of one tenant, or its
    value is one that nobody can think of: a UUID of ours, or a hash.
    """
    keys = plain.owner.execute(
        "select i.indexrelid::regclass::text, array_agg(a.attname::text),"
        " array_agg(format_type(a.atttypid, null))"
        " from pg_index i join pg_attribute a"
        " on a.attrelid = i.indrelid and a.attnum = any(i.indkey)"
        " and a.attidentity <> 'a'"  # nobody can choose such a number
        " where i.indisunique and i.indrelid::regclass::text = any(%s) group by 1",
        [[*plain.tables]],
    ).fetchall()
    for name, columns, kinds in keys:
        assert "tenant_id" in columns or {"uuid", "bytea"} & {*kinds}, name
