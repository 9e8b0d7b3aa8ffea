"""One question on a page. What was typed is kept, and going back loses nothing."""

from dataclasses import replace

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.responses import RedirectResponse, Response

from casework.access import CaseNotFound
from casework.services.family.answers import given_by
from casework.services.family.draft import save_draft
from casework.services.family.plan import Plan, plan_of
from casework.services.hold import Held
from casework.services.looked import looked
from casework.web.fields import Field, filled
from casework.web.ouder.blad import case_of, parent_page, said, sender_in
from casework.web.ouder.lijst import Lijst, NietNu, lijst_of, wrong_with
from casework.web.posted import Posted
from casework.web.taal import DUTCH, language, language_of
from casework.web.visit import Parent, Visit
from casework.web.whole import GETAL

router = APIRouter(include_in_schema=False)
_READ = "plan om te tekenen"
_ANSWER = "/mijn/zaken/{kenmerk}/{action}"


@router.get("/mijn/zaken/{kenmerk}/plan.bestand")
def plan_file(visit: Parent, kenmerk: str) -> Response:
    """Give the document itself, byte for byte as it is signed."""
    plan = _plan(visit, case_of(visit, kenmerk))
    return Response(
        plan.content,
        media_type=plan.media_type,
        headers={"Content-Disposition": f'attachment; filename="{plan.name}"'},
    )


@router.get(_ANSWER)
def first(visit: Parent, kenmerk: str, action: str) -> Response:
    """Go to the first page of an answer."""
    found = lijst_of(visit, kenmerk, action)
    if isinstance(found, NietNu):
        return not_now(visit, found)
    return RedirectResponse(found.first, 303)


@router.get(_ANSWER + "/lezen")
def read(visit: Parent, kenmerk: str, action: str) -> Response:
    """Show the very document that is to be signed, before anything is asked."""
    found = lijst_of(visit, kenmerk, action)
    if isinstance(found, NietNu):
        return not_now(visit, found)
    after = f"{found.path}/1" if found.fields else f"{found.path}/controle"
    return parent_page(
        visit, "lezen.html", lijst=found, plan=_plan(visit, found.case), verder=after
    )


def _plan(visit: Visit, case: Held) -> Plan:
    """Return the plan to sign, and write down that it was read."""
    plan = plan_of(visit.work, case, visit.by)
    if plan is None:
        raise CaseNotFound
    looked(visit.work, case, visit.by, _READ)
    return plan


@router.get(_ANSWER + f"/{{nummer:{GETAL}}}")
def question(visit: Parent, kenmerk: str, action: str, nummer: int) -> Response:
    """Show one question, with what was typed before."""
    found = lijst_of(visit, kenmerk, action)
    if isinstance(found, NietNu):
        return not_now(visit, found)
    return _question(visit, found, _number(found, nummer), found.fields[nummer - 1])


@router.post(_ANSWER + f"/{{nummer:{GETAL}}}")
def answered(
    visit: Parent, form: Posted, kenmerk: str, action: str, nummer: int
) -> Response:
    """Keep the answer to one question, and go on to the next."""
    found = lijst_of(visit, kenmerk, action)
    if isinstance(found, NietNu):
        return not_now(visit, found)
    [field] = filled([found.fields[_number(found, nummer) - 1]], form)
    if fault := wrong_with(visit, found, field):
        wrong = replace(field, fout=fault)
        return _question(visit, found, nummer, wrong, 422)
    typed = {**found.typed, field.name: field.waarden}
    save_draft(visit.work, found.case, visit.by, action, typed)
    return RedirectResponse(_next(found, nummer), 303)


def not_now(visit: Visit, found: NietNu) -> Response:
    """Say why this cannot be done now, and what can be; who did it has the receipt."""
    mine = given_by(visit.work, found.case, visit.by)
    done = [g.seq for g in mine if g.action == found.action and not found.redenen]
    if done:
        return RedirectResponse(f"/mijn/ontvangst/{found.case.kenmerk}/{done[0]}", 303)
    return parent_page(
        visit,
        "niet_nu.html",
        409,
        case=found.case,
        redenen=found.redenen,
        afzender=sender_in(visit, found.case),
    )


def _question(
    visit: Visit, lijst: Lijst, nummer: int, field: Field, status: int = 200
) -> HTMLResponse:
    chosen = language_of(visit.request)
    only_dutch = not chosen.is_dutch and field.label not in chosen.texts
    return parent_page(
        visit,
        "vraag.html",
        status,
        lijst=lijst,
        nummer=nummer,
        aantal=len(lijst.fields),
        vraag=said(field, language(DUTCH) if only_dutch else chosen),
        nederlands=only_dutch,
        terug=_before(lijst, nummer),
    )


def _number(lijst: Lijst, nummer: int) -> int:
    if not 1 <= nummer <= len(lijst.fields):
        raise CaseNotFound
    return nummer


def _next(lijst: Lijst, nummer: int) -> str:
    after = nummer + 1
    last = after > len(lijst.fields)
    return f"{lijst.path}/controle" if last else f"{lijst.path}/{after}"


def _before(lijst: Lijst, nummer: int) -> str:
    if nummer > 1:
        return f"{lijst.path}/{nummer - 1}"
    if lijst.woorden.stuk:
        return f"{lijst.path}/lezen"
    return f"/mijn/zaken/{lijst.case.kenmerk}"
