"""The alert to Leerrecht through the office: written, sent, silent, recalled."""

from dataclasses import replace
from datetime import date, timedelta
from email.message import EmailMessage

import pytest

from casework.access import SYSTEEM, Actor
from casework.services.advance import advance
from casework.services.claim_terms import Day, claim_terms
from casework.services.deliver import deliver
from casework.services.lapse import DueTerm, lapse
from casework.services.open_case import open_case
from casework.services.people import Identity, Person
from casework.services.verify import verify
from casework.vault import Address
from notifications.smtp import PermanentFailure
from statemachines.engine import Refused
from statemachines.grammar import Party, Role
from tests.conftest import SWV
from tests.post import VOORZITTER, people_with

LEERRECHT = Actor("u-leerrecht", Role.LEERRECHT)
ALERT = "leerrecht_alert/alert"
KOPIE = "leerrecht_alert/kopie"
OPENING = {"leerling_id": "L1", "school_id": "S1", "eerste_dag": "2026-09-02"}
SIGNAAL = {
    "signaaldatum": "2026-09-30",
    "eerste_dag": "2026-09-02",
    "lesweken": 4,
    "uren": 110.0,
    "laatste_dag": "2026-09-30",
    "alle_lessen": True,
}
FOUT = {"reden_onterecht": "correctie_school"}


def _of_school(identity):
    return replace(identity, telefoon="000", organisatie="De Els", brin="00XX")


def people():
    """Return a mother who agreed to e-mail, the pupil, the head, and Leerrecht."""
    here = [replace(p, identity=_of_school(p.identity)) for p in people_with()]
    party = Party("leerrecht", Role.LEERRECHT)
    identity = Identity("L. Verzonnen", email="post@leerrecht.example")
    return [*here, Person(party, identity, LEERRECHT.id)]


@pytest.fixture
def signalled(desk, clock):
    """Open a case of absence; four weeks later its signal has just come."""
    with desk.work(SWV) as work:
        case = open_case(work, "verzuim", people(), by=VOORZITTER, facts=OPENING)
    clock.forward(days=16)
    with desk.work(SWV) as work:
        advance(work, case.case_id, "signaal_lrv", by=SYSTEEM, facts=SIGNAAL)
        advance(work, case.case_id, "alert_sturen", by=SYSTEEM)
    return case.case_id


def child(desk, case_id, process="leerrecht_alert"):
    with desk.work(SWV) as work:
        query = "select id, state from cases where parent_id = %s and process = %s"
        [row] = work.rows(query, [case_id, process])
        return row


def state(desk, case_id):
    with desk.work(SWV) as work:
        return work.rows("select state from cases where id = %s", [case_id])[0][0]


def sweep(desk):
    """Let every term that is over now take its step, once."""
    with desk.work(SWV) as work:
        over = work.today - timedelta(days=1)
        for term in claim_terms(work, Day.LEGAL_END, over, None, 500).terms:
            due = DueTerm(term.id, term.case_id, term.rule, term.then, term.day)
            lapse(work, due)


def kept(desk, notice):
    """Return the letters of this notice that were kept: to whom, and the text."""
    with desk.work(SWV) as work:
        rows = work.rows(
            """select o.id, o.case_id, o.party, d.ciphertext from document d
            join outbox o on o.id = d.outbox_id where o.notice = %s""",
            [notice],
        )
        return [
            (
                party,
                work.vault.open(
                    Address(
                        SWV, case_id, "gezondheid", "document", "ciphertext", str(id_)
                    ),
                    sealed,
                ),
            )
            for id_, case_id, party, sealed in rows
        ]


def outbox(desk, notice):
    with desk.work(SWV) as work:
        query = "select status from outbox where notice = %s order by seq"
        return [status for (status,) in work.rows(query, [notice])]


def test_leerrecht_gets_the_alert_and_the_mother_the_same_words(desk, signalled):
    mails: list[EmailMessage] = []
    deliver(desk, SWV, mails.append)
    [(to, alert)] = kept(desk, ALERT)
    [(parent, copy)] = kept(desk, KOPIE)
    assert (to, parent) == ("leerrecht", "moeder")
    said = alert.split("## Over wie gaat het?")[1].split("## Wat vragen wij u nu?")[0]
    assert said.strip() in copy
    assert "Noor Verzonnen" in said
    assert "School: De Els\nBRIN: 00XX\n" in said
    assert "Beste L. Verzonnen" in alert
    assert "4 schoolweken, en samen 110 uur" in said
    text = "".join(mail.as_string() for mail in mails)
    assert "post@leerrecht.example" in text
    for word in ("Noor", "De Els", "Leerrecht", "verzuim", "Verzuim", "110 uur"):
        assert word not in text
    with desk.work(SWV) as work:
        assert verify(work).findings == ()


