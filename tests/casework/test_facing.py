"""A connection faces one tenant at a time, and never one that we only think it does."""

import psycopg
import pytest
from sqlalchemy.exc import OperationalError

from casework.services.advance import advance
from casework.wall import SETTING
from casework.work import Desk
from tests import toy
from tests.conftest import SWV

OTHER = "po_ijmond"
FACING = f"select current_setting('{SETTING}', true)"


@pytest.fixture
def asked(monkeypatch):
    """Write down to whom a connection was turned, and every statement besides."""
    turned, statements = [], []
    face, run = psycopg.Connection.execute, psycopg.Cursor.execute

    def turn(connection, query, params=None, **more):
        turned.append(params[0] if params else query)
        return face(connection, query, params, **more)

    def note(cursor, query, params=None, **more):
        statements.append(query)
        return run(cursor, query, params, **more)

    monkeypatch.setattr(psycopg.Connection, "execute", turn)
    monkeypatch.setattr(psycopg.Cursor, "execute", note)
    return turned, statements


def faces(desk, tenant):
    with desk.work(tenant) as work:
        return work.rows(FACING, [])[0][0], work.rows("select count(*) from cases", [])


def test_the_next_work_of_the_same_tenant_asks_nothing(desk, asked):
    turned, _ = asked
    for tenant in (SWV, SWV, OTHER, OTHER, SWV):
        assert faces(desk, tenant)[0] == tenant
    assert turned == [SWV, OTHER, SWV]


def test_a_step_costs_no_statement_more(desk, case, asked):
    facts = {"ontvangen_op": "2026-09-14", "toelichting": "Tekst."}
    with desk.work(SWV) as work:
        advance(work, case.case_id, "indienen", by=toy.VOORZITTER, facts=facts)
    turned, statements = asked
    with desk.work(SWV) as work:
        advance(work, case.case_id, "stilleggen", by=toy.ADMIN, facts={})
    assert turned == []
    assert not any(SETTING in str(query) for query in statements)


def test_a_work_that_fails_leaves_the_connection_facing_its_tenant(desk, case):
    with pytest.raises(psycopg.errors.DivisionByZero), desk.work(OTHER) as work:
        work.rows("select 1 / 0", [])
    assert faces(desk, OTHER) == (OTHER, [(0,)])
    assert faces(desk, SWV) == (SWV, [(1,)])


def test_a_look_faces_its_tenant_too(desk, case):
    faces(desk, OTHER)
    with desk.look(SWV) as work:
        assert work.rows(FACING, []) == [(SWV,)]
        assert work.rows("select count(*) from cases", []) == [(1,)]
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            work.rows("update cases set version = 0", [])


def test_a_new_connection_of_the_pool_is_turned_anew(desk, case, database):
    faces(desk, SWV)
    with psycopg.connect(database.replace("+psycopg", ""), autocommit=True) as owner:
        owner.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where datname = current_database() and pid <> pg_backend_pid()"
        )
    assert faces(desk, SWV) == (SWV, [(1,)])


def test_when_turning_fails_nothing_is_read_and_nothing_is_remembered(
    desk, case, monkeypatch
):
    faces(desk, SWV)
    whole = psycopg.Connection.execute

    def broken(*_args, **_more):
        raise psycopg.OperationalError("weg")

    monkeypatch.setattr(psycopg.Connection, "execute", broken)
    with pytest.raises((psycopg.OperationalError, OperationalError)):
        faces(desk, OTHER)
    monkeypatch.setattr(psycopg.Connection, "execute", whole)
    assert faces(desk, SWV) == (SWV, [(1,)])
    assert faces(desk, OTHER) == (OTHER, [(0,)])


def test_a_forgotten_tenant_in_a_query_finds_nothing_of_another(desk, case):
    """What the second wall is for: the query below names no tenant at all."""
    query = "select kenmerk from cases"
    with desk.work(OTHER) as work:
        assert work.rows(query, []) == []
        assert work.rows("update cases set version = version", []) == []
    with desk.work(SWV) as work:
        assert len(work.rows(query, [])) == 1


def test_two_desks_on_one_engine_never_face_each_other_s_tenant(desk, vault, clock):
    second = Desk(desk.engine, vault, clock, desk.tenants)
    with desk.work(SWV) as one, second.work(OTHER) as two:
        assert one.rows(FACING, []) == [(SWV,)]
        assert two.rows(FACING, []) == [(OTHER,)]
