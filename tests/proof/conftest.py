"""A log with a few turns of the sealer, and a way to attack it as its owner."""

import pytest

from casework.services.advance import advance
from casework.services.proof.check import verify_log
from casework.services.proof.seal import seal_journal
from casework.services.proof.witness import newest_note, read_witness
from casework.services.verify import verify
from tests.conftest import SWV
from tests.owner import as_owner
from tests.toy import ADMIN, VOORZITTER

FACTS = {"ontvangen_op": "2026-09-14", "toelichting": "Rust."}


@pytest.fixture
def log(desk, case):
    """Seal a case after each of its steps; return the case."""
    seal_journal(desk, SWV)
    with desk.work(SWV) as work:
        advance(work, case.case_id, "indienen", by=VOORZITTER, facts=FACTS)
    seal_journal(desk, SWV)
    with desk.work(SWV) as work:
        advance(work, case.case_id, "stilleggen", by=ADMIN)
    seal_journal(desk, SWV)
    return case


@pytest.fixture
def attack(desk):
    """Run statements as the owner of the tables, with every guard taken away."""

    def run(*statements):
        tables = ("journal", "leaf", "checkpoint", "cases", "read_log")
        with as_owner(desk) as connection:
            for table in tables:
                connection.exec_driver_sql(f"alter table {table} disable trigger all")
            for statement in statements:
                connection.exec_driver_sql(statement)
            for table in tables:
                connection.exec_driver_sql(f"alter table {table} enable trigger all")

    return run


def look(desk, witnesses=()):
    with desk.look(SWV) as work:
        return verify_log(work, witnesses)


def rows_are_right(desk):
    with desk.look(SWV) as work:
        return verify(work).findings == ()


def witness(desk):
    with desk.look(SWV) as work:
        note = newest_note(work)
    assert note
    return read_witness(note)
