"""What must be erased: for who confirms it, with the explanation of every day."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from casework.access import CaseNotFound
from casework.services.accounts.known import account_name
from casework.services.hold import find
from casework.services.retention.certificate import KINDS, certificate_of
from casework.services.retention.confirm import (
    MAY_CONFIRM,
    Proposal,
    proposals,
)
from casework.services.retention.legal_hold import holds, lift_hold, place_hold
from casework.services.retention.say_yes import say_yes
from casework.web.fields import Choice, Field, filled
from casework.web.letter_pdf import pdf_answer
from casework.web.page import page
from casework.web.posted import Posted
from casework.web.sure import be_sure
from casework.web.visit import Staff, Visit, desk_of
from statemachines.bewaring.blokkade import Blokkade
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.secrecy import DataClass

router = APIRouter(include_in_schema=False)
HERE = "/beheer/bewaren"
SHOWN = 100
_PUPIL = "wie bij de leerling hoort, en het verzuim per dag"
_FIELDS = (
    Field("kenmerk", "Kenmerk van de zaak"),
    Field(
        "soort",
        "Waarom mag dit nog niet weg?",
        "keuze",
        keuzes=tuple(Choice(kind.value, kind.zin) for kind in Blokkade),
    ),
    Field("reden", "Leg het kort uit", "verhaal"),
)


def _who_confirms(visit: Staff) -> Visit:
    if visit.by.role not in MAY_CONFIRM:
        raise HTTPException(403)
    be_sure(visit)
    return visit


Keeper = Annotated[Visit, Depends(_who_confirms, scope="function")]


@dataclass(frozen=True)
class Month:
    """What comes up in one month. ``meer``: there is more than is shown."""

    code: str
    regels: Sequence[Proposal]
    meer: bool


@router.get(HERE)
def show(visit: Keeper) -> Response:
    """Show what waits, the oldest first, and what is held back."""
    return _page(visit)


@router.post(HERE)
def confirmed(visit: Keeper, form: Posted) -> Response:
    """Confirm what was ticked, and erase what is complete and may go."""
    ticked = {*form.texts("nummer")}
    chosen = [one.id for one in proposals(visit.work) if str(one.id) in ticked]
    desk, tenant = desk_of(visit.request), visit.work.tenant.code
    say_yes(desk, tenant, chosen, by=visit.by)
    return RedirectResponse(HERE, 303)


@router.post(f"{HERE}/stilzetten")
def stop(visit: Keeper, form: Posted) -> Response:
    """Place a hold on a case and all that belongs to it."""
    fields, kind = filled(_FIELDS, form), form.text("soort")
    if kind not in {*Blokkade}:
        return _page(visit, fields, (Reason("Kies waarom dit niet weg mag."),))
    try:
        with visit.work.savepoint():
            place_hold(
                visit.work,
                form.text("kenmerk"),
                Blokkade(kind),
                form.text("reden"),
                by=visit.by,
            )
    except CaseNotFound:
        return _page(visit, fields, (Reason("Dit kenmerk bestaat niet."),))
    except Refused as refusal:
        return _page(visit, fields, refusal.reasons)
    return RedirectResponse(HERE, 303)


@router.post(f"{HERE}/vrijgeven")
def release(visit: Keeper, form: Posted) -> Response:
    """Lift a hold."""
    try:
        lift_hold(visit.work, UUID(form.text("nummer")), by=visit.by)
    except ValueError:
        raise CaseNotFound from None
    return RedirectResponse(HERE, 303)


@router.get("/zaken/{kenmerk}/vernietiging.pdf")
def statement(kenmerk: str, visit: Staff) -> Response:
    """Give the statement that facts of this case were erased, as a tagged PDF."""
    find(visit.work, kenmerk, visit.by)
    made = certificate_of(visit.work, kenmerk)
    return pdf_answer(made, f"vernietiging-{kenmerk}", (f"Kenmerk {kenmerk}",))


def _page(
    visit: Visit, fields: Sequence[Field] = _FIELDS, reasons: Sequence[Reason] = ()
) -> Response:
    found = proposals(visit.work)
    people = {who for one in found for who in one.mensen}
    return page(
        visit,
        "bewaren.html",
        422 if reasons else 200,
        maanden=[*_months(found)],
        namen={who: account_name(visit.work, who) for who in people},
        soorten={kind.value: told for kind, told in KINDS.items()},
        leerling=_PUPIL,
        namenklasse=DataClass.IDENTITEIT.value,
        vandaag=visit.work.today,
        blokkades=holds(visit.work),
        velden=fields,
        redenen=reasons,
        ik=visit.by.id,
    )


def _months(found: Sequence[Proposal]) -> Sequence[Month]:
    grouped = groupby(found, key=lambda one: f"{one.due_on:%Y-%m}")
    months = [(code, [*group]) for code, group in grouped]
    return [Month(code, all_[:SHOWN], len(all_) > SHOWN) for code, all_ in months]
