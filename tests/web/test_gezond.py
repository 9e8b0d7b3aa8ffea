"""Alive, able to work, and numbers that name nobody."""

import json
import logging

import pytest
from prometheus_client.parser import text_string_to_metric_families

from casework.http.log_lines import JsonLines
from casework.keystore import KeystoreUnavailable
from casework.services.advance import advance
from casework.web import gezond
from tests import toy
from tests.conftest import SWV


def told(browser, client="127.0.0.1"):
    browser._transport.client = (client, 1)  # noqa: SLF001  where it calls from
    return browser.get("/metrics")


def test_the_program_lives_and_can_work(browser):
    assert browser.get("/gezond/live").json() == {"status": "ok"}
    assert browser.get("/gezond/klaar").json() == {"status": "ok"}


def test_without_its_keys_it_lives_but_cannot_work(browser, monkeypatch):
    def away(_work):
        raise KeystoreUnavailable

    monkeypatch.setattr(gezond, "check_keystore", away)
    assert browser.get("/gezond/live").status_code == 200
    assert browser.get("/gezond/klaar").status_code == 503


def test_the_numbers_are_those_of_the_office(browser, case, desk, clock):
    with desk.work(SWV) as work:
        facts = {"ontvangen_op": work.today, "toelichting": "Waarom."}
        advance(work, case.case_id, "indienen", by=toy.VOORZITTER, facts=facts)
    clock.forward(days=400)
    families = {f.name: f for f in text_string_to_metric_families(told(browser).text)}
    samples = {
        s.labels["swv"]: s.value for s in families["casework_zaken_open"].samples
    }
    assert samples[SWV] == 3
    late = families["casework_oudste_termijn_seconden"].samples
    assert {s.labels["swv"]: s.value > 300 * 86_400 for s in late}[SWV]
    assert "casework_post_mislukt" in families


def test_another_machine_does_not_see_the_numbers(browser):
    assert told(browser, "192.0.2.1").status_code == 404


@pytest.mark.parametrize("path", ["/l/swv/geheim", "/zaken/OT-2026-00000-A"])
def test_a_line_in_the_log_never_holds_an_address(browser, caplog, path):
    caplog.set_level(logging.INFO, "casework")
    browser.get(path)
    lines = [JsonLines().format(record) for record in caplog.records]
    assert lines
    assert not [line for line in lines if path.rsplit("/", 1)[1] in line]


def test_an_error_is_told_by_its_kind_and_place_only():
    with pytest.raises(ValueError, match="Noor") as caught:
        int("Noor Verzonnen")
    info = (caught.type, caught.value, caught.tb)
    record = logging.LogRecord("x", 40, "f", 1, "fout %s", ("Noor",), info)
    line = json.loads(JsonLines().format(record))
    assert line["error"] == "ValueError"
    assert "test_gezond.py" in line["where"][0]
    assert "Noor" not in json.dumps(line)
