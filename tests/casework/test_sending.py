"""A package leaves when its case says so, with what was chosen, and to the partner."""

import json
import subprocess
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from casework.access import SYSTEEM, Actor, CaseNotFound
from casework.exchange import Opener, Pinned, open_package
from casework.models import KeyUse
from casework.services.advance import advance
from casework.services.exchange.contents import contents_for
from casework.services.exchange.deliver_packages import Ways, deliver_packages
from casework.services.exchange.hand_out import (
    answer_erasure,
    confirm_received,
    fetch,
    fetched_bytes,
    mine,
)
from casework.services.exchange.look_after import look_after
from casework.services.exchange.own_known import own_keys
from casework.services.exchange.packages import packages_of_case
from casework.services.exchange.partners import leave_covenant
from casework.services.exchange.register_facts import register_facts
from casework.services.exchange.send import prepare, prepare_due
from casework.services.hold import hold
from casework.services.lapse_due import lapse_due
from casework.services.people import Identity, Person
from casework.services.verify import verify
from casework.services.webhook_send import NotDelivered
from statemachines.convenant import Doel, Partij, bezwaren_manifest
from statemachines.engine import Refused
from statemachines.roles import Role
from statemachines.situation import Party
from tests import sending
from tests.casework.test_alert import people
from tests.casework.test_deliver import Carrier
from tests.conftest import SWV
from tests.partners import ASKS, registered, with_
from tests.post import VOORZITTER
from tests.sending import LEERRECHT, MAIL, STUKKEN, case_of

MOEDER = Actor("u-moeder", Role.OUDER)
TRUST = "-CAfile ca.pem -partial_chain -purpose any"
pytestmark = pytest.mark.usefixtures("light")


def bytes_of(desk, ident):
    with desk.look(SWV) as work:
        query = "select p7m from package where tenant_id = %s and case_id = %s"
        return [row and bytes(row) for (row,) in work.rows(query, [SWV, ident])]


def opened(desk, data, opener):
    with desk.look(SWV) as work:
        ours = [key.der for key in own_keys(work) if key.kind is KeyUse.SIGN]
        trust = Pinned(frozenset(sha256(der or b"").hexdigest() for der in ours))
        who = Opener([opener], trust, bezwaren_manifest, lambda *_: False)
        return open_package(data, who, work.now)


def told(desk, carrier=None):
    found = carrier or Carrier()
    deliver_packages(desk, SWV, Ways(found, lambda *_: None))
    return found.taken


def day_after(desk, clock, days=1):
    clock.forward(days=days)
    look_after(desk, SWV)


def test_a_package_holds_exactly_the_chosen_classes(desk):
    ident, opener = sending.ready(desk)
    state, dossier = case_of(desk, ident)
    assert state == "verzonden"
    [data] = bytes_of(desk, ident)
    assert dossier["pakket_sha256"] == sha256(data).hexdigest()
    found = opened(desk, data, opener)
    assert found.manifest.id == dossier["pakket_kenmerk"]
    assert found.manifest.classes == ("identiteit", "verzuim")
    files = {file.name: file.data.decode() for file in found.files}
    told = json.loads(files["gegevens.json"])
    assert told["toelichting"] == STUKKEN
    assert set(told["soorten"]) == {"identiteit", "verzuim"}
    assert (
        "2026-09-02" in files["gegevens.json"]
        or "2 september" in files["gegevens.html"]
    )
    with desk.look(SWV) as work:
        assert verify(work).findings == ()


def test_what_was_not_chosen_is_not_in_it(desk):
    sending.office(desk)
    with desk.work(SWV) as work:
        sending.own_key(work)
        _, opener = sending.partner_of_leerrecht(work)
        ident = sending.chosen(work, {**sending.WAT, "klassen": ["verzuim"]})
    sending.checked(desk, ident)
    prepare_due(desk, SWV)
    [data] = bytes_of(desk, ident)
    found = opened(desk, data, opener)
    text = b"".join(file.data for file in found.files).decode()
    assert set(json.loads(found.files[1].data)["soorten"]) == {"verzuim"}
    with desk.look(SWV) as work:
        rows = work.rows("select key from party where case_id = %s", [ident])
    assert rows
    assert "Moeder" not in text


