"""The sealer takes everything that is committed, once, whatever happens to it."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from casework.proof.merkle import Frontier
from casework.services.advance import advance
from casework.services.nightly import check_all
from casework.services.proof import seal
from casework.services.proof.seal import frontier_of, seal_journal
from casework.services.proof.sources import SOURCES
from tests import toy
from tests.conftest import SWV
from tests.owner import as_owner
from tests.proof.conftest import FACTS, look
from tests.toy import VOORZITTER


def numbers(desk):
    with desk.look(SWV) as work:
        query = "select number from leaf where tenant_id = %s order by number"
        return [number for (number,) in work.rows(query, [SWV])]


def open_one(desk):
    with desk.work(SWV) as work:
        return toy.opened(work)


def waiting(desk):
    return look(desk).unsealed


def test_a_turn_takes_all_and_the_next_finds_nothing(desk, case):
    assert waiting(desk) > 0
    batch = seal_journal(desk, SWV)
    assert [line.outcome for line in batch.lines] == ["verzegeld tot en met blad 0"]
    assert numbers(desk) == [0]
    assert (waiting(desk), seal_journal(desk, SWV).lines) == (0, ())
    assert look(desk).checkpoints == 1


def test_many_batches_give_one_log_without_gaps(desk, with_toy, monkeypatch):
    monkeypatch.setattr(seal, "BATCH", 2)
    for _ in range(5):
        open_one(desk)
    batch = seal_journal(desk, SWV)
    while batch.after:
        batch = seal_journal(desk, SWV, batch.after)
    assert numbers(desk) == list(range(5))
    found = look(desk)
    assert (found.findings, found.leaves, found.checkpoints) == ((), 5, 3)


def test_what_is_committed_late_lands_in_the_next_turn(desk, case, with_toy):
    with desk.work(SWV) as late:
        advance(late, case.case_id, "indienen", by=VOORZITTER, facts=FACTS)
        open_one(desk)  # begun later, committed earlier
        seal_journal(desk, SWV)
        before = len(numbers(desk))
    came = waiting(desk)
    assert came > 0
    seal_journal(desk, SWV)
    assert len(numbers(desk)) == before + came
    assert look(desk).findings == ()


def test_a_sealer_that_dies_before_it_commits_has_done_nothing(desk, case, monkeypatch):
    def fails(*_):
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(seal, "signer", fails)
        with pytest.raises(RuntimeError):
            seal_journal(desk, SWV)
    assert (numbers(desk), waiting(desk)) == ([], 1)
    seal_journal(desk, SWV)
    assert (numbers(desk), look(desk).findings) == ([0], ())


def test_sealers_at_once_give_one_log(desk, with_toy):
    def write():
        for _ in range(5):
            open_one(desk)

    def sealing():
        for _ in range(20):
            seal_journal(desk, SWV)

    jobs = (write, write, sealing, sealing)
    with ThreadPoolExecutor(len(jobs)) as pool:
        for done in [pool.submit(job) for job in jobs]:
            done.result()
    seal_journal(desk, SWV)
    assert numbers(desk) == list(range(10))
    assert look(desk).findings == ()


def test_every_kind_of_row_of_the_log_gets_its_leaf(desk, log):
    with desk.work(SWV) as work:
        work.rows(
            """insert into read_log (id, tenant_id, case_id, at, account, role, what)
            values (gen_random_uuid(), %s, %s, %s, 'u-admin', 'swv_admin', 'zaak')""",
            [SWV, log.case_id, work.now],
        )
        work.rows(
            """insert into tenant_setting values (%s, 1, %s, 'u-admin', 'regels', '1',
            '{"a": 1.5}', '{}')""",
            [SWV, work.now],
        )
    seal_journal(desk, SWV)
    with desk.look(SWV) as work:
        kinds = work.rows("select distinct kind from leaf order by 1", [])
        frontier = frontier_of(work)
    assert kinds == [("journal",), ("read_log",), ("tenant_setting",)]
    assert frontier.size == len(numbers(desk))
    assert frontier != Frontier()
    assert look(desk).findings == ()


def test_one_log_knows_nothing_of_another(desk, log):
    other = next(name for name in desk.tenants if name != SWV)
    assert seal_journal(desk, other).lines == ()
    with desk.look(other) as work:
        assert frontier_of(work) == Frontier()


@pytest.mark.parametrize("table", ["leaf", "checkpoint"])
@pytest.mark.parametrize("deed", ["update {} set tenant_id = 'x'", "delete from {}"])
def test_what_is_sealed_is_written_once(desk, log, table, deed):
    with (
        pytest.raises(Exception, match="is written once"),
        as_owner(desk) as connection,
    ):
        connection.exec_driver_sql(deed.format(table))


def test_the_nightly_check_tells_that_nobody_seals(desk, log, clock):
    def told():
        lines = check_all(desk, SWV).lines
        return [line.outcome for line in lines if "verzegeling" in line.outcome]

    open_one(desk)
    assert told() == []
    clock.forward(hours=2)
    assert told() == ["1 regels wachten te lang op verzegeling"]
    seal_journal(desk, SWV)
    assert told() == []


def test_every_table_of_the_log_has_its_trigger(desk):
    with desk.look(SWV) as work:
        found = work.rows(
            """select tgrelid::regclass::text from pg_trigger
            where starts_with(tgname::text, 'queue_')""",
            [],
        )
    assert {table for (table,) in found} == set(SOURCES)
