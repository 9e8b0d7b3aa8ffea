"""An older ciphertext that is put back is never shown, and `verify` names it."""

import pytest

from casework.access import SYSTEEM
from casework.models import RegisterKind
from casework.services.accounts.add import NewAccount, add_account
from casework.services.accounts.change import Changed, change_account
from casework.services.accounts.credentials import second_factor, set_credentials
from casework.services.accounts.known import account_of
from casework.services.advance import advance
from casework.services.family.draft import draft_of, save_draft
from casework.services.hold import view
from casework.services.identities import identities_of
from casework.services.people import Identity, Person, people_of, reseal
from casework.services.register import Entry, entries_of, register
from casework.services.secret_facts import open_facts
from casework.services.verify import verify
from casework.vault import CannotOpen
from statemachines.roles import Role
from tests import toy
from tests.conftest import SWV

FACTS = {"ontvangen_op": "2026-09-14", "toelichting": "Rust."}
SCHOOL = (RegisterKind.SCHOOL, "S1")


def one(desk, query, values=()):
    with desk.work(SWV) as work:
        return work.rows(query, list(values))


def findings(desk):
    with desk.look(SWV) as work:
        return " ".join(verify(work).findings)


def put_back(desk, table, column, act):
    """Do something that replaces a value, and put the older one back by hand."""
    [(before,)] = one(desk, f"select {column} from {table} limit 1")
    act()
    [(after,)] = one(desk, f"select {column} from {table} limit 1")
    assert bytes(before) != bytes(after)
    one(desk, f"update {table} set {column} = %s", [before])


@pytest.fixture
def anna(desk, light):
    with desk.work(SWV) as work:
        new = NewAccount(
            "Anna Verzonnen",
            "anna@voorbeeld.invalid",
            [Role.IB],
            password="een zin om in te loggen",
            totp_secret="JBSWY3DPEHPK3PXP",
        )
        return add_account(work, new, by=SYSTEEM)


def test_an_older_name_of_somebody_in_a_case(desk, case):
    [(before, id_)] = one(desk, "select sealed, id from party where key = 'admin'")
    with desk.work(SWV) as work:
        people = people_of(
            work, case.case_id, view(work, case.case_id, toy.ADMIN).people
        )
        known = people["admin"]
        changed = Person(known.party, Identity("Bo Verzonnen"), known.user_id)
        reseal(work, case.case_id, changed)
        flags = view(work, case.case_id, toy.ADMIN).people
        assert people_of(work, case.case_id, flags)["admin"].identity.naam[:2] == "Bo"
    one(desk, "update party set sealed = %s where id = %s", [before, id_])
    with desk.work(SWV) as work:
        with pytest.raises(CannotOpen, match="oudere versie"):
            people_of(work, case.case_id, flags)
        with pytest.raises(CannotOpen, match="oudere versie"):
            identities_of(work, [case.case_id], [Role.SWV_ADMIN])
    assert f"party.sealed, rij {id_}: dit is een oudere versie" in findings(desk)


def test_an_older_name_of_an_account(desk, anna):
    def change():
        with desk.work(SWV) as work:
            change_account(work, anna, Changed(naam="Anne Verzonnen"), by=SYSTEEM)

    put_back(desk, "account", "sealed", change)
    with desk.work(SWV) as work, pytest.raises(CannotOpen, match="oudere versie"):
        account_of(work, anna)
    assert f"account.sealed, rij {anna}: dit is een oudere versie" in findings(desk)


def test_an_older_app_of_an_account(desk, anna):
    def change():
        with desk.work(SWV) as work:
            set_credentials(work, anna, "een andere zin om in te loggen", "A" * 16)

    put_back(desk, "account", "totp", change)
    with desk.work(SWV) as work, pytest.raises(CannotOpen, match="oudere versie"):
        second_factor(work, anna, "123456")
    assert "account.totp" in findings(desk)
    change()  # who chooses anew puts it right
    assert "account.totp" not in findings(desk)


def test_an_older_entry_of_the_register(desk):
    def put(name):
        with desk.work(SWV) as work:
            register(work, {SCHOOL: Entry((), naam=name)})

    put("De Verzonnen School")
    put_back(desk, "register_entry", "sealed", lambda: put("De Andere School"))
    with desk.work(SWV) as work, pytest.raises(CannotOpen, match="oudere versie"):
        entries_of(work, RegisterKind.SCHOOL)
    assert "register_entry.sealed" in findings(desk)


def test_an_older_draft_of_a_parent(desk, case):
    with desk.work(SWV) as work:
        held = view(work, case.case_id, toy.MOEDER)

    def save(word):
        with desk.work(SWV) as work:
            save_draft(work, held, toy.MOEDER, "antwoorden", {"antwoord": (word,)})

    save("Nee.")
    put_back(desk, "draft", "sealed", lambda: save("Ja."))
    with desk.work(SWV) as work, pytest.raises(CannotOpen, match="oudere versie"):
        draft_of(work, held, toy.MOEDER, "antwoorden")
    save("Toch ja.")
    with desk.work(SWV) as work:
        assert draft_of(work, held, toy.MOEDER, "antwoorden")


def filed(desk, case):
    with desk.work(SWV) as work:
        advance(work, case.case_id, "indienen", by=toy.VOORZITTER, facts=FACTS)


def test_a_secret_fact_of_which_the_last_is_taken_away(desk, case):
    filed(desk, case)
    one(
        desk,
        """insert into secret select case_id, field, 1, tenant_id, data_class,
        ciphertext from secret""",
    )
    one(desk, "delete from secret where seq > 1")
    with desk.work(SWV) as work, pytest.raises(CannotOpen, match="weg"):
        open_facts(work, case.case_id, ["toelichting"])
    assert "toelichting" in findings(desk)


def test_a_broken_lock_is_found_although_the_commitment_is_right(desk, case):
    filed(desk, case)
    one(desk, "update secret set ciphertext = set_byte(ciphertext, 20, 0)")
    assert "secret.ciphertext" in findings(desk)
    assert "het slot is verbroken" in findings(desk)
    with desk.work(SWV) as work, pytest.raises(CannotOpen):
        open_facts(work, case.case_id, ["toelichting"])


def test_a_field_key_of_another_row_opens_nothing(desk, case):
    """The class is the same, and so the key around it; the place is another."""
    one(
        desk,
        """update party set sealed = overlay(sealed placing (
            select substring(o.sealed for 63) from party o
            where o.key = 'admin') from 1 for 63) where key = 'leerling'""",
    )
    with desk.work(SWV) as work:
        flags = view(work, case.case_id, toy.ADMIN).people
        with pytest.raises(CannotOpen):
            people_of(work, case.case_id, flags)
    assert "party.sealed" in findings(desk)