def test_a_partner_with_only_openssl_opens_it(desk, tmp_path):
    ident, opener = sending.ready(desk)
    [data] = bytes_of(desk, ident)
    (tmp_path / "p.p7m").write_bytes(data)
    with desk.look(SWV) as work:
        [ours] = own_keys(work)
    assert ours.certificate
    assert ours.not_before
    signer = ours.certificate.parsed.public_bytes(Encoding.PEM)
    (tmp_path / "ca.pem").write_bytes(signer)
    (tmp_path / "me.crt").write_bytes(
        opener.certificate.parsed.public_bytes(Encoding.PEM)
    )
    key = opener.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / "me.key").write_bytes(key)
    at = str(int(ours.not_before.timestamp()) + 3600)
    for line in (
        "-decrypt -inform DER -in p.p7m -recip me.crt -inkey me.key -out p1",
        f"-verify -cades -binary -inform DER -in p1 -attime {at} -out p.zip {TRUST}",
    ):
        command = ["openssl", "cms", *line.split()]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / "p.zip").read_bytes()[:2] == b"PK"


def test_twice_is_once(desk):
    ident, _ = sending.ready(desk)
    prepare_due(desk, SWV)
    prepare_due(desk, SWV)
    assert len(bytes_of(desk, ident)) == 1


def close(desk, ident):
    with desk.work(SWV) as work:
        case, _ = hold(work, ident, SYSTEEM)
        prepare(work, case)


def test_killed_between_the_steps_leaves_neither_package_nor_step(desk, monkeypatch):
    sending.office(desk)
    with desk.work(SWV) as work:
        sending.own_key(work)
        sending.partner_of_leerrecht(work)
        ident = sending.chosen(work)
    sending.checked(desk, ident)

    def killed(*_):
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr("casework.services.exchange.send.tell_partner", killed)
        with pytest.raises(MemoryError):
            close(desk, ident)
    assert case_of(desk, ident)[0] == "getoetst"
    assert bytes_of(desk, ident) == []
    prepare_due(desk, SWV)
    assert case_of(desk, ident)[0] == "verzonden"
    assert len(bytes_of(desk, ident)) == 1


def test_without_a_key_of_ours_the_school_cannot_say_that_all_is_well(desk):
    sending.office(desk)
    with desk.work(SWV) as work:
        sending.partner_of_leerrecht(work)
        ident = sending.chosen(work)
    with pytest.raises(Refused) as refusal:
        sending.checked(desk, ident)
    assert [reason.law for reason in refusal.value.reasons] == ["Convenant; AVG 37"]


def test_without_a_key_of_the_partner_neither(desk):
    sending.office(desk)
    with desk.work(SWV) as work:
        sending.own_key(work)
        registered(work, with_(**sending.LEERRECHT_PARTNER))
        ident = sending.chosen(work)
    with pytest.raises(Refused) as refusal:
        sending.checked(desk, ident)
    assert [reason.law for reason in refusal.value.reasons] == ["AVG 32"]


def numbered():
    """Return people of whom the pupil has a BSN where the name should be."""
    found = []
    for person in people():
        told = replace(person.identity, naam="Kind 111222333")
        pupil = person.party.role is Role.LEERLING
        found.append(replace(person, identity=told) if pupil else person)
    return found


def test_a_package_with_a_bsn_never_closes(desk):
    sending.office(desk)
    with desk.work(SWV) as work:
        sending.own_key(work)
        sending.partner_of_leerrecht(work)
        ident = sending.chosen(work, people=numbered())
    sending.checked(desk, ident)
    prepare_due(desk, SWV)
    assert case_of(desk, ident)[0] == "getoetst"
    assert bytes_of(desk, ident) == []


def test_the_partner_hears_that_something_is_there_and_nothing_of_it(desk):
    ident, _ = sending.ready(desk)
    [mail] = told(desk)
    assert mail["To"] == MAIL
    assert mail["Subject"] == "Er staat een pakket voor u klaar"
    text = mail.get_body(("plain",)).get_content()
    with desk.look(SWV) as work:
        [package] = packages_of_case(work, ident)
    for telling in ("verzuim", "leerling", package.kenmerk, STUKKEN, "Leerrecht"):
        assert telling not in text
    assert told(desk) == []


