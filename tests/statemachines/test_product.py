"""Cases that hang together: nothing they answer, in any order, holds them up."""

from dataclasses import replace
from pathlib import Path

import pytest

from statemachines.checked_page import checked_page
from statemachines.checker import check
from statemachines.grammar import Reason, guard
from statemachines.processes import PROCESSES
from statemachines.product import FAMILIES, Walked, walk
from tests.statemachines.test_checker import broken, without

PAGE = Path(__file__).parents[2] / "docs" / "processes" / "wat_is_bewezen.md"
SMALL = [family for family in FAMILIES if family.root in {"opp", "nooit_opgeven"}]
TLV = [family for family in FAMILIES if family.per_person == ("zienswijze",)]
OT = [family for family in FAMILIES if family.codes == ("opp", "tlv")]


def found(processes, families):
    """Return what the walks through these families find."""
    known = {process.code: process for process in processes}
    return [story for walked in walk(known, families) for story in walked.findings]


@pytest.mark.slow
def test_the_law_as_it_stands_holds_for_all_cases_together():
    walked: list[Walked] = []
    checked = check(PROCESSES.values(), FAMILIES, walked.append)
    assert checked.findings == ()
    assert PAGE.read_text("utf-8") == checked_page(checked, walked), "draai make docs"
    assert checked.product_states > 100_000
    assert checked.as_data()["product_states"] == checked.product_states
    assert f"{checked.product_states} standen" in checked.as_text()


@guard("Nee.", law="Awb 4:8", lifted_by="niemand")
def nooit_een_getekende(zaak):
    return not any(h.state == "getekend" for h in zaak.linked.get("handtekening", ()))


@guard("Zonder wie.", law="Awb 4:8", lifted_by="iemand")
def zwijgt_over_wie(zaak):
    if zaak.linked.get("handtekening", ()):
        return Reason("Er liggen verzoeken.", "Awb 4:8")
    return True


def with_guard(code, action, extra):
    """Return all processes, one step of one of them with one condition more."""
    steps = [s for s in PROCESSES[code].steps if s.action == action]
    return broken(code, **{action: {"requires": (*steps[0].requires, extra)}})


def over_a_refusal():
    """Return all processes: a refusal tells nobody, and two signatures are not asked.

    One of the two is not enough to go wrong: that is how it should be.
    """
    silent = broken("handtekening", weigeren={"tells": ()})
    names = ("niemand_weigert", "ieder_tekende_of_is_onbereikbaar")
    (opp,) = [
        p for p in without("opp", "handtekening_compleet", *names) if p.code == "opp"
    ]
    return [opp if process.code == "opp" else process for process in silent]


@pytest.mark.parametrize(
    ("processes", "families", "finding", "told"),
    [
        (
            over_a_refusal(),
            SMALL,
            "Het handelingsdeel staat vast terwijl een ouder weigerde.",
            "De ouder: 'Niet akkoord gaan, met reden' (handtekening van ouder-",
        ),
        (
            broken("opp", beeindigen={"ends": ()}),
            SMALL,
            "De zaak is klaar terwijl er nog een handtekening openstaat.",
            "handtekening van ouder-1 op",
        ),
        (
            broken("nooit_opgeven", afwijzen={"ends": ()}),
            SMALL,
            "De zaak is klaar terwijl er nog een stem openstaat.",
            "stem van lid-1 op",
        ),
        (
            with_guard("opp", "evaluatie_openen", nooit_een_getekende),
            SMALL,
            "eindigt in niets: evaluatie_openen.",
            "handtekening van ouder-1 op getekend",
        ),
        (
            with_guard("opp", "bespreken", zwijgt_over_wie),
            SMALL,
            "er staat niet bij wie daar iets aan kan doen",
            "opp op",
        ),
        (
            without("ot", "doel_behaald", "geen_beslissing_open"),
            OT,
            "De zaak gaat dicht terwijl eronder nog een beslistermijn loopt.",
            "De intern begeleider: 'De zorg melden",
        ),
        (
            without("tlv", "toekennen", "iedereen_gehoord", "zienswijzen_verwerkt"),
            TLV,
            "Er wordt besloten terwijl er nog een zienswijze loopt.",
            "zienswijze van ouder-",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_wrong_between_cases_is_told_as_a_story(
    processes, families, finding, told
):
    stories = [story for story in found(processes, families) if finding in story]
    assert stories, found(processes, families)
    assert told in stories[0]
    assert "Zo kan het gaan: 1. " in stories[0]


def test_a_story_keeps_the_two_parents_apart():
    processes = over_a_refusal()
    (story,) = [s for s in found(processes, SMALL) if "een ouder weigerde" in s]
    signed = [line for line in story.split(". ") if "Tekenen voor akkoord" in line]
    refused = [line for line in story.split(". ") if "'Niet akkoord" in line]
    assert {line[-8:] for line in signed}.isdisjoint({line[-8:] for line in refused})


def test_turning_the_parents_round_only_saves_time():
    (family,) = [family for family in SMALL if family.root == "opp"]
    (alike,) = walk(PROCESSES, [family])
    (apart,) = walk(PROCESSES, [replace(family, alike=False)])
    assert alike.findings == apart.findings == ()
    assert alike.places < apart.places < 2 * alike.places
