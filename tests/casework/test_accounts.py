"""Accounts: made by an administrator, named in no table, changed by another."""

from dataclasses import replace

import pytest

from casework.access import SYSTEEM, Actor
from casework.models import AccountStatus
from casework.services.accounts.add import NewAccount, add_account
from casework.services.accounts.change import (
    Changed,
    change_account,
    reopen_account,
    set_roles,
    stop_account,
)
from casework.services.accounts.credentials import find_login
from casework.services.accounts.known import (
    UnknownAccount,
    account_name,
    account_of,
    accounts_of,
)
from casework.services.accounts.log import account_log
from casework.services.accounts.setup import give_setup_link
from casework.services.sessions import session_of, start_session
from casework.services.verify import verify
from statemachines.engine import Refused
from statemachines.roles import FAMILY, Role
from tests.casework.accounts import EMAIL, make
from tests.conftest import SWV

BEHEER = Actor("u-beheer", Role.BEHEERDER)
NEW = NewAccount("Noor Verzonnen", "noor@werk.example", (Role.LERAAR,))


def test_an_account_is_made_read_and_changed(desk, light):
    with desk.work(SWV) as work:
        account = add_account(work, NEW, by=BEHEER)
        change_account(work, account, Changed(telefoon="06 0"), by=BEHEER)
        set_roles(work, account, (Role.IB, Role.LERAAR), by=BEHEER)
    with desk.look(SWV) as work:
        [found] = accounts_of(work)
        log = account_log(work, account)
    assert (found.naam, found.email, found.telefoon) == (
        *("Noor Verzonnen", "noor@werk.example"),
        "06 0",
    )
    assert found.rollen == (Role.IB, Role.LERAAR)
    assert found.active
    assert not found.ingesteld
    assert [line.what for line in log] == [
        "rollen: ib, leraar",
        "gegevens gewijzigd",
        "account gemaakt, rollen: leraar",
    ]
    assert {line.by for line in log} == {"u-beheer"}


def test_a_name_is_in_no_table_in_clear(desk, light):
    make(desk)
    with desk.look(SWV) as work:
        tables = "account account_role recovery_code sign_in account_log attempt"
        rows = [
            row
            for table in tables.split()
            for row in work.rows(f"select to_jsonb(t)::text from {table} t", [])
        ]
    stored = " ".join(row[0] for row in rows)
    for secret in ("Verzonnen", "werk.example", EMAIL.encode().hex(), "JBSWY3DP"):
        assert secret not in stored


def test_nobody_else_makes_or_changes_accounts(desk, light):
    account = make(desk)
    for role in set(Role) - {Role.BEHEERDER, Role.SYSTEEM}:
        refused_to_all(desk, account, Actor("u-x", role))


def refused_to_all(desk, account, by):
    acts = (
        lambda work: add_account(work, NEW, by=by),
        lambda work: change_account(work, account, Changed(naam="X"), by=by),
        lambda work: set_roles(work, account, (Role.LERAAR,), by=by),
        lambda work: stop_account(work, account, by=by),
        lambda work: reopen_account(work, account, by=by),
        lambda work: give_setup_link(work, account, by=by),
    )
    for act in acts:
        with desk.work(SWV) as work, pytest.raises(Refused, match="Alleen een beheer"):
            act(work)


def test_an_administrator_changes_no_role_of_his_own(desk, light):
    own = make(desk, BEHEER.id, roles=(Role.BEHEERDER,))
    acts = (
        lambda work: set_roles(work, own, (Role.VOORZITTER,), by=BEHEER),
        lambda work: stop_account(work, own, by=BEHEER),
        lambda work: give_setup_link(work, own, by=BEHEER),
        lambda work: set_roles(
            work, own, (Role.IB,), by=Actor("u-2", Role.BEHEERDER, voor=(own,))
        ),
    )
    for act in acts:
        with desk.work(SWV) as work, pytest.raises(Refused) as refusal:
            act(work)
        assert refusal.value.reasons[0].lifted_by == "een andere beheerder"


def test_a_parent_a_pupil_and_the_system_have_no_account(desk):
    for role in {*FAMILY, Role.LEERLING, Role.SYSTEEM}:
        new = replace(NEW, rollen=(Role.IB, role))
        with desk.work(SWV) as work, pytest.raises(Refused, match=role.value):
            add_account(work, new, by=SYSTEEM)


