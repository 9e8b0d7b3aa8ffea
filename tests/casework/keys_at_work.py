"""Eight people at work, and the same office as another program sees it."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event

from casework.database import connect
from casework.keystore import Keystore, LocalMasterKey
from casework.models import Subject
from casework.services.advance import advance
from casework.services.case_page import case_page
from casework.services.hold import view
from casework.services.notes import add_note, notes_of
from casework.services.people import people_of
from casework.services.secret_facts import open_facts
from casework.vault import Vault
from casework.work import Desk
from tests import toy
from tests.conftest import SWV

MASTER = LocalMasterKey(bytes(range(32)))
FACTS = {"ontvangen_op": "2026-09-14", "toelichting": "Rust."}
WRITERS = READERS = 4


@contextmanager
def another_program(desk, tmp_path, master=MASTER):
    """Open the office as another program does: with a memory of keys of its own."""
    keystore = Keystore.open(f"sqlite:///{tmp_path / 'keystore.sqlite'}", master)
    engine = connect(desk.engine.url.render_as_string(hide_password=False))
    yield Desk(engine, Vault(keystore), desk.clock, tenants=desk.tenants)
    engine.dispose()
    keystore.close()


def write_one(desk):
    """Open a case, file it, and add a note: three requests."""
    with desk.work(SWV) as work:
        case = toy.opened(work)
    with desk.work(SWV) as work:
        advance(work, case.case_id, "indienen", by=toy.VOORZITTER, facts=FACTS)
    with desk.work(SWV) as work:
        add_note(work, case.case_id, Subject.GEWOON, "Gebeld.", by=toy.VOORZITTER)
    return case


def read_one(desk, case):
    """Read everything there is to read of a case that was filed."""
    with desk.work(SWV) as work:
        shown = case_page(work, case.kenmerk, toy.VOORZITTER)
        held = view(work, case.case_id, toy.VOORZITTER)
        people = people_of(work, case.case_id, held.people)
        assert all(person.identity.naam for person in people.values())
        assert open_facts(work, case.case_id, ["toelichting"]) == {
            "toelichting": "Rust."
        }
        assert [note.text for note in notes_of(work, held, toy.VOORZITTER)] == [
            "Gebeld."
        ]
    return shown


@contextmanager
def at_work(desk, cases):
    """Let four people write and four read, all the time; nothing may go wrong."""
    stop, made = Event(), []

    def write():
        while not stop.is_set():
            made.append(write_one(desk))

    def read():
        number = 0
        while not stop.is_set():
            read_one(desk, cases[number % len(cases)])
            number += 1
        return number

    with ThreadPoolExecutor(WRITERS + READERS) as pool:
        busy = [pool.submit(write) for _ in range(WRITERS)]
        busy += [pool.submit(read) for _ in range(READERS)]
        try:
            yield made
        finally:
            stop.set()
        for one in busy:
            one.result()
