"""The registry of partners: two people for every key, and a register that proves it."""

from dataclasses import replace
from datetime import timedelta

import psycopg
import pytest
from sqlalchemy.exc import DBAPIError

from casework.access import Actor
from casework.exchange.described import Use
from casework.services.accounts.known import UnknownAccount
from casework.services.exchange.certificate_life import (
    Call,
    activate,
    confirm_certificate,
    end_use,
    retire,
    revoke,
)
from casework.services.exchange.certificates import certificates_of
from casework.services.exchange.events import events_of
from casework.services.exchange.keys import keys_for
from casework.services.exchange.known import UnknownPartner, partner_of, partners_of
from casework.services.exchange.members import add_member, drop_member, partners_with
from casework.services.exchange.partners import (
    approve_partner,
    as_typed_in,
    change_partner,
    leave_covenant,
    propose_partner,
)
from casework.services.exchange.propose_certificate import propose_certificate
from casework.services.exchange.revoked_for import RevokedFor
from casework.services.exchange.signers import trusted_signers
from casework.services.exchange.standing import standing
from casework.services.verify import verify
from statemachines.engine import Refused
from statemachines.roles import Role
from tests.casework.accounts import make
from tests.certificates import issue
from tests.conftest import SWV
from tests.owner import as_owner
from tests.partners import (
    ASKS,
    CALLED,
    FG,
    ISSUER,
    OTHER,
    WIJKTEAM,
    active,
    proposed,
    registered,
    state_of,
    verified,
    with_,
)

NOBODY = "00000000-0000-0000-0000-000000000000"
ELSEWHERE = "po_ijmond"


def refused(call, *arguments, **more):
    with pytest.raises(Refused) as caught:
        call(*arguments, **more)
    return " ".join(reason.sentence for reason in caught.value.reasons)


@pytest.fixture
def work(desk):
    with desk.work(SWV) as work:
        yield work


def test_what_is_personal_is_nowhere_in_clear(desk, work):
    registered(work)
    [row] = work.rows("select p::text from partner p where tenant_id = %s", [SWV])
    stored = row[0] + str(work.rows("select body from partner_event", []))
    for secret in (WIJKTEAM.fg_contact, WIJKTEAM.telefoon):
        assert secret not in stored
        assert secret.encode().hex() not in stored
    [known] = partners_of(work)
    assert (known.fg_contact, known.telefoon) == (
        WIJKTEAM.fg_contact,
        WIJKTEAM.telefoon,
    )


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"naam": ""}, "de naam"),
        ({"naam": "x" * 201}, "de naam"),
        ({"naam": "a\u202eb"}, "de naam"),
        ({"rol": "ouder"}, "welke partij"),
        ({"rol": "x"}, "welke partij"),
        ({"oin_of_kvk": "1234"}, "KvK-nummer"),
        (
            {"oin_of_kvk": "\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18"},
            "KvK-nummer",
        ),
        ({"convenant": " "}, "het convenant"),
        ({"toegetreden_op": "1-9-2026"}, "toetreden"),
        ({"toegetreden_op": "20260901"}, "toetreden"),
        ({"fg_contact": ""}, "functionaris"),
        ({"fg_contact": "bel maar"}, "functionaris"),
        ({"telefoon": "bel maar"}, "telefoonnummer"),
        ({"telefoon_bron": ""}, "vandaan komt"),
        ({"profiel": "hpke"}, "soort pakket"),
        ({"kanaal": "fax"}, "krijgt"),
        ({"kanaal": "mail"}, "e-mailadres"),
        ({"kanaal": "mail", "adres": "a@b.example\nBcc: x@y.example"}, "e-mailadres"),
        ({"kanaal": "webhook", "adres": "http://x.example"}, "https-adres"),
        ({"kanaal": "webhook", "adres": "https://127.0.0.1/"}, "https-adres"),
        ({"kanaal": "webhook", "adres": "https://10.0.0.1/"}, "https-adres"),
    ],
)
def test_what_is_filled_in_wrong_is_told_without_echo(work, changed, said):
    told = refused(propose_partner, work, with_(**changed), by=ASKS)
    assert said in told
    assert all(len(value) < 5 or value not in told for value in changed.values())


def test_everything_that_is_wrong_is_told_at_once(work):
    empty = dict.fromkeys(vars(WIJKTEAM), "")
    with pytest.raises(Refused) as caught:
        propose_partner(work, with_(**empty), by=ASKS)
    about = {name for reason in caught.value.reasons for name in reason.about}
    assert about == {*vars(WIJKTEAM)} - {"adres"}
    assert partners_of(work) == []


