"""Access is role, assignment and open state: Leerrecht hears by the alert."""

import pytest

from casework.access import SYSTEEM, CaseNotFound, hidden_from
from casework.services.advance import advance
from casework.services.hold import find, linked_of, view
from casework.services.open_case import open_case
from casework.services.options import options
from casework.services.worklist import worklist
from statemachines.processes import PROCESSES
from statemachines.roles import Role
from tests.casework.test_alert import FOUT, LEERRECHT, OPENING, SIGNAAL, people
from tests.conftest import SWV
from tests.post import VOORZITTER

HIDDEN = {
    "verzuim/geregistreerd",
    "verzuim/wettelijk_16u",
    "verzuim/signaal_2w",
    "verzuim/signaal_3w",
    "verzuim/lrv",
    "verzuim/onterecht",
    "verzuim/monitor",
}


@pytest.fixture
def case(desk, clock):
    with desk.work(SWV) as work:
        opened = open_case(work, "verzuim", people(), by=VOORZITTER, facts=OPENING)
    clock.forward(days=16)
    return opened


def take(desk, case, action, by=SYSTEEM, **facts):
    with desk.work(SWV) as work:
        advance(work, case.case_id, action, by=by, facts=facts)


def sees(desk, case, by):
    """Tell whether somebody sees the case, the same in every way of looking."""
    with desk.work(SWV) as work:
        listed = case.kenmerk in {task.kenmerk for task in worklist(work, by)}
        ways = [
            lambda: view(work, case.case_id, by),
            lambda: find(work, case.kenmerk, by),
            lambda: options(work, case.case_id, by),
        ]
        seen = [_can(way) for way in ways]
    assert len({*seen, listed}) == 1, (seen, listed)
    return seen[0]


def _can(way):
    try:
        way()
    except CaseNotFound:
        return False
    return True


def test_leerrecht_sees_nothing_before_the_alert_and_everything_after(desk, case):
    assert not sees(desk, case, LEERRECHT)
    assert sees(desk, case, VOORZITTER)
    with pytest.raises(CaseNotFound):
        take(desk, case, "alert_sturen", by=LEERRECHT)
    take(desk, case, "signaal_lrv", **SIGNAAL)
    assert not sees(desk, case, LEERRECHT)
    take(desk, case, "alert_sturen")
    assert sees(desk, case, LEERRECHT)


def test_after_a_recall_the_case_is_no_longer_theirs(desk, case):
    take(desk, case, "signaal_lrv", **SIGNAAL)
    take(desk, case, "alert_sturen")
    with desk.work(SWV) as work:
        [alert] = [
            one
            for one in linked_of(work, view(work, case.case_id, SYSTEEM), LEERRECHT)
            if one.process == "leerrecht_alert"
        ]
    take(desk, case, "terugroepen", **FOUT)
    assert not sees(desk, case, LEERRECHT)
    with desk.work(SWV) as work:
        assert find(work, alert.kenmerk, LEERRECHT)


def test_only_leerrecht_loses_sight_of_some_states_of_a_case():
    apart = {Role.BEHEERDER, Role.INSPECTIE}
    for role in set(Role) - apart:
        hidden = {place.split("/")[0] for place in hidden_from(role)}
        whole = {code for code in hidden if _sees_nothing_of(role, code)}
        states = {p for p in hidden_from(role) if p.split("/")[0] not in whole}
        assert states == (HIDDEN if role is Role.LEERRECHT else set())


def _sees_nothing_of(role, code):
    places = {f"{code}/{state.name}" for state in PROCESSES[code].states}
    return places <= set(hidden_from(role))


def test_who_may_act_somewhere_is_never_blind_there():
    for process in PROCESSES.values():
        for step in process.steps:
            for state in step.source:
                assert not set(step.by) & set(state.hidden_from), step.action
