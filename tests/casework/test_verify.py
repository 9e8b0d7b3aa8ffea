"""Whoever changes a row by hand is found out."""

import pytest

from casework.services.advance import advance
from casework.services.verify import verify
from casework.work import Work
from tests import toy
from tests.conftest import SWV
from tests.owner import as_owner
from tests.toy import ADMIN, VOORZITTER

FACTS = {"ontvangen_op": "2026-09-14", "toelichting": "Rust."}
CHANGES = {
    "the text of an entry": (
        r"""update journal set body = convert_to(replace(convert_from(body, 'UTF8'),
        'u-voorzitter', 'u-iemand'), 'UTF8') where seq = 2""",
        "regel 2 van het logboek is veranderd",
    ),
    "the hash of an entry": (
        "update journal set hash = sha256(hash) where seq = 2",
        "regel 2 van het logboek is veranderd",
    ),
    "the moment of an entry": (
        "update journal set at = at - interval '1 day' where seq = 1",
        "regel 1 van het logboek hoort hier niet",
    ),
    "an entry removed": (
        "delete from journal where seq = 2",
        "regel 2 van het logboek ontbreekt",
    ),
    "the last entry removed": (
        "delete from journal where seq = 3",
        "het einde van het logboek",
    ),
    "an entry added": (
        """insert into journal select case_id, 4, tenant_id, at, null, body, hash,
        sha256(hash || body) from journal where seq = 3""",
        "hoort hier niet",
    ),
    "an entry that is no JSON": (
        """update journal set body = 'x', hash = sha256(prev || 'x') where seq = 3""",
        "niet te controleren",
    ),
    "a case without a journal": (
        "delete from journal where case_id in (select id from cases where version = 3)",
        "einde van het logboek",
    ),
    "the key of a request": (
        "update journal set key = 'x y' where seq = 3",
        "hoort hier niet",
    ),
    "the end of a case": (
        "update cases set closed_at = now() where version = 3",
        "afsluiting",
    ),
    "access for a stranger": (
        "update party set user_id = 'u-vreemd' where key = 'ouder-1'",
        "de toegang van ouder-1",
    ),
    "a person added": (
        """insert into party select gen_random_uuid(), tenant_id, case_id, 'x', role,
        'u-vreemd', sealed from party where key = 'admin'""",
        "wie meedoet als x",
    ),
    "an address": (
        "update party set sealed = sealed || 'x' where key = 'ouder-1'",
        "de naam of het adres van ouder-1",
    ),
    "the class of a secret": (
        "update secret set data_class = 'gezin'",
        "verzegelde gegeven",
    ),
    "the state": ("update cases set state = 'klaar' where version = 3", "toestand"),
    "the version": ("update cases set version = 9 where version = 3", "einde"),
    "a fact": (
        """update cases set dossier = dossier || '{"soort": "x"}' where version = 3""",
        "dossier",
    ),
    "who takes part": (
        "update cases set people = people - 0 where version = 3",
        "mensen",
    ),
    "who did what": ("update cases set done = '{}' where version = 3", "gedaan"),
    "the main case": (
        "update cases set parent_id = null where parent_id is not null",
        "hoofdzaak",
    ),
    "the clock of a case": ("update cases set clocks = '[]'", "klokken"),
    "the end of a term": (
        "update term set legal_end = legal_end + 1 where rule = 'C4'",
        "termijn C4 is niet wat het logboek zegt",
    ),
    "the explanation of a term": (
        """update term set explanation = explanation || '{"zin": "x"}'
        where rule = 'C4'""",
        "termijn C4",
    ),
    "a term closed": ("update term set closed_at = now()", "termijn C4"),
    "a term removed": (
        "delete from term where rule = 'C2'",
        "termijn C2 van het logboek is er niet",
    ),
    "a term added": (
        """insert into term select gen_random_uuid(), tenant_id, case_id, 'D1', op,
        raw_end, legal_end, "then", party, spans, null, null, explanation, null
        from term where rule = 'C4'""",
        "termijn D1",
    ),
    "a secret fact": (
        "update secret set ciphertext = ciphertext || 'x'",
        "het verzegelde gegeven toelichting van regel 2 is veranderd",
    ),
    "a number added": (
        """insert into issued_number select tenant_id, 'aanvraag/nummer', 'N', id
        from cases where version = 3""",
        "uitgegeven nummers",
    ),
    "a secret fact removed": ("delete from secret", "veranderd of weg"),
}


@pytest.fixture
def stopped(desk, case):
    with desk.work(SWV) as work:
        advance(work, case.case_id, "indienen", by=VOORZITTER, facts=FACTS)
        advance(work, case.case_id, "stilleggen", by=ADMIN)
    return case


def findings(desk):
    with desk.work(SWV) as work:
        return verify(work).findings


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_by_hand_is_found(desk, stopped, change):
    assert findings(desk) == ()
    statement, expected = CHANGES[change]
    with as_owner(desk) as connection:
        connection.exec_driver_sql("alter table journal disable trigger all")
        connection.exec_driver_sql(statement)

    found = findings(desk)
    assert any(expected in finding for finding in found), found
    assert all(finding.startswith(("AA-", "VR-")) for finding in found)


@pytest.mark.parametrize("deed", ["update journal set seq = 7", "delete from journal"])
def test_the_journal_refuses_to_be_written_twice(desk, stopped, deed):
    with (
        pytest.raises(Exception, match="the journal is written once"),
        as_owner(desk) as connection,
    ):
        connection.exec_driver_sql(deed)


def test_more_cases_cost_no_more_statements(desk, case, monkeypatch):
    run, really = [], Work.rows

    def rows(self, query, values):
        run.append(query)
        return really(self, query, values)

    monkeypatch.setattr(Work, "rows", rows)
    assert findings(desk) == ()
    first = [*run]
    with desk.work(SWV) as work:
        for _ in range(3):
            toy.opened(work)
    run.clear()
    assert findings(desk) == ()
    assert run == first