def test_the_partner_fetches_and_confirms_and_then_the_bytes_are_gone(desk):
    ident, opener = sending.ready(desk)
    with desk.work(SWV) as work:
        [package] = mine(work, LEERRECHT)
        with pytest.raises(Refused):
            confirm_received(work, package.id, LEERRECHT)
        fetch(work, package.id, LEERRECHT)
        data = fetched_bytes(work, package.id, LEERRECHT)
        confirm_received(work, package.id, LEERRECHT)
    assert opened(desk, data, opener).files
    assert case_of(desk, ident)[0] == "ontvangen"
    assert bytes_of(desk, ident) == [None]
    with desk.work(SWV) as work:
        query = "select what from read_log where case_id = %s and account = %s"
        assert work.rows(query, [ident, LEERRECHT.id]) == [("pakket opgehaald",)]
        with pytest.raises(Refused):
            fetch(work, package.id, LEERRECHT)


def test_somebody_of_another_partner_finds_no_package(desk):
    sending.ready(desk)
    with desk.work(SWV) as work:
        [package] = mine(work, LEERRECHT)
        assert mine(work, ASKS) == []
        with pytest.raises(CaseNotFound):
            fetch(work, package.id, ASKS)


def test_recalled_is_at_once_and_the_partner_is_asked_to_erase(desk):
    ident, _ = sending.ready(desk)
    told(desk)
    with desk.work(SWV) as work:
        [package] = mine(work, LEERRECHT)
        fetch(work, package.id, LEERRECHT)
        facts = {"reden_einde": "Verkeerde stukken."}
        advance(work, ident, "terughalen", by=VOORZITTER, facts=facts)
        with pytest.raises(Refused):
            fetched_bytes(work, package.id, LEERRECHT)
    look_after(desk, SWV)
    assert bytes_of(desk, ident) == [None]
    [mail] = told(desk)
    assert mail["Subject"] == "Wilt u een pakket wissen?"
    assert package.package_id in mail.get_body(("plain",)).get_content()
    look_after(desk, SWV)
    assert told(desk) == []
    with desk.work(SWV) as work:
        with pytest.raises(Refused):
            answer_erasure(work, package.id, "misschien", LEERRECHT)
        answer_erasure(work, package.id, "gewist", LEERRECHT)
    state, dossier = case_of(desk, ident)
    assert (state, dossier["wisantwoord"]) == ("wissen_beantwoord", "gewist")


def test_a_message_in_line_does_not_leave_after_a_recall(desk):
    ident, _ = sending.ready(desk)
    with desk.work(SWV) as work:
        advance(work, ident, "terughalen", by=VOORZITTER, facts={"reden_einde": "Nee."})
    assert told(desk) == []


def test_what_is_over_is_gone(desk, clock):
    ident, _ = sending.ready(desk)
    clock.forward(days=61)
    with desk.work(SWV) as work:
        [package] = mine(work, LEERRECHT)
        with pytest.raises(Refused):
            fetch(work, package.id, LEERRECHT)
    look_after(desk, SWV)
    assert bytes_of(desk, ident) == [None]
    with desk.look(SWV) as work:
        [package] = packages_of_case(work, ident)
    assert package.state == "verlopen"


def test_by_mail_the_package_itself_goes_with_a_neutral_word(desk):
    ident, opener = sending.ready(desk, kanaal="mail", adres="veilig@leerrecht.example")
    [mail] = told(desk)
    assert mail["To"] == "veilig@leerrecht.example"
    [part] = mail.iter_attachments()
    assert part.get_filename() == "pakket.p7m"
    assert part.get_content_type() == "application/pkcs7-mime"
    assert opened(desk, part.get_content(), opener).files
    assert case_of(desk, ident)[0] == "verzonden"


def test_a_mail_server_that_is_away_is_tried_again(desk, clock):
    sending.ready(desk)

    away = Carrier(ConnectionError())
    deliver_packages(desk, SWV, Ways(away, lambda *_: None))
    assert told(desk) == []
    clock.forward(hours=1)
    assert len(told(desk)) == 1


