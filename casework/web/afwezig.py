"""Being away: one says so of oneself, the administrator of others."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from casework.services.accounts.known import Colleague, accounts_of
from casework.services.cover import gaps_ahead
from casework.services.hand_over import ANYBODY
from casework.services.hand_over import OWN as OWN_CASES
from casework.services.replacement import (
    REPLACEABLE,
    Away,
    UnknownAbsence,
    absences_of,
    be_away,
    end_absence,
)
from casework.web.beheer_only import Beheer
from casework.web.fields import Choice, Field, filled
from casework.web.page import page
from casework.web.posted import Form, Posted
from casework.web.visit import Staff, Visit
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.roles import Role

router = APIRouter(include_in_schema=False)
OWN, ALL = "/mijn-account/afwezig", "/beheer/vervanging"
_UNREADABLE = Reason("Kies wie er weg is, en vul twee dagen in.")
_REFUSED = 422


@router.get(OWN)
def show_own(visit: Staff) -> Response:
    """Show when one is away, and ask for more."""
    return _page(visit, OWN)


@router.post(OWN)
def say_own(visit: Staff, form: Posted) -> Response:
    """Write down that one is away, or end it."""
    return _said(visit, form, OWN)


@router.get(ALL)
def show_all(visit: Beheer) -> Response:
    """Show who is away now and later."""
    return _page(visit, ALL)


@router.post(ALL)
def say_all(visit: Beheer, form: Posted) -> Response:
    """Write down that somebody is away, or end it."""
    return _said(visit, form, ALL)


def _said(visit: Visit, form: Form, path: str) -> Response:
    try:
        with visit.work.savepoint():
            if "einde" in form:
                end_absence(visit.work, UUID(form.text("einde")), by=visit.by)
            else:
                be_away(visit.work, _away(visit, form, path), by=visit.by)
    except (UnknownAbsence, ValueError):
        if "einde" in form:
            raise HTTPException(404) from None
        return _page(visit, path, form, (_UNREADABLE,))
    except Refused as refusal:
        return _page(visit, path, form, refusal.reasons)
    return RedirectResponse(path, 303)


def _away(visit: Visit, form: Form, path: str) -> Away:
    """Read the form. Raises `ValueError` when it cannot be read."""
    who, _, role = form.text("wie").rpartition(":")
    return Away(
        visit.by.id if path == OWN else who,
        Role(role),
        form.text("vervanger") or None,
        date.fromisoformat(form.text("van")),
        date.fromisoformat(form.text("tot")),
    )


def _page(
    visit: Visit, path: str, form: Form | None = None, reasons: Sequence[Reason] = ()
) -> Response:
    work, people = visit.work, accounts_of(visit.work)
    mine = visit.by.id if path == OWN else None
    fields = _fields(people, mine)
    return page(
        visit,
        "afwezig.html",
        _REFUSED if reasons else 200,
        eigen=path == OWN,
        pad=path,
        velden=filled(fields, form) if form else fields,
        redenen=reasons,
        afwezig=absences_of(work, mine),
        namen={person.id: person.naam for person in people},
        gaten=gaps_ahead(work, mine),
        vervangt=(*visit.by.voor, *visit.by.ook_voor) if mine else (),
        draagt_over=visit.by.role in ANYBODY | OWN_CASES,
    )


def _fields(people: Sequence[Colleague], mine: str | None) -> tuple[Field, ...]:
    """Return the questions: whose role, from when to when, and who stands in."""
    active = [person for person in people if person.active]
    who = tuple(
        Choice(
            f"{p.id}:{role.value}",
            role.sentence if mine else f"{p.naam}, {role.sentence}",
        )
        for p in active
        for role in p.rollen
        if role in REPLACEABLE and mine in (None, p.id)
    )
    instead = tuple(
        Choice(p.id, f"{p.naam} ({', '.join(role.sentence for role in p.rollen)})")
        for p in active
        if p.id != mine and set(p.rollen) & set(REPLACEABLE)
    )
    return (
        Field(
            "wie",
            "In welke rol?" if mine else "Wie is er weg?",
            "lang_lijst",
            keuzes=who,
            waarden=(who[0].value,) if mine and who else (),
        ),
        Field("van", "Eerste dag", "datum"),
        Field("tot", "Laatste dag", "datum", hulp="Deze dag telt nog mee."),
        Field(
            "vervanger",
            "Wie vervangt?",
            "lang_lijst",
            hulp="Iemand met dezelfde rol. De vervanger ziet de zaken op deze dagen.",
            keuzes=instead,
            verplicht=False,
        ),
    )
