"""Partners that do not exist, with certificates, and the people who register them."""

from dataclasses import replace
from datetime import timedelta

from casework.access import Actor
from casework.exchange.described import Use
from casework.services.exchange.certificate_life import (
    Call,
    activate,
    confirm_certificate,
)
from casework.services.exchange.partners import (
    NewPartner,
    approve_partner,
    propose_partner,
)
from casework.services.exchange.propose_certificate import propose_certificate
from statemachines.roles import Role
from tests.certificates import issue, issuer
from tests.conftest import SWV

ASKS = Actor("u-beheer", Role.BEHEERDER)
OTHER = Actor("u-beheer-2", Role.BEHEERDER)
FG = Actor("u-fg", Role.FG)
ISSUER = issuer()
USES = {Use.SIGN: ("digital_signature",), Use.ENCRYPT: ("key_agreement",)}
CALLED = Call("Verzonnen Contact", klopt=True)
WIJKTEAM = NewPartner(
    naam="Wijkteam Verzonnen",
    rol="wijkteam",
    oin_of_kvk="12345678",
    convenant="Convenant thuiszitters 2026",
    toegetreden_op="2026-09-01",
    fg_contact="fg@wijkteam.example",
    telefoon="010 000 0000",
    telefoon_bron="de website van de gemeente",
)


def with_(**changed):
    return replace(WIJKTEAM, **changed)


def registered(work, new=WIJKTEAM):
    """Return a partner that two people registered."""
    id_ = propose_partner(work, new, by=ASKS)
    approve_partner(work, id_, by=OTHER)
    return id_


def proposed(work, partner, use=Use.ENCRYPT, by=ISSUER, **more):
    """Return a certificate that somebody handed in today, and its bytes."""
    start = more.pop("start", work.now - timedelta(days=1))
    der = issue(by, uses=USES[use], start=start, **more)
    return propose_certificate(work, partner, use, der, by=ASKS)


def verified(work, partner, use=Use.ENCRYPT, **more):
    id_ = proposed(work, partner, use, **more)
    confirm_certificate(work, id_, CALLED, by=FG)
    return id_


def active(work, partner, use=Use.ENCRYPT, **more):
    id_ = verified(work, partner, use, **more)
    activate(work, id_, by=ASKS)
    return id_


def state_of(work, id_):
    query = "select state from partner_certificate where tenant_id = %s and id = %s"
    return work.rows(query, [SWV, id_])[0][0]
