"""A batch of terms gives exactly what the same terms give one by one."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from casework.services import record, sweep
from casework.services.advance import advance
from casework.services.escalate import escalate_due
from casework.services.lapse_due import lapse_due
from casework.services.warn import warn_due
from casework.services.webhook_subscriptions import subscribe
from casework.services.write_many import write_many
from casework.work import Work
from tests import toy
from tests.api.conftest import let_in
from tests.casework.killed_in_a_sweep import SMALL
from tests.casework.test_escalate import opened as opened_ot
from tests.casework.test_lapse_due import AANVRAAG, kill, rows, sound
from tests.casework.twins import everything_in, twins
from tests.conftest import SWV
from tests.owner import as_owner
from tests.post import ADMIN, VOORZITTER, filed, invited

SWEEPS = (lapse_due, warn_due, escalate_due)
STAND_STILL = (22, 40, 60)
"""Days after which there are terms to go through: one, or several of one family."""
FEW = 6
STATEMENTS = 5
"""Of a batch: claim, hold, look again, relations, write."""
LOOK = 1
"""What a program asks before its first batch: the settings of the tenant."""
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


@pytest.fixture
def many(desk):
    """File a few cases, each with a term that ends in a step of its own case alone."""
    return [filed(desk) for _ in range(FEW)]


def steps(desk):
    """Count for each case how often a term took its step in it."""
    return Counter(
        rows(
            desk,
            """select c.process, c.id from journal j join cases c on c.id = j.case_id
            where convert_from(body, 'UTF8')::jsonb ->> 'action' = any(%s)""",
            ["beslistermijn_overschreden", "uitnodigen_bewaken"],
        )
    )


def test_a_batch_asks_as_many_statements_as_one(desk, many, clock, monkeypatch):
    clock.forward(days=57)
    assert warn_due(desk, SWV, size=1).lines
    asked: Counter[int] = Counter()
    ask = Work.rows

    def counted(work, query, values):
        asked[size] += 1
        return ask(work, query, values)

    monkeypatch.setattr(Work, "rows", counted)
    for size in (1, FEW):
        assert len(lapse_due(desk, SWV, size=size).lines) == size
    assert asked[1] == asked[FEW] == STATEMENTS
    size = FEW - 1
    assert len(warn_due(desk, SWV, size=size).lines) == size
    assert asked[size] == 3
    assert sound(desk)


def test_one_that_cannot_be_written_spoils_nobody(desk, many, clock):
    """Somebody put an entry where the next one goes: the batch is taken apart."""
    clock.forward(days=10)
    with as_owner(desk) as owner:
        forged = """insert into journal (case_id, seq, tenant_id, at, body, prev, hash)
            select id, version + 1, tenant_id, now(), '{}', head, head from cases
            where parent_id = %s"""
        owner.exec_driver_sql(forged, (many[0],))
    first, *lines = lapse_due(desk, SWV).lines
    assert first.kenmerk == "-"
    assert first.outcome == "niet in een keer (UniqueViolation): een voor een gedaan"
    outcomes = Counter(line.outcome for line in lines)
    assert outcomes == {
        "uitnodigen_bewaken: uit_te_nodigen": FEW - 1,
        "mislukt (UniqueViolation); niet vastgelegd (UniqueViolation)": 1,
    }


def test_a_batch_that_is_killed_is_there_whole_or_not_at_all(
    desk, many, clock, tmp_path
):
    """Killed when all is written and nothing committed, of the first and the second."""
    clock.forward(days=10)
    for batches in (1, 2):
        statement = LOOK + batches * STATEMENTS
        assert not kill(desk, tmp_path, "lapse", statement, "2026-09-24")
        assert len(steps(desk)) == (batches - 1) * SMALL
        assert sound(desk)
    lapse_due(desk, SWV)
    assert {*steps(desk).values()} == {1}
    assert len(steps(desk)) == FEW
    assert sound(desk)


def test_batches_side_by_side_take_each_step_once(desk, many, clock):
    clock.forward(days=57)
    start = Barrier(4)

    def sweeping(_):
        start.wait()
        return swept(desk, lapse_due, 2)

    with ThreadPoolExecutor(4) as threads:
        found = [*threads.map(sweeping, range(4))]
    found.append(swept(desk, lapse_due, 500))
    assert {*steps(desk).values()} == {1}
    assert len(steps(desk)) == sum(lines.total() for lines in found) == 2 * FEW
    assert sound(desk)


def test_every_kind_of_row_is_written_the_same_by_many(desk, with_toy, monkeypatch):
    """A whole story by the other way of writing: the log and the rows agree."""
    monkeypatch.setattr(record, "write", lambda work, entry: write_many(work, [entry]))
    main = asking(desk)
    with desk.work(SWV) as work:
        advance(work, main, "stilleggen", by=ADMIN, key="een")
        advance(work, main, "aanvullen", by=VOORZITTER)
        for child, parent in zip(
            toy.of_parents(work), (toy.MOEDER, toy.VADER), strict=True
        ):
            advance(work, child, "antwoorden", by=parent, facts={"antwoord": "Ja."})
    assert rows(desk, "select state from cases where id = %s", main) == [("klaar",)]
    assert rows(desk, "select count(*) from secret") == [(3,)]
    assert sound(desk)
