"""A worker that dies leaves what it committed, and nothing of what it had begun."""

import pytest

from casework.services.lapse_due import lapse_due
from casework.simulate.killed import Killed, mortal
from tests.conftest import SWV

PUT = """
insert into absence_pupil (tenant_id, leerling_id, school_id, calendar, id)
values (%s, 'L1', 'S1', '', gen_random_uuid())"""
THERE = "select 1 from absence_pupil where tenant_id = %s"


def test_a_transaction_of_a_worker_that_dies_is_undone(desk):
    dying = mortal(desk, 1)
    with pytest.raises(Killed), dying.work(SWV) as work:
        _begin_and_die(work)
    with desk.work(SWV) as work:
        assert work.rows(THERE, [SWV]) == []


def _begin_and_die(work):
    work.rows(PUT, [SWV])
    work.rows("select 1", [])


def test_a_worker_lives_over_more_than_one_transaction(desk):
    dying = mortal(desk, 2)
    for _ in range(2):
        with dying.work(SWV) as work:
            work.rows("select 1", [])
    with pytest.raises(Killed), dying.work(SWV) as work:
        work.rows("select 1", [])


def test_no_service_goes_on_after_death(desk):
    with pytest.raises(Killed):
        lapse_due(mortal(desk, 0), SWV)
