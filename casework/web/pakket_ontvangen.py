"""Hand in a package of a partner: its files become documents of a case."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from fastapi import APIRouter
from starlette.responses import HTMLResponse, RedirectResponse, Response

from casework.access import CaseNotFound
from casework.exchange import CannotOpen
from casework.services.exchange.receive import MOST_BYTES, receive
from casework.services.hold import find
from casework.services.scan_uploads import scanned
from casework.web.fields import Field, filled
from casework.web.page import page
from casework.web.posted import Posted
from casework.web.visit import Staff, Visit, office_of

router = APIRouter(include_in_schema=False)
PATH = "/pakketten/ontvangen"
_CASE = Field(
    "zaak",
    "Het nummer van de zaak",
    hulp="Bijvoorbeeld OT-2026-7F3K9-Q. De bestanden komen in deze zaak.",
)
_FILE = Field(
    "pakket",
    "Het pakket",
    "pakket",
    "Het bestand dat u van de partner kreeg. De naam eindigt op .p7m.",
)
_NO_CASE = "Deze zaak bestaat niet, of u mag haar niet zien."
_NO_FILE = "Kies het bestand met het pakket."


@router.get(PATH)
def ask(visit: Staff) -> HTMLResponse:
    """Ask for the case and the package."""
    named = visit.request.query_params.get("zaak", "")[:40]
    return _shown(visit, (replace(_CASE, waarden=(named,)), _FILE))


@router.post(PATH)
def hand_in(visit: Staff, form: Posted) -> Response:
    """Take the package in, and go to the documents of the case."""
    [case] = filled((_CASE,), form)
    sent = form.files(_FILE.name)
    if not sent:
        return _shown(visit, (case, replace(_FILE, fout=_NO_FILE)), 422)
    data = sent[0].file.read(MOST_BYTES + 1)
    scan = partial(scanned, office_of(visit.request).scanner)
    try:
        id_ = find(visit.work, case.waarde, visit.by)
        receipt = receive(visit.work, id_, data, scan, by=visit.by)
    except CaseNotFound:
        return _shown(visit, (replace(case, fout=_NO_CASE), _FILE), 422)
    except CannotOpen as refused:
        return _shown(visit, (case, replace(_FILE, fout=str(refused))), 422)
    return RedirectResponse(f"/zaken/{receipt.kenmerk}/stukken?ontvangen=ja", 303)


def _shown(visit: Visit, fields: Sequence[Field], status: int = 200) -> HTMLResponse:
    return page(visit, "pakket_ontvangen.html", status, velden=fields)
