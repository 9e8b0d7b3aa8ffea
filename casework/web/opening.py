"""Open a case: choose which, say who takes part, check it, and open it once."""

import secrets
from dataclasses import replace
from typing import Any

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from casework.services.open_case import foresee_opening
from casework.services.open_once import open_once
from casework.services.search import by_name
from casework.web.answers import facts_from
from casework.web.fields import Field, fields_of, filled, with_faults
from casework.web.kinds import Around
from casework.web.opening_people import people_from, with_people_faults
from casework.web.opening_questions import LEAST, MOST, Asked, asked_of
from casework.web.page import page
from casework.web.posted import Form, Posted
from casework.web.visit import Staff, Visit
from statemachines.engine import Refused
from statemachines.grammar import Process, Reason
from statemachines.processes import PROCESSES
from statemachines.rules import RULES

router = APIRouter(include_in_schema=False)
PATH = "/zaken/nieuw"
_MISSING = "Vul dit in."
_KEY_BYTES = 16
_LONGEST_KEY = 64


@router.get(PATH)
def choose(visit: Staff) -> HTMLResponse:
    """Show the cases that this role may open."""
    able = [p for p in PROCESSES.values() if visit.by.role in p.opened_by]
    return page(visit, "nieuw.html", processen=able)


@router.get(PATH + "/{code}")
def ask(visit: Staff, code: str) -> HTMLResponse:
    """Show the form of a new case."""
    process = _process(visit, code)
    return _form(
        visit, process, asked_of(visit, process, LEAST), _facts(visit, process)
    )


@router.post(PATH + "/{code}")
def answer(visit: Staff, form: Posted, code: str) -> Response:
    """Check what was filled in, show it once more, and open the case."""
    process = _process(visit, code)
    home = _home(form)
    blank = asked_of(visit, process, home)
    asked = _typed(blank, form)
    facts = filled(_facts(visit, process), form)
    if form.text("fase") in {"wijzigen", "erbij"}:
        return _form(visit, process, asked, facts)
    checked = _checked(asked)
    known = tuple(
        replace(f, fout=_MISSING if f.verplicht and not f.answered else "")
        for f in facts
    )
    if any(field.fout for field in (*checked.all, *known)):
        return _form(visit, process, checked, known, status=422)
    return _judged(visit, process, (asked, facts), form)


def _judged(
    visit: Visit,
    process: Process[Any],
    sent: tuple[Asked, tuple[Field, ...]],
    form: Form,
) -> Response:
    asked, fields = sent
    people = people_from(visit, asked.all)
    facts = facts_from(fields)
    key = form.text("sleutel")[:_LONGEST_KEY]
    try:
        if form.text("fase") == "openen" and key:
            kenmerk = open_once(
                visit.work, key, process.code, people, by=visit.by, facts=facts
            )
            return RedirectResponse(f"/zaken/{kenmerk}?vastgelegd=1", 303)
        terms = foresee_opening(
            visit.work, process.code, people, by=visit.by, facts=facts
        )
    except Refused as refusal:
        placed, reasons = with_faults(fields, refusal.reasons)
        return _form(visit, process, asked, placed, reasons, 422)
    known = next((f.waarde for f in asked.pupil), "")
    return page(
        visit,
        "nieuw_controle.html",
        proces=process,
        gezin=len(asked.family),
        velden=[field for field in (*asked.all, *fields) if field.answered],
        groepen=(*asked.groups, ("Over de zaak", [f for f in fields if f.answered])),
        termijnen=[(RULES[term.rule], term.legal_end) for term in terms],
        bekend=by_name(visit.work, visit.by, known).hits if known else [],
        sleutel=secrets.token_hex(_KEY_BYTES),
    )


def _form(
    visit: Visit,
    process: Process[Any],
    asked: Asked,
    facts: tuple[Field, ...],
    reasons: tuple[Reason, ...] = (),
    status: int = 200,
) -> HTMLResponse:
    return page(
        visit,
        "nieuw_zaak.html",
        status,
        proces=process,
        gevraagd=asked,
        feiten=facts,
        redenen=reasons,
        velden=(*asked.all, *facts),
        gezin=len(asked.family),
        meer=0 < len(asked.family) < MOST,
    )


def _process(visit: Visit, code: str) -> Process[Any]:
    process = PROCESSES.get(code)
    if process is None or visit.by.role not in process.opened_by:
        raise HTTPException(404)
    return process


def _facts(visit: Visit, process: Process[Any]) -> tuple[Field, ...]:
    section = visit.work.tenant.nooit_opgeven
    around = Around(funders=tuple(section.financiers) if section else ())
    asks = process.opening_asks
    if process.books:  # money cannot be booked without them
        return fields_of(process, asks, around=around)
    needs = process.opening_needs
    rest = tuple(name for name in asks if name not in needs)
    return fields_of(process, needs, optional=rest, around=around)


def _home(form: Form) -> int:
    """Return for how many people at home there is room: one more when asked."""
    typed = form.text("gezin")
    now = int(typed) if typed in {str(n) for n in range(LEAST, MOST + 1)} else LEAST
    return min(now + (form.text("fase") == "erbij"), MOST)


def _typed(asked: Asked, form: Form) -> Asked:
    return Asked(
        filled(asked.pupil, form),
        tuple(filled(one, form) for one in asked.family),
        filled(asked.school, form),
        filled(asked.staff, form),
    )


def _checked(asked: Asked) -> Asked:
    return Asked(
        with_people_faults(asked.pupil),
        tuple(with_people_faults(one) for one in asked.family),
        with_people_faults(asked.school),
        with_people_faults(asked.staff),
    )
