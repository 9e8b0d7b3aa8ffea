"""The work list costs what is open, and not what was closed: pages, never time."""

import json

import pytest
from sqlalchemy import create_engine

from casework.access import VISIBLE, VISIBLE_MINE, Actor, seen_by
from casework.services.hold import OPEN_CASES
from statemachines.roles import Role
from tests.conftest import SWV
from tests.owner import as_owner
from tests.post import filed

MINE, OF_OTHERS = 50, 500
ME = Actor("u-werklijst", Role.VOORZITTER)
_COPY = """
with one as (select * from cases order by opened_at, id limit 1),
    fresh as (select gen_random_uuid() as id, %(name)s || n as kenmerk
        from generate_series(1, %(number)s) n),
    made as (
        insert into cases (id, tenant_id, kenmerk, process, state, version, lineage,
            dossier, clocks, people, done, head, opened_at, updated_at, closed_at)
        select fresh.id, tenant_id, fresh.kenmerk, process, state, version,
            array[fresh.id], dossier, clocks, people, done, head, opened_at, updated_at,
            case when %(closed)s then updated_at end
        from one, fresh returning id, tenant_id)
insert into party (id, tenant_id, case_id, key, role, user_id, sealed)
select gen_random_uuid(), tenant_id, id, 'voorzitter', %(role)s, %(account)s, ''
from made"""


def stored(desk, name, number, account=ME.id, *, closed=False):
    values = {"name": name, "number": number, "account": account, "closed": closed}
    with as_owner(desk) as connection:
        connection.exec_driver_sql(_COPY, {**values, "role": ME.role.value})


def read(desk):
    """Return the pages that the list reads, and its rows, once all was counted."""
    alone = create_engine(desk.engine.url, isolation_level="AUTOCOMMIT")
    with alone.connect() as connection:
        connection.exec_driver_sql("vacuum analyze cases, party")
    alone.dispose()
    told = f"explain (analyze, buffers, format json) {OPEN_CASES}"
    with desk.work(SWV) as work:
        work.rows(OPEN_CASES, seen_by(ME, SWV))
        [([whole],)] = work.rows(told, seen_by(ME, SWV))
    plan = whole["Plan"]
    pages = plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]
    return pages, plan["Actual Rows"], json.dumps(whole)


@pytest.fixture
def listed(desk):
    filed(desk)
    stored(desk, "MIJN-", MINE)
    stored(desk, "ANDER-", OF_OTHERS, "u-ander")
    return desk


def test_the_list_visits_the_open_cases_of_somebody_and_no_closed_one(listed):
    few, rows, plan = read(listed)
    assert rows == MINE
    assert few <= MINE + 15, plan

    stored(listed, "KLAAR-", 20_000, "u-ander", closed=True)
    many, rows, plan = read(listed)
    assert rows == MINE
    assert many <= few + MINE, plan


def test_an_own_closed_case_costs_its_line_in_an_index_and_no_visit(listed):
    few, _, _ = read(listed)
    stored(listed, "KLAAR-", 2_000, closed=True)
    many, rows, plan = read(listed)
    assert rows == MINE
    assert many <= few + MINE + 2_000 / 50, plan
    assert "cases_open_id" in plan


def test_asked_from_the_person_the_row_filter_shows_the_same_cases(listed):
    both = [
        f"select c.id from cases c where {f} order by 1"
        for f in (VISIBLE, VISIBLE_MINE)
    ]
    with as_owner(listed) as connection:
        connection.exec_driver_sql(
            "update cases set state = 'besluitrijp' where kenmerk like 'MIJN-1%%'"
        )
    people = [ME, Actor("u-ander", ME.role), Actor("u-ander", ME.role, voor=(ME.id,))]
    with listed.work(SWV) as work:
        people += [
            Actor(account, Role(role))
            for account, role in work.rows(
                "select distinct user_id, role from party", []
            )
            if account
        ]
        people += [Actor(ME.id, role) for role in Role if role is not Role.SYSTEEM]
        for by in people:
            first, second = (work.rows(query, seen_by(by, SWV)) for query in both)
            assert first == second, by
