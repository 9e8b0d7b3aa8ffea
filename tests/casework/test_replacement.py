"""Standing in: the days, what opens and what does not, and where it counts double."""

from datetime import date, timedelta

import pytest

from casework.access import SYSTEEM, Actor, CaseNotFound
from casework.services.advance import advance
from casework.services.digest import write_digests
from casework.services.digest_post import deliver_digests
from casework.services.hold import view
from casework.services.looked import looked
from casework.services.replacement import (
    REPLACEABLE,
    Away,
    UnknownAbsence,
    absences_of,
    be_away,
    end_absence,
)
from casework.services.sessions import session_of, start_session
from casework.services.stand_in import acting
from casework.services.verify import verify
from casework.services.who_looked import who_looked
from statemachines.engine import Refused
from statemachines.roles import FAMILY, Role
from tests.casework.accounts import make
from tests.casework.test_deliver import Carrier
from tests.conftest import SWV
from tests.post import ADMIN, VOORZITTER, filed

BEHEER = Actor("u-beheer", Role.BEHEERDER)
OTHER = Actor("u-ander", Role.SWV_ADMIN)
THIRD = Actor("u-derde", Role.SWV_ADMIN)
FIRST, LAST = date(2026, 9, 15), date(2026, 9, 17)


@pytest.fixture
def staff(desk, light):
    for actor in (ADMIN, OTHER, THIRD):
        make(desk, actor.id, f"{actor.id}@werk.example", (actor.role,))
    return desk


def away(desk, who=ADMIN, instead=OTHER, first=FIRST, last=LAST, *, by=BEHEER):
    instead = instead.id if instead else None
    with desk.work(SWV) as work:
        return be_away(work, Away(who.id, who.role, instead, first, last), by=by)


def signed_in(desk, actor):
    """Return who acts in a session that begins now."""
    with desk.work(SWV) as work:
        token = start_session(work, actor.id, actor.role, mfa=True)
        found = session_of(work, token)
        assert found
        return found.by


def sees(desk, actor, case_id):
    with desk.work(SWV) as work:
        try:
            view(work, case_id, acting(work, actor.id, actor.role))
        except CaseNotFound:
            return False
        return True


def refused(desk, *args, **more):
    with pytest.raises(Refused) as refusal:
        away(desk, *args, **more)
    return [reason.sentence for reason in refusal.value.reasons]


@pytest.mark.parametrize(
    ("days", "open_"), [(0, False), (1, True), (2, True), (3, True), (4, False)]
)
def test_the_first_and_the_last_day_count_and_no_other(staff, clock, days, open_):
    case_id = filed(staff)
    away(staff)
    clock.forward(days=days)
    assert sees(staff, OTHER, case_id) is open_
    assert signed_in(staff, OTHER).voor == (("u-admin",) if open_ else ())
    assert sees(staff, ADMIN, case_id)


def test_the_day_is_the_day_in_amsterdam(staff, clock):
    case_id = filed(staff)
    away(staff)
    clock.forward(hours=13, minutes=1)  # 22:01 UTC, one past midnight here
    assert sees(staff, OTHER, case_id)


def test_who_stands_in_acts_by_an_own_account_and_the_log_says_for_whom(staff, clock):
    case_id = filed(staff)
    away(staff)
    clock.forward(days=1)
    by = signed_in(staff, OTHER)
    with staff.work(SWV) as work:
        looked(work, view(work, case_id, by), by, "zaak")
        advance(work, case_id, "compleet_verklaren", by=by)
        [look] = who_looked(work, view(work, case_id, by))
        done = view(work, case_id, by).done
        assert verify(work).findings == ()
    assert (look.account, look.voor) == ("u-ander", "u-admin")
    assert done["compleet_verklaren"] == ["u-ander"]


