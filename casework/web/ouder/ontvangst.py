"""The receipt: what we have, what happens next, by when, and how to change it."""

from datetime import date

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from casework.access import CaseNotFound
from casework.services.clocks import read_clock
from casework.services.family.cases import given_by
from casework.services.family.requests import requests_of
from casework.services.hold import Held
from casework.web.ouder.blad import case_of, cases_of, parent_page, sender_in
from casework.web.ouder.vragen import ALTIJD, Antwoord, antwoord
from casework.web.visit import Parent, Visit
from statemachines.processes import PROCESSES

router = APIRouter(include_in_schema=False)


@router.get("/mijn/ontvangst/{kenmerk}/{seq:int}")
def receipt(visit: Parent, kenmerk: str, seq: int) -> HTMLResponse:
    """Show the receipt of an answer that this parent gave."""
    case = case_of(visit, kenmerk)
    mine = [g for g in given_by(visit.work, case, visit.by) if g.seq == seq]
    if not mine:
        raise CaseNotFound
    words = _words(case, mine[0].action)
    until = _until(case, mine[0].action)
    return _page(visit, case, words, f"{case.kenmerk}-{seq}", (mine[0].day, until))


@router.get("/mijn/verzoek/{number}")
def request(visit: Parent, number: str) -> HTMLResponse:
    """Show the receipt of a request, and what was done with it."""
    for case in cases_of(visit):
        for asked in requests_of(visit.work, case, visit.by, own=True):
            if asked.receipt == number:
                days = (asked.made_at, None if asked.handled_at else asked.due_on)
                words = ALTIJD[asked.kind.value]
                return _page(visit, case, words, number, days, asked.answer)
    raise CaseNotFound


def _page(
    visit: Visit,
    case: Held,
    words: Antwoord,
    number: str,
    days: tuple[object, date | None],
    answer: str = "",
) -> HTMLResponse:
    given, until = days
    return parent_page(
        visit,
        "ontvangst.html",
        case=case,
        woorden=words,
        nummer=number,
        op=given,
        uiterlijk=until,
        reactie=answer,
        afzender=sender_in(visit, case),
    )


def _words(case: Held, action: str) -> Antwoord:
    process = PROCESSES[case.process]
    steps = [step for step in process.steps if step.action == action]
    if not steps:
        raise CaseNotFound
    return antwoord(process, steps[0])


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
