"""Settings: within the bounds of the law, logged, and soon known to every program."""

from dataclasses import replace
from datetime import date

import pytest

from casework.access import Actor
from casework.services.deliver import deliver
from casework.services.hold import view
from casework.services.tenant_settings import (
    BadSetting,
    change_setting,
    current,
    settings_log,
)
from casework.tenants import BadTenant, load_tenants
from casework.tenants.overlay import FRESH, PARTS, laid_over
from casework.work import Desk
from statemachines.engine import Refused
from statemachines.roles import Role
from tests.casework.test_deliver import Carrier
from tests.conftest import SWV
from tests.post import ADMIN, invited

BEHEER = Actor("u-beheer", Role.BEHEERDER)


def policy(desk, **more):
    """Change some policy; return the version."""
    with desk.work(SWV) as work:
        now = current(work)
        value = {**now.tenant.beleid.model_dump(mode="json"), **more}
        return change_setting(work, "beleid", value, seen=now.version, by=BEHEER)


def days(desk, tenant=SWV):
    with desk.work(tenant) as work:
        return work.tenant.beleid.zienswijze_dagen


def test_a_change_reaches_a_second_desk_within_seconds(desk, clock):
    other = Desk(desk.engine, desk.vault, clock, desk.tenants)
    assert (days(desk), days(other)) == (14, 14)
    assert policy(desk, zienswijze_dagen=21) == 1
    clock.forward(seconds=FRESH.total_seconds())
    assert (days(desk), days(other)) == (21, 21)
    assert days(desk, "aan_den_ijssel") == 14


def test_within_those_seconds_a_unit_of_work_reads_nothing(desk, clock, monkeypatch):
    days(desk)
    asked = []

    def rows(*query):
        asked.append(query)
        return [(clock(), 0, {})]

    monkeypatch.setattr("casework.work.Work.rows", rows)
    days(desk)
    assert asked == []
    clock.forward(seconds=FRESH.total_seconds())
    days(desk)
    assert len(asked) == 1


def test_a_term_that_runs_keeps_its_days_and_a_new_one_has_the_new(desk, clock):
    cases = [invited(desk)]
    deliver(desk, SWV, Carrier())
    policy(desk, zienswijze_dagen=21)
    clock.forward(seconds=5)
    cases.append(invited(desk))
    deliver(desk, SWV, Carrier())
    with desk.work(SWV) as work:
        ends = [
            next(
                c["raw_end"] for c in view(work, id_, ADMIN).clocks if c["rule"] == "C6"
            )
            for id_ in cases
        ]
    assert ends == ["2026-09-28", "2026-10-05"]


@pytest.mark.parametrize(
    ("field", "value", "word"),
    [
        ("beslistermijn_doel_weken", 9, "mag niet meer zijn dan 8"),
        ("zienswijze_dagen", 6, "mag niet minder zijn dan 7"),
        ("zienswijze_dagen", "veel", "moet een heel getal zijn"),
        ("verzuim_uren", 0, "moet meer zijn dan 0"),
        ("committee", "x", "moet 'LBT' of 'eigen' zijn"),
    ],
)
def test_a_statutory_term_is_shortened_and_never_lengthened(desk, field, value, word):
    with pytest.raises(BadSetting) as bad:
        policy(desk, **{field: value})
    assert word in bad.value.faults[field].replace(" or ", " of ")
    with desk.work(SWV) as work:
        assert settings_log(work) == []


def test_what_only_the_whole_can_judge_is_refused_too(desk):
    wijk = {"naam": "X", "gemeente": "Nergens", "scholen": ["A"]}
    with desk.work(SWV) as work, pytest.raises(BadSetting, match="gemeenten"):
        change_setting(work, "wijken", [wijk], seen=0, by=BEHEER)


def test_the_log_says_who_changed_what(desk, clock):
    policy(desk, zienswijze_dagen=21)
    assert policy(desk, zienswijze_dagen=21) == 1  # the same is no change
    policy(desk, zienswijze_dagen=10, lrv_weken=3)
    with desk.work(SWV) as work:
        new, old = settings_log(work)
    assert (new.version, new.by, new.at) == (2, "u-beheer", clock())
    assert new.changed == [("lrv_weken", 4, 3), ("zienswijze_dagen", 21, 10)]
    assert old.changed == [("zienswijze_dagen", 14, 21)]


def test_two_at_once_the_second_looks_first(desk):
    policy(desk, zienswijze_dagen=21)
    with desk.work(SWV) as work, pytest.raises(Refused, match="terwijl u bezig was"):
        change_setting(work, "afzender", {"naam": "X"}, seen=0, by=BEHEER)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.BEHEERDER}))
def test_only_the_administrator(desk, role):
    with desk.work(SWV) as work, pytest.raises(Refused):
        change_setting(work, "afzender", {}, seen=0, by=Actor("u-x", role))


def test_holidays_reach_the_law(desk, clock):
    holiday = {"van": "2026-10-10", "tot": "2026-10-18", "naam": "herfstvakantie"}
    with desk.work(SWV) as work:
        change_setting(work, "vakanties", [holiday], seen=0, by=BEHEER)
    clock.forward(seconds=5)
    with desk.work(SWV) as work:
        calendar = work.tenant.policy()["schoolkalender"]
    assert not calendar.is_school_day(date(2026, 10, 12))


def test_only_some_parts_can_be_changed(desk):
    profile = load_tenants()[SWV]
    assert set(PARTS) <= set(type(profile).model_fields)
    with pytest.raises(BadTenant, match="kan niet gewijzigd worden"):
        laid_over(profile, {"naam": "Ander"})


def test_another_profile_does_not_get_what_was_read_for_this_one(desk):
    days(desk)
    short = desk.tenants[SWV].model_copy(
        update={"beleid": desk.tenants[SWV].beleid.model_copy(update={"lrv_weken": 1})}
    )
    with replace(desk, tenants={SWV: short}).work(SWV) as work:
        assert work.tenant.beleid.lrv_weken == 1
