"""The receipt: what we have, what happens next, by when, and how to change it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from casework.access import CaseNotFound
from casework.services.clocks import read_clock
from casework.services.family.answers import Given, given_by, said_in
from casework.services.family.requests import FamilyRequest, requests_of
from casework.services.hold import Held
from casework.web.fields import Field, fields_of
from casework.web.ouder.blad import case_of, cases_of, parent_page, sender_in
from casework.web.ouder.lijst import as_read
from casework.web.ouder.vragen import ALTIJD, FIELDS, Antwoord, antwoord
from casework.web.taal import language_of
from casework.web.visit import Parent, Visit
from casework.web.whole import GETAL
from statemachines.grammar import Step
from statemachines.processes import PROCESSES

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class Bewijs:
    """What a receipt says. ``gezegd`` are the questions and the answers to them."""

    woorden: Antwoord
    nummer: str
    op: datetime
    uiterlijk: date | None
    gezegd: tuple[Field, ...]
    reactie: str = ""


@router.get(f"/mijn/ontvangst/{{kenmerk}}/{{seq:{GETAL}}}")
def receipt(visit: Parent, kenmerk: str, seq: int) -> HTMLResponse:
    """Show the receipt of an answer that this parent gave."""
    case = case_of(visit, kenmerk)
    process = PROCESSES[case.process]
    for given in given_by(visit.work, case, visit.by):
        steps = [step for step in process.steps if step.action == given.action]
        if given.seq == seq and steps:
            return _page(visit, case, _of_step(visit, case, given, steps[0]))
    raise CaseNotFound


@router.get("/mijn/verzoek/{number}")
def request(visit: Parent, number: str) -> HTMLResponse:
    """Show the receipt of a request, and what was done with it."""
    for case in cases_of(visit):
        for asked in requests_of(visit.work, case, visit.by, own=True):
            if asked.receipt == number:
                return _page(visit, case, _of_request(asked))
    raise CaseNotFound


def _page(visit: Visit, case: Held, bewijs: Bewijs) -> HTMLResponse:
    language = language_of(visit.request)
    return parent_page(
        visit,
        "ontvangst.html",
        case=case,
        bewijs=bewijs,
        regels=[
            (language.text(field.label), as_read(visit, field))
            for field in bewijs.gezegd
            if field.waarden
        ],
        afzender=sender_in(visit, case),
    )


def _of_step(visit: Visit, case: Held, given: Given, step: Step[Any]) -> Bewijs:
    process = PROCESSES[case.process]
    words = antwoord(process, step)
    asked = [n for n in (*step.asks, *step.may_ask) if n not in words.vult]
    said = said_in(visit.work, case, given, asked)
    fields = tuple(
        replace(field, label=words.vragen.get(field.name, field.label))
        for field in fields_of(process, said, known=said)
    )
    number = f"{case.kenmerk}-{given.seq}"
    return Bewijs(words, number, given.day, _until(case, given.action), fields)


def _of_request(asked: FamilyRequest) -> Bewijs:
    until = None if asked.handled_at else asked.due_on
    fields = tuple(
        replace(field, waarden=tuple(asked.asked.get(field.name, ())))
        for field in FIELDS[asked.kind.value]
    )
    words = ALTIJD[asked.kind.value]
    made = asked.made_at
    return Bewijs(words, asked.receipt, made, until, fields, asked.answer)


def _until(case: Held, action: str) -> date | None:
    """Return the last day of what the answer made us do, while that still runs."""
    process = PROCESSES[case.process]
    started = {
        term.rule
        for step in process.steps
        if step.action == action
        for term in step.starts
    }
    running = (read_clock(clock) for clock in case.clocks)
    return next((term.raw_end for term in running if term.rule in started), None)
