"""Nobody is surprised by a certificate that ends: 60, 30 and 7 days, each once."""

import pytest

from casework.exchange.described import Use
from casework.services.exchange.certificate_life import retire, revoke
from casework.services.exchange.deliver_warnings import deliver_warnings
from casework.services.exchange.keys import keys_for
from casework.services.exchange.revoked_for import RevokedFor
from casework.services.exchange.watch_certificates import watch_certificates
from casework.services.verify import verify
from notifications.smtp import NoServer, PermanentFailure
from statemachines.roles import Role
from tests.casework.accounts import make
from tests.casework.test_deliver import Carrier
from tests.conftest import SWV
from tests.partners import (
    ASKS,
    FG,
    WIJKTEAM,
    active,
    proposed,
    registered,
    state_of,
    verified,
)


@pytest.fixture
def ours(desk, light):
    """Return a desk with an administrator, a privacy officer and somebody else."""
    make(desk, "u-beheer", "beheer@werk.example", (Role.BEHEERDER,))
    make(desk, "u-fg", "fg@werk.example", (Role.FG,))
    make(desk, "u-ib", "ib@werk.example", (Role.IB,))
    return desk


def partner_with(desk, days, **more):
    with desk.work(SWV) as work:
        id_ = registered(work)
        return id_, active(work, id_, start=work.now, days=days, **more)


def watched(desk):
    return [line.outcome for line in watch_certificates(desk, SWV).lines]


def mailed(desk):
    carrier = Carrier()
    deliver_warnings(desk, SWV, carrier)
    return sorted(message["To"] for message in carrier.taken)


def state(desk, id_):
    with desk.look(SWV) as work:
        return state_of(work, id_)


def test_both_sides_are_warned_three_times_and_each_once(ours, clock):
    partner_with(ours, 90)
    assert watched(ours) == []
    everybody = sorted([WIJKTEAM.fg_contact, "beheer@werk.example", "fg@werk.example"])
    for forward, days in ((30, 60), (30, 30), (23, 7)):
        clock.forward(days=forward)
        assert watched(ours) == [f"loopt binnen {days} dagen af: 3 keer gewaarschuwd"]
        assert mailed(ours) == everybody
        assert watched(ours) == []
        clock.forward(hours=1)
        assert watched(ours) == []
        assert mailed(ours) == []


def test_after_an_outage_only_the_last_warning_is_given(ours, clock):
    partner_with(ours, 90)
    clock.forward(days=85)
    assert watched(ours) == ["loopt binnen 7 dagen af: 3 keer gewaarschuwd"]


def test_a_warning_names_no_partner_and_lets_nobody_in(ours, clock):
    id_, _ = partner_with(ours, 90)
    clock.forward(days=40)
    watched(ours)
    carrier = Carrier()
    deliver_warnings(ours, SWV, carrier)
    for message in carrier.taken:
        text = message.as_string()
        assert "Wijkteam" not in text
        assert str(id_) not in text
        assert "13 december 2026" in " ".join(message.get_body().get_content().split())


@pytest.mark.parametrize(
    ("fault", "status"), [(NoServer, "wacht"), (PermanentFailure, "niet_bezorgd")]
)
def test_a_warning_that_cannot_leave_waits_or_ends(ours, clock, fault, status):
    partner_with(ours, 5)
    watched(ours)

    def broken(message):
        raise fault("x")

    deliver_warnings(ours, SWV, broken)
    with ours.look(SWV) as work:
        found = work.rows("select status from partner_notice where attempts > 0", [])
    assert {told for (told,) in found} == {status}
    clock.forward(minutes=10)
    assert len(mailed(ours)) == (3 if status == "wacht" else 0)


def test_who_was_replaced_meanwhile_is_not_warned(ours, clock):
    _, made = partner_with(ours, 5)
    watched(ours)
    with ours.work(SWV) as work:
        retire(work, made, by=ASKS)
    assert mailed(ours) == []
    assert watched(ours) == []


def test_what_is_over_is_retired_and_what_nobody_verified_stays(ours, clock):
    id_, made = partner_with(ours, 10)
    with ours.work(SWV) as work:
        waiting = proposed(work, id_, start=work.now, days=10)
        unused = verified(work, id_, start=work.now, days=10)
    clock.forward(days=10)
    assert watched(ours) == ["2 keer: verlopen: niet meer in gebruik"]
    assert [state(ours, each) for each in (made, unused, waiting)] == [
        *("retired", "retired", "proposed")
    ]
    assert watched(ours) == []
    with ours.look(SWV) as work:
        assert verify(work).findings == ()


def test_two_keys_live_beside_each_other_for_thirty_days(ours, clock):
    id_, old = partner_with(ours, 300)
    with ours.work(SWV) as work:
        signs = active(work, id_, Use.SIGN)
    clock.forward(days=3)
    with ours.work(SWV) as work:
        new = active(work, id_)
        active(work, id_, Use.SIGN)
    clock.forward(days=30, seconds=-1)
    assert watched(ours) == []
    with ours.look(SWV) as work:
        assert {k.id for k in keys_for(work, id_).certificates} == {old, new}
    clock.forward(seconds=1)
    assert watched(ours) == ["opgevolgd: wordt uitgefaseerd"]
    with ours.look(SWV) as work:
        assert [k.id for k in keys_for(work, id_).certificates] == [new]
    assert state(ours, signs) == "active"
    assert watched(ours) == []


def test_a_key_whose_successor_was_revoked_stays(ours, clock):
    id_, old = partner_with(ours, 300)
    clock.forward(days=1)
    with ours.work(SWV) as work:
        revoke(work, active(work, id_), RevokedFor.VERLOREN, by=FG)
    clock.forward(days=31)
    assert watched(ours) == []
    assert state(ours, old) == "active"


def test_more_certificates_than_one_batch(ours, monkeypatch, clock):
    monkeypatch.setattr("casework.services.exchange.watch_certificates.BATCH", 1)
    with ours.work(SWV) as work:
        for _ in range(2):
            active(work, registered(work), start=work.now, days=1)
    clock.forward(days=2)
    first = watch_certificates(ours, SWV)
    second = watch_certificates(ours, SWV, first.after)
    third = watch_certificates(ours, SWV, second.after)
    assert [len(batch.lines) for batch in (first, second, third)] == [1, 1, 0]
    assert third.after is None


def test_a_certificate_holds_until_its_last_second(desk, clock):
    _, made = partner_with(desk, 30)
    clock.forward(days=30, seconds=-1)
    assert "7 dagen" in " ".join(watched(desk))
    assert state(desk, made) == "active"
