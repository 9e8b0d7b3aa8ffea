"""Close one package: what is chosen, signed by us and locked for the partner."""

from collections.abc import Mapping
from dataclasses import dataclass

from casework.exchange import (
    CannotSeal,
    Draft,
    Profile,
    Request,
    Sealed,
    load_certificate,
    read_request,
    seal_package,
)
from casework.services.exchange.contents import contents_for
from casework.services.exchange.known import KnownPartner
from casework.services.exchange.own_known import OurKey, identity_of
from casework.services.exchange.register_facts import route_of
from casework.services.hold import Held
from casework.work import Work
from statemachines.convenant import bezwaren_manifest
from statemachines.engine import Refused


@dataclass(frozen=True)
class Closed:
    """A package that was just closed, who it is for, and with which key of ours."""

    sealed: Sealed
    partner: KnownPartner
    signer: OurKey


def close(work: Work, case: Held) -> Closed:
    """Seal what an exchange sends, or raise `Refused` with every reason."""
    route = route_of(work, case)
    signer, partner, keys = route.signer, route.partner, route.keys
    if route.reasons or signer is None or partner is None or keys is None:
        raise Refused(*route.reasons)
    draft = Draft(
        files=contents_for(work, case).files(),
        request=_request(case, partner),
        sender=identity_of(work, signer),
        recipients=[load_certificate(known.der) for known in keys.certificates],
    )
    profile = Profile(partner.profiel.value)
    try:
        sealed = seal_package(draft, work.now, bezwaren_manifest, profile)
    except CannotSeal as fault:
        raise Refused(*fault.reasons) from None
    return Closed(sealed, partner, signer)


def _request(case: Held, partner: KnownPartner) -> Request:
    """Say what the package is, in codes; the kenmerk names nobody."""
    known: Mapping[str, object] = case.dossier
    return read_request(
        {
            "purpose": known["doel"],
            "legal_basis": known["grondslag"],
            "covenant": partner.convenant,
            "case_ref": case.kenmerk,
            "sender_role": known["afzender"],
            "recipient_roles": [known["ontvanger"]],
            "classes": known["klassen"],
            "expires": known["verloopt_op"],
        }
    )
