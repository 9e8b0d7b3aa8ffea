"""A closed case of the toy process, years later, in an office that can erase."""

from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from casework.access import SYSTEEM, Actor
from casework.keystore import Dossier
from casework.models import Subject
from casework.services.advance import advance
from casework.services.notes import add_note
from casework.services.retention.confirm import confirm, proposals
from casework.services.retention.destroy import destroy_due
from casework.services.retention.propose import propose_destruction
from casework.work import Desk, Place
from statemachines.bewaring import processen
from statemachines.processes import PROCESSES
from statemachines.roles import Role
from tests import toy
from tests.conftest import SWV

FG = Actor("u-fg", Role.FG)
BOARD = Actor("u-bestuur", Role.BESTUURDER)
TOLD = "Noor slaapt slecht sinds de verhuizing."
NOTE = "Haar vader belde over het onderzoek."
TOY = {"aanvraag": processen.TLV_DOSSIER, "vraag": processen.TLV_DOSSIER}


@dataclass(frozen=True)
class Old:
    """A desk with a case that was closed on 2026-09-14, and where its records go."""

    desk: Desk
    case_id: UUID
    kenmerk: str
    records: Path

    def rows(self, query, *values):
        with self.desk.work(SWV) as work:
            return work.rows(query, [*values])

    def dossier(self, kind):
        return Dossier(SWV, self.case_id, kind)


def with_rules(monkeypatch):
    """Give the toy processes the retention rules of a TLV."""
    for code, row in TOY.items():
        monkeypatch.setitem(processen.PROCESSEN, code, row)


def closed_case(desk, folder):
    """Open a case, write in it what is secret, and close it."""
    records = folder / "vernietigd" / "vernietigd.jsonl"
    office = replace(desk, place=Place(destroyed=records))
    with office.work(SWV) as work:
        case = toy.opened(work)
        facts = {"ontvangen_op": "2026-09-14", "toelichting": TOLD}
        advance(work, case.case_id, "indienen", by=toy.VOORZITTER, facts=facts)
        add_note(work, case.case_id, Subject.GEZONDHEID, NOTE, by=toy.VOORZITTER)
        advance(work, case.case_id, "intrekken", by=toy.VOORZITTER)
    return Old(office, case.case_id, case.kenmerk, records)


def everything(service, desk):
    """Let a service do all its batches; return its lines."""
    batch = service(desk, SWV)
    lines = [*batch.lines]
    while batch.after:
        batch = service(desk, SWV, batch.after)
        lines += batch.lines
    return lines


def propose(desk):
    """Propose what is due; return the proposals of cases, by kenmerk and class."""
    everything(propose_destruction, desk)
    with desk.work(SWV) as work:
        return {(one.kenmerk, one.soort): one for one in proposals(work)}


def confirm_all(desk, *people):
    """Let these people say yes to everything that waits."""
    for person in people or (FG, BOARD):
        with desk.work(SWV) as work:
            confirm(work, [one.id for one in proposals(work)], by=person)


def erase(desk):
    """Propose, confirm and erase all that is due."""
    propose(desk)
    confirm_all(desk)
    return everything(destroy_due, desk)


__all__ = ["PROCESSES", "SYSTEEM"]
