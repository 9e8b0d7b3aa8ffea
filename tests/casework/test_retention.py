"""A fact has an end: proposed in time, confirmed by people, and then it is nowhere."""

from datetime import date

import pytest
from sqlalchemy import select

from casework.keystore import KeyDestroyed
from casework.keystore.dossier import context_of
from casework.keystore.tables import DOSSIER_KEY
from casework.keystore.wrapping import unwrap
from casework.services.case_facts import opened, reader_of
from casework.services.digest import read_digest, write_digests
from casework.services.hold import view
from casework.services.notes import notes_of
from casework.services.people import ERASED, people_of
from casework.services.retention.confirm import confirm, proposals
from casework.services.retention.destroy import destroy_due
from casework.services.retention.propose import propose_destruction
from casework.services.rows import seal_facts
from casework.services.verify import verify
from statemachines.engine import Refused
from statemachines.roles import Role
from statemachines.secrecy import DataClass
from tests import toy
from tests.casework.accounts import make
from tests.casework.bewaren import (
    BOARD,
    FG,
    NOTE,
    TOLD,
    closed_case,
    confirm_all,
    erase,
    everything,
    propose,
    with_rules,
)
from tests.conftest import SWV

UNTIL = date(2029, 9, 14)
LONG = {"days": 3 * 365 + 2}


@pytest.fixture
def old(desk, with_toy, monkeypatch, tmp_path):
    with_rules(monkeypatch)
    return closed_case(desk, tmp_path)


@pytest.fixture
def due(old, clock):
    clock.forward(**LONG)
    return old


def findings(old):
    with old.desk.look(SWV) as work:
        return verify(work).findings


def test_nothing_is_proposed_before_sixty_days_ahead(old, clock):
    clock.time = clock.time.replace(year=2029, month=7, day=15)
    assert propose(old.desk) == {}
    clock.forward(days=1)
    found = propose(old.desk)
    mine = {
        kind: one for (kenmerk, kind), one in found.items() if kenmerk == old.kenmerk
    }
    assert {*mine} == {"gezondheid", "onderwijs", "identiteit"}
    assert {one.due_on for one in mine.values()} == {UNTIL}
    assert mine["gezondheid"].twee_personen
    assert not mine["onderwijs"].twee_personen
    assert "14 september 2029" in mine["gezondheid"].uitleg["zin"]
    assert mine["gezondheid"].uitleg["wet"] == "WPO 18a lid 13"


def test_proposing_twice_is_once(due):
    assert propose(due.desk)
    assert everything(propose_destruction, due.desk) == []


def test_nothing_goes_without_people_and_before_the_day(old, clock):
    clock.time = clock.time.replace(year=2029, month=9, day=14)
    propose(old.desk)
    assert everything(destroy_due, old.desk) == []
    confirm_all(old.desk)
    assert everything(destroy_due, old.desk) == []  # the last day is still kept
    clock.forward(days=1)
    assert len(everything(destroy_due, old.desk)) > 3


def test_health_needs_two_different_people(due):
    health = propose(due.desk)[due.kenmerk, "gezondheid"].id
    with due.desk.work(SWV) as work:
        assert confirm(work, [health], by=FG) == 1
        assert confirm(work, [health], by=FG) == 0
        [one] = [p for p in proposals(work) if p.id == health]
        assert (one.mensen, one.compleet) == (["u-fg"], False)
    assert everything(destroy_due, due.desk) == []
    with due.desk.work(SWV) as work:
        assert confirm(work, [health], by=BOARD) == 1
    assert [line.outcome for line in everything(destroy_due, due.desk)] == ["gewist"]


def test_only_the_privacy_officer_and_the_board_confirm(due):
    found = propose(due.desk)
    with due.desk.work(SWV) as work, pytest.raises(Refused, match="privacy officer"):
        confirm(work, [one.id for one in found.values()], by=toy.ADMIN)


