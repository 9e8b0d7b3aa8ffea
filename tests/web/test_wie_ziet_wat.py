"""Who went along from a meeting into a case, and may not see it (domain.md 3.2)."""

import pytest

from casework.access import Actor, CaseNotFound
from casework.demo.people import ADMIN, IB, everyone
from casework.services.hold import find, view
from casework.services.open_case import open_case
from casework.services.people import Identity, Person
from statemachines.grammar import Party
from statemachines.inzage import ziet_zaak
from statemachines.processes import PROCESSES
from statemachines.roles import Role
from tests.conftest import SWV

OUTSIDE_TLV = (
    *(Role.LERAAR, Role.JOS, Role.LEERRECHT, Role.JEUGDHULP, Role.WIJKTEAM),
    *(Role.OUDER_ZONDER_GEZAG, Role.KERNGROEP, Role.STEUNPUNT),
)


@pytest.mark.parametrize("role", [Role.JOS, Role.LERAAR, Role.LEERRECHT])
def test_who_sits_in_the_team_does_not_see_a_request_for_a_tlv(verhaal, role):
    told = verhaal("aanvraag")
    case_id, kenmerk = told.case("tlv")
    meeting_id, _ = told.case("ot")
    guest = Actor("een-gast", role)
    with told.desk.work(SWV) as work:
        work.rows(
            """update party set user_id = %s, role = %s
            where tenant_id = %s and user_id = 'demo-swv-er'""",
            [guest.id, role.value, SWV],
        )
        assert view(work, meeting_id, guest).id == meeting_id
        with pytest.raises(CaseNotFound):
            view(work, case_id, guest)
    told.browser.sign_in(guest)
    assert told.browser.get(f"/zaken/{kenmerk}").status_code == 404
    assert kenmerk not in told.browser.get("/werklijst").text


@pytest.mark.parametrize("role", OUTSIDE_TLV)
@pytest.mark.parametrize("process", ["tlv", "zienswijze", "bekendmaking"])
def test_a_role_without_a_cell_sees_the_case_only_to_act_in_it(role, process):
    assert not ziet_zaak(role, process, handelt=False)
    assert ziet_zaak(role, process, handelt=True)


@pytest.mark.parametrize("process", PROCESSES)
def test_the_privacy_officer_sees_requests_and_breaches_and_nothing_else(process):
    own = process in {"avg_verzoek", "datalek", "datalek_bericht"}
    assert ziet_zaak(Role.FG, process, handelt=True) is own
    assert ziet_zaak(Role.FG, process, handelt=False) is own


@pytest.mark.parametrize("role", [Role.BEHEERDER, Role.INSPECTIE])
def test_a_technician_and_the_inspection_see_no_case_at_all(desk, role):
    keeper = Person(Party("gast", role), Identity("Gast"), "een-gast")
    with desk.work(SWV) as work:
        made = open_case(work, "ot", [*everyone(), keeper], by=IB)
        with pytest.raises(CaseNotFound):
            find(work, made.kenmerk, Actor("een-gast", role))
        assert find(work, made.kenmerk, ADMIN)
