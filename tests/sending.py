"""An exchange that can go: keys of our own, a partner with a key, a case to share."""

from datetime import timedelta

from cryptography.hazmat.primitives.asymmetric import ec

from casework.access import Actor
from casework.exchange import Identity, load_certificate
from casework.exchange.own import KeyKind
from casework.models import KeyUse
from casework.services.advance import advance
from casework.services.exchange.members import add_member
from casework.services.exchange.own_keys import (
    NewKey,
    certify_ourselves,
    make_own_key,
)
from casework.services.exchange.send import prepare_due
from casework.services.open_case import open_case
from statemachines.roles import Role
from tests.casework.accounts import make
from tests.casework.test_alert import OPENING
from tests.casework.test_alert import people as here
from tests.conftest import SWV
from tests.partners import ASKS, active, registered, with_
from tests.post import VOORZITTER

LEERRECHT = Actor("u-leerrecht-2", Role.LEERRECHT)
MAIL = "leerrecht@partner.example"
STUKKEN = "Het overzicht van de dagen en wat wij deden."
WAT = {
    "afzender": "school",
    "ontvanger": "leerrecht",
    "doel": "verzuim_lpw",
    "overleg": "rondetafel",
    "klassen": ["identiteit", "verzuim"],
    "omschrijving": STUKKEN,
    "grondslag": "wettelijke_plicht",
    "leeftijd": 9,
}
LEERRECHT_PARTNER = {"naam": "Leerrecht Verzonnen", "rol": "leerrecht"}


def own_key(work, kind=KeyUse.SIGN, partij="school", **more):
    """Return the id of a key of ours, with a certificate that we signed ourselves."""
    new = NewKey(partij, kind, "Verzonnen school", soort=KeyKind.P256, **more)
    id_ = make_own_key(work, new, by=ASKS)
    certify_ourselves(work, id_, by=ASKS)
    return id_


def office(desk):
    """Make the people of the registry, and who comes for a partner."""
    make(desk, "u-beheer", "beheer@werk.example", (Role.BEHEERDER,))
    make(desk, "u-beheer-2", "beheer2@werk.example", (Role.BEHEERDER,))
    make(desk, "u-fg", "fg@werk.example", (Role.FG,))
    make(desk, LEERRECHT.id, MAIL, (Role.LEERRECHT,))


def partner_of_leerrecht(work, **changed):
    """Return a partner with a key in use, and the key itself."""
    id_ = registered(work, with_(**{**LEERRECHT_PARTNER, **changed}))
    key = ec.generate_private_key(ec.SECP256R1())
    active(work, id_, key=key)
    query = (
        "select der from partner_certificate where tenant_id = %s and partner_id = %s"
    )
    [(der,)] = work.rows(query, [SWV, id_])
    return id_, Identity(load_certificate(bytes(der)), key)


def begun(work, people=None, main="verzuim"):
    """Return an exchange under a main case, in which nothing is chosen yet."""
    given = OPENING if main == "verzuim" else {}
    above = open_case(work, main, people or here(), by=VOORZITTER, facts=given)
    advance(work, above.case_id, "gegevens_delen", by=VOORZITTER)
    query = "select id from cases where parent_id = %s and process = 'uitwisseling'"
    [(ident,)] = work.rows(query, [above.case_id])
    return ident


def chosen(work, wat=WAT, *, days=60, people=None):
    """Return an exchange under a case of absence, in which is chosen what to share."""
    ident = begun(work, people)
    last = (work.today + timedelta(days=days)).isoformat()
    facts = {**wat, "verloopt_op": last}
    advance(work, ident, "grondslag_kiezen", by=VOORZITTER, facts=facts)
    return ident


def checked(desk, ident):
    """Let the system look in the register, and the school check the exchange."""
    prepare_due(desk, SWV)
    with desk.work(SWV) as work:
        day = work.today.isoformat()
        facts = {"alleen_nodig": True, "ouders_ingelicht_op": day}
        advance(work, ident, "toetsen", by=VOORZITTER, facts=facts)


def ready(desk, **changed):
    """Return a package that waits for its partner: the exchange, and who opens it."""
    office(desk)
    with desk.work(SWV) as work:
        own_key(work)
        partner, opener = partner_of_leerrecht(work, **changed)
        add_member(work, partner, LEERRECHT.id, by=ASKS)
        ident = chosen(work)
    checked(desk, ident)
    prepare_due(desk, SWV)
    return ident, opener


def case_of(desk, ident):
    """Return the state of a case and its facts."""
    with desk.look(SWV) as work:
        query = "select state, dossier from cases where tenant_id = %s and id = %s"
        return work.rows(query, [SWV, ident])[0]
