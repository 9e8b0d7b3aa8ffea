"""A certificate of a partner: hand it in, check it by telephone, use it, withdraw."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from casework.exchange.described import MOST_BYTES, Use
from casework.services.accounts.known import account_name
from casework.services.exchange.certificate_life import (
    Call,
    activate,
    confirm_certificate,
    end_use,
    retire,
    revoke,
)
from casework.services.exchange.certificate_words import IN_WORDS, KINDS
from casework.services.exchange.certificates import KnownCertificate, certificate_of
from casework.services.exchange.known import KnownPartner, UnknownPartner, partner_of
from casework.services.exchange.propose_certificate import propose_certificate
from casework.services.exchange.revoked_for import RevokedFor
from casework.web.beheer_partners import PATH, REFUSED
from casework.web.fields import Field, filled, with_faults
from casework.web.page import page
from casework.web.partner_fields import CALLED, FILE, USE, WHY
from casework.web.partner_only import Keeper, number_in
from casework.web.posted import Form, Posted
from casework.web.sure import be_sure
from casework.web.visit import Visit
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.roles import Role

router = APIRouter(include_in_schema=False)
_NO_FILE = Reason("Kies een bestand.", about=(FILE.name,))
_NO_USE = Reason("Kies waarvoor het is.", about=(USE.name,))


@router.get(PATH + "/{partner}/certificaat")
def ask(visit: Keeper, partner: str) -> Response:
    """Ask for the file that the partner gave."""
    if visit.by.role is not Role.BEHEERDER:
        raise HTTPException(403)
    be_sure(visit)
    return _form(visit, _partner(visit, partner), (USE, FILE))


@router.post(PATH + "/{partner}/certificaat")
def hand_in(visit: Keeper, partner: str, form: Posted) -> Response:
    """Keep a certificate as proposed, and go to its page."""
    be_sure(visit)
    known = _partner(visit, partner)
    [use] = filled((USE,), form)
    sent = form.files(FILE.name)
    missing = [_NO_USE] * (not use.waarde) + [_NO_FILE] * (not sent)
    if missing:
        return _form(visit, known, (use, FILE), missing)
    given = sent[0].file.read(MOST_BYTES + 1)
    try:
        with visit.work.savepoint():
            id_ = propose_certificate(
                visit.work, known.id, Use(use.waarde), given, by=visit.by
            )
    except Refused as refusal:
        return _form(visit, known, (use, FILE), refusal.reasons)
    return RedirectResponse(f"{PATH}/{known.id}/{id_}", 303)


@router.get(PATH + "/{partner}/{certificaat}")
def one(visit: Keeper, partner: str, certificaat: str) -> Response:
    """Show one certificate: its fingerprint, and what can be done with it now."""
    be_sure(visit)
    known = _partner(visit, partner)
    return _one(visit, known, _certificate(visit, known.id, certificaat))


@router.post(PATH + "/{partner}/{certificaat}")
def act(visit: Keeper, partner: str, certificaat: str, form: Posted) -> Response:
    """Move a certificate on; a refusal is told on the same page."""
    be_sure(visit)
    known = _partner(visit, partner)
    found = _certificate(visit, known.id, certificaat)
    try:
        with visit.work.savepoint():
            _acts(visit, found.id, form)[form.text("wat")]()
    except KeyError:
        raise HTTPException(400) from None
    except Refused as refusal:
        return _one(visit, known, found, refusal.reasons, form)
    return RedirectResponse(f"{PATH}/{known.id}/{found.id}", 303)


def _acts(visit: Visit, id_: UUID, form: Form) -> Mapping[str, Callable[[], None]]:
    work, by = visit.work, visit.by
    call = Call(form.text("gesproken_met"), klopt=form.text("klopt") == "ja")
    return {
        "nagaan": lambda: confirm_certificate(work, id_, call, by=by),
        "gebruiken": lambda: activate(work, id_, by=by),
        "uitfaseren": lambda: retire(work, id_, by=by),
        "beeindigen": lambda: end_use(work, id_, by=by),
        "intrekken": lambda: revoke(work, id_, _why(form), by=by),
    }


def _why(form: Form) -> RevokedFor:
    try:
        return RevokedFor(form.text(WHY.name))
    except ValueError:
        raise Refused(Reason("Kies waarom.", about=(WHY.name,))) from None


def _partner(visit: Visit, partner: str) -> KnownPartner:
    try:
        return partner_of(visit.work, number_in(partner))
    except UnknownPartner:
        raise HTTPException(404) from None


def _certificate(visit: Visit, partner: UUID, certificate: str) -> KnownCertificate:
    try:
        return certificate_of(visit.work, partner, number_in(certificate))
    except UnknownPartner:
        raise HTTPException(404) from None


def _form(
    visit: Visit,
    partner: KnownPartner,
    fields: Sequence[Field],
    reasons: Sequence[Reason] = (),
) -> Response:
    marked, rest = with_faults(fields, reasons)
    return page(
        visit,
        "beheer_certificaat_nieuw.html",
        REFUSED if reasons else 200,
        partner=partner,
        velden=marked,
        redenen=rest,
    )


def _one(
    visit: Visit,
    partner: KnownPartner,
    known: KnownCertificate,
    reasons: Sequence[Reason] = (),
    form: Form | None = None,
) -> Response:
    fields: tuple[Field, ...] = (*CALLED, WHY)
    if form is not None:
        fields = tuple(
            f if f.name == "klopt" else g
            for f, g in zip(fields, filled(fields, form), strict=True)
        )
    marked, rest = with_faults(fields, reasons)
    by = visit.by
    named = {known.requested_by, known.approved_by}
    return page(
        visit,
        "beheer_certificaat.html",
        REFUSED if reasons else 200,
        partner=partner,
        certificaat=known,
        gelezen=known.read,
        groepen=known.fingerprint.split(" "),
        bellen=marked[:-1],
        waarom=marked[-1],
        redenen=rest,
        staat=IN_WORDS,
        soorten=KINDS,
        redenen_van={each.value: each.sentence for each in RevokedFor},
        dagen=known.days_left(visit.work.today),
        namen={each: account_name(visit.work, each) for each in named if each},
        mag=by.role is Role.BEHEERDER,
        tweede=known.requested_by not in (by.id, *by.voor, *by.ook_voor),
    )
