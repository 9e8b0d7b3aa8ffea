"""New keys at every level while people work, and after a power cut half-way."""

import signal
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import func, select

from casework.keystore import KeystoreError, LocalMasterKey, WrongMasterKey
from casework.keystore.census import count_master, count_tenant
from casework.keystore.rotation import CASE, Rotation
from casework.keystore.tables import DOSSIER_KEY, TENANT_KEY
from casework.services.field_keys import Scope, Tally, look_at_fields
from casework.services.key_status import key_status
from casework.services.rotate import (
    Renewed,
    Waiting,
    end_master_change,
    renew_cases,
    renew_fields,
    renew_master,
    renew_tenant,
)
from casework.services.verify import verify
from tests.casework import killed_in_rotation
from tests.casework.keys_at_work import another_program, at_work, read_one, write_one
from tests.conftest import SWV

NEW = LocalMasterKey(bytes(range(1, 33)))
ROOT = Path(__file__).parents[2]


def through(steps):
    for _ in steps:
        pass


def rotate(desk, level):
    done = Renewed(level, SWV)
    if level == "master":
        through(renew_master(desk, NEW, done))
    elif level == "swv":
        through(renew_tenant(desk, SWV, done))
    elif level == "zaak":
        through(renew_cases(desk, SWV, None, done, Waiting()))
    else:
        through(renew_fields(desk, SWV, done))
    return done


def versions(desk, table):
    with desk.vault.keystore.database.reading() as connection:
        counted = select(table.c.version, func.count()).group_by(table.c.version)
        return dict(connection.execute(counted.order_by(table.c.version)).all())


def nothing_wrong(desk):
    with desk.look(SWV) as work:
        assert verify(work).findings == ()
    tally = Tally()
    through(look_at_fields(desk, Scope(SWV, only_count=True), tally))
    return tally


@pytest.fixture
def cases(desk, with_toy):
    return [write_one(desk) for _ in range(3)]


@pytest.mark.parametrize("level", ["master", "swv", "zaak", "veld"])
def test_every_level_is_renewed_while_eight_people_work(desk, tmp_path, cases, level):
    with another_program(desk, tmp_path) as there, at_work(desk, cases) as made:
        done = rotate(there, level)
    assert done.klaar
    assert made
    nothing_wrong(desk)
    with another_program(desk, tmp_path) as later:
        for case in (*cases, *made):
            read_one(later, case)


def test_a_new_master_key_replaces_the_old_one_and_both_open_until_it_is_done(
    desk, tmp_path, cases
):
    old = desk.vault.keystore.tenants.masters.own
    assert rotate(desk, "master").sleutels == 1
    assert count_master(desk.vault.keystore).id == NEW.id
    for master in (old, NEW):
        with another_program(desk, tmp_path, master) as there:
            read_one(there, cases[0])
            write_one(there)
    with pytest.raises(KeystoreError, match="CASEWORK_MASTER_KEY_FILE"):
        end_master_change(desk)
    with another_program(desk, tmp_path, NEW) as there:
        assert end_master_change(there)
        assert not end_master_change(there)
        read_one(there, cases[0])
    with (
        pytest.raises(WrongMasterKey, match=NEW.id),
        another_program(desk, tmp_path, old),
    ):
        pass


def test_a_second_change_of_the_master_key_waits_for_the_first(desk, cases):
    rotate(desk, "master")
    third = LocalMasterKey(bytes(32))
    with pytest.raises(KeystoreError, match="Er loopt al een wisseling"):
        through(renew_master(desk, third, Renewed("master")))
    assert rotate(desk, "master").sleutels == 0


def test_the_old_key_of_the_swv_goes(desk, cases):
    before = count_tenant(desk.vault.keystore, SWV)
    done = rotate(desk, "swv")
    assert done.versie == 2
    assert done.sleutels == before.keys > 0
    assert versions(desk, TENANT_KEY) == {2: 1}
    assert count_tenant(desk.vault.keystore, SWV).versions == {2: before.keys}
    read_one(desk, cases[0])


