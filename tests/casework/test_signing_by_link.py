"""A parent signs a plan through a link: this document, once, and it can be proved."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest

from casework.services.advance import advance
from casework.services.hold import view
from casework.services.links.carry import carry_links
from casework.services.links.code import ask_code
from casework.services.links.come_in import come_in, trace_of
from casework.services.links.evidence import Proof, answer, level, read_evidence
from casework.services.links.find import live
from casework.services.open_case import open_case
from casework.services.sessions import session_of
from casework.services.verify import verify
from casework.services.write import Stale
from statemachines.engine import Refused
from tests.casework.test_letter_on_paper import IB, STEPS, people
from tests.conftest import SWV
from tests.links import NUMBER, Phone, link_in, posted, the
from tests.post import VOORZITTER

PLAN = b"voorstel"
AKKOORD = Proof(PLAN, "akkoord_handelingsdeel", "1")


def asked_by_mail(desk):
    """Ask the mother to sign by e-mail; return her case and the secret of her link."""
    with desk.work(SWV) as work:
        opp = open_case(work, "opp", family(), by=VOORZITTER).case_id
        for action, actor, facts in STEPS:
            advance(work, opp, action, by=actor, facts=facts)
        [(case_id,)] = work.rows("select id from cases where parent_id = %s", [opp])
        advance(work, case_id, "digitaal_vragen", by=IB)
    mail = posted(desk)["moeder@gezin.example"]
    return case_id, link_in(mail).rsplit("/", 1)[1]


def family():
    return [
        replace(
            p,
            party=replace(p.party, e_consent=True),
            identity=replace(p.identity, telefoon=NUMBER),
        )
        if p.party.key == "moeder"
        else p
        for p in people()
    ]


def signed_in(desk, token):
    """Come in with a code; return the token of the session."""
    phone = Phone()
    with desk.work(SWV) as work:
        ask_code(work, the(live(work, token)), token, "toestel")
    carry_links(desk, SWV, None, phone)
    with desk.work(SWV) as work:
        trace = trace_of("2001:db8::1", "Telefoon")
        return come_in(work, the(live(work, token)), token, phone.code, trace).session


def sign(desk, case_id, session_token, proof=AKKOORD, **more):
    with desk.work(SWV) as work:
        session = the(session_of(work, session_token))
        facts = {
            "getekende_hash": sha256(PLAN).hexdigest(),
            "inlogniveau": level(work, session).value,
        }
        return answer(
            work, session, case_id, "tekenen", proof=proof, facts=facts, **more
        )


def test_a_link_to_sign_works_for_three_days(desk, clock):
    _, token = asked_by_mail(desk)
    with desk.work(SWV) as work:
        assert the(live(work, token)).expires_at == work.now + timedelta(hours=72)


def test_a_signature_is_of_this_document_and_the_evidence_says_how(desk):
    case_id, token = asked_by_mail(desk)
    outcome = sign(desk, case_id, signed_in(desk, token))
    assert outcome.state == "getekend"
    with desk.work(SWV) as work:
        told = the(read_evidence(work, case_id, outcome.version))
    assert told["getoond"] == told["antwoord"]["getekende_hash"]
    assert told["tekst"] == ["akkoord_handelingsdeel", "1", "nl"]
    assert told["inloggen"]["soort"] == "tekenen"
    assert told["inloggen"]["netwerk"] == "2001:db8::/64"
    with desk.look(SWV) as look:
        assert verify(look).findings == ()


@pytest.mark.parametrize("shown", [None, b"iets anders"])
def test_who_did_not_see_the_plan_does_not_sign_it(desk, shown):
    case_id, token = asked_by_mail(desk)
    session = signed_in(desk, token)
    with pytest.raises(Refused, match="niet het plan"):
        sign(desk, case_id, session, replace(AKKOORD, shown=shown))


def test_four_signatures_at_once_give_one(desk):
    case_id, token = asked_by_mail(desk)
    session = signed_in(desk, token)

    def signature(_):
        try:
            return sign(desk, case_id, session).state
        except (Refused, Stale) as no:
            return type(no).__name__

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(signature, range(4)))
    assert answers == ["Refused", "Refused", "Refused", "getekend"]
    with desk.work(SWV) as work:
        assert len(work.rows("select seq from evidence", [])) == 1
        assert view(work, case_id, IB).done["tekenen"] == ["u-moeder"]


def test_one_form_sent_twice_is_one_signature_with_one_piece_of_evidence(desk):
    case_id, token = asked_by_mail(desk)
    session = signed_in(desk, token)
    first, second = (sign(desk, case_id, session, key="f1") for _ in range(2))
    assert (first.version, second.repeated) == (second.version, True)
    with desk.work(SWV) as work:
        assert len(work.rows("select seq from evidence", [])) == 1
    with desk.look(SWV) as look:
        assert verify(look).findings == ()
