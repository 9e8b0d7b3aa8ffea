"""Notes of a case: what was said on the telephone, what must not be forgotten."""

from collections.abc import Sequence
from dataclasses import replace

from fastapi import APIRouter
from starlette.responses import HTMLResponse, RedirectResponse, Response

from casework.services.added import NotAdded, may_add, readable
from casework.services.case_row import row_of
from casework.services.hold import Held, find, view
from casework.services.looked import looked
from casework.services.notes import add_note, notes_of
from casework.services.people import people_of
from casework.web.fields import Field, filled
from casework.web.page import page
from casework.web.posted import Posted
from casework.web.subjects import WORDS, chosen, subject_field
from casework.web.visit import Staff, Visit
from statemachines.processes import PROCESSES

router = APIRouter(include_in_schema=False)
PATH = "/zaken/{kenmerk}/notities"
_TEXT = Field(
    "tekst",
    "Uw notitie",
    "verhaal",
    "Schrijf kort wat er is gezegd of gebeurd. Schrijf geen BSN op.",
)
_CHOOSE = "Kies waar het over gaat."


@router.get(PATH)
def notes(visit: Staff, kenmerk: str) -> HTMLResponse:
    """Show the notes that this reader may read, and the form for a new one."""
    case = row_of(visit.work, kenmerk, visit.by).held
    looked(visit.work, case, visit.by, "notities")
    return _shown(visit, case, (subject_field(visit, case), _TEXT))


@router.post(PATH)
def add(visit: Staff, form: Posted, kenmerk: str) -> Response:
    """Keep a note, or say what is wrong with it."""
    case = view(visit.work, find(visit.work, kenmerk, visit.by), visit.by)
    subject, text = filled((subject_field(visit, case), _TEXT), form)
    about = chosen(subject)
    if about is None:
        fields = (replace(subject, fout=_CHOOSE), text)
        return _shown(visit, case, fields, 422)
    try:
        add_note(visit.work, case.id, about, text.waarde, by=visit.by)
    except NotAdded as fault:
        fields = (subject, replace(text, fout=str(fault)))
        return _shown(visit, case, fields, 422)
    return RedirectResponse(f"/zaken/{case.kenmerk}/notities?bewaard=ja", 303)


def _shown(
    visit: Visit, case: Held, fields: Sequence[Field], status: int = 200
) -> HTMLResponse:
    return page(
        visit,
        "notities.html",
        status,
        zaak=case,
        proces=PROCESSES[case.process],
        velden=fields,
        open=may_add(case, visit.by),
        mag=bool(readable(case, visit.by)),
        notities=notes_of(visit.work, case, visit.by),
        namen=names_by_account(visit, case),
        onderwerpen=WORDS,
        bewaard=visit.request.query_params.get("bewaard") == "ja",
    )


def names_by_account(visit: Visit, case: Held) -> dict[str | None, str]:
    """Return how those who take part in a case are called, by their account."""
    people = people_of(visit.work, case.id, case.people).values()
    return {person.user_id: person.identity.naam for person in people}
