"""The first time: a link that works once, a password, an app, ten codes; renewal."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest

from casework.access import SYSTEEM, Actor
from casework.services.accounts.change import set_roles, stop_account
from casework.services.accounts.denied import Denied, TooOften, WrongCode, WrongLogin
from casework.services.accounts.enter import (
    Typed,
    codes_kept,
    first_factor,
    second_step,
)
from casework.services.accounts.known import account_of
from casework.services.accounts.limits import CODES
from casework.services.accounts.log import account_log
from casework.services.accounts.renew import (
    SURE_FOR,
    WrongPassword,
    change_password,
    is_sure,
    make_sure,
    new_paper_codes,
    open_sessions,
    switch_role,
)
from casework.services.accounts.setup import (
    BadPassword,
    LinkOver,
    app_to_couple,
    choose_password,
    codes_to_read,
    couple_app,
    give_setup_link,
    link_works,
)
from casework.services.sessions import LONGEST, session_of, start_session
from statemachines.roles import Role
from tests.casework.accounts import EMAIL, PASSWORD, code_at, make
from tests.conftest import SWV

BEHEER = Actor("u-beheer", Role.BEHEERDER)
CHOSEN = "drie nieuwe woorden"
HERE = "192.0.2.1"
pytestmark = pytest.mark.usefixtures("light")


def link(desk, account):
    with desk.work(SWV) as work:
        url = give_setup_link(work, account, by=BEHEER)
    assert url.startswith(f"http://127.0.0.1:8000/instellen/{SWV}/")
    return url.rpartition("/")[2]


def fresh(desk, **more):
    return make(desk, password=None, totp_secret=None, **more)


def app(desk, token):
    with desk.look(SWV) as work:
        return app_to_couple(work, token)


def couple(desk, token, code):
    return couple_app(desk, SWV, token, code)


def come_in(desk, password, code):
    token = first_factor(desk, SWV, Typed(EMAIL, password, HERE))
    return second_step(desk, SWV, token, code, HERE)


def test_from_link_to_work_list(desk, clock):
    account = fresh(desk)
    token = link(desk, account)
    step = choose_password(desk, SWV, token, CHOSEN)
    shown = app(desk, step)
    assert shown.email == EMAIL
    reading = couple(desk, step, code_at(clock(), shown.secret))
    with desk.work(SWV) as work:
        codes = codes_to_read(work, reading)
        assert codes_to_read(work, reading) == codes, "a reload loses nothing"
        entered = codes_kept(work, reading)
        assert codes_to_read(work, reading) == []
        found = session_of(work, entered.session)
        assert found
        assert found.account == account
        assert account_of(work, account).ingesteld
    assert len(set(codes)) == 10
    clock.forward(minutes=1)
    assert come_in(desk, CHOSEN, code_at(clock(), shown.secret)).session
    assert come_in(desk, CHOSEN, codes[3]).session
    with pytest.raises(LinkOver):
        choose_password(desk, SWV, token, CHOSEN)


def test_the_first_code_is_not_used_again_to_come_in(desk, clock):
    step = choose_password(desk, SWV, link(desk, fresh(desk)), CHOSEN)
    secret = app(desk, step).secret
    couple(desk, step, code_at(clock(), secret))
    with pytest.raises(WrongCode):
        come_in(desk, CHOSEN, code_at(clock(), secret))


def test_until_it_is_confirmed_the_old_way_in_works(desk, clock):
    account = make(desk)
    step = choose_password(desk, SWV, link(desk, account), CHOSEN)
    assert come_in(desk, PASSWORD, code_at(clock())).session
    couple(desk, step, code_at(clock(), app(desk, step).secret))
    clock.forward(minutes=15)
    with pytest.raises(WrongLogin):
        come_in(desk, PASSWORD, code_at(clock()))


def test_setting_up_anew_sends_out_who_was_in(desk, clock):
    account = make(desk)
    with desk.work(SWV) as work:
        session = start_session(work, account, Role.IB)
    step = choose_password(desk, SWV, link(desk, account), CHOSEN)
    couple(desk, step, code_at(clock(), app(desk, step).secret))
    with desk.work(SWV) as work:
        assert session_of(work, session) is None


def test_a_link_ends_after_three_days_and_when_a_new_one_is_given(desk, clock):
    account = fresh(desk)
    old, new = link(desk, account), link(desk, account)
    clock.forward(hours=71)
    with desk.look(SWV) as work:
        assert not link_works(work, old)
        assert link_works(work, new)
        assert not link_works(work, "x")
    clock.forward(hours=2)
    with pytest.raises(LinkOver):
        choose_password(desk, SWV, new, CHOSEN)


@pytest.mark.parametrize("wrong", ["kort", "werk.example 1", "mijn VERZONNEN naam"])
def test_a_bad_password_leaves_the_link(desk, wrong):
    token = link(desk, fresh(desk))
    with pytest.raises(BadPassword):
        choose_password(desk, SWV, token, wrong)
    assert choose_password(desk, SWV, token, CHOSEN)


def test_codes_of_an_app_that_is_not_coupled_cannot_be_guessed(desk, clock):
    step = choose_password(desk, SWV, link(desk, fresh(desk)), CHOSEN)
    for _ in range(CODES):
        with pytest.raises(WrongCode):
            couple(desk, step, "000000")
    with pytest.raises(TooOften):
        couple(desk, step, code_at(clock(), app(desk, step).secret))


def test_one_link_in_two_browsers_sets_up_once(desk, clock, monkeypatch):
    monkeypatch.setattr("casework.services.accounts.limits.CODES", 100)
    token = link(desk, fresh(desk))
    steps = [choose_password(desk, SWV, token, CHOSEN) for _ in range(8)]
    start = Barrier(len(steps))

    def set_up(step):
        code = code_at(clock(), app(desk, step).secret)
        start.wait()
        try:
            return couple(desk, step, code)
        except Denied:
            return None

    with ThreadPoolExecutor(len(steps)) as threads:
        assert len([x for x in threads.map(set_up, steps) if x]) == 1


def signed_in(desk, account, **more):
    with desk.work(SWV) as work:
        return session_of(work, start_session(work, account, Role.IB, **more))


def again(desk, token):
    with desk.work(SWV) as work:
        return session_of(work, token)


def test_a_fresh_code_makes_sure_for_a_while(desk, clock):
    account = make(desk)
    old = signed_in(desk, account)
    assert not is_sure(old, clock())
    with desk.work(SWV) as work:
        with pytest.raises(WrongCode):
            make_sure(desk, work, old, "000000")
        token = make_sure(desk, work, old, code_at(clock()))
    new = again(desk, token)
    assert is_sure(new, clock())
    assert not is_sure(new, clock() + SURE_FOR + timedelta(seconds=1))
    assert new.csrf != old.csrf
    with desk.work(SWV) as work:
        assert [one.this for one in open_sessions(work, new)] == [True], "rotated"


def test_another_role_is_another_session_that_lasts_no_longer(desk, clock):
    account = make(desk, roles=(Role.IB, Role.VOORZITTER))
    first = now = signed_in(desk, account, mfa=True)
    for _ in range(39):
        clock.forward(minutes=12)
        with desk.work(SWV) as work:
            token = switch_role(work, now, "voorzitter")
        now = again(desk, token)
        assert (now.role, now.sure_at) == (Role.VOORZITTER, None)
    assert now.started_at == first.started_at
    clock.forward(minutes=12)
    assert clock() == first.started_at + LONGEST
    assert again(desk, token) is None


def stop(desk, account):
    with desk.work(SWV) as work:
        stop_account(work, account, by=SYSTEEM)


@pytest.mark.parametrize("how", ["stopped", "other roles"])
def test_who_changes_role_while_the_account_is_taken_away_is_out(desk, how):
    """Whoever is first: a session that replaces another never outlives the account."""
    account = make(desk, roles=(Role.IB, Role.VOORZITTER))
    old = signed_in(desk, account)

    def take_away():
        if how == "stopped":
            stop(desk, account)
        else:
            with desk.work(SWV) as work:
                set_roles(work, account, (Role.LERAAR,), by=SYSTEEM)

    with ThreadPoolExecutor(1) as threads:
        with desk.work(SWV) as work:
            token = switch_role(work, old, "voorzitter")
            taken = threads.submit(take_away)
        taken.result()
    assert again(desk, token) is None
    with desk.work(SWV) as work, pytest.raises(Denied):
        switch_role(work, old, "leraar")
    with desk.work(SWV) as work, pytest.raises(Denied):
        make_sure(desk, work, old, code_at(desk.clock()))


def change(desk, session, old, new):
    with desk.work(SWV) as work:
        return change_password(desk, work, session, old, new)


def test_a_new_password_sends_out_everybody_else(desk, clock):
    account = make(desk)
    here, there = signed_in(desk, account), signed_in(desk, account)
    with pytest.raises(WrongPassword):
        change(desk, here, "een ander wachtwoord", CHOSEN)
    with pytest.raises(BadPassword):
        change(desk, here, PASSWORD, "kort")
    new = again(desk, change(desk, here, PASSWORD, CHOSEN))
    with desk.work(SWV) as work:
        assert len(open_sessions(work, new)) == 1
    assert there.hash != new.hash
    assert come_in(desk, CHOSEN, code_at(clock())).session


def test_the_old_password_cannot_be_guessed_by_who_finds_a_screen(desk):
    here = signed_in(desk, make(desk))
    for _ in range(CODES):
        with pytest.raises(WrongPassword):
            change(desk, here, "een ander wachtwoord", CHOSEN)
    with pytest.raises(TooOften):
        change(desk, here, PASSWORD, CHOSEN)


def test_new_codes_on_paper_end_the_old_ones(desk):
    account = make(desk)
    here = signed_in(desk, account)
    with desk.work(SWV) as work:
        old = codes_to_read(work, new_paper_codes(work, here, "/"))
        new = codes_to_read(work, new_paper_codes(work, here, "/"))
    with pytest.raises(WrongCode):
        come_in(desk, PASSWORD, old[0])
    assert come_in(desk, PASSWORD, new[0]).session


def test_the_log_tells_what_was_done_without_names(desk, clock):
    account = fresh(desk)
    step = choose_password(desk, SWV, link(desk, account), CHOSEN)
    couple(desk, step, code_at(clock(), app(desk, step).secret))
    with desk.look(SWV) as work:
        lines = [(line.by, line.what) for line in account_log(work, account)]
    assert lines == [
        (account, "ingesteld: wachtwoord en app"),
        ("u-beheer", "link om in te stellen gegeven"),
        (SYSTEEM.id, "account gemaakt, rollen: ib"),
    ]