def test_the_old_keys_of_the_cases_go_and_no_commitment_changes(desk, cases):
    with desk.work(SWV) as work:
        before = work.rows("select id, sha256, ciphertext from note order by id", [])
    done = rotate(desk, "zaak")
    with desk.work(SWV) as work:
        after = work.rows("select id, sha256, ciphertext from note order by id", [])
    assert [row[:2] for row in before] == [row[:2] for row in after]
    assert [row[2][63:] for row in before] == [row[2][63:] for row in after]
    assert all(
        old[2][:63] != new[2][:63] for old, new in zip(before, after, strict=True)
    )
    assert done.weg > 0
    assert done.blijft == 0
    assert versions(desk, DOSSIER_KEY).keys() == {2}
    assert nothing_wrong(desk).achter == 0
    read_one(desk, cases[0])


def test_one_case_is_renewed_and_the_others_are_left(desk, cases):
    done = Renewed("zaak", SWV)
    through(renew_cases(desk, SWV, cases[1].case_id, done, Waiting()))
    assert versions(desk, DOSSIER_KEY).keys() == {1, 2}
    for case in cases:
        read_one(desk, case)


def test_who_reads_for_long_is_waited_for(desk, tmp_path, cases):
    """An old ciphertext in somebody's hands opens until that transaction ends."""
    with desk.work(SWV) as work:
        work.rows("select 1", [])
        with another_program(desk, tmp_path) as there:
            done, short = Renewed("zaak", SWV), Waiting(0.1)
            through(renew_cases(there, SWV, None, done, short))
            assert not done.klaar
            assert key_status(there, [SWV])["swv"][0]["bezig"] == ["zaak"]
    assert rotate(desk, "zaak").klaar
    assert versions(desk, DOSSIER_KEY).keys() == {2}


def test_a_renewed_key_is_not_remembered_elsewhere(desk, tmp_path, cases):
    with another_program(desk, tmp_path) as there:
        read_one(there, cases[0])
        rotate(desk, "zaak")
        rotate(desk, "swv")
        read_one(there, cases[0])
        write_one(there)
    assert nothing_wrong(desk).achter == 0


def test_a_fact_that_somebody_holds_keeps_its_key_until_the_next_time(desk, cases):
    held, ready = Event(), Event()

    def hold_on():
        with desk.work(SWV) as work:
            work.rows("update note set role = role", [])
            ready.set()
            held.wait(30)

    holder = Thread(target=hold_on)
    holder.start()
    ready.wait(30)
    tally = Tally()
    rotation = Rotation(desk.vault.keystore, SWV)
    rotation.start(CASE)
    while rotation.renew():
        pass
    through(look_at_fields(desk, Scope(SWV), tally))
    held.set()
    holder.join()
    assert tally.bezet == len(cases)
    assert (cases[0].case_id, "onderwijs", 1) in tally.used
    assert rotation.drop_old("*", tally.used)[1] >= len(cases)
    read_one(desk, cases[0])
    assert rotate(desk, "zaak").klaar
    assert nothing_wrong(desk).achter == 0


@pytest.mark.parametrize("level", ["master", "swv", "zaak"])
def test_a_rotation_that_was_killed_goes_on(desk, tmp_path, cases, level):
    """Killed after an early transaction, and after one half-way."""
    url = desk.engine.url.render_as_string(hide_password=False)
    location = f"sqlite:///{tmp_path / 'keystore.sqlite'}"
    killed = 0
    for last in (2, 4, 9):
        done = subprocess.run(
            [
                *(sys.executable, killed_in_rotation.__file__),
                *(url, location, level, str(last)),
            ],
            cwd=ROOT,
            env={"PYTHONPATH": str(ROOT), "PATH": ""},
            capture_output=True,
            check=False,
        )
        assert done.returncode in {0, -signal.SIGKILL}, done.stderr.decode()
        killed += done.returncode != 0
        nothing_wrong(desk)
        for case in cases:
            read_one(desk, case)
    assert killed
    assert rotate(desk, level).klaar
    status = key_status(desk, [SWV])
    assert not any(status["swv"][0]["nog_te_doen"].values())
    assert status["swv"][0]["bezig"] == []
    for case in cases:
        read_one(desk, case)
