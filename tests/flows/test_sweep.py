"""A sweep goes on whatever happens, and tells Prefect nothing private."""

from contextlib import contextmanager

import pytest

from casework.bootstrap import Office
from casework.services.batch import Batch, Line
from casework.settings import Settings
from flows import report, sweep
from flows.deadlines import deadlines
from flows.post import post
from flows.run import for_whom
from flows.sweep import SweepFailed, sweeping
from tests.conftest import SWV
from tests.post import invited


@pytest.fixture
def without_prefect(monkeypatch):
    """Run tasks as plain functions, and keep the tables that Prefect would show."""
    tables = []
    monkeypatch.setattr(sweep, "one_batch", sweep.one_batch.fn)
    monkeypatch.setattr(report, "create_table_artifact", lambda **t: tables.append(t))
    return tables


@pytest.fixture
def opened(monkeypatch, without_prefect):
    """Give the flows this office; return what to put in it."""

    def put(desk, carry=None):
        @contextmanager
        def office():
            yield Office(desk, Settings(), carry)

        monkeypatch.setattr(sweep, "office", office)
        return without_prefect

    return put


def line(number):
    return Line(f"OT-{number}", "L2", "verlopen")


def test_all_batches_of_all_tenants_are_done(opened):
    tables, asked = opened(None), []

    def service(tenant, after):
        asked.append((tenant, after))
        return Batch((line(len(asked)),), {None: "1", "1": "2"}.get(after))

    with sweeping("proef", ["a", "b"]) as going:
        going.each("iets doen", service)
    assert asked == [(t, after) for t in "ab" for after in (None, "1", "2")]
    [table] = tables
    assert [row["zaak"] for row in table["table"]] == [f"OT-{n}" for n in range(1, 7)]


def test_a_tenant_that_fails_does_not_stop_the_others_and_the_run_fails(opened):
    tables = opened(None)

    def service(tenant, _after):
        if tenant == "a":
            raise LookupError("Noor Verzonnen, BSN 123456782")
        return Batch((line(1),))

    with pytest.raises(SweepFailed) as found, sweeping("proef", ["a", "b"]) as going:
        going.each("iets doen", service)
    assert str(found.value) == "LookupError"
    assert found.value.__suppress_context__
    assert len(tables) == 1


def test_an_office_that_does_not_open_tells_only_the_class_of_the_error(monkeypatch):
    def office():
        raise OSError("postgresql://casework:geheim@db/casework")

    monkeypatch.setattr(sweep, "office", office)
    with pytest.raises(SweepFailed, match=r"^OSError$"), sweeping("proef", ["a"]):
        pass


@pytest.mark.parametrize(
    ("lines", "tables"), [(0, []), (1, [1]), (500, [500]), (1001, [500, 500, 1])]
)
def test_a_long_report_is_cut_and_an_empty_one_is_not_made(
    without_prefect, lines, tables
):
    report.report("proef", [line(n) for n in range(lines)])
    assert [len(each["table"]) for each in without_prefect] == tables


@pytest.mark.parametrize(
    ("tenants", "name"),
    [
        (["a"], "a"),
        (["a", "b"], "a, b"),
        (["a", "b", "c"], "a, b en 1 meer"),
        (["a", "b", "c", "d"], "a, b en 2 meer"),
    ],
)
def test_a_run_names_for_whom_it_is(tenants, name):
    assert for_whom(tenants) == name


def test_the_flows_let_terms_lapse_and_letters_leave(opened, desk, clock):
    invited(desk)
    carried: list[object] = []
    tables = opened(desk, carried.append)
    post.fn([SWV])
    assert carried
    clock.forward(days=90)
    deadlines.fn([SWV])
    with desk.work(SWV) as work:
        query = "select count(*) from term where closed_at is null and legal_end < %s"
        lapsed = work.rows(query, [work.today])
        names = work.rows("select kenmerk from cases", [])
    assert [table["key"] for table in tables] == ["post", "termijnen"]
    said = {row["zaak"] for table in tables for row in table["table"]}
    assert said <= {kenmerk for (kenmerk,) in names}
    assert lapsed
    assert "Verzonnen" not in str(tables)