def test_the_same_signal_twice_is_one_alert(desk, signalled):
    for action, facts in (("signaal_lrv", SIGNAAL), ("alert_sturen", {})):
        with desk.work(SWV) as work, pytest.raises(Refused):
            advance(work, signalled, action, by=SYSTEEM, facts=facts)
    child(desk, signalled)


def test_silence_sends_it_again_and_a_confirmation_ends_that(desk, clock, signalled):
    deliver(desk, SWV, lambda _: None)
    own, _ = child(desk, signalled)
    for times in (2, 3):
        clock.forward(days=5)
        sweep(desk)
        deliver(desk, SWV, lambda _: None)
        assert outbox(desk, ALERT) == ["verzonden"] * times
    assert outbox(desk, "leerrecht_alert/bel_leerrecht") == ["verzonden"] * 2
    with desk.work(SWV) as work:
        advance(work, own, "bevestigen", by=LEERRECHT)
    assert state(desk, signalled) == "alert_bevestigd"
    clock.forward(days=5)
    sweep(desk)
    assert outbox(desk, ALERT) == ["verzonden"] * 3


def test_after_weeks_without_power_there_is_one_alert_and_not_a_pile(
    desk, clock, signalled
):
    deliver(desk, SWV, lambda _: None)
    clock.forward(days=28)
    for _ in range(5):
        sweep(desk)
    deliver(desk, SWV, lambda _: None)
    assert outbox(desk, ALERT) == ["verzonden"] * 2


def test_an_alert_that_is_refused_is_a_phone_task_at_once(desk, signalled):
    def carry(message):
        if message["To"] == "post@leerrecht.example":
            raise PermanentFailure("bestaat niet")

    deliver(desk, SWV, carry)
    assert child(desk, signalled)[1] == "niet_bezorgd"
    [(to, text)] = kept(desk, "leerrecht_alert/bel_leerrecht")
    assert to == "voorzitter"
    assert "Bel vandaag met Leerrecht." in text


def test_a_correction_before_the_post_stops_the_alert_and_still_says_so(
    desk, signalled
):
    """A mail server can have taken what nobody confirmed: so the recall goes anyway."""
    with desk.work(SWV) as work:
        advance(work, signalled, "terugroepen", by=SYSTEEM, facts=FOUT)
    deliver(desk, SWV, lambda _: None)
    assert outbox(desk, ALERT) == ["vervallen"]
    assert outbox(desk, KOPIE) == ["vervallen"]
    assert kept(desk, ALERT) == []
    assert outbox(desk, "leerrecht_alert/teruggeroepen") == ["verzonden"]


def test_a_correction_reaches_everyone_who_got_the_alert(desk, signalled):
    deliver(desk, SWV, lambda _: None)
    with desk.work(SWV) as work:
        advance(work, signalled, "terugroepen", by=SYSTEEM, facts=FOUT)
    deliver(desk, SWV, lambda _: None)
    [(to, text)] = kept(desk, "leerrecht_alert/teruggeroepen")
    [(parent, _)] = kept(desk, "leerrecht_alert/teruggeroepen_ouders")
    assert (to, parent) == ("leerrecht", "moeder")
    assert "Noor" not in text
    assert child(desk, signalled)[1] == "teruggeroepen"
    assert child(desk, signalled, "duo_melding")[1] == "vervallen"
    with desk.work(SWV) as work:
        assert verify(work).findings == ()


def test_the_head_has_five_working_days_for_duo(desk, clock, signalled):
    own, _ = child(desk, signalled, "duo_melding")
    with desk.work(SWV) as work:
        query = "select legal_end from term where case_id = %s and rule = 'E1'"
        assert work.rows(query, [own]) == [(date(2026, 10, 7),)]
    clock.forward(days=8)
    sweep(desk)
    assert outbox(desk, "duo_melding/te_laat") == ["wacht"]