@pytest.mark.parametrize(
    "wrong",
    [
        {"naam": "  "},
        {"email": "noor"},
        {"email": "noor@werk.example, b@werk.example"},
        {"email": ""},
        {"rollen": ()},
        {"id": "systeem"},
    ],
)
def test_an_account_that_cannot_be(desk, wrong):
    with desk.work(SWV) as work, pytest.raises(Refused):
        add_account(work, replace(NEW, **wrong), by=SYSTEEM)


@pytest.mark.parametrize(
    "typed",
    [EMAIL, EMAIL.upper(), f" {EMAIL} ", "ib @werk.example", "ib\u200b@werk.example"],
)
def test_one_address_is_one_account_however_it_is_typed(desk, typed, light):
    account = make(desk)
    with desk.look(SWV) as work:
        found = find_login(work, typed)
    assert found
    assert found.account == account


def test_an_address_is_taken_once(desk, light):
    make(desk)
    other = make(desk, "u-2", "twee@werk.example")
    with desk.work(SWV) as work:
        with pytest.raises(Refused):
            add_account(work, replace(NEW, email=EMAIL.upper()), by=SYSTEEM)
        with pytest.raises(Refused):
            change_account(work, other, Changed(email=f"{EMAIL} "), by=SYSTEEM)


def test_an_account_of_another_swv_is_not_there(desk, light):
    account = make(desk)
    other = next(code for code in desk.tenants if code != SWV)
    with desk.work(other) as work:
        assert find_login(work, EMAIL) is None
        assert accounts_of(work) == []
        with pytest.raises(UnknownAccount):
            stop_account(work, account, by=SYSTEEM)


def test_stopping_sends_out_at_once_and_takes_away_what_one_signs_in_with(desk, light):
    account = make(desk)
    with desk.work(SWV) as work:
        token = start_session(work, account, Role.IB)
    with desk.work(SWV) as work:
        stop_account(work, account, by=BEHEER)
    with desk.work(SWV) as work:
        assert session_of(work, token) is None
        assert find_login(work, EMAIL) is None
        assert account_of(work, account).status == AccountStatus.GESTOPT
        assert account_name(work, account) == "Ib Verzonnen"
        with pytest.raises(Refused, match="gestopt"):
            give_setup_link(work, account, by=BEHEER)
        reopen_account(work, account, by=BEHEER)
        assert find_login(work, EMAIL) is None
        assert give_setup_link(work, account, by=BEHEER)


def test_other_roles_mean_signing_in_anew(desk, light):
    account = make(desk)
    with desk.work(SWV) as work:
        token = start_session(work, account, Role.IB)
        set_roles(work, account, (Role.IB,), by=BEHEER)
        assert session_of(work, token), "nothing changed"
        set_roles(work, account, (Role.LERAAR,), by=BEHEER)
        assert session_of(work, token) is None


def test_who_is_not_known_is_called_by_the_account(desk):
    with desk.look(SWV) as work:
        assert account_name(work, "demo-x") == "demo-x"


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        ("update account set sealed = set_byte(sealed, 20, 7)", ["het slot"] * 2),
        ("update account set totp = set_byte(totp, 20, 7)", ["het slot"] * 2),
        ("update account set sealed = set_byte(sealed, 0, 0)", ["het slot"] * 2),
        ("update account set totp = '\\x00'", ["het slot"] * 2),
        ("update account set login = set_byte(login, 0, 7)", ["hoort het adres"]),
        (
            "update account a set sealed = b.sealed from account b where a.id <> b.id",
            ["het slot"] * 2,
        ),
        ("update account set status = status", []),
    ],
)
def test_verify_finds_an_account_that_was_changed_and_names_nobody(
    desk, light, tampering, found
):
    make(desk)
    make(desk, "u-2", "twee@werk.example")
    with desk.work(SWV) as work:
        work.rows(tampering, [])
    with desk.look(SWV) as work:
        told = verify(work).findings
    assert len(told) == len(found)
    assert all(what in line for what, line in zip(found, told, strict=True))
    assert "werk.example" not in str(told)