def test_a_partner_counts_when_a_second_person_approved_it(work):
    id_ = propose_partner(work, WIJKTEAM, by=ASKS)
    assert "nog niet door een ander" in refused_reasons(keys_for(work, id_))
    assert "zelf gevraagd" in refused(approve_partner, work, id_, by=ASKS)
    approve_partner(work, id_, by=FG)
    assert standing(partner_of(work, id_), work.today) == ()
    assert "al door een ander" in refused(approve_partner, work, id_, by=OTHER)


def test_a_change_waits_for_a_second_person_again(work):
    id_ = registered(work)
    active(work, id_)
    assert keys_for(work, id_).certificates
    change_partner(work, id_, with_(telefoon="020 000 0000"), by=OTHER)
    assert not keys_for(work, id_).certificates
    assert "zelf gevraagd" in refused(approve_partner, work, id_, by=OTHER)
    approve_partner(work, id_, by=ASKS)
    assert keys_for(work, id_).certificates
    assert as_typed_in(work, id_).telefoon == "020 000 0000"


def test_who_stands_in_for_the_one_who_asked_is_no_second_person(work):
    id_ = propose_partner(work, WIJKTEAM, by=ASKS)
    for by in (
        Actor("u-x", Role.BEHEERDER, voor=(ASKS.id,)),
        Actor("u-x", Role.FG, ook_voor=(ASKS.id,)),
    ):
        assert "zelf gevraagd" in refused(approve_partner, work, id_, by=by)


def test_nobody_else_changes_anything(work):
    id_ = registered(work)
    used, new = active(work, id_), proposed(work, id_)
    for role in {*Role} - {Role.BEHEERDER, Role.FG}:
        for call in deeds(work, id_, (used, new), Actor("u-z", role)):
            assert "Alleen een beheerder" in refused(call)
    assert {state_of(work, used), state_of(work, new)} == {"active", "proposed"}


def deeds(work, id_, certificates, stranger):
    used, new = certificates
    return (
        lambda: propose_partner(work, WIJKTEAM, by=stranger),
        lambda: change_partner(work, id_, WIJKTEAM, by=stranger),
        lambda: approve_partner(work, id_, by=stranger),
        lambda: leave_covenant(work, id_, by=stranger),
        lambda: add_member(work, id_, "u-z", by=stranger),
        lambda: propose_certificate(work, id_, Use.SIGN, b"", by=stranger),
        lambda: confirm_certificate(work, new, CALLED, by=stranger),
        lambda: retire(work, used, by=stranger),
        lambda: end_use(work, used, by=stranger),
        lambda: revoke(work, used, RevokedFor.VERLOREN, by=stranger),
    )


def test_a_certificate_goes_through_its_life(work):
    id_ = registered(work)
    made = proposed(work, id_)
    assert "al verder" in refused(activate, work, made, by=ASKS)
    assert not keys_for(work, id_).certificates
    confirm_certificate(work, made, CALLED, by=FG)
    assert not keys_for(work, id_).certificates
    activate(work, made, by=ASKS)
    assert [key.id for key in keys_for(work, id_).certificates] == [made]
    retire(work, made, by=ASKS)
    assert not keys_for(work, id_).certificates
    end_use(work, made, by=ASKS)
    assert state_of(work, made) == "retired"
    revoke(work, made, RevokedFor.SLEUTEL_GELEKT, by=FG)
    assert state_of(work, made) == "revoked"
    assert "al verder" in refused(revoke, work, made, RevokedFor.SLEUTEL_GELEKT, by=FG)
    [known] = certificates_of(work, id_)
    assert known.reason == "sleutel_gelekt"


def test_the_call_is_made_by_a_second_person_and_wholly(work):
    id_ = registered(work)
    made = proposed(work, id_)
    assert "zelf gevraagd" in refused(confirm_certificate, work, made, CALLED, by=ASKS)
    told = refused(confirm_certificate, work, made, Call("", klopt=False), by=FG)
    assert "met wie" in told
    assert "16 groepen" in told
    assert state_of(work, made) == "proposed"
    confirm_certificate(work, made, CALLED, by=FG)
    stored = str(work.rows("select c::text from partner_certificate c", []))
    assert CALLED.gesproken_met not in stored


