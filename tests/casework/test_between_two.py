"""Two samenwerkingsverbanden with this program: one sends, the other takes it in."""

import json

import pytest

from casework.access import Actor
from casework.exchange import CannotOpen
from casework.exchange.described import Use
from casework.models import KeyUse, Scan
from casework.services.advance import advance
from casework.services.exchange.certificate_life import activate, confirm_certificate
from casework.services.exchange.own_known import hold_own_key
from casework.services.exchange.propose_certificate import propose_certificate
from casework.services.exchange.receive import receive
from casework.services.exchange.send import prepare_due
from casework.services.hold import view
from casework.services.open_case import open_case
from casework.services.people import Identity, Person
from casework.services.uploads import document_of, documents_around
from statemachines.grammar import Party
from statemachines.roles import Role
from tests import sending
from tests.casework.test_alert import people
from tests.conftest import SWV
from tests.partners import ASKS, CALLED, FG, registered, with_
from tests.post import VOORZITTER

IB = Actor("u-ib", Role.IB)
OTHER = "po_ijmond"
SIGNAAL = "Sterre loopt vast in de klas."
WAT = {
    "afzender": "school",
    "ontvanger": "ontvangende_school",
    "doel": "overstap",
    "overleg": "overdracht",
    "klassen": ["onderwijs"],
    "omschrijving": "Het onderwijskundig rapport.",
    "grondslag": "wettelijke_plicht",
    "leeftijd": 9,
}
pytestmark = pytest.mark.usefixtures("light")


def own(desk, tenant, kind):
    """Make a key of a school of one of the two; return its certificate."""
    with desk.work(tenant) as work:
        der = hold_own_key(work, sending.own_key(work, kind)).der
    assert der
    return der


def knows(desk, tenant, rol, use, der):
    """Let one of the two register the other, with two people."""
    with desk.work(tenant) as work:
        partner = registered(work, with_(naam="De andere school", rol=rol))
        id_ = propose_certificate(work, partner, use, der, by=ASKS)
        confirm_certificate(work, id_, CALLED, by=FG)
        activate(work, id_, by=ASKS)


def case_in(desk, tenant):
    signal = {
        "ouders_ingelicht_op": "2026-09-01",
        "signaal": SIGNAAL,
        "beginniveau": "3_ondersteuningsteam_met_swv",
        "verzuim_speelt": False,
    }
    ib = Person(Party("ib", Role.IB), Identity("I. Verzonnen"), IB.id)
    with desk.work(tenant) as work:
        opened = open_case(work, "ot", [*people(), ib], by=VOORZITTER)
        advance(work, opened.case_id, "signaleren", by=IB, facts=signal)
    return opened.case_id


def sent(desk):
    """Share the case in the first with the school in the other; return the package."""
    above = case_in(desk, SWV)
    with desk.work(SWV) as work:
        advance(work, above, "gegevens_delen", by=VOORZITTER)
        query = "select id from cases where parent_id = %s and process = 'uitwisseling'"
        [(ident,)] = work.rows(query, [above])
        facts = {**WAT, "verloopt_op": "2026-10-31"}
        advance(work, ident, "grondslag_kiezen", by=VOORZITTER, facts=facts)
    sending.checked(desk, ident)
    prepare_due(desk, SWV)
    with desk.work(SWV) as work:
        query = "select p7m from package where tenant_id = %s and case_id = %s"
        [(data,)] = work.rows(query, [SWV, ident])
    return bytes(data)


def clean(_content):
    return Scan.SCHOON


def test_what_one_sends_the_other_takes_in(desk):
    sending.office(desk)
    knows(
        desk, SWV, "ontvangende_school", Use.ENCRYPT, own(desk, OTHER, KeyUse.DECRYPT)
    )
    knows(desk, OTHER, "school", Use.SIGN, own(desk, SWV, KeyUse.SIGN))
    data, there = sent(desk), case_in(desk, OTHER)
    with desk.work(OTHER) as work:
        assert receive(work, there, data, clean, by=VOORZITTER).files == 2
        case = view(work, there, VOORZITTER)
        found = {s.naam: s.id for s in documents_around(work, case, VOORZITTER)}
        texts = {
            name: document_of(work, case, id_, VOORZITTER)[1].decode()
            for name, id_ in found.items()
        }
    assert texts.keys() == {"gegevens.json", "gegevens.txt"}
    assert {*json.loads(texts["gegevens.json"])["soorten"]} == {"onderwijs"}
    assert SIGNAAL in texts["gegevens.txt"]
    assert "<" not in texts["gegevens.txt"]


def test_what_was_meant_for_another_the_sender_itself_cannot_take_in(desk):
    sending.office(desk)
    knows(
        desk, SWV, "ontvangende_school", Use.ENCRYPT, own(desk, OTHER, KeyUse.DECRYPT)
    )
    own(desk, SWV, KeyUse.SIGN)
    own(desk, SWV, KeyUse.DECRYPT)
    data, here = sent(desk), case_in(desk, SWV)
    with desk.work(SWV) as work, pytest.raises(CannotOpen):
        receive(work, here, data, clean, by=VOORZITTER)
