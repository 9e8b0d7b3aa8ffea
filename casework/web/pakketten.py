"""Packages for partners: fetch one, say that it was opened, answer a recall.

For who belongs to a partner in the registry. Nothing here tells what is inside: that
is for who has the key.
"""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from casework.exchange import Certificate
from casework.exchange.own import as_pem
from casework.services.exchange.hand_out import (
    answer_erasure,
    confirm_received,
    fetch,
    fetched_bytes,
    mine,
    one_of_mine,
)
from casework.services.exchange.known import partners_of
from casework.services.exchange.own_known import own_keys
from casework.services.exchange.package_mail import FILE_NAME
from casework.services.exchange.package_words import for_partner
from casework.services.exchange.packages import KnownPackage
from casework.services.exchange.post_package import MEDIA_TYPE
from casework.web.page import page
from casework.web.partner_only import number_in
from casework.web.posted import Form, Posted
from casework.web.sure import be_sure
from casework.web.visit import Staff, Visit
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.uitwisseling.dossier import Wisantwoord

router = APIRouter(include_in_schema=False)
REFUSED = 422
PATH = "/pakketten"
ANSWERS = {
    Wisantwoord.GEWIST: "Wij hebben alles gewist",
    Wisantwoord.DEELS: "Wij hebben een deel gewist",
    Wisantwoord.NIET: "Wij hebben niets gewist",
}


@router.get(PATH)
def everything(visit: Staff) -> Response:
    """Show the packages for the partners of who is signed in."""
    work = visit.work
    shown = [(one, for_partner(one, work.now)) for one in mine(work, visit.by)]
    return page(visit, "pakketten.html", pakketten=shown, namen=_names(visit))


@router.get(PATH + "/{pakket}")
def one(visit: Staff, pakket: str) -> Response:
    """Show one package, and the card that says how to open it."""
    id_ = number_in(pakket)
    one_of_mine(visit.work, id_, visit.by)
    be_sure(visit)
    return _one(visit, id_)


@router.post(PATH + "/{pakket}")
def act(visit: Staff, form: Posted, pakket: str) -> Response:
    """Fetch a package, confirm that it was opened, or answer a recall."""
    id_ = number_in(pakket)
    one_of_mine(visit.work, id_, visit.by)
    be_sure(visit)
    deed = _deeds(visit, id_, form).get(form.text("wat"))
    if deed is None:
        raise HTTPException(400)
    try:
        with visit.work.savepoint():
            deed()
    except Refused as refusal:
        return _one(visit, id_, refusal.reasons)
    fetched = form.text("wat") == "ophalen"
    return RedirectResponse(f"{PATH}/{id_}" + "/bestand" * fetched, 303)


@router.get(PATH + "/{pakket}/bestand")
def content(visit: Staff, pakket: str) -> Response:
    """Give the package as a file to keep."""
    id_ = number_in(pakket)
    one_of_mine(visit.work, id_, visit.by)
    be_sure(visit)
    try:
        given = fetched_bytes(visit.work, id_, visit.by)
    except Refused as refusal:
        return _one(visit, id_, refusal.reasons)
    headers = {
        "Content-Disposition": f'attachment; filename="{FILE_NAME}"',
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "no-store",
    }
    return Response(given, media_type=MEDIA_TYPE, headers=headers)


@router.get(PATH + "/{pakket}/certificaat")
def certificate(visit: Staff, pakket: str) -> Response:
    """Give the certificate that a package was signed with: it is no secret."""
    found = one_of_mine(visit.work, number_in(pakket), visit.by)
    headers = {"Content-Disposition": 'attachment; filename="afzender.pem"'}
    text = as_pem(_signer(visit, found))
    return Response(text, media_type="application/x-pem-file", headers=headers)


def _deeds(visit: Visit, id_: UUID, form: Form) -> Mapping[str, Callable[[], None]]:
    work, by = visit.work, visit.by
    return {
        "ophalen": lambda: fetch(work, id_, by),
        "geopend": lambda: confirm_received(work, id_, by),
        "gewist": lambda: answer_erasure(work, id_, form.text("wisantwoord"), by),
    }


def _one(visit: Visit, id_: UUID, reasons: Sequence[Reason] = ()) -> Response:
    work = visit.work
    found = one_of_mine(work, id_, visit.by)
    return page(
        visit,
        "pakket.html",
        REFUSED if reasons else 200,
        pakket=found,
        stand=for_partner(found, work.now),
        ophalen=found.can_be_fetched(work.now),
        naam=_names(visit)[found.partner_id],
        vingerafdruk=_signer(visit, found).fingerprint_words,
        antwoorden=ANSWERS,
        redenen=reasons,
    )


def _signer(visit: Visit, found: KnownPackage) -> Certificate:
    known = next(k for k in own_keys(visit.work) if k.id == found.own_key_id)
    assert known.certificate is not None  # noqa: S101  it signed this package
    return known.certificate


def _names(visit: Visit) -> dict[UUID, str]:
    return {partner.id: partner.naam for partner in partners_of(visit.work)}
