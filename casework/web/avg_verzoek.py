"""Write down a request about personal data that came by letter or telephone.

And, when the answer is yes, make the copy that was asked for.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from casework.access import CaseNotFound
from casework.services.avg.copy import copy_for_party
from casework.services.avg.open_request import (
    REGISTRARS,
    Asked,
    family_of,
    open_request,
)
from casework.services.case_people import name_for
from casework.services.hold import Held, find, view
from casework.services.people import people_of
from casework.web.fields import Field, filled
from casework.web.kinds import Choice
from casework.web.page import page
from casework.web.posted import Posted
from casework.web.visit import Staff, Visit
from statemachines.avg_verzoek.dossier import Kanaal, Soort
from statemachines.dutch import capital
from statemachines.engine import Refused
from statemachines.keuzes import KEUZES
from statemachines.text import free_text

router = APIRouter(include_in_schema=False)
PATH = "/zaken/{kenmerk}/avg-verzoek"
_MISSING = "Vul dit in."
_NO_DAY = "Dit is geen datum. Schrijf jjjj-mm-dd."


@router.get(PATH)
def ask(visit: Staff, kenmerk: str) -> Response:
    """Ask who wants what, and how and when that came in."""
    case = _case(visit, kenmerk)
    return _page(visit, case, _fields(visit, case))


@router.post(PATH)
def answer(visit: Staff, form: Posted, kenmerk: str) -> Response:
    """Open the request, or say what is missing."""
    case = _case(visit, kenmerk)
    fields = tuple(_judged(f) for f in filled(_fields(visit, case), form))
    if any(field.fout for field in fields):
        return _page(visit, case, fields, status=422)
    known = {field.name: field.waarde for field in fields}
    try:
        made = open_request(visit.work, case, _asked(known), by=visit.by)
    except Refused as refusal:
        said = " ".join(reason.sentence for reason in refusal.reasons)
        return _page(visit, case, fields, said, status=409)
    return RedirectResponse(f"/zaken/{case.kenmerk}?avg={made.kenmerk}", 303)


@router.post("/zaken/{kenmerk}/afschrift")
def copy(visit: Staff, kenmerk: str) -> Response:
    """Make the copy of a request that was granted, for who asked."""
    case = view(visit.work, find(visit.work, kenmerk, visit.by), visit.by)
    if case.process != "avg_verzoek" or case.party is None:
        raise CaseNotFound
    content = copy_for_party(visit.work, case, case.party, visit.by)
    name = f"afschrift-{case.kenmerk}.zip"
    return Response(
        content,
        media_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _case(visit: Visit, kenmerk: str) -> Held:
    case = view(visit.work, find(visit.work, kenmerk, visit.by), visit.by)
    if visit.by.role not in REGISTRARS or not family_of(case):
        raise CaseNotFound
    return case


def _fields(visit: Visit, case: Held) -> tuple[Field, ...]:
    people = people_of(visit.work, case.id, case.people)
    who = tuple(
        Choice(
            party.key,
            f"{name_for(people[party.key], visit.by.role)},"
            f" {capital(party.role.sentence).lower()}",
        )
        for party in family_of(case)
    )
    return (
        Field("partij", "Wie vraagt dit?", "keuze", keuzes=who),
        Field("soort", "Wat vraagt deze persoon?", "keuze", keuzes=_choices(Soort)),
        Field("kanaal", "Hoe kwam de vraag?", "keuze", keuzes=_choices(Kanaal)),
        Field(
            "ontvangen_op",
            "Wanneer kwam de vraag binnen?",
            "datum",
            "Vanaf deze dag telt de maand voor het antwoord.",
        ),
        Field(
            "verzoek",
            "Wat vraagt deze persoon precies?",
            "verhaal",
            "Schrijf het zo op als het is gevraagd. Geen namen van andere kinderen.",
        ),
    )


def _choices(kind: type[StrEnum]) -> tuple[Choice, ...]:
    words: Mapping[StrEnum, str] = KEUZES[kind]
    return tuple(Choice(member.value, text) for member, text in words.items())


def _judged(field: Field) -> Field:
    """Return a question with what is wrong with its answer."""
    fault = "" if field.waarde.strip() else _MISSING
    if field.keuzes and field.waarde not in {c.value for c in field.keuzes}:
        fault = "Kies een antwoord."
    try:
        if field.kind == "datum" and not fault:
            date.fromisoformat(field.waarde)
    except ValueError:
        fault = _NO_DAY
    try:
        free_text(field.waarde)
    except ValueError as wrong:
        fault = f"{capital(str(wrong))}."
    return replace(field, fout=fault)


def _asked(known: Mapping[str, str]) -> Asked:
    return Asked(
        known["partij"],
        Soort(known["soort"]),
        Kanaal(known["kanaal"]),
        date.fromisoformat(known["ontvangen_op"]),
        known["verzoek"],
    )


def _page(
    visit: Visit,
    case: Held,
    fields: tuple[Field, ...],
    said: str = "",
    status: int = 200,
) -> Response:
    return page(
        visit, "avg_verzoek.html", status, zaak=case, velden=fields, melding=said
    )
