"""The main job, from end to end, as `make run` plays it."""

import json
import re
from datetime import date

import pytest
from typer.testing import CliRunner

from casework.cli import app
from casework.demo.people import AWAY_ID, ILL_ID, NAMES
from casework.demo.play import play
from statemachines.terms import compute

TELLING = ("tlv", "opp", "zienswijze", "besluit", "verklaring", "leerrecht", "christal")


@pytest.fixture(scope="module")
def played():
    return play()


def states(played):
    return {(case["process"], case["state"]) for case in played.data["zaken"]}


def test_the_case_ends_with_a_tlv_that_stands(played):
    assert ("tlv", "onherroepelijk") in states(played)
    assert ("opp", "vastgesteld_zonder_handelingsdeel") in states(played) or (
        "opp",
        "te_evalueren",
    ) in states(played)
    assert ("handtekening", "getekend") in states(played)
    assert ("handtekening", "geweigerd") in states(played)
    handled = [s for p, s in [(c["process"], c["state"]) for c in played.data["zaken"]]]
    assert handled.count("verwerkt") == 2
    published = [c for c in played.data["zaken"] if c["process"] == "bekendmaking"]
    assert [case["state"] for case in published] == ["onherroepelijk"] * 3


def test_the_suspension_is_in_the_decision_term(played):
    [c4] = [t for t in played.data["termijnen"] if t["rule"] == "C4"]
    assert (c4["raw_end"], c4["legal_end"]) == ("2027-03-18", "2027-03-18")
    assert "10 dagen stil" in c4["zin"]


def test_every_term_explains_itself(played):
    for term in played.data["termijnen"]:
        assert re.search(r"\d{4}\b", term["zin"]), term
        assert date.fromisoformat(term["raw_end"]) <= date.fromisoformat(
            term["legal_end"]
        )
    [objection, *_] = [t for t in played.data["termijnen"] if t["rule"] == "D1"]
    again = compute("D1", date(2027, 2, 18))
    assert objection["legal_end"] == again.legal_end.isoformat()


def test_a_step_too_early_is_refused_with_all_its_reasons(played):
    early = {
        refusal["action"]: refusal["reasons"] for refusal in played.data["geweigerd"]
    }
    assert len(early["besluitrijp_verklaren"]) >= 1
    for reasons in early.values():
        for reason in reasons:
            assert reason["sentence"]
            assert reason["law"]
            assert reason["lifted_by"]


def test_the_mails_were_received_and_say_nothing(played):
    sent = [m for m in played.data["berichten"] if m["status"] == "verzonden"]
    assert len(sent) == len(played.mailbox.messages) > 20
    assert {m["onderwerp"] for m in sent} == {"Bericht van uw samenwerkingsverband"}
    for message in played.mailbox.messages:
        text = message.get_body(("plain",)).get_content()
        whole = (text + message.get_body(("html",)).get_content()).lower()
        assert not [name for name in ("Sterre",) if name.lower() in whole]
        assert not [word for word in TELLING if re.search(rf"\b{word}\b", whole)]


def test_only_the_surname_of_a_parent_is_in_a_mail(played):
    surnames = {
        "ouder-1@gezin.example": "Bedacht",
        "ouder-2@gezin.example": "Verzonnen",
        "ouder@gezin.example": "Droom",
    }
    for message in played.mailbox.messages:
        text = message.get_body(("plain",)).get_content()
        own = surnames.get(str(message["To"]))
        assert not [n for n in NAMES if n != own and n in text], message["To"]


def test_each_letter_left_once(played):
    ids = [message["Message-ID"] for message in played.mailbox.messages]
    assert len(ids) == len(set(ids))


def test_leerrecht_hears_of_who_stays_away_and_not_of_who_is_ill(played):
    found = {
        (signal["leerling_id"], signal["soort"]): signal
        for signal in played.data["signalen"]
    }
    assert {soort for _, soort in found} == {"16u", "2w", "3w", "lrv", "monitor"}
    assert found[AWAY_ID, "lrv"] == {
        "leerling_id": AWAY_ID,
        "soort": "lrv",
        "eerste_dag": "2027-04-12",
        "signaaldatum": "2027-05-24",
    }
    assert [pupil for pupil, soort in found if soort == "monitor"] == [ILL_ID]
    assert [soort for pupil, soort in found if pupil == ILL_ID] == ["monitor"]
    assert {("leerrecht_alert", "bevestigd"), ("monitorkind", "monitor")} <= states(
        played
    )
    alerts = [c for c in played.data["zaken"] if c["process"] == "leerrecht_alert"]
    assert len(alerts) == 1


def test_the_kerngroep_paid_for_a_plan_and_every_euro_is_somewhere(played):
    assert ("nooit_opgeven", "uitbetaald") in states(played)
    shares = {share["financier"]: share for share in played.data["budget"]}
    assert {name for name, share in shares.items() if share["betaald"]} == {
        "Vlaardingen",
        "SWV PO",
    }
    assert sum(share["betaald"] for share in shares.values()) == 6000
    for share in shares.values():
        places = ("gereserveerd", "toegezegd", "betaald", "vrij")
        assert share["budget"] == sum(share[place] for place in places)
        assert [*share] == ["financier", "budget", *places]


def test_the_journal_proves_it(played):
    assert played.data["journal"]["verified"] is True
    assert played.data["journal"]["entries"] > 50


def test_the_command_prints_the_story_or_the_data():
    shown = CliRunner().invoke(app, ["demo", "--json"])
    assert shown.exit_code == 0
    data = json.loads(shown.stdout)
    assert [*data] == [
        *("zaken", "termijnen", "berichten", "geweigerd", "journal"),
        *("signalen", "budget"),
    ]
    assert [*data["zaken"][0]] == ["kenmerk", "process", "state"]
    assert [*data["termijnen"][0]] == [
        "kenmerk",
        "rule",
        "raw_end",
        "legal_end",
        "zin",
    ]