def test_no_fingerprint_is_confirmed_on_a_number_that_one_person_typed(work):
    id_ = registered(work)
    made = proposed(work, id_)
    change_partner(work, id_, with_(telefoon="020 111 1111"), by=ASKS)
    told = refused(confirm_certificate, work, made, CALLED, by=FG)
    assert "nog niet door een ander gecontroleerd" in told


def test_the_database_itself_wants_two_people(desk):
    with desk.work(SWV) as work:
        id_ = registered(work)
        made = proposed(work, id_)
    for change in (
        "update partner_certificate set approved_by = requested_by where id = %s",
        "update partner_certificate set state = 'active' where id = %s",
        "update partner_certificate set state = 'retiring' where id = %s",
    ):
        with pytest.raises(psycopg.errors.CheckViolation), desk.work(SWV) as work:
            work.rows(change, [made])
    with pytest.raises(psycopg.errors.CheckViolation), desk.work(SWV) as work:
        work.rows("update partner set approved_by = requested_by where id = %s", [id_])


def test_two_certificates_of_a_kind_at_a_time(work):
    id_ = registered(work)
    one, two = active(work, id_), active(work, id_)
    active(work, id_, Use.SIGN)
    third = verified(work, id_)
    assert "al twee" in refused(activate, work, third, by=ASKS)
    assert {key.id for key in keys_for(work, id_).certificates} == {one, two}
    retire(work, one, by=ASKS)
    activate(work, third, by=ASKS)
    assert {key.id for key in keys_for(work, id_).certificates} == {two, third}


def test_a_certificate_is_handed_in_once_and_for_one_partner(work):
    mine, other = registered(work), registered(work, with_(naam="Ander wijkteam"))
    der = issue(ISSUER, uses=("digital_signature", "key_agreement"))
    propose_certificate(work, mine, Use.SIGN, der, by=ASKS)
    propose_certificate(work, mine, Use.ENCRYPT, der, by=ASKS)
    assert "al eens" in refused(propose_certificate, work, mine, Use.SIGN, der, by=ASKS)
    assert "een andere partner" in refused(
        propose_certificate, work, other, Use.SIGN, der, by=ASKS
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (b"", "geen certificaat"),
        (ISSUER.pem, "uitgever"),
        (issue(ISSUER, days=1), "verlopen"),
        (issue(ISSUER, uses=("key_agreement",)), "ondertekenen"),
    ],
)
def test_a_certificate_that_cannot_be_is_refused(work, given, said):
    id_ = registered(work)
    assert said in refused(propose_certificate, work, id_, Use.SIGN, given, by=ASKS)
    assert certificates_of(work, id_) == []


def test_nothing_is_encrypted_in_the_last_day_of_a_certificate(work):
    id_ = registered(work)
    active(work, id_, start=work.now, days=10)
    for days, useful in ((9, True), (9.01, False)):
        later = replace(work, now=work.now + timedelta(days=days))
        assert bool(keys_for(later, id_).certificates) is useful


def test_who_left_gets_nothing_and_what_it_signed_still_holds(work):
    id_ = registered(work)
    active(work, id_)
    signs = active(work, id_, Use.SIGN)
    leave_covenant(work, id_, by=ASKS)
    keys = keys_for(work, id_)
    assert keys.certificates == ()
    assert "niet meer mee" in refused_reasons(keys)
    assert [signer.certificate.id for signer in trusted_signers(work)] == [signs]
    assert "niet meer mee" in refused(leave_covenant, work, id_, by=ASKS)


def test_who_joins_later_gets_nothing_yet(work):
    id_ = registered(work, with_(toegetreden_op="2026-12-01"))
    active(work, id_)
    keys = keys_for(work, id_)
    assert keys.certificates == ()
    assert keys.reasons[0].possible_from is not None


def test_a_signature_counts_as_of_the_moment_of_signing(desk, clock):
    with desk.work(SWV) as work:
        id_ = registered(work)
        retired, gone = active(work, id_, Use.SIGN), active(work, id_, Use.SIGN)
        proposed(work, id_, Use.SIGN)
    before = clock()
    clock.forward(days=3)
    with desk.work(SWV) as work:
        end_use(work, retired, by=ASKS)
        revoke(work, gone, RevokedFor.VERLOREN, by=FG)
        [signer] = trusted_signers(work)
    assert signer.certificate.id == retired
    assert signer.trusts(before)
    assert not signer.trusts(clock())
    assert not signer.trusts(signer.certificate.not_before.replace(year=2020))


