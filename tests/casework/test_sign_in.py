"""Come in: the password, then a code, each of them once; and how one gets in not."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from argon2 import PasswordHasher

from casework.access import SYSTEEM
from casework.services.accounts import password
from casework.services.accounts.change import stop_account
from casework.services.accounts.credentials import password_of
from casework.services.accounts.denied import (
    Denied,
    StepOver,
    TooOften,
    WrongCode,
    WrongLogin,
)
from casework.services.accounts.enter import (
    NoRole,
    Typed,
    choose_role,
    first_factor,
    roles_to_choose,
    second_step,
)
from casework.services.accounts.limits import CODES, PASSWORDS
from casework.services.accounts.recovery import codes_left, new_codes, store_codes
from casework.services.sessions import session_of
from statemachines.roles import Role
from tests.casework.accounts import EMAIL, PASSWORD, code_at, make
from tests.conftest import SWV

HERE = "192.0.2.1"
SIXTEEN = 16
pytestmark = pytest.mark.usefixtures("light")


def first(desk, email=EMAIL, typed=PASSWORD, address=HERE):
    return first_factor(desk, SWV, Typed(email, typed, address), "/werklijst")


def second(desk, token, code):
    return second_step(desk, SWV, token, code, HERE)


def session(desk, token):
    with desk.work(SWV) as work:
        return session_of(work, token)


def test_in_two_steps(desk, clock):
    account = make(desk)
    entered = second(desk, first(desk), code_at(clock()))
    found = session(desk, entered.session)
    assert (found.account, found.role, found.sure_at) == (account, Role.IB, clock())
    assert entered.naar == "/werklijst"


def test_with_several_roles_one_is_chosen(desk, clock):
    make(desk, roles=(Role.IB, Role.VOORZITTER))
    entered = second(desk, first(desk), code_at(clock()))
    assert entered.session == ""
    with desk.work(SWV) as work:
        assert roles_to_choose(work, entered.choose) == (Role.IB, Role.VOORZITTER)
        with pytest.raises(NoRole):
            choose_role(work, entered.choose, "beheerder")
        chosen = choose_role(work, entered.choose, "voorzitter")
        with pytest.raises(StepOver):
            choose_role(work, entered.choose, "ib")
    assert session(desk, chosen.session).role == Role.VOORZITTER


def denied(act, *args):
    with pytest.raises(Denied) as refusal:
        act(*args)
    return type(refusal.value), str(refusal.value)


def test_no_account_a_stopped_one_and_a_wrong_password_are_the_same(desk):
    make(desk)
    make(desk, "u-stop", "stop@werk.example")
    make(desk, "u-leeg", "leeg@werk.example", password=None, totp_secret=None)
    with desk.work(SWV) as work:
        stop_account(work, "u-stop", by=SYSTEEM)
    answers = {
        denied(first, desk, EMAIL, "een ander wachtwoord"),
        denied(first, desk, "niemand@werk.example"),
        denied(first, desk, "stop@werk.example"),
        denied(first, desk, "leeg@werk.example"),
        denied(first, desk, "\ud800" * 9000, "\udfff\0"),
    }
    assert answers == {(WrongLogin, str(WrongLogin()))}


def test_a_password_is_weighed_also_for_nobody(desk, monkeypatch):
    """The same work for an account that is not there: time tells nothing."""
    make(desk)
    first(desk)
    weighed = []
    light = password.HASHER

    class Counting:
        def verify(self, stored, typed):
            weighed.append(stored)
            return light.verify(stored, typed)

        def hash(self, typed):
            return light.hash(typed)

    monkeypatch.setattr(password, "HASHER", Counting())
    denied(first, desk, "niemand@werk.example")
    denied(first, desk, EMAIL, "een ander wachtwoord")
    assert len(weighed) == 2
    assert {stored.rsplit("$", 2)[0] for stored in weighed} == {
        "$argon2id$v=19$m=8,t=1,p=1"
    }


@pytest.mark.parametrize("email", [EMAIL, "niemand@werk.example"])
def test_who_guesses_is_stopped_and_hears_for_how_long(desk, clock, email):
    make(desk)
    spellings = (email, email.upper(), f" {email}", f"{email}\u200b", f"{email}\t")
    for n in range(PASSWORDS):
        address = f"192.0.2.{n}"
        denied(first, desk, spellings[n % len(spellings)], "fout fout fout", address)
    kind, told = denied(first, desk, email, PASSWORD)
    assert kind is TooOften
    assert "15 minuten" in told
    clock.forward(minutes=15)
    if email == EMAIL:
        assert first(desk)


def test_one_address_tries_many_accounts_and_is_stopped(desk, monkeypatch):
    monkeypatch.setattr("casework.services.accounts.limits.FROM_ONE_ADDRESS", 3)
    tries = [
        denied(first, desk, f"n{n}@x.example", PASSWORD, f"2001:db8::{n:x}")
        for n in range(4)
    ]
    assert [kind for kind, _ in tries] == [WrongLogin] * 3 + [TooOften]


def test_a_code_counts_once_and_only_around_its_time(desk, clock):
    make(desk)
    now = code_at(clock())
    second(desk, first(desk), now)
    assert denied(second, desk, first(desk), now)[0] is WrongCode
    before = code_at(clock() - timedelta(seconds=30))
    assert denied(second, desk, first(desk), before)[0] is WrongCode
    assert second(desk, first(desk), code_at(clock() + timedelta(seconds=30))).session
    clock.forward(minutes=15)
    late = code_at(clock() - timedelta(seconds=60))
    assert denied(second, desk, first(desk), late)[0] is WrongCode


@pytest.mark.parametrize("code", ["", "abcdef", "12345", "1234567", "\uff11" * 6, "\0"])
def test_what_is_no_code_is_wrong(desk, code):
    make(desk)
    assert denied(second, desk, first(desk), code)[0] is WrongCode


def test_who_guesses_codes_is_stopped_even_with_the_right_one(desk, clock):
    make(desk)
    token = first(desk)
    for _ in range(CODES):
        denied(second, desk, token, "000000")
    assert denied(second, desk, token, code_at(clock()))[0] is TooOften
    assert denied(second, desk, first(desk), code_at(clock()))[0] is TooOften


def test_a_step_ends_and_is_of_its_own_swv(desk, clock):
    make(desk)
    token = first(desk)
    other = next(code for code in desk.tenants if code != SWV)
    assert denied(second_step, desk, other, token, "1", HERE)[0] is StepOver
    with desk.work(SWV) as work:
        assert roles_to_choose(work, token) == (), "it is for another step"
    clock.forward(minutes=11)
    assert denied(second, desk, token, code_at(clock()))[0] is StepOver


def test_who_is_stopped_between_two_steps_does_not_come_in(desk, clock):
    make(desk)
    token = first(desk)
    with desk.work(SWV) as work:
        stop_account(work, "u-ib", by=SYSTEEM)
    assert denied(second, desk, token, code_at(clock()))[0] is StepOver


def paper(desk, account="u-ib"):
    codes = new_codes()
    with desk.work(SWV) as work:
        store_codes(work, account, codes)
    return codes


def test_a_code_on_paper_works_once_however_it_is_typed(desk):
    account = make(desk)
    codes = paper(desk)
    assert second(desk, first(desk), codes[0].lower().replace("-", " ")).session
    assert denied(second, desk, first(desk), codes[0])[0] is WrongCode
    with desk.look(SWV) as work:
        assert codes_left(work, account) == 9
    make(desk, "u-2", "twee@werk.example")
    theirs = first(desk, "twee@werk.example")
    assert denied(second, desk, theirs, codes[1])[0] is WrongCode


def at_once(desk, acts):
    start = Barrier(len(acts))

    def take(act):
        start.wait()
        try:
            return second(desk, *act)
        except Denied as refusal:
            return refusal

    with ThreadPoolExecutor(len(acts)) as threads:
        return [*threads.map(take, acts)]


@pytest.mark.parametrize("kind", ["app", "paper"])
@pytest.mark.parametrize("one_step", [True, False])
def test_of_sixteen_with_one_code_one_comes_in(
    desk, clock, monkeypatch, kind, one_step
):
    monkeypatch.setattr("casework.services.accounts.limits.CODES", 100)
    monkeypatch.setattr("casework.services.accounts.limits.PASSWORDS", 100)
    make(desk)
    code = code_at(clock()) if kind == "app" else paper(desk)[0]
    tokens = [first(desk)] if one_step else [first(desk) for _ in range(SIXTEEN)]
    acts = [(tokens[n % len(tokens)], code) for n in range(SIXTEEN)]
    done = at_once(desk, acts)
    assert sum(not isinstance(one, Denied) for one in done) == 1
    with desk.look(SWV) as work:
        assert work.rows("select count(*) from session", []) == [(1,)]


def test_a_password_of_older_parameters_is_stored_anew(desk, monkeypatch):
    make(desk)
    stronger = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    monkeypatch.setattr(password, "HASHER", stronger)
    first(desk)
    with desk.look(SWV) as work:
        assert "m=16,t=2" in (password_of(work, "u-ib") or "")
    assert first(desk)