def test_two_stand_in_for_one_and_one_for_two(staff, clock):
    case_id = filed(staff)
    away(staff)
    away(staff, instead=THIRD)
    away(staff, who=OTHER, instead=THIRD)
    clock.forward(days=1)
    assert sees(staff, OTHER, case_id)
    assert sees(staff, THIRD, case_id)
    assert signed_in(staff, THIRD).voor == ("u-admin", "u-ander")


def test_a_chain_is_not_followed(staff, clock):
    case_id = filed(staff)
    away(staff)
    away(staff, who=OTHER, instead=THIRD)
    clock.forward(days=1)
    assert not sees(staff, THIRD, case_id)


def test_another_role_opens_nothing_but_is_known(staff, clock):
    case_id = filed(staff)
    make(staff, "u-beide", "beide@werk.example", (Role.SWV_ADMIN, Role.BESTUURDER))
    away(staff, instead=Actor("u-beide", Role.SWV_ADMIN))
    clock.forward(days=1)
    director = signed_in(staff, Actor("u-beide", Role.BESTUURDER))
    assert (director.voor, director.ook_voor) == ((), ("u-admin",))
    with staff.work(SWV) as work, pytest.raises(CaseNotFound):
        view(work, case_id, director)


def test_an_absence_ends_at_once(staff, clock):
    case_id = filed(staff)
    id_ = away(staff)
    clock.forward(days=1)
    with staff.work(SWV) as work:
        assert len(absences_of(work, "u-admin")) == 1
        with pytest.raises(UnknownAbsence):
            end_absence(work, id_, by=OTHER)
        end_absence(work, id_, by=ADMIN)
        assert absences_of(work) == []
        with pytest.raises(UnknownAbsence):
            end_absence(work, id_, by=ADMIN)
    assert not sees(staff, OTHER, case_id)


@pytest.mark.parametrize("role", [*sorted(FAMILY), Role.LEERLING, Role.BEHEERDER])
def test_parents_and_pupils_are_never_replaced(staff, role):
    assert role not in REPLACEABLE
    told = refused(staff, Actor("u-admin", role))
    assert "In deze rol kan niemand u vervangen." in told


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({"by": OTHER}, "Alleen u zelf"),
        ({"instead": ADMIN}, "Kies een ander"),
        ({"instead": VOORZITTER}, "De vervanger heeft deze rol niet"),
        ({"first": LAST, "last": FIRST}, "eerder dan de eerste"),
        ({"first": date(2026, 9, 1), "last": date(2026, 9, 13)}, "al voorbij"),
        ({"last": FIRST + timedelta(days=367)}, "hooguit een jaar"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(staff, more, word):
    assert any(word in told for told in refused(staff, **more))


def test_an_administrator_makes_no_replacement_of_oneself(staff):
    make(staff, "u-beheer", "b@werk.example", (Role.BEHEERDER, Role.SWV_ADMIN))
    told = refused(staff, instead=Actor("u-beheer", Role.SWV_ADMIN))
    assert told == ["Een beheerder maakt zichzelf geen vervanger."]
    away(staff, instead=Actor("u-beheer", Role.SWV_ADMIN), by=ADMIN)


def test_the_morning_list_goes_to_who_stands_in_too(staff, clock):
    filed(staff)
    away(staff)
    clock.forward(days=1)
    write_digests(staff, SWV)
    with staff.work(SWV) as work:
        rows = work.rows("select account, tasks from digest order by 1", [])
    assert rows == [("u-admin", 2), ("u-ander", 2), ("u-voorzitter", 1)]
    post = Carrier()
    deliver_digests(staff, SWV, post)
    assert "u-ander@werk.example" in {mail["To"] for mail in post.taken}


def test_being_away_without_anybody_instead_opens_nothing(staff, clock):
    case_id = filed(staff)
    away(staff, instead=None, by=ADMIN)
    clock.forward(days=1)
    assert not sees(staff, OTHER, case_id)
    with staff.work(SWV) as work:
        assert acting(work, SYSTEEM.id, Role.SYSTEEM) == SYSTEEM
