"""Who looked at a case: the last looks, each with what was opened at it."""

from casework.services.hold import view
from casework.services.looked import looked
from casework.services.who_looked import _LOOKS, SHOWN, who_looked
from tests.conftest import SWV
from tests.owner import as_owner
from tests.toy import ADMIN, VOORZITTER

_OPENED = """
insert into read_log (id, tenant_id, case_id, at, account, role, what, data_class)
select gen_random_uuid(), tenant_id, case_id, at, account, role, 'geopend', %(kind)s
from read_log where case_id = %(case)s and what = %(at)s"""

_OLDER = """
insert into read_log (id, tenant_id, case_id, at, account, role, what)
select gen_random_uuid(), tenant_id, case_id, at - n * interval '1 minute', account,
    role, 'zaak'
from read_log, generate_series(1, 5000) n where case_id = %(case)s"""


def looks_at(desk, case):
    with desk.work(SWV) as work:
        return who_looked(work, view(work, case.case_id, ADMIN))


def test_the_last_looks_are_told_and_no_older(desk, case, clock):
    for number in range(SHOWN + 5):
        clock.forward(minutes=1)
        with desk.work(SWV) as work:
            held = view(work, case.case_id, ADMIN)
            looked(work, held, ADMIN, f"bladzij {number}")
    told = looks_at(desk, case)
    assert len(told) == SHOWN
    assert [told[0].what, told[-1].what] == [f"bladzij {SHOWN + 4}", "bladzij 5"]


def test_what_was_opened_is_told_once_with_the_first_look_of_that_moment(desk, case):
    with desk.work(SWV) as work:
        held = view(work, case.case_id, ADMIN)
        for by, what in ((ADMIN, "een"), (ADMIN, "twee"), (VOORZITTER, "drie")):
            looked(work, held, by, what)
    with as_owner(desk) as connection:
        for kind in ("gezondheid", "onderwijs"):
            values = {"case": case.case_id, "at": "een", "kind": kind}
            connection.exec_driver_sql(_OPENED, values)
    told = {look.what: look.opened for look in looks_at(desk, case)}
    assert sorted(told.pop("een")) == ["gezondheid", "onderwijs"]
    assert told == {"twee": (), "drie": ()}


def test_what_was_opened_without_a_look_is_told_by_itself(desk, case):
    with desk.work(SWV) as work:
        looked(work, view(work, case.case_id, ADMIN), ADMIN, "een")
    with as_owner(desk) as connection:
        values = {"case": case.case_id, "at": "een", "kind": "gezin"}
        connection.exec_driver_sql(_OPENED, values)
        connection.exec_driver_sql(
            "alter table read_log disable trigger all; "
            "delete from read_log where data_class is null"
        )
    [look] = looks_at(desk, case)
    assert (look.account, look.what, look.opened) == (ADMIN.id, "geopend", ("gezin",))


def test_the_last_looks_cost_the_same_however_often_a_case_was_looked_at(desk, case):
    """Behind row security, where not every condition comes into the index."""
    with desk.work(SWV) as work:
        looked(work, view(work, case.case_id, ADMIN), ADMIN, "zaak")
    with as_owner(desk) as connection:
        connection.exec_driver_sql(_OLDER, {"case": case.case_id})
        connection.exec_driver_sql("analyze read_log")
    values = {"tenant": SWV, "case": case.case_id, "last": SHOWN}
    with desk.work(SWV) as work:
        told = f"explain (analyze, buffers, format json) {_LOOKS}"
        [([whole],)] = work.rows(told, values)
    plan = whole["Plan"]
    assert plan["Actual Rows"] == SHOWN
    assert "Seq Scan" not in str(plan)
    assert plan["Shared Hit Blocks"] + plan["Shared Read Blocks"] < 2 * SHOWN
