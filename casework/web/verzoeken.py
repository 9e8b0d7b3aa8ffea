"""What parents asked: call me, this is not right. For who can act on it."""

from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from casework.models import Ask
from casework.services.avg.take_up import escalate
from casework.services.family.requests import (
    HANDLERS,
    FamilyRequest,
    handle,
    open_requests,
)
from casework.services.hold import view
from casework.services.looked import looked
from casework.services.people import Person, people_of
from casework.web.fields import Field, filled
from casework.web.ouder.vragen import ALTIJD, FIELDS
from casework.web.page import page
from casework.web.posted import Posted
from casework.web.visit import Staff, Visit
from statemachines.text import safe_text

router = APIRouter(include_in_schema=False)
_SEEN = "verzoek van een ouder"
_FORBIDDEN = 403


@dataclass(frozen=True)
class Taak:
    """A request as staff read it. ``telefoon`` is empty when nobody may just call."""

    verzoek: FamilyRequest
    soort: str
    wie: str
    telefoon: str
    gevraagd: tuple[tuple[str, str], ...]
    veld: Field
    correctie: bool = False


@router.get("/verzoeken")
def waiting(visit: Staff) -> HTMLResponse:
    """Show what parents asked and nobody has dealt with yet."""
    return _page(visit)


@router.post("/verzoeken/{receipt}")
def dealt_with(visit: Staff, form: Posted, receipt: str) -> Response:
    """Write down what was done; the parent reads it on the own page."""
    [field] = filled([_field(receipt)], form)
    if fault := _fault(field.waarde):
        return _page(visit, (receipt, field.waarde, fault), 422)
    handle(visit.work, receipt, visit.by, field.waarde)
    return RedirectResponse("/verzoeken", 303)


@router.post("/verzoeken/{receipt}/avg")
def becomes_a_request(visit: Staff, receipt: str) -> Response:
    """Make a request by the privacy law of a correction that is not simply followed."""
    if visit.by.role not in HANDLERS:
        raise HTTPException(_FORBIDDEN)
    escalate(visit.work, receipt, by=visit.by)
    return RedirectResponse("/verzoeken", 303)


def _page(
    visit: Visit, typed: tuple[str, str, str] = ("", "", ""), status: int = 200
) -> HTMLResponse:
    if visit.by.role not in HANDLERS:
        raise HTTPException(_FORBIDDEN)
    found = open_requests(visit.work, visit.by)
    taken = [_taak(visit, request, typed) for request in found]
    return page(visit, "verzoeken.html", status, taken=taken, vandaag=visit.work.today)


def _taak(visit: Visit, request: FamilyRequest, typed: tuple[str, str, str]) -> Taak:
    receipt, text, fault = typed
    mine = receipt == request.receipt
    case = view(visit.work, request.case_id, visit.by)
    looked(visit.work, case, visit.by, _SEEN)
    person = people_of(visit.work, case.id, case.people).get(request.party)
    return Taak(
        request,
        ALTIJD[request.kind.value].keuze,
        _name(person),
        _number(person),
        tuple(_asked(request)),
        _field(request.receipt, text if mine else "", fault if mine else ""),
        request.kind is Ask.KLOPT_NIET,
    )


def _asked(request: FamilyRequest) -> list[tuple[str, str]]:
    told = []
    for field in FIELDS[request.kind.value]:
        texts = {choice.value: choice.text for choice in field.keuzes}
        values = [texts.get(v, v) for v in request.asked.get(field.name, ())]
        if values:
            told.append((field.label, ", ".join(values)))
    return told


def _name(person: Person | None) -> str:
    return person.identity.aanhef or person.identity.naam if person else "een ouder"


def _number(person: Person | None) -> str:
    """Return the number to call; a shielded family is not called from a list."""
    if person is None or person.party.afgeschermd or person.party.geheim_adres:
        return ""
    return person.identity.telefoon


def _field(receipt: str, text: str = "", fault: str = "") -> Field:
    return Field(
        f"gedaan-{receipt}",
        "Wat heeft u gedaan?",
        "verhaal",
        "De ouder leest dit op de eigen pagina.",
        waarden=(text,) if text else (),
        fout=fault,
    )


def _fault(text: str) -> str:
    try:
        return "" if safe_text(text) else "Vul dit nog in."
    except ValueError as fault:
        return str(fault)
