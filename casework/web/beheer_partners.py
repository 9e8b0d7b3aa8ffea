"""Partners of the covenant: who they are, and what a second person must look at."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from casework.services.accounts.known import UnknownAccount, account_name, accounts_of
from casework.services.exchange.certificate_words import IN_WORDS, KINDS
from casework.services.exchange.certificates import certificates_of
from casework.services.exchange.events import events_of
from casework.services.exchange.keys import keys_for
from casework.services.exchange.known import (
    UnknownPartner,
    members_of,
    partner_of,
    partners_of,
)
from casework.services.exchange.members import add_member, drop_member
from casework.services.exchange.parties import ROLES_OF
from casework.services.exchange.partners import (
    approve_partner,
    as_typed_in,
    change_partner,
    leave_covenant,
    propose_partner,
)
from casework.services.exchange.revocation import lists_of
from casework.services.exchange.standing import standing
from casework.web.fields import Field, filled, with_faults
from casework.web.page import page
from casework.web.partner_fields import partner_fields, typed_partner
from casework.web.partner_only import Keeper, number_in
from casework.web.posted import Form, Posted
from casework.web.sure import be_sure
from casework.web.visit import Visit
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.roles import Role

router = APIRouter(include_in_schema=False)
REFUSED = 422
PATH = "/beheer/partners"


@router.get(PATH)
def everyone(visit: Keeper) -> Response:
    """Show the partners, and which certificates end soon."""
    work = visit.work
    shown = [
        (p, keys_for(work, p.id), certificates_of(work, p.id))
        for p in partners_of(work)
    ]
    return page(
        visit,
        "beheer_partners.html",
        partners=shown,
        staat=IN_WORDS,
        soorten=KINDS,
        mag=visit.by.role is Role.BEHEERDER,
    )


@router.get(PATH + "/nieuw")
def ask_new(visit: Keeper) -> Response:
    """Ask who the partner is."""
    _only_beheer(visit)
    be_sure(visit)
    return _form(visit, partner_fields())


@router.post(PATH + "/nieuw")
def make(visit: Keeper, form: Posted) -> Response:
    """Keep a partner that a second person must look at, and go to its page."""
    be_sure(visit)
    try:
        with visit.work.savepoint():
            id_ = propose_partner(visit.work, typed_partner(form), by=visit.by)
    except Refused as refusal:
        return _form(visit, filled(partner_fields(), form), refusal.reasons)
    return RedirectResponse(f"{PATH}/{id_}", 303)


@router.get(PATH + "/{partner}")
def one(visit: Keeper, partner: str) -> Response:
    """Show one partner: what is registered, its certificates, its people."""
    be_sure(visit)
    return _one(visit, number_in(partner))


@router.post(PATH + "/{partner}")
def act(visit: Keeper, partner: str, form: Posted) -> Response:
    """Approve a partner, let it leave, or say who belongs to it."""
    be_sure(visit)
    id_ = number_in(partner)
    try:
        with visit.work.savepoint():
            _acts(visit, id_, form)[form.text("wat")]()
    except KeyError:
        raise HTTPException(400) from None
    except (UnknownPartner, UnknownAccount):
        raise HTTPException(404) from None
    except Refused as refusal:
        return _one(visit, id_, refusal.reasons)
    return RedirectResponse(f"{PATH}/{id_}", 303)


@router.get(PATH + "/{partner}/wijzigen")
def ask_change(visit: Keeper, partner: str) -> Response:
    """Show what is registered, to change it."""
    _only_beheer(visit)
    be_sure(visit)
    id_ = number_in(partner)
    try:
        return _form(visit, partner_fields(as_typed_in(visit.work, id_)), id_=id_)
    except UnknownPartner:
        raise HTTPException(404) from None


@router.post(PATH + "/{partner}/wijzigen")
def change(visit: Keeper, partner: str, form: Posted) -> Response:
    """Keep a change, which waits for a second person again."""
    be_sure(visit)
    id_ = number_in(partner)
    try:
        with visit.work.savepoint():
            change_partner(visit.work, id_, typed_partner(form), by=visit.by)
    except UnknownPartner:
        raise HTTPException(404) from None
    except Refused as refusal:
        fields = filled(partner_fields(), form)
        return _form(visit, fields, refusal.reasons, id_=id_)
    return RedirectResponse(f"{PATH}/{id_}", 303)


def _acts(visit: Visit, id_: UUID, form: Form) -> Mapping[str, Callable[[], None]]:
    work, by, account = visit.work, visit.by, form.text("account")
    return {
        "controleren": lambda: approve_partner(work, id_, by=by),
        "uittreden": lambda: leave_covenant(work, id_, by=by),
        "erbij": lambda: add_member(work, id_, account, by=by),
        "weg": lambda: drop_member(work, id_, account, by=by),
    }


def _only_beheer(visit: Visit) -> None:
    if visit.by.role is not Role.BEHEERDER:
        raise HTTPException(403)


def _form(
    visit: Visit,
    fields: Sequence[Field],
    reasons: Sequence[Reason] = (),
    *,
    id_: UUID | None = None,
) -> Response:
    marked, rest = with_faults(fields, reasons)
    back = (f"{PATH}/{id_}", "Terug naar de partner") if id_ else (PATH, "Terug")
    return page(
        visit,
        "beheer_formulier.html",
        REFUSED if reasons else 200,
        titel="Een partner wijzigen" if id_ else "Nieuwe partner",
        zin="Een ander controleert daarna wat u invult. Tot die tijd gaat er niets "
        "naar deze partner.",
        velden=marked,
        redenen=rest,
        verborgen={},
        knop_tekst="Bewaar",
        terug=back,
    )


def _one(visit: Visit, id_: UUID, reasons: Sequence[Reason] = ()) -> Response:
    work = visit.work
    try:
        known = partner_of(work, id_)
    except UnknownPartner:
        raise HTTPException(404) from None
    log, theirs = events_of(work, str(id_)), members_of(work, id_)
    roles = {*ROLES_OF.get(known.rol, ())}
    lists = lists_of(work)
    accounts = [a for a in accounts_of(work) if a.active and roles & {*a.rollen}]
    named = {known.requested_by, known.approved_by, *theirs, *(t.by for t in log)}
    return page(
        visit,
        "beheer_partner.html",
        REFUSED if reasons else 200,
        partner=known,
        bezwaren=standing(known, work.today),
        redenen=reasons,
        certificaten=certificates_of(work, id_),
        lijst_tot=lists.of,
        staat=IN_WORDS,
        soorten=KINDS,
        leden=theirs,
        accounts=[a for a in accounts if a.id not in theirs],
        logboek=log,
        namen={each: account_name(work, each) for each in named if each},
        mag=visit.by.role is Role.BEHEERDER,
        tweede=known.requested_by
        not in (visit.by.id, *visit.by.voor, *visit.by.ook_voor),
    )