def test_who_belongs_to_a_partner(desk, light):
    make(desk, "u-wijk", "w@werk.example", (Role.WIJKTEAM, Role.IB))
    make(desk, "u-ib", "i@werk.example", (Role.IB,))
    with desk.work(SWV) as work:
        id_ = registered(work)
        add_member(work, id_, "u-wijk", by=ASKS)
        add_member(work, id_, "u-wijk", by=ASKS)
        assert "geen rol" in refused(add_member, work, id_, "u-ib", by=ASKS)
        with pytest.raises(UnknownAccount):
            add_member(work, id_, "u-niemand", by=ASKS)
        assert partners_with(work, Actor("u-wijk", Role.WIJKTEAM)) == (id_,)
        assert partners_with(work, Actor("u-wijk", Role.IB)) == ()
        assert partners_with(work, Actor("u-ib", Role.IB)) == ()
        leave_covenant(work, id_, by=ASKS)
        assert partners_with(work, Actor("u-wijk", Role.WIJKTEAM)) == ()
        drop_member(work, id_, "u-wijk", by=ASKS)
        told = [line.what for line in events_of(work, str(id_))]
    assert told[:3] == [
        "account weggehaald",
        "partner uitgetreden",
        "account toegevoegd",
    ]


def test_a_partner_of_another_swv_is_not_there(desk):
    with desk.work(SWV) as work:
        id_ = registered(work)
        made = proposed(work, id_)
    with desk.work(ELSEWHERE) as work:
        for call in (
            lambda: partner_of(work, id_),
            lambda: approve_partner(work, id_, by=OTHER),
            lambda: propose_certificate(work, id_, Use.SIGN, issue(ISSUER), by=ASKS),
            lambda: revoke(work, made, RevokedFor.VERLOREN, by=FG),
            lambda: keys_for(work, id_),
        ):
            with pytest.raises(UnknownPartner):
                call()
        assert partners_of(work) == []


def test_the_register_proves_the_registry(desk):
    with desk.work(SWV) as work:
        id_ = registered(work)
        active(work, id_)
        change_partner(work, id_, with_(naam="Anders"), by=ASKS)
    with desk.look(SWV) as work:
        assert verify(work).findings == ()


TAMPERED = [
    ("update partner set naam = 'x'", "een partner buiten het register om veranderd"),
    ("update partner set sealed = '\\x00'", "buiten het register om veranderd"),
    ("update partner_certificate set state = 'active'", "een certificaat buiten"),
    ("update partner_certificate set der = '\\x00'", "een certificaat buiten"),
    ("delete from partner_certificate", "een certificaat verdwenen"),
    (
        """insert into partner_certificate (id, tenant_id, partner_id, kind, der,
        sha256, subject, not_before, not_after, state, requested_by, requested_at,
        approved_by)
        select gen_random_uuid(), tenant_id, partner_id, 'sign', der, sha256, subject,
        not_before, not_after, 'active', 'a', requested_at, 'b'
        from partner_certificate""",
        "staat een certificaat er buiten",
    ),
    ("update partner_event set by = 'x' where seq = 1", "regel 1 van het register"),
    ("update partner_event set body = 'x' where seq = 2", "regel 2 van het register"),
    ("delete from partner_event where seq = 2", "regel 2 van het register"),
    ("delete from partner_event where seq = 4", "buiten het register om veranderd"),
]


@pytest.mark.parametrize(("sql", "said"), TAMPERED)
def test_who_changes_a_row_by_hand_is_found(desk, sql, said):
    with desk.work(SWV) as work:
        verified(work, registered(work))
    with as_owner(desk) as connection:
        connection.exec_driver_sql("alter table partner_event disable trigger all")
        connection.exec_driver_sql(sql)
        connection.exec_driver_sql("alter table partner_event enable trigger all")
    with desk.look(SWV) as work:
        findings = verify(work).findings
    assert any(said in finding for finding in findings), findings


@pytest.mark.parametrize(
    "sql", ["update partner_event set by = 'x'", "delete from partner_event"]
)
def test_the_register_is_written_once(desk, sql):
    with desk.work(SWV) as work:
        registered(work)
    with pytest.raises(DBAPIError, match="written once"), as_owner(desk) as owner:
        owner.exec_driver_sql(sql)


def refused_reasons(keys):
    return " ".join(reason.sentence for reason in keys.reasons)
