"""A hold stops every erasure, also one that is about to happen (domain.md F11)."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from casework.access import CaseNotFound
from casework.services.retention import destroy
from casework.services.retention.destroy import destroy_due
from casework.services.retention.legal_hold import (
    holds,
    holds_on,
    lift_hold,
    lock_family,
    place_hold,
)
from statemachines.bekendmaking.toestanden import IN_BEROEP, IN_BEZWAAR
from statemachines.bewaring.blokkade import Blokkade, blokkade_door
from statemachines.engine import Refused
from statemachines.processes import PROCESSES
from tests import toy
from tests.casework.bewaren import (
    FG,
    closed_case,
    confirm_all,
    everything,
    propose,
    with_rules,
)
from tests.conftest import SWV

WHY = "De ouders gaan naar de rechter."
PATIENCE = 30


@pytest.fixture
def confirmed(desk, with_toy, monkeypatch, tmp_path, clock):
    with_rules(monkeypatch)
    old = closed_case(desk, tmp_path)
    clock.forward(days=3 * 365 + 2)
    propose(old.desk)
    confirm_all(old.desk)
    return old


def place(old):
    with old.desk.work(SWV) as work:
        return place_hold(work, old.kenmerk, Blokkade.ANDERS, WHY, by=FG)


def is_sealed_still(old):
    keystore = old.desk.vault.keystore
    return keystore.destroyed_at(old.dossier("gezondheid")) is None


def test_nothing_of_the_whole_family_goes_until_it_is_lifted(confirmed):
    hold = place(confirmed)
    lines = everything(destroy_due, confirmed.desk)
    assert len(lines) > 3
    assert all(line.outcome.startswith(Blokkade.ANDERS.zin) for line in lines)
    assert is_sealed_still(confirmed)
    with confirmed.desk.work(SWV) as work:
        [known] = holds(work)
        assert (known.reason, known.kenmerk) == (WHY, confirmed.kenmerk)
        lift_hold(work, hold, by=FG)
    everything(destroy_due, confirmed.desk)
    assert not is_sealed_still(confirmed)


def test_the_reason_of_a_hold_is_not_in_the_database(confirmed):
    place(confirmed)
    [(sealed,)] = confirmed.rows("select sealed from legal_hold")
    assert WHY.encode() not in bytes(sealed)


def test_who_may_not_or_gives_no_reason_places_nothing(confirmed):
    with confirmed.desk.work(SWV) as work:
        with pytest.raises(Refused, match="privacy officer"):
            place_hold(work, confirmed.kenmerk, Blokkade.ANDERS, WHY, by=toy.ADMIN)
        with pytest.raises(Refused, match="waarom"):
            place_hold(work, confirmed.kenmerk, Blokkade.ANDERS, "  ", by=FG)
        with pytest.raises(CaseNotFound):
            place_hold(work, "AA-2026-00000-A", Blokkade.ANDERS, WHY, by=FG)
        assert holds(work) == []


def test_a_hold_cannot_slip_in_between_the_check_and_the_key(confirmed, monkeypatch):
    """The erasure has looked and goes on; the hold waits until all of it is done."""
    looked, go_on = Event(), Event()
    erase = vars(destroy)["_erase"]

    def slow(*values):
        looked.set()
        assert go_on.wait(PATIENCE)
        erase(*values)

    monkeypatch.setattr(destroy, "_erase", slow)
    with ThreadPoolExecutor(2) as pool:
        erasing = pool.submit(destroy_due, confirmed.desk, SWV)
        assert looked.wait(PATIENCE)
        holding = pool.submit(place, confirmed)
        wait_for_a_lock(confirmed)
        assert not holding.done()
        assert is_sealed_still(confirmed)
        go_on.set()
        holding.result(PATIENCE)
        erasing.result(PATIENCE)
    assert not is_sealed_still(confirmed)


def test_an_erasure_waits_for_who_places_a_hold_and_then_obeys(confirmed):
    with ThreadPoolExecutor(1) as pool:
        with confirmed.desk.work(SWV) as work:
            place_hold(work, confirmed.kenmerk, Blokkade.DATALEK, WHY, by=FG)
            erasing = pool.submit(destroy_due, confirmed.desk, SWV)
            wait_for_a_lock(confirmed)
            assert not erasing.done()
        [first, *_] = erasing.result(PATIENCE).lines
    assert first.outcome == Blokkade.DATALEK.zin
    assert is_sealed_still(confirmed)


def wait_for_a_lock(old):
    while not old.rows("select count(*) from pg_locks where not granted")[0][0]:
        pass


def test_a_running_objection_or_appeal_holds_by_itself():
    assert blokkade_door("bekendmaking", IN_BEZWAAR.name) is Blokkade.BEZWAAR
    assert blokkade_door("bekendmaking", IN_BEROEP.name) is Blokkade.BEROEP
    assert blokkade_door("bekendmaking", "onherroepelijk") is None
    assert blokkade_door("ot", IN_BEZWAAR.name) is None
    assert blokkade_door("avg_verzoek", "ontvangen") is Blokkade.AVG_VERZOEK
    assert blokkade_door("datalek", "gemeld") is Blokkade.DATALEK


@pytest.mark.parametrize(
    "state", [s for s in PROCESSES["bekendmaking"].states if s.name.startswith("in_")]
)
def test_every_state_before_a_judge_or_committee_holds(state):
    assert blokkade_door("bekendmaking", state.name) is not None


def test_an_open_linked_case_holds_its_whole_family(confirmed, monkeypatch):
    """As the family of a case really is: linked cases of linked cases too."""
    confirmed.rows(
        """update cases set process = 'bekendmaking', state = 'in_bezwaar',
        closed_at = null where process = 'vraag' and party = 'ouder-1'"""
    )
    with confirmed.desk.work(SWV) as work:
        root = lock_family(work, confirmed.case_id)
        assert holds_on(work, root) == [Blokkade.BEZWAAR]
    lines = everything(destroy_due, confirmed.desk)
    assert Blokkade.BEZWAAR.zin in {line.outcome for line in lines}
    assert is_sealed_still(confirmed)
