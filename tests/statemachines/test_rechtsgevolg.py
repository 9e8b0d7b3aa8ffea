"""Whoever takes a step that cannot be undone, or that a law rules, first reads it."""

import pytest

from statemachines.fund import Boeking, Booking
from statemachines.grammar import Extension, Notice, Role, State, Step, Term
from statemachines.processes import PROCESSES
from statemachines.rechtsgevolg import is_wet

BEGIN, EIND = State("begin", "Hier begint het."), State("eind", "Klaar.", final=True)


def step(**more):
    told = {"source": (BEGIN,), "target": BEGIN, "by": (Role.IB,), **more}
    return Step(action="doen", label="Iets doen", **told)


@pytest.mark.parametrize(
    "more",
    [
        {"law": "WPO 40a lid 6"},
        {"law": "Ondersteuningsplan 5.1; AVG 15"},
        {"target": EIND},
        {"starts": (Term("C4", then="nagaan"),)},
        {"stops": ("D1",)},
        {"suspends": ("C4",)},
        {"resumes": ("C4",)},
        {"extends": (Extension("C4", until="dag"),)},
        {"books": (Booking(Boeking.BETALEN),)},
        {"opens": (PROCESSES["opp"].once(),)},
        {"notifies": (Notice("brief", to=Role.OUDER),)},
        {"notifies": (Notice("brief", to=None),)},
        {"notifies": (Notice("brief", to=Role.IB), Notice("brief", to=Role.SWV_ER))},
    ],
)
def test_a_step_that_reaches_further_than_the_school_is_checked_first(more):
    assert step(**more).rechtsgevolg


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"law": "Ondersteuningsplan 5.1"},
        {"law": "Vier ogen; Afspraak in het ondersteuningsplan"},
        {"starts": (Term("L5", then="nagaan"),), "stops": ("L4",)},
        {"notifies": (Notice("brief", to=Role.VOORZITTER),)},
    ],
)
def test_a_step_inside_the_school_is_not(more):
    assert not step(**more).rechtsgevolg


def test_an_agreement_is_no_law():
    assert is_wet("Awb 4:5 lid 1")
    assert not is_wet("Afspraak bij WPO 40 lid 14")
    assert not is_wet(None)


@pytest.mark.parametrize(
    ("code", "action", "checked"),
    [
        ("ot", "notitie_maken", False),
        ("handtekening", "bellen", False),
        ("verzuim", "gesprek_voeren", False),
        ("ot", "intrekken", True),
        ("handtekening", "tekenen", True),
        ("bekendmaking", "bezwaar_maken", True),
        ("tlv", "aanvullen_vragen", True),
        ("tlv", "toekennen", True),
        ("nooit_opgeven", "betaling_goedkeuren", True),
        ("stem", "tegenstemmen", True),
    ],
)
def test_the_processes_themselves_say_which_steps_are(code, action, checked):
    steps = [s for s in PROCESSES[code].steps if s.action == action]
    assert steps
    assert all(s.rechtsgevolg is checked for s in steps)
