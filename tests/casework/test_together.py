"""A batch of terms gives exactly what the same terms give one by one."""

import signal
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from casework.services import sweep
from casework.services.advance import advance
from casework.services.escalate import escalate_due
from casework.services.lapse_due import lapse_due
from casework.services.verify import verify
from casework.services.warn import warn_due
from casework.services.webhook_subscriptions import subscribe
from casework.work import Work
from tests import toy
from tests.api.conftest import let_in
from tests.casework.test_escalate import opened as opened_ot
from tests.casework.test_lapse_due import AANVRAAG, kill, lapsed, rows, sound
from tests.casework.twins import everything_in, twins
from tests.conftest import SWV
from tests.owner import as_owner
from tests.post import ADMIN, VOORZITTER, filed, invited

SWEEPS = (lapse_due, warn_due, escalate_due)
STAND_STILL = (22, 40, 60)
"""Days after which there are terms to go through: one, or several of one family."""
ADDRESS = "https://voorbeeld.invalid/"


def swept(desk, service, size):
    """Sweep until nothing is left; return all lines, counted.

    Terms of one day are in the order of their ids, which chance decides.
    """
    batch = service(desk, SWV, size=size)
    lines = Counter(batch.lines)
    while batch.after:
        batch = service(desk, SWV, batch.after, size=size)
        lines.update(batch.lines)
    return lines


def asking(desk):
    """File the toy case; return its id."""
    with desk.work(SWV) as work:
        case = toy.opened(work)
        advance(work, case.case_id, "indienen", by=VOORZITTER, facts=AANVRAAG)
    return case.case_id


@pytest.fixture
def town(desk, with_toy):
    """Fill the office with cases of every kind that a sweep can meet.

    Families with several terms, a case with two, steps that tell a main case or start a
    term again, a step that is refused, one that breaks, and a program that listens.
    """
    filed(desk)
    invited(desk)
    opened_ot(desk)
    suspended = asking(desk)
    asking(desk)
    refused, broken = asking(desk), asking(desk)
    client, _ = let_in(desk, VOORZITTER)
    with desk.work(SWV) as work:
        advance(work, suspended, "stilleggen", by=ADMIN)
        subscribe(work, client, ADDRESS, local=False)
    with as_owner(desk) as owner:
        change = "update cases set state = 'concept' where id = %s"
        owner.exec_driver_sql(change, (refused,))
        change = """update cases set dossier = '{"vreemd": 1}' where id = %s"""
        owner.exec_driver_sql(change, (broken,))


def test_a_batch_gives_what_one_by_one_gives(server, desk, town, clock, monkeypatch):
    with twins(server, desk, 3) as (one_by_one, in_ones, in_batches):
        for days in STAND_STILL:
            clock.forward(days=days)
            for service in SWEEPS:
                with monkeypatch.context() as patch:
                    patch.setattr(sweep, "together", lambda *_: {})
                    expected = swept(one_by_one, service, 500)
                assert expected == swept(in_batches, service, 500)
                assert expected == swept(in_ones, service, 1)
        found = everything_in(one_by_one)
        assert found == everything_in(in_batches)
        assert found == everything_in(in_ones)
    assert len(found["webhook_event"]) > 5
    assert len(found["outbox"]) > 5
