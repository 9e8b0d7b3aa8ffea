"""What one step costs, in counts that repeat exactly on any machine.

The targets are those of issue 6: two statements besides begin and commit, 500 calls of
Python, 2.5 kB of log, and every update of a case HOT. The ceilings are below them: what
a step costs now, so that nobody makes it more without saying so.
"""

import cProfile
from statistics import median

import psycopg
import pytest

from casework.access import Actor
from casework.services.advance import advance
from casework.services.open_case import open_case
from casework.services.people import Identity, Person
from statemachines.engine import Facts
from statemachines.grammar import Party, Role
from tests.conftest import SWV

IB = Actor("u-ib", Role.IB)
MOEDER = Actor("u-moeder", Role.OUDER)
WARM = 12
Step = tuple[str, Actor, Facts]
STORY: dict[str, Facts] = {
    "signaleren": {
        "ouders_ingelicht_op": "2026-09-10",
        "signaal": "Noor leest moeizaam.",
        "beginniveau": "2_groep_en_intern_begeleider",
        "verzuim_speelt": False,
    },
    "intake_starten": {
        "intake_op": "2026-09-14",
        "mening_leerling_gevraagd": True,
        "intakeverslag": "Gesproken met moeder.",
    },
    "ot_plannen": {
        "overleg_op": "2026-09-24",
        "overleg_tijd": "15.30 uur",
        "overleg_plaats": "De school",
        "uitgenodigde_ouders": ["moeder"],
    },
}
PLAIN: Step = ("instemmen_met_intrekken", MOEDER, {})
"""It moves no term and writes no letter: the case, its journal, and who did it."""
FULL: Step = (
    "ot_verzetten",
    IB,
    {"overleg_op": "2026-10-01", "overleg_tijd": "15.30 uur"},
)
"""It is given facts, closes a term, starts one, and writes two letters."""


@pytest.fixture
def case(desk):
    """Return an OT case of which the meeting is planned."""
    mother = Party("moeder", Role.OUDER, gezag=True, e_consent=True)
    people = [
        Person(mother, Identity("Mia Verzonnen"), MOEDER.id),
        Person(Party("leerling", Role.LEERLING), Identity("Noor Verzonnen")),
        Person(Party("ib", Role.IB, e_consent=True), Identity("Ib Verzonnen"), IB.id),
    ]
    with desk.work(SWV) as work:
        opened = open_case(work, "ot", people, by=IB)
        for action, facts in STORY.items():
            advance(work, opened.case_id, action, by=IB, facts=facts)
    return opened.case_id


def taken(desk, case, step, times=1):
    """Take a step, in a unit of work of its own, so many times."""
    action, by, facts = step
    for _ in range(times):
        with desk.work(SWV) as work:
            advance(work, case, action, by=by, facts=facts)


def calls(desk, case, step):
    profile = cProfile.Profile()
    profile.enable()
    taken(desk, case, step)
    profile.disable()
    return sum(entry.callcount for entry in profile.getstats())


def wal(desk, case, step):
    """Return the bytes of log of a step on warm pages, of the one in the middle."""
    written = []
    for _ in range(9):
        before = asked(desk, "select pg_current_wal_insert_lsn() - '0/0'::pg_lsn")
        taken(desk, case, step)
        after = asked(desk, "select pg_current_wal_insert_lsn() - '0/0'::pg_lsn")
        written.append(after - before)
    return median(written)


def not_hot(desk, case, step):
    """Return how many updates of the case wrote in an index, of twenty."""
    query = """select n_tup_upd - n_tup_hot_upd from pg_stat_user_tables
        where relname = 'cases'"""
    before = flushed(desk, query)
    taken(desk, case, step, 20)
    return flushed(desk, query) - before


def flushed(desk, query):
    asked(desk, "select 1 from pg_stat_force_next_flush()")
    return asked(desk, query)


def asked(desk, query):
    with desk.work(SWV) as work:
        [(found,)] = work.rows(query, [])
    return found


@pytest.fixture
def heard(monkeypatch):
    """Hear every statement that goes through the driver."""
    run, statements = psycopg.Cursor.execute, []

    def hear(cursor, query, params=None, **more):
        statements.append(query)
        return run(cursor, query, params, **more)

    monkeypatch.setattr(psycopg.Cursor, "execute", hear)
    return statements


@pytest.mark.parametrize("step", [PLAIN, FULL], ids=["plain", "full"])
def test_a_step_is_two_statements_and_begin_and_commit(desk, case, step, heard):
    taken(desk, case, step)
    heard.clear()
    taken(desk, case, step)
    assert len(heard) == 2


@pytest.mark.parametrize(
    ("step", "most"), [(PLAIN, 500), (FULL, 735)], ids=["plain", "full"]
)
def test_a_step_calls_no_more_functions_than_it_does_now(desk, case, step, most):
    taken(desk, case, step, WARM)
    assert calls(desk, case, step) <= most


def test_a_plain_step_writes_less_than_two_and_a_half_kilobytes(desk, case):
    """And less than that: the people, who stay, are not in it (ADR 0034)."""
    taken(desk, case, PLAIN, WARM)
    assert wal(desk, case, PLAIN) <= 1_500


@pytest.mark.parametrize("step", [PLAIN, FULL], ids=["plain", "full"])
def test_every_update_of_a_case_is_hot(desk, case, step):
    taken(desk, case, step, WARM)
    assert not not_hot(desk, case, step)
