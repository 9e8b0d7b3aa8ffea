"""Documents of a case: add one, and get it back as it came."""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter
from starlette.datastructures import UploadFile
from starlette.responses import HTMLResponse, RedirectResponse, Response

from casework.access import CaseNotFound
from casework.models import Scan, Subject
from casework.services.added import (
    NotAdded,
    goes_along,
    may_add,
    may_still_go_along,
    readable,
)
from casework.services.case_row import row_of
from casework.services.exchange.received import received_in
from casework.services.given_copy import copy_to_read
from casework.services.hold import Held, find, view
from casework.services.looked import looked
from casework.services.scan_uploads import scanned
from casework.services.uploads import (
    MOST_BYTES,
    File,
    add_document,
    document_of,
    documents_around,
)
from casework.web.fields import Field, filled
from casework.web.notes import names_by_account
from casework.web.page import page
from casework.web.posted import Posted
from casework.web.subjects import WORDS, chosen, subject_field
from casework.web.visit import Staff, Visit, office_of
from statemachines.processes import PROCESSES

router = APIRouter(include_in_schema=False)
PATH = "/zaken/{kenmerk}/stukken"
_FILE = Field(
    "bestand",
    "Kies een document",
    "bestanden",
    "Een pdf, png, jpeg, docx of odt van hooguit 20 MB. Een docx met macro's nemen wij "
    "niet aan.",
)
_CHOOSE = "Kies waar het over gaat."
_NO_FILE = "Kies een bestand."
SCANNED = {
    Scan.ONBEKEND: "Niet nagekeken op virussen",
    Scan.SCHOON: "Nagekeken op virussen",
    Scan.BESMET: "Er zit een virus in: niemand kan het openen",
}
_LOCKED_IN = {
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
}


@router.get(PATH)
def documents(visit: Staff, kenmerk: str) -> HTMLResponse:
    """Show the documents that this reader may open, and the form to add one."""
    case = row_of(visit.work, kenmerk, visit.by).held
    looked(visit.work, case, visit.by, "stukken")
    return _shown(visit, case, (subject_field(visit, case), _FILE))


@router.post(PATH)
def add(visit: Staff, form: Posted, kenmerk: str) -> Response:
    """Keep the documents that were sent, all or none, or say what is wrong."""
    case = view(visit.work, find(visit.work, kenmerk, visit.by), visit.by)
    [subject] = filled((subject_field(visit, case),), form)
    about, sent = chosen(subject), form.files(_FILE.name)
    if about is None or not sent:
        fields = (
            replace(subject, fout="" if about else _CHOOSE),
            replace(_FILE, fout="" if sent else _NO_FILE),
        )
        return _shown(visit, case, fields, 422)
    try:
        with visit.work.savepoint():
            _keep(visit, case, about, sent)
    except NotAdded as fault:
        fields = (subject, replace(_FILE, fout=str(fault)))
        return _shown(visit, case, fields, 422)
    return RedirectResponse(f"/zaken/{case.kenmerk}/stukken?bewaard=ja", 303)


@router.get(PATH + "/{id_}")
def download(visit: Staff, kenmerk: str, id_: str) -> Response:
    """Give a document to keep, never to show within our own pages: what can run is out.

    ``origineel``: as it came, to check a signature or the fingerprint.
    """
    case = row_of(visit.work, kenmerk, visit.by).held
    try:
        known = UUID(id_)
    except ValueError:
        raise CaseNotFound from None
    found, content = document_of(visit.work, case, known, visit.by)
    clean = copy_to_read(found, content)
    looked(visit.work, case, visit.by, "stuk")
    asked = visit.request.query_params.get("origineel") == "ja"
    given = content if asked else clean.content
    headers = {
        **_LOCKED_IN,
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(found.naam)}",
    }
    return Response(given, media_type=found.kind.media_type, headers=headers)


def _keep(visit: Visit, case: Held, about: Subject, sent: Sequence[UploadFile]) -> None:
    scanner = office_of(visit.request).scanner
    for file in sent:
        content = file.file.read(MOST_BYTES + 1)
        seen = (
            scanned(scanner, content) if len(content) <= MOST_BYTES else Scan.ONBEKEND
        )
        taken = File(file.filename or "", content, seen)
        add_document(visit.work, case.id, about, taken, by=visit.by)


def _shown(
    visit: Visit, case: Held, fields: Sequence[Field], status: int = 200
) -> HTMLResponse:
    return page(
        visit,
        "stukken.html",
        status,
        zaak=case,
        proces=PROCESSES[case.process],
        velden=fields,
        open=may_add(case, visit.by),
        mag=bool(readable(case, visit.by)),
        mee=goes_along(case),
        nog_mee=may_still_go_along(case),
        stukken=[
            stuk
            for stuk in documents_around(visit.work, case, visit.by)
            if stuk.case_id == case.id
        ],
        namen=names_by_account(visit, case),
        onderwerpen=WORDS,
        nagekeken=SCANNED,
        pakketten=[
            received
            for received in received_in(visit.work, case)
            if received.subject in readable(case, visit.by)
        ],
        bewaard=visit.request.query_params.get("bewaard") == "ja",
        uit_pakket=visit.request.query_params.get("ontvangen") == "ja",
    )
