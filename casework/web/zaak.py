"""The page of a case, its classes of secret facts, and the link in a mail to staff."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from casework.access import CaseNotFound
from casework.services.case_facts import opened, reader_of, title_of_kind
from casework.services.case_journal import Entry, Soort
from casework.services.case_letters import case_of_letter
from casework.services.case_page import case_page
from casework.services.case_row import row_of
from casework.services.exchange.package_words import packages_in_words, why_not_yet
from casework.services.family.requests import requests_of
from casework.services.hold import Held
from casework.services.looked import looked
from casework.services.meeting import has_meeting
from casework.services.retention.erased import erased_of
from casework.web.ouder.vragen import ALTIJD
from casework.web.page import page
from casework.web.recorded import recorded
from casework.web.visit import Staff, Visit
from statemachines.processes import PROCESSES
from statemachines.roles import Role
from statemachines.secrecy import DataClass

router = APIRouter(include_in_schema=False)
SHOWN = 20
"""So many entries of the timeline a page begins with."""
_KINDS = {
    "mensen": Soort.STAP,
    "vanzelf": Soort.SYSTEEM,
    "herinnering": Soort.HERINNERING,
}


@router.get("/zaken/{kenmerk}")
def zaak(
    visit: Staff,
    kenmerk: str,
    soort: str = "",
    alles: Annotated[str, Query(max_length=8)] = "",
) -> Response:
    """Show a case: where it is, what can be done, and all that belongs to it.

    Leerrecht reads an alert on its own page: the whitelist and nothing else (ADR 0014).
    """
    shown = case_page(visit.work, kenmerk, visit.by)
    if visit.by.role is Role.LEERRECHT and shown.process.code == "leerrecht_alert":
        result = f"?{visit.request.url.query}" if visit.request.url.query else ""
        return RedirectResponse(f"/meldingen/{shown.row.held.kenmerk}{result}", 303)
    looked(visit.work, shown.row.held, visit.by, "zaak")
    entries = _filtered(shown.journal, soort)
    held = shown.row.held
    return page(
        visit,
        "zaak.html",
        vastgelegd=recorded(visit, held, shown.people.namen),
        overleg=has_meeting(held),
        p=shown,
        wat_gevraagd=ALTIJD,
        **_package(visit, held),
        verzoeken=[
            request
            for request in requests_of(visit.work, held, visit.by)
            if not request.handled_at
        ],
        zaak=shown.row.held,
        regels=entries if alles else entries[:SHOWN],
        meer=0 if alles else max(len(entries) - SHOWN, 0),
        soort=soort if soort in _KINDS else "",
        soorten=_KINDS,
        titel_van=title_of_kind,
    )


@router.get("/zaken/{kenmerk}/dossier/{klasse}")
def dossier(visit: Staff, kenmerk: str, klasse: str) -> HTMLResponse:
    """Open the secret facts of one class; who does is written down."""
    case = row_of(visit.work, kenmerk, visit.by).held
    if klasse not in {*DataClass}:
        raise HTTPException(404)
    kind = DataClass(klasse)
    reader = reader_of(case, visit.by)
    return page(
        visit,
        "zaak_dossier.html",
        zaak=case,
        proces=PROCESSES[case.process],
        titel=title_of_kind(kind),
        feiten=opened(visit.work, case, visit.by, reader, kind),
        gewist=erased_of(visit.work, case.id).get(kind),
    )


@router.get("/bericht/{hex_}")
def bericht(visit: Staff, hex_: str) -> RedirectResponse:
    """Go from the link in a mail to the case it is about, when one may see that."""
    kenmerk = case_of_letter(visit.work, _id(hex_), visit.by)
    return RedirectResponse(f"/zaken/{kenmerk}", 303)


def _package(visit: Visit, case: Held) -> dict[str, Any]:
    """Return what the page says of the package of an exchange."""
    if case.process != "uitwisseling":
        return {"pakketten": (), "pakket_wacht": ()}
    return {
        "pakketten": packages_in_words(visit.work, case),
        "pakket_wacht": why_not_yet(visit.work, case),
    }


def _id(text: str) -> UUID:
    try:
        return UUID(hex=text)
    except ValueError:
        raise CaseNotFound from None


def _filtered(entries: list[Entry], kind: str) -> list[Entry]:
    wanted = _KINDS.get(kind)
    return [e for e in entries if e.soort is wanted] if wanted else entries
