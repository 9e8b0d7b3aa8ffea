"""People and roles: who has an account, who may do what, and who stops."""

from collections.abc import Callable, Mapping, Sequence

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from casework.services.accounts.add import NewAccount, add_account
from casework.services.accounts.change import (
    Changed,
    change_account,
    reopen_account,
    set_roles,
    stop_account,
)
from casework.services.accounts.known import (
    Colleague,
    UnknownAccount,
    account_name,
    account_of,
    accounts_of,
)
from casework.services.accounts.log import account_log
from casework.services.accounts.may_change import STAFF
from casework.services.accounts.setup import give_setup_link
from casework.services.assigned import number_assigned
from casework.web.beheer_only import Beheer
from casework.web.fields import Choice, Field, filled
from casework.web.page import page
from casework.web.posted import Form, Posted
from casework.web.sure import be_sure
from casework.web.visit import Visit
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.roles import Role

router = APIRouter(include_in_schema=False)
REFUSED = 422
_ROLES = tuple(Choice(role.value, role.sentence) for role in STAFF)


@router.get("/beheer/mensen")
def everyone(visit: Beheer) -> Response:
    """Show all accounts."""
    return page(visit, "beheer_mensen.html", mensen=accounts_of(visit.work))


@router.get("/beheer/mensen/nieuw")
def ask_new(visit: Beheer) -> Response:
    """Ask who gets an account."""
    be_sure(visit)
    return _new_page(visit, _fields())


@router.post("/beheer/mensen/nieuw")
def make(visit: Beheer, form: Posted) -> Response:
    """Make an account, and go to its page."""
    be_sure(visit)
    new = NewAccount(
        form.text("naam"), form.text("email"), _roles(form), form.text("telefoon")
    )
    try:
        with visit.work.savepoint():
            account = add_account(visit.work, new, by=visit.by)
    except Refused as refusal:
        return _new_page(visit, filled(_fields(), form), refusal.reasons)
    return RedirectResponse(f"/beheer/mensen/{account}", 303)


@router.get("/beheer/mensen/{account}")
def one(visit: Beheer, account: str) -> Response:
    """Show one account: who, roles, open cases by number, and what was done to it."""
    be_sure(visit)
    return _one_page(visit, account)


@router.post("/beheer/mensen/{account}")
def act(visit: Beheer, account: str, form: Posted) -> Response:
    """Change an account; a refusal is told on the same page."""
    be_sure(visit)
    try:
        with visit.work.savepoint():
            if form.text("wat") == "link":
                link = give_setup_link(visit.work, account, by=visit.by)
                return _one_page(visit, account, link=link)
            _acts(visit, account, form)[form.text("wat")]()
    except KeyError:
        raise HTTPException(400) from None
    except UnknownAccount:
        raise HTTPException(404) from None
    except Refused as refusal:
        return _one_page(visit, account, refusal.reasons, form=form)
    return RedirectResponse(f"/beheer/mensen/{account}", 303)


def _acts(visit: Visit, account: str, form: Form) -> Mapping[str, Callable[[], None]]:
    work, by = visit.work, visit.by
    changed = Changed(form.text("naam"), form.text("email"), form.text("telefoon"))
    return {
        "gegevens": lambda: change_account(work, account, changed, by=by),
        "rollen": lambda: set_roles(work, account, _roles(form), by=by),
        "stoppen": lambda: stop_account(work, account, by=by),
        "openen": lambda: reopen_account(work, account, by=by),
    }


def _roles(form: Form) -> tuple[Role, ...]:
    known = {role.value: role for role in STAFF}
    return tuple(known[text] for text in form.texts("rollen") if text in known)


def _fields(owner: Colleague | None = None) -> tuple[Field, ...]:
    known = {
        "naam": owner.naam if owner else "",
        "email": owner.email if owner else "",
        "telefoon": owner.telefoon if owner else "",
    }
    typed = {name: tuple(filter(None, [value])) for name, value in known.items()}
    return (
        Field("naam", "Naam", waarden=typed["naam"]),
        Field("email", "E-mailadres van het werk", "email", waarden=typed["email"]),
        Field(
            "telefoon",
            "Telefoon van het werk",
            "telefoon",
            hulp="Staat in brieven die deze persoon ondertekent.",
            waarden=typed["telefoon"],
            verplicht=False,
        ),
        Field(
            "rollen",
            "Rollen",
            "keuzes",
            hulp="Iemand werkt in een rol tegelijk. Geef niet meer rollen dan nodig.",
            keuzes=_ROLES,
            waarden=tuple(role.value for role in owner.rollen) if owner else (),
        ),
    )


def _new_page(
    visit: Visit, fields: Sequence[Field], reasons: Sequence[Reason] = ()
) -> Response:
    return page(
        visit,
        "beheer_formulier.html",
        REFUSED if reasons else 200,
        titel="Nieuw account",
        zin="De persoon kiest daarna zelf een wachtwoord, met een link die u geeft.",
        velden=fields,
        redenen=reasons,
        verborgen={},
        knop_tekst="Maak het account",
        terug=("/beheer/mensen", "Terug naar de mensen"),
    )


def _one_page(
    visit: Visit,
    account: str,
    reasons: Sequence[Reason] = (),
    *,
    link: str = "",
    form: Form | None = None,
) -> Response:
    try:
        owner = account_of(visit.work, account)
    except UnknownAccount:
        raise HTTPException(404) from None
    about, roles = _fields(owner)[:-1], _fields(owner)[-1:]
    if form is not None and form.text("wat") == "gegevens":
        about = filled(about, form)
    log = account_log(visit.work, account)
    return page(
        visit,
        "beheer_mens.html",
        REFUSED if reasons else 200,
        mens=owner,
        gegevens=about,
        rollen=roles,
        redenen=reasons,
        link=link,
        zaken=number_assigned(visit.work, account),
        logboek=log,
        namen={line.by: account_name(visit.work, line.by) for line in log},
    )
