"""Where a parent begins: what is asked now, what is known, and what was answered."""

from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from casework.services.family.answers import given_by
from casework.services.family.draft import drafts_of
from casework.services.family.letters import own_letters
from casework.services.family.requests import requests_of
from casework.services.family.shared import shared_in
from casework.services.hold import Held
from casework.services.looked import looked
from casework.services.people import people_of
from casework.web.ouder.blad import case_of, cases_of, parent_page, sender_in
from casework.web.ouder.overzicht import zaak_van
from casework.web.ouder.vragen import ALTIJD, antwoord, woorden
from casework.web.visit import Parent, Visit
from statemachines.processes import PROCESSES
from statemachines.roles import Role

router = APIRouter(include_in_schema=False)
_SEEN = "pagina van de ouder"


@dataclass(frozen=True)
class Gegeven:
    """An answer of this parent: when, what, and where the receipt is."""

    dag: datetime
    tekst: str
    path: str


@router.get("/mijn")
def begin(visit: Parent) -> HTMLResponse:
    """Show what is asked of this parent now, and what is known."""
    cases = cases_of(visit)
    zaken = [zaak_van(visit, case) for case in cases]
    return parent_page(
        visit,
        "begin.html",
        kind=child_of(visit, cases),
        taken=[zaak for zaak in zaken if zaak.gevraagd],
        zaken=zaken,
        bezig=_begun(visit, cases),
        gegeven=[*_given(visit, cases), *_requests(visit, cases)],
        altijd=ALTIJD,
        eerste=cases[0],
    )


@router.get("/mijn/zaken/{kenmerk}")
def zaak(visit: Parent, kenmerk: str) -> HTMLResponse:
    """Explain one case first, and then show what this parent can do."""
    case = case_of(visit, kenmerk)
    looked(visit.work, case, visit.by, _SEEN)
    letters = own_letters(visit.work, case, visit.by)
    return parent_page(
        visit,
        "zaak.html",
        zaak=zaak_van(visit, case),
        afzender=sender_in(visit, case),
        brief=letters[0] if letters else None,
        altijd=ALTIJD,
        gedeeld_wordt=shared_in(visit.work, case, visit.by),
    )


def child_of(visit: Visit, cases: list[Held]) -> str:
    """Return the first name of the child, as it is known in the first case."""
    case = cases[0]
    people = people_of(visit.work, case.id, case.people).values()
    pupils = (p for p in people if p.party.role == Role.LEERLING)
    return next((p.identity.naam.split()[0] for p in pupils), "")


@dataclass(frozen=True)
class Bezig:
    """An answer that was begun, and where to go on."""

    tekst: str
    path: str


def _begun(visit: Visit, cases: list[Held]) -> list[Bezig]:
    drafts = drafts_of(visit.work, visit.by)
    return [
        Bezig(_label(case, action), f"/mijn/zaken/{case.kenmerk}/{action}")
        for case in cases
        for action in drafts.get(case.id, ())
    ]


def _given(visit: Visit, cases: list[Held]) -> list[Gegeven]:
    return [
        Gegeven(
            g.day, _label(case, g.action), f"/mijn/ontvangst/{case.kenmerk}/{g.seq}"
        )
        for case in cases
        for g in given_by(visit.work, case, visit.by)
    ]


def _requests(visit: Visit, cases: list[Held]) -> list[Gegeven]:
    return [
        Gegeven(r.made_at, ALTIJD[r.kind.value].keuze, f"/mijn/verzoek/{r.receipt}")
        for case in cases
        for r in requests_of(visit.work, case, visit.by, own=True)
    ]


def _label(case: Held, action: str) -> str:
    if action in ALTIJD:
        return ALTIJD[action].keuze
    process = PROCESSES[case.process]
    steps = (step for step in process.steps if step.action == action)
    words = next((antwoord(process, step).keuze for step in steps), None)
    return words or woorden(process).titel
