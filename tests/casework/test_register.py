"""Names are in the register, sealed; the same entry twice changes nothing."""

from dataclasses import replace

import pytest

from casework.models import RegisterKind
from casework.services.register import Missing, people_around, register
from casework.services.verify import verify
from tests.casework.absence_register import PUPIL, SCHOOL, SWV_PEOPLE, enrol
from tests.conftest import SWV


def counted(done):
    return (done.nieuw, done.gewijzigd, done.ongewijzigd)


def test_who_is_around_a_pupil(desk):
    assert counted(enrol(desk, "L1")) == (3, 0, 0)
    assert counted(enrol(desk, "L1", "L2")) == (1, 0, 3)
    with desk.look(SWV) as work:
        people = people_around(work, "L1", "S1")
    everybody = PUPIL.people + SCHOOL.people + SWV_PEOPLE.people
    assert [one.party for one in people] == [one.party for one in everybody]
    schools = {one.party.key: one.identity.organisatie for one in people}
    assert schools["hoofd"] == schools["ib"] == "Voorbeeldschool"
    assert schools["leerling"] == schools["swv-er"] == ""


def test_a_changed_entry_replaces_the_old_one(desk):
    enrol(desk, "L1")
    alone = replace(PUPIL, people=PUPIL.people[:1])
    with desk.work(SWV) as work:
        done = register(work, {(RegisterKind.LEERLING, "L1"): alone})
    assert counted(done) == (0, 1, 0)
    with desk.look(SWV) as work:
        assert "ouder" not in {p.party.key for p in people_around(work, "L1", "S1")}


def test_what_is_missing_is_said(desk):
    with desk.look(SWV) as work, pytest.raises(Missing, match="de leerling, de school"):
        people_around(work, "L1", "S1")


def test_no_name_is_stored_in_clear(desk):
    enrol(desk, "L1")
    with desk.look(SWV) as work:
        rows = work.rows("select id::text, kind, code, sealed from register_entry", [])
    assert len(rows) == 3
    assert not [row for row in rows if b"Voorbeeld" in b"".join(map(_bytes, row))]


def _bytes(value):
    return value.encode() if isinstance(value, str) else bytes(value)


@pytest.mark.parametrize(
    ("tampering", "kinds"),
    [
        ("update register_entry set sealed = set_byte(sealed, 20, 7)", 3),
        ("update register_entry set sealed = set_byte(sealed, 0, 0)", 3),
        ("update register_entry set code = 'L9' where kind = 'leerling'", 1),
        ("update register_entry set kind = 'vreemd' where kind = 'swv'", 1),
    ],
)
def test_verify_finds_a_broken_seal_and_names_nobody(desk, tampering, kinds):
    enrol(desk, "L1")
    with desk.look(SWV) as work:
        assert verify(work).findings == ()
    with desk.work(SWV) as work:
        work.rows(tampering, [])
    with desk.look(SWV) as work:
        findings = verify(work).findings
    assert len(findings) == kinds
    assert all(f.startswith("register_entry.sealed, rij ") for f in findings)
    assert all(f.endswith("het slot is verbroken") for f in findings)
    assert "L9" not in str(findings)
