"""The meeting of a case: a page about it, and a file for a calendar."""

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from casework.services.case_facts import reader_of
from casework.services.hold import Held, find, view
from casework.services.looked import looked
from casework.services.meeting import Meeting, meeting_of
from casework.services.options import options_of
from casework.services.secret_facts import open_facts
from casework.web.around import around_of
from casework.web.meeting_file import MEDIA_TYPE, meeting_file
from casework.web.page import page
from casework.web.visit import Staff, Visit
from statemachines.inzage import mag_lezen
from statemachines.keuzes import keuze_in_woorden
from statemachines.ot.dossier import Deelnemer, OtDossier
from statemachines.processes import PROCESSES
from statemachines.secrecy import secret_fields

router = APIRouter(include_in_schema=False)
PATH = "/zaken/{kenmerk}/overleg"
_REPORT = "verslag"
_SHARED = "verslag_delen"
_STEPS = frozenset(
    {"ot_verzetten", "bespreken", "verslag_delen", "opmerking_maken"}
    | {"rondetafel_verzetten", "gesprek_houden", "verslag_verbeteren"}
)
"""Steps that are about the meeting, of any process that has one."""


@router.get(PATH + ".ics")
def calendar(visit: Staff, kenmerk: str) -> Response:
    """Give the file for a calendar."""
    case, meeting = _planned(visit, kenmerk)
    looked(visit.work, case, visit.by, "overleg")
    return Response(
        meeting_file(visit.work, case, meeting),
        headers={
            "Content-Type": MEDIA_TYPE,
            "Content-Disposition": 'attachment; filename="overleg.ics"',
        },
    )


@router.get(PATH)
def about(visit: Staff, kenmerk: str) -> HTMLResponse:
    """Show when and where it is, who was asked, who was there, and the report."""
    case, meeting = _planned(visit, kenmerk)
    looked(visit.work, case, visit.by, "overleg")
    around = around_of(visit, case)
    names = {party.key: around.called(party) for party in around.people}
    return page(
        visit,
        "overleg.html",
        zaak=case,
        proces=PROCESSES[case.process],
        overleg=meeting,
        uitgenodigd=[names.get(key, key) for key in meeting.invited],
        buiten=_guests(case, "externen"),
        aanwezig=_guests(case, "aanwezigen"),
        verslag=_report(visit, case),
        gedeeld=_SHARED in case.done,
        stappen=[
            option
            for option in options_of(visit.work, case, visit.by)
            if option.step.action in _STEPS and visit.by.role in option.step.by
        ],
    )


def _planned(visit: Visit, kenmerk: str) -> tuple[Held, Meeting]:
    case = view(visit.work, find(visit.work, kenmerk, visit.by), visit.by)
    meeting = meeting_of(visit.work, case)
    if meeting is None:
        raise HTTPException(404)
    return case, meeting


def _guests(case: Held, name: str) -> list[str]:
    """Return the parts of people in a meeting of an OT case, as people say them."""
    if name not in OtDossier.model_fields or case.process != "ot":
        return []
    return [keuze_in_woorden(Deelnemer(who)) for who in case.dossier.get(name, ())]


def _report(visit: Visit, case: Held) -> str:
    """Return the report, when there is one that this reader may read."""
    kinds = secret_fields(PROCESSES[case.process].dossier)
    if _REPORT not in kinds or _REPORT not in case.dossier:
        return ""
    reader = reader_of(case, visit.by)
    if not mag_lezen(reader, case.process, _REPORT, kinds[_REPORT]):
        return ""
    return open_facts(visit.work, case.id, [_REPORT]).get(_REPORT, "")
