"""Ask to read one case in an emergency. The page never tells whether there is one."""

from collections.abc import Sequence
from dataclasses import replace

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from casework.models import Noodreden
from casework.services.noodtoegang.ask import LEAST, ask
from casework.services.noodtoegang.judge import own_open
from casework.services.noodtoegang.who import ASKERS
from casework.web.fields import Choice, Field, filled
from casework.web.page import page
from casework.web.posted import Form, Posted
from casework.web.sure import be_sure
from casework.web.visit import Staff, Visit, desk_of
from statemachines.engine import Refused
from statemachines.grammar import Reason

router = APIRouter(include_in_schema=False)
PATH = "/noodtoegang"
CATEGORIES = {
    Noodreden.VEILIGHEID: "Een kind is nu niet veilig",
    Noodreden.WAARNEMING: "Wie de zaak doet is er niet, en niemand vervangt",
    Noodreden.TERMIJN: "Er loopt een wettelijke termijn af",
    Noodreden.VRAAG_OUDER: "Een ouder heeft een dringende vraag of klacht",
    Noodreden.DATALEK: "Onderzoek naar een mogelijk datalek",
}
_FIELDS = (
    Field("kenmerk", "Kenmerk van de zaak", hulp="Zoals op een brief staat."),
    Field(
        "categorie",
        "Waarom is het nodig?",
        "keuze",
        keuzes=tuple(Choice(code.value, text) for code, text in CATEGORIES.items()),
    ),
    Field(
        "reden",
        "Leg uit waarom u deze zaak nu moet lezen",
        "verhaal",
        f"Ten minste {LEAST} tekens. De privacy officer leest dit. "
        "Schrijf geen namen en geen BSN op.",
    ),
)
_REFUSED = 422


@router.get(PATH)
def show(visit: Staff, gevraagd: str = "") -> Response:
    """Show the form, and what this person may read in an emergency now."""
    _only_askers(visit)
    be_sure(visit)
    return _page(visit, _FIELDS, gevraagd=gevraagd == "ja")


@router.post(PATH)
def send(visit: Staff, form: Posted) -> Response:
    """Ask. The answer is the same whether there is such a case or not."""
    _only_askers(visit)
    be_sure(visit)
    fields = _checked(form)
    if any(field.fout for field in fields):
        return _page(visit, fields, status=_REFUSED)
    kenmerk, category, reason = (field.waarde for field in fields)
    try:
        with visit.work.savepoint():
            ask(
                desk_of(visit.request),
                visit.work,
                kenmerk,
                Noodreden(category),
                reason,
                by=visit.by,
            )
    except Refused as refusal:
        return _page(visit, fields, refusal.reasons, status=_REFUSED)
    return RedirectResponse(f"{PATH}?gevraagd=ja", 303)


def _only_askers(visit: Visit) -> None:
    if visit.by.role not in ASKERS:
        raise HTTPException(403)


def _checked(form: Form) -> tuple[Field, ...]:
    kenmerk, category, reason = filled(_FIELDS, form)
    known = {code.value for code in Noodreden}
    return (
        replace(kenmerk, fout="" if kenmerk.waarde else "Vul het kenmerk in."),
        replace(
            category, fout="" if category.waarde in known else "Kies een antwoord."
        ),
        replace(reason, fout="" if reason.waarde else "Leg uit waarom het nodig is."),
    )


def _page(
    visit: Visit,
    fields: Sequence[Field],
    reasons: Sequence[Reason] = (),
    *,
    gevraagd: bool = False,
    status: int = 200,
) -> Response:
    return page(
        visit,
        "noodtoegang.html",
        status,
        velden=fields,
        redenen=reasons,
        gevraagd=gevraagd,
        open=own_open(visit.work, visit.by),
    )