def test_without_a_mail_server_a_message_waits_until_there_is_one(desk, clock):
    sending.ready(desk)
    for _ in range(20):
        clock.forward(days=1)
        assert deliver_packages(desk, SWV, Ways(None, lambda *_: None)).lines == ()
    assert len(told(desk)) == 1


def test_a_program_that_is_away_is_tried_for_three_days(desk, clock):
    url = "https://pakket.leerrecht.example/in"
    ident, _ = sending.ready(desk, kanaal="webhook", adres=url)
    tried = []

    def away(*given):
        tried.append(given)
        raise NotDelivered("De ontvanger antwoordde met 503.")

    for _ in range(100):
        deliver_packages(desk, SWV, Ways(None, away))
        clock.forward(hours=1)
    assert len(tried) == 10
    assert case_of(desk, ident)[0] == "verzonden"


def test_a_program_that_took_it_is_the_receipt(desk):
    url = "https://pakket.leerrecht.example/in"
    ident, opener = sending.ready(desk, kanaal="webhook", adres=url)
    posted = []
    deliver_packages(desk, SWV, Ways(None, lambda *given: posted.append(given)))
    [(where, data)] = posted
    assert where == url
    assert opened(desk, data, opener).files
    assert case_of(desk, ident)[0] == "ontvangen"
    assert bytes_of(desk, ident) == [None]


def test_the_register_is_looked_up_once_a_day(desk, clock):
    sending.office(desk)
    with desk.work(SWV) as work:
        sending.own_key(work)
        sending.partner_of_leerrecht(work)
        sending.chosen(work)
    assert [line.outcome for line in prepare_due(desk, SWV).lines] == [
        "register nagegaan"
    ]
    assert prepare_due(desk, SWV).lines == ()
    clock.time += timedelta(days=1)
    assert len(prepare_due(desk, SWV).lines) == 1


def test_a_package_that_nobody_fetches_is_told_again_and_becomes_a_task(desk, clock):
    ident, _ = sending.ready(desk)
    told(desk)
    states, mails = [], []
    for _ in range(25):
        clock.forward(days=1)
        lapse_due(desk, SWV)
        look_after(desk, SWV)
        mails += [mail["Subject"] for mail in told(desk)]
        states.append(case_of(desk, ident)[0])
    assert states[-1] == "niet_opgehaald"
    assert mails == ["Er staat een pakket voor u klaar"]
    assert bytes_of(desk, ident) != [None]
    with desk.work(SWV) as work:
        advance(work, ident, "opnieuw_versturen", by=VOORZITTER)
    look_after(desk, SWV)
    prepare_due(desk, SWV)
    prepare_due(desk, SWV)
    gone, again = sorted(bytes_of(desk, ident), key=bool)
    assert gone is None
    assert again
    assert [mail["To"] for mail in told(desk)] == [MAIL]


def test_who_left_the_convenant_gets_nothing_any_more(desk):
    sending.ready(desk)
    with desk.work(SWV) as work:
        [package] = mine(work, LEERRECHT)
        leave_covenant(work, package.partner_id, by=ASKS)
        with pytest.raises(CaseNotFound):
            fetch(work, package.id, LEERRECHT)
    assert told(desk) == []


CONSENT = {
    **sending.WAT,
    "ontvanger": "jeugdhulp",
    "doel": "oza",
    "klassen": ["onderwijs"],
    "grondslag": "toestemming",
}


def asked_parent(desk, opened):
    with desk.work(SWV) as work:
        last = (work.today + timedelta(days=60)).isoformat()
        facts = {**CONSENT, "verloopt_op": last}
        advance(work, opened, "grondslag_kiezen", by=VOORZITTER, facts=facts)
        advance(work, opened, "toestemming_vragen", by=VOORZITTER)


