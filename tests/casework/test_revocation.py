"""What an issuer revoked is believed of that issuer alone, and only while it is new."""

from datetime import timedelta

import pytest

from casework.access import Actor
from casework.exchange.described import Use
from casework.services.exchange.certificates import certificates_of
from casework.services.exchange.keys import keys_for
from casework.services.exchange.revocation import take_in_list
from casework.services.exchange.signers import trusted_signers
from casework.services.verify import verify
from statemachines.engine import Refused
from statemachines.roles import Role
from tests.certificates import issuer, revocation_list
from tests.conftest import SWV
from tests.partners import ASKS, FG, ISSUER, active, proposed, registered, state_of

OTHER = issuer("Een ander")


@pytest.fixture
def partner(desk):
    with desk.work(SWV) as work:
        id_ = registered(work)
        return id_, active(work, id_), active(work, id_, Use.SIGN)


def serials(desk, *ids):
    with desk.look(SWV) as work:
        return [k.read.serial for k in certificates_of(work, None) if k.id in ids]


def take(desk, given, by=FG, source=ISSUER):
    with desk.work(SWV) as work:
        return [known.id for known in take_in_list(work, given, source.pem, by=by)]


def refused(desk, given, said, **more):
    with pytest.raises(Refused) as caught:
        take(desk, given, **more)
    assert said in caught.value.reasons[0].sentence


def has_key(desk, id_):
    with desk.look(SWV) as work:
        return bool(keys_for(work, id_).certificates)


def test_what_the_issuer_revoked_is_used_no_more(desk, clock, partner):
    id_, key, signs = partner
    assert take(desk, revocation_list(ISSUER, serials(desk, key), clock())) == [key]
    assert not has_key(desk, id_)
    with desk.look(SWV) as work:
        assert [s.certificate.id for s in trusted_signers(work)] == [signs]
        assert verify(work).findings == ()
    clock.forward(hours=1)
    again = revocation_list(ISSUER, serials(desk, key, signs), clock())
    assert take(desk, again) == [signs]
    with desk.look(SWV) as work:
        assert trusted_signers(work) == ()


def test_what_was_never_approved_is_revoked_too(desk, clock, partner):
    with desk.work(SWV) as work:
        waiting = proposed(work, partner[0])
    given = revocation_list(ISSUER, serials(desk, waiting), clock())
    assert take(desk, given) == [waiting]
    with desk.look(SWV) as work:
        assert state_of(work, waiting) == "revoked"


def test_nothing_is_sent_when_nobody_knows_for_a_week(desk, clock, partner):
    id_ = partner[0]
    clock.forward(days=60)
    assert has_key(desk, id_)  # no list of this issuer: it says nothing
    take(desk, revocation_list(ISSUER, [], clock(), days=7))
    clock.forward(days=14)
    assert has_key(desk, id_)
    clock.forward(seconds=1)
    assert not has_key(desk, id_)
    with desk.look(SWV) as work:
        [reason] = keys_for(work, id_).reasons
        assert trusted_signers(work) != ()
    assert "meer dan 7 dagen" in reason.sentence
    take(desk, revocation_list(ISSUER, [], clock()))
    assert has_key(desk, id_)


def test_a_list_of_one_issuer_says_nothing_of_another(desk, clock, partner):
    with desk.work(SWV) as work:
        id_ = registered(work)
        active(work, id_, by=OTHER)
    take(desk, revocation_list(OTHER, [], clock(), days=1), source=OTHER)
    clock.forward(days=9)
    assert not has_key(desk, id_)
    assert has_key(desk, partner[0])


def test_a_list_that_cannot_be_believed_is_refused(desk, clock, partner):
    now, namesake = clock(), issuer()
    early, late = now - timedelta(days=8), now + timedelta(days=1)
    for given, said, more in (
        (b"x", "geen intrekkingslijst", {}),
        (revocation_list(namesake, [], now), "niet door deze uitgever", {}),
        (revocation_list(namesake, [], now), "geen certificaat", {"source": namesake}),
        (revocation_list(OTHER, [], now), "geen certificaat", {"source": OTHER}),
        (revocation_list(OTHER, [], now), "een andere uitgever", {}),
        (revocation_list(ISSUER, [], early), "geldt vandaag niet", {}),
        (revocation_list(ISSUER, [], late), "geldt vandaag niet", {}),
    ):
        refused(desk, given, said, **more)
    with desk.look(SWV) as work:
        assert work.rows("select 1 from partner_crl", []) == []


def test_an_older_list_never_takes_the_place_of_a_newer(desk, clock, partner):
    old = revocation_list(ISSUER, [], clock(), days=30)
    clock.forward(days=1)
    take(desk, revocation_list(ISSUER, serials(desk, partner[1]), clock(), days=30))
    refused(desk, old, "al een nieuwere")


def test_only_who_keeps_the_registry_hands_in_a_list(desk, clock, partner):
    given = revocation_list(ISSUER, [], clock())
    refused(desk, given, "Alleen een beheerder", by=Actor("u-z", Role.IB))
    assert take(desk, given, by=ASKS) == []