def test_afterwards_the_facts_are_gone_and_the_case_is_not(due):
    assert findings(due) == ()
    lines = erase(due.desk)
    assert {line.outcome for line in lines} == {"gewist"}
    assert findings(due) == ()
    with due.desk.work(SWV) as work:
        case = view(work, due.case_id, toy.VOORZITTER)
        assert (case.kenmerk, case.state) == (due.kenmerk, "weg")
        people = people_of(work, due.case_id, case.people)
        assert {person.identity for person in people.values()} == {ERASED}
        reader = reader_of(case, toy.VOORZITTER)
        assert opened(work, case, toy.VOORZITTER, reader, DataClass.ONDERWIJS) == ()
        assert notes_of(work, case, toy.VOORZITTER) == []
    with pytest.raises(KeyDestroyed):
        due.desk.vault.keystore.current(due.dossier("gezondheid"))
    for table in ("secret", "note"):
        assert due.rows(f"select 1 from {table} where case_id = %s", due.case_id) == []


def test_each_file_on_disk_is_without_the_key_and_without_the_words(
    due, server, tmp_path
):
    keystore = due.desk.vault.keystore
    wrapped = _wrapped(keystore)
    raw = _raw(keystore, due.dossier("gezondheid"))
    assert wrapped
    assert any(key in data for key in wrapped for data in _files(tmp_path))
    erase(due.desk)
    due.rows("select 1")
    everywhere = [*_files(tmp_path), *_files(server.data)]
    assert len(everywhere) > 100
    for secret in (*wrapped, raw, TOLD.encode(), NOTE.encode()):
        assert not any(secret in data for data in everywhere)


def _wrapped(keystore):
    with keystore.database.reading() as connection:
        rows = connection.exec_driver_sql(
            "select wrapped from dossier_key where data_class = 'gezondheid'"
        )
        return [bytes(wrapped) for (wrapped,) in rows]


def _raw(keystore, dossier):
    """Return the bytes of the key itself, as only the keystore ever has them."""
    query = select(DOSSIER_KEY).where(
        DOSSIER_KEY.c.case_id == dossier.case_id,
        DOSSIER_KEY.c.data_class == dossier.data_class,
    )
    with keystore.database.reading() as connection:
        row = connection.execute(query).one()
    tenant = keystore.tenants.cipher(dossier.tenant, row.tenant_version)
    place = context_of(dossier, row.version, row.tenant_version)
    return unwrap(tenant, row.wrapped, place)


def _files(folder):
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


def test_a_row_that_goes_without_a_record_is_found(due):
    due.rows("delete from secret where case_id = %s", due.case_id)
    assert any("veranderd of weg" in finding for finding in findings(due))


_ONLY = "where data_class = 'gezondheid'"
FORGED = {
    "a record of another": "record = replace(record, 'gezondheid', 'gezin')",
    "no record at all": "record = 'x'",
    "another rule": "rule = 'F8b'",
}


@pytest.mark.parametrize("change", FORGED.values(), ids=FORGED)
def test_a_record_that_was_changed_is_found(due, change):
    erase(due.desk)
    due.rows(f"update destruction set {change} {_ONLY}")
    assert any("gezondheid is gewist, klopt niet" in found for found in findings(due))


def test_sealing_what_was_erased_is_refused_with_a_reason(due):
    erase(due.desk)
    with due.desk.work(SWV) as work:
        due.rows("select 1")
        with pytest.raises(Refused, match="gewist"):
            _seal_anew(work, due.case_id)


def _seal_anew(work, case_id):
    dossier = toy.AanvraagDossier(toelichting="Nog iets.")
    seal_facts(work, (case_id, 9), dossier, ["toelichting"])


def test_who_confirms_finds_it_on_the_list_of_the_morning(due, light):
    make(due.desk, "u-fg", "fg@werk.example", (Role.FG,))
    make(due.desk, "u-ib", "ib@werk.example", (Role.IB,))
    due.desk.clock.forward(days=2)  # a working day
    propose(due.desk)
    everything(write_digests, due.desk)
    with due.desk.work(SWV) as work:
        [task] = read_digest(work, "u-fg", work.today)
        assert read_digest(work, "u-ib", work.today) == []
    assert task["soort"] == "Bewaren en wissen"
    assert task["laatste_dag"] == "2029-09-14"
    confirm_all(due.desk)
    everything(destroy_due, due.desk)
    due.desk.clock.forward(days=1)
    everything(write_digests, due.desk)
    with due.desk.work(SWV) as work:
        assert read_digest(work, "u-fg", work.today) == []
