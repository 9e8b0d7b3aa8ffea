"""Search: a kenmerk or a kind in the address, a name only in the body of a form.

What stands in an address is kept by browsers and servers. A name is not put there, and
nothing changes by searching but that it is written down (ADR 0020).
"""

from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse, RedirectResponse, Response

from casework.access import CaseNotFound
from casework.ids import normalise, valid_kenmerk
from casework.services.case_row import row_of
from casework.services.search import Found, by_kind, by_name, may_search_names
from casework.web.page import page
from casework.web.posted import Posted
from casework.web.visit import Staff, Visit
from statemachines.processes import PROCESSES

router = APIRouter(include_in_schema=False)
_LONGEST = 100
_WRONG = "Dit is geen kenmerk. Een kenmerk ziet er zo uit: TLV-2026-7F3K9-Q."
_NONE = "Er is geen zaak met dit kenmerk, of u mag haar niet zien."
_KINDS = tuple(
    sorted((p.title, code) for code, p in PROCESSES.items() if code != "jaarbudget")
)


@router.get("/zoeken")
def zoeken(visit: Staff, kenmerk: str = "", soort: str = "") -> Response:
    """Show the form, the case of a kenmerk, or the cases of a kind."""
    if kenmerk.strip():
        return _to_the_case(visit, kenmerk)
    kind = soort if soort in PROCESSES else ""
    found = by_kind(visit.work, visit.by, kind) if kind else None
    return _shown(visit, found, soort=kind)


@router.post("/zoeken")
def op_naam(visit: Staff, form: Posted) -> HTMLResponse:
    """Show the cases of a pupil or a school of this name."""
    name, kind = form.text("naam")[:_LONGEST], form.text("soort")
    kind = kind if kind in PROCESSES else ""
    found = by_name(visit.work, visit.by, name, kind) if name else None
    wrong = "" if name else "Vul een naam in."
    return _shown(visit, found, soort=kind, naam=name, fout_naam=wrong)


def _to_the_case(visit: Visit, typed: str) -> Response:
    if not valid_kenmerk(normalise(typed[:_LONGEST])):
        return _shown(visit, None, kenmerk=typed[:_LONGEST], fout=_WRONG)
    try:
        found = row_of(visit.work, typed, visit.by).held
    except CaseNotFound:
        return _shown(visit, None, kenmerk=typed, fout=_NONE)
    return RedirectResponse(f"/zaken/{found.kenmerk}", 303)


def _shown(visit: Visit, found: Found | None, **typed: str) -> HTMLResponse:
    fields = ("kenmerk", "soort", "naam", "fout", "fout_naam")
    shown: dict[str, Any] = {**dict.fromkeys(fields, ""), **typed}
    wrong = typed.get("fout") or typed.get("fout_naam")
    return page(
        visit,
        "zoeken.html",
        422 if wrong else 200,
        gevonden=found,
        soorten=_KINDS,
        namen=may_search_names(visit.by.role),
        **shown,
    )
