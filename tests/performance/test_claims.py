"""A claim costs what is due, and not what is stored: counted in pages, never timed."""

import pytest

from casework.bench.due import Due
from casework.bench.place import Office, Wrist, invented
from casework.bench.plans import LONG_AGO, claim_of_a_letter, claim_of_terms
from casework.database import connect
from casework.services.claim_terms import Day
from casework.services.warn import warn_due
from casework.work import Desk
from tests.conftest import SWV

FEW, MANY, DUE = 1_000, 20_000, 200
PAGES = 3
"""Of a term that is claimed: two to lock the root (its row, and the map of what all can
see), and less than one to find it, for what is due together lies together."""


@pytest.fixture
def stock(database, vault):
    clock = Wrist()
    engine = connect(database)
    desk = Desk(engine, vault, clock, {SWV: invented()})
    cases = Due(Office(database, desk, clock))
    cases.over(DUE)
    cases.to_warn(DUE)
    yield cases
    engine.dispose()


def plans(stock):
    stock.analyse()
    with stock.desk.work(SWV) as work:
        return {
            "lapse": claim_of_terms(work, Day.LEGAL_END),
            "warn": claim_of_terms(work, Day.WARN_ON),
            "nothing": claim_of_terms(work, Day.LEGAL_END, LONG_AGO),
        }


def letter_plan(stock):
    stock.analyse()
    with stock.desk.work(SWV) as work:
        return claim_of_a_letter(work)


def met_first(plan):
    """Return the top of a plan: what is sorted is what the limit left, no more."""
    return [node for node in plan.nodes if node != "Result"][:3]


def test_a_claim_reads_its_partial_index_and_no_more_when_more_is_stored(stock):
    stock.quiet(FEW)
    few = plans(stock)
    stock.quiet(MANY - FEW, "M")
    many = plans(stock)

    assert met_first(many["lapse"]) == ["Sort", "Limit", "Index Scan:term_due"]
    assert met_first(many["warn"]) == ["Sort", "Limit", "Index Scan:term_warn"]
    for name, plan in many.items():
        assert "Seq Scan" not in plan.nodes, (name, plan.shape)
        for one in (plan, few[name]):
            assert one.buffers <= 5 + PAGES * one.rows, (name, one)
    assert many["nothing"].buffers <= 5
    assert many["lapse"].rows == many["warn"].rows == 50


def test_a_letter_is_claimed_at_the_same_cost_however_many_wait(stock):
    assert len(warn_due(stock.desk, SWV).lines) == DUE
    first = letter_plan(stock)
    stock.to_warn(DUE * 5, "P")
    batch = warn_due(stock.desk, SWV)
    while batch.after:
        batch = warn_due(stock.desk, SWV, batch.after)
    again = letter_plan(stock)

    assert "Index Scan:outbox_due" in again.nodes
    assert again.buffers <= first.buffers + 5