def test_the_system_sees_that_everybody_said_yes_and_a_withdrawal_stops_it(desk):
    sending.office(desk)
    with desk.work(SWV) as work:
        ident = sending.begun(work, main="ot")
    asked_parent(desk, ident)
    prepare_due(desk, SWV)
    assert case_of(desk, ident)[0] == "toestemming_gevraagd"
    with desk.work(SWV) as work:
        advance(work, ident, "toestemming_geven", by=MOEDER)
    prepare_due(desk, SWV)
    assert case_of(desk, ident)[0] == "verleend"
    with desk.work(SWV) as work:
        advance(work, ident, "toestemming_intrekken", by=MOEDER)
    prepare_due(desk, SWV)
    assert case_of(desk, ident)[0] == "ingetrokken"
    assert bytes_of(desk, ident) == []


def test_a_no_counts_for_the_same_child_purpose_and_receiver(desk):
    sending.office(desk)
    with desk.work(SWV) as work:
        sending.own_key(work)
        sending.partner_of_leerrecht(work)
        first = sending.chosen(work)
        [(above,)] = work.rows("select parent_id from cases where id = %s", [first])
        advance(work, above, "gegevens_delen", by=VOORZITTER)
        query = "select id from cases where parent_id = %s and id <> %s"
        [(second,)] = work.rows(query, [above, first])
        last = (work.today + timedelta(days=60)).isoformat()
        facts = {**sending.WAT, "verloopt_op": last}
        advance(work, second, "grondslag_kiezen", by=VOORZITTER, facts=facts)
        case, _ = hold(work, second, SYSTEEM)
        assert register_facts(work, case)["eerder_geweigerd"] is False
        done = json.dumps({"weigering_vastleggen": ["u-ib"]})
        work.rows("update cases set done = %s::jsonb where id = %s", [done, first])
        assert register_facts(work, case)["eerder_geweigerd"] is True
        other = replace(case, dossier={**case.dossier, "ontvanger": "jos"})
        assert register_facts(work, other)["eerder_geweigerd"] is False


def test_health_never_leaves_the_samenwerkingsverband_but_to_school_and_parents(desk):
    swv_er = Actor("u-swv", Role.SWV_ER)
    person = Person(
        Party("swv", Role.SWV_ER, account=swv_er.id), Identity("S."), swv_er.id
    )
    with desk.work(SWV) as work:
        here = [*people(), person]
        ident = sending.begun(work, here, "ot")
        last = (work.today + timedelta(days=60)).isoformat()
        for naar in set(Partij) - {Partij.SCHOOL, Partij.OUDER}:
            for doel in Doel:
                facts = {
                    **CONSENT,
                    "afzender": "swv",
                    "ontvanger": naar.value,
                    "doel": doel.value,
                    "klassen": ["gezondheid"],
                    "grondslag": "uitdrukkelijke_toestemming",
                    "verloopt_op": last,
                }
                with pytest.raises(Refused):
                    advance(work, ident, "grondslag_kiezen", by=swv_er, facts=facts)


@pytest.mark.parametrize(
    ("van", "naar", "goes"),
    [
        ("swv", "jeugdhulp", False),
        ("swv", "school", True),
        ("school", "leerrecht", True),
    ],
)
def test_a_typed_text_leaves_the_samenwerkingsverband_only_to_who_may_hear_of_health(
    desk, van, naar, goes
):
    with desk.work(SWV) as work:
        case, _ = hold(work, sending.chosen(work), SYSTEEM)
        told = {**case.dossier, "afzender": van, "ontvanger": naar}
        found = contents_for(work, replace(case, dossier=told))
    assert found.toelichting == (STUKKEN if goes else "")


def test_without_a_name_a_package_with_a_name_does_not_close(desk):
    with desk.work(SWV) as work:
        case, _ = hold(work, sending.chosen(work), SYSTEEM)
        told = {**case.dossier, "zonder_naam": True}
        with pytest.raises(Refused) as refusal:
            contents_for(work, replace(case, dossier=told))
    assert "zonder naam" in str(refusal.value)


def test_the_rows_of_a_package_are_of_its_tenant(desk):
    sending.ready(desk)
    with desk.work("po_ijmond") as work:
        for table in ("package", "own_key", "package_notice"):
            query = f"select count(*) from {table} where tenant_id = %s"
            assert work.rows(query, ["po_ijmond"]) == [(0,)]
    assert prepare_due(desk, "po_ijmond").lines == ()
    assert look_after(desk, "po_ijmond").lines == ()
