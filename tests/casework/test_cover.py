"""A last day on which nobody is there is found, with who could stand in."""

from datetime import date

import pytest

from casework.access import Actor
from casework.services.accounts.change import stop_account
from casework.services.cover import gaps_ahead
from casework.services.nightly import check_all
from casework.services.replacement import Away, be_away
from statemachines.roles import Role
from tests.casework.accounts import make
from tests.conftest import SWV
from tests.post import ADMIN, filed

OTHER = Actor("u-ander", Role.SWV_ADMIN)
FIRST, LAST = date(2026, 9, 18), date(2026, 9, 25)
LAST_DAY = date(2026, 9, 21)


@pytest.fixture
def filed_case(desk, light):
    for actor in (ADMIN, OTHER):
        make(desk, actor.id, f"{actor.id}@werk.example", (actor.role,))
    return filed(desk)


def away(desk, who=ADMIN, instead=None, first=FIRST, last=LAST):
    with desk.work(SWV) as work:
        be_away(work, Away(who.id, who.role, instead, first, last), by=who)


def found(desk):
    with desk.look(SWV) as work:
        return [(gap.day, gap.role, gap.could) for gap in gaps_ahead(work)]


def test_nobody_away_is_no_gap(desk, filed_case):
    assert found(desk) == []


def test_a_last_day_on_which_the_only_one_is_away(desk, filed_case):
    away(desk)
    assert found(desk) == [(LAST_DAY, Role.SWV_ADMIN, ("u-ander",))]
    told = [line for line in check_all(desk, SWV).lines if "vervanging" in line.what]
    assert [line.outcome for line in told] == [
        "op maandag 21 september 2026 is niemand er; kan wel: u-ander"
    ]


def test_with_somebody_instead_there_is_none(desk, filed_case):
    away(desk, instead="u-ander")
    assert found(desk) == []


def test_who_stands_in_can_be_away_too(desk, filed_case):
    away(desk, instead="u-ander")
    away(desk, who=OTHER)
    assert found(desk) == [(LAST_DAY, Role.SWV_ADMIN, ())]


def test_only_the_day_itself_counts(desk, filed_case):
    away(desk, first=date(2026, 9, 22))
    assert found(desk) == []


def test_who_stopped_stands_in_for_nobody(desk, filed_case):
    away(desk, instead="u-ander")
    with desk.work(SWV) as work:
        stop_account(work, "u-ander", by=Actor("u-beheer", Role.BEHEERDER))
    assert found(desk) == [(LAST_DAY, Role.SWV_ADMIN, ())]
