"""The page of a breach for the privacy officer: the hours, who read what, the letters.

It shows the log and never what is in a case (domain.md 3.2).
"""

from datetime import datetime

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from casework.access import CaseNotFound
from casework.clock import AMSTERDAM
from casework.services.datalek.inform import inform
from casework.services.datalek.readers import Asked, Read, may_ask, who_read
from casework.services.hold import Held, find, view
from casework.services.looked import looked
from casework.web.fields import Field
from casework.web.page import page
from casework.web.posted import Posted
from casework.web.visit import Staff, Visit
from statemachines.datalek.dossier import DatalekDossier
from statemachines.datalek.toestanden import ONBESLIST
from statemachines.datalek.uren import laatste_moment
from statemachines.engine import Refused

router = APIRouter(include_in_schema=False)
PATH = "/beheer/datalek/{kenmerk}"
MOST = 500
"""So many lines on a page; the command line gives them all."""
_SEEN = "wie las wat"
_WRONG = "Schrijf dag en tijd zoals 2026-11-20T16:30."
_UNDECIDED = {state.name for state in ONBESLIST}
_FIELDS = (
    ("van", "Vanaf wanneer?", "Dag en tijd, zoals 2026-11-20T16:30."),
    ("tot", "Tot en met wanneer?", "Dag en tijd, zoals 2026-11-22T09:00."),
    ("account", "Alleen dit account", "Leeg: iedereen."),
    ("zaak", "Alleen deze zaak", "Een kenmerk. Leeg: alle zaken."),
)


@router.get(PATH)
def show(visit: Staff, kenmerk: str) -> Response:
    """Show the hours of a breach, and ask from when to when somebody could read."""
    return _page(visit, _leak(visit, kenmerk), {})


@router.post(PATH + "/lezers")
def readers(visit: Staff, form: Posted, kenmerk: str) -> Response:
    """Answer which cases and fields were read, and by whom."""
    leak = _leak(visit, kenmerk)
    typed = {name: form.text(name).strip() for name, _, _ in _FIELDS}
    moments = {name: _moment(typed[name]) for name in ("van", "tot")}
    van, tot = moments["van"], moments["tot"]
    if van is None or tot is None:
        faults = {name: _WRONG for name, found in moments.items() if found is None}
        return _page(visit, leak, typed, faults=faults, status=422)
    asked = Asked(van, tot, typed["account"] or None, typed["zaak"] or None)
    looked(visit.work, leak, visit.by, _SEEN)
    return _page(visit, leak, typed, found=who_read(visit.work, asked))


@router.post(PATH + "/brieven")
def letters(visit: Staff, kenmerk: str) -> Response:
    """Order the letters to the families; who has one gets no second."""
    leak = _leak(visit, kenmerk)
    try:
        told = inform(visit.work, leak, visit.by)
    except Refused as refusal:
        said = " ".join(reason.sentence for reason in refusal.reasons)
        return _page(visit, leak, {}, said=said, status=409)
    more = f"?brieven={len(told.letters)}&onbekend={len(told.unknown)}"
    return RedirectResponse(f"/beheer/datalek/{leak.kenmerk}{more}", 303)


def _leak(visit: Visit, kenmerk: str) -> Held:
    leak = view(visit.work, find(visit.work, kenmerk, visit.by), visit.by)
    if leak.process != "datalek" or not may_ask(visit.by):
        raise CaseNotFound
    return leak


def _page(  # noqa: PLR0913  what the page shows
    visit: Visit,
    leak: Held,
    typed: dict[str, str],
    *,
    found: list[Read] | None = None,
    faults: dict[str, str] | None = None,
    said: str = "",
    status: int = 200,
) -> Response:
    dossier = DatalekDossier.stored(leak.dossier)
    return page(
        visit,
        "datalek.html",
        status,
        lek=leak,
        ontdekt=dossier.ontdekt,
        uiterlijk=laatste_moment(dossier),
        gemeld=dossier.gemeld,
        onbeslist=leak.state in _UNDECIDED,
        velden=_fields(typed, faults or {}),
        gevonden=found[:MOST] if found is not None else None,
        meer=found is not None and len(found) > MOST,
        melding=said or _ordered(visit),
        brieven=dossier.ingelicht_op is not None,
    )


def _fields(typed: dict[str, str], faults: dict[str, str]) -> list[Field]:
    return [
        Field(
            name,
            label,
            "tekst",
            hint,
            verplicht=name in {"van", "tot"},
            waarden=(typed[name],) if typed.get(name) else (),
            fout=faults.get(name, ""),
        )
        for name, label, hint in _FIELDS
    ]


def _ordered(visit: Visit) -> str:
    """Say how many letters were ordered just now."""
    query = visit.request.query_params
    made, unknown = query.get("brieven", ""), query.get("onbekend", "")
    if not (made.isascii() and made.isdigit() and unknown.isdigit()):
        return ""
    return f"Brieven klaargezet: {int(made[:4])}. Onbekende zaken: {int(unknown[:4])}."


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)
