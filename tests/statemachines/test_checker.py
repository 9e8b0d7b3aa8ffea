"""`casework check` proves over all paths, and finds a process broken on purpose."""

import copy

import pytest

from statemachines.checker import check
from statemachines.grammar import Ends, State, guard
from statemachines.invariants import INVARIANTS
from statemachines.processes import PROCESSES
from statemachines.proving import Blind, LookedFurtherError, entering, is_refused
from tests.statemachines.small import AFMAKEN, BEGINNEN, changed, process, situation

KUIL = State("kuil", "Hier komt niemand uit.", waits_for="x", no_clock_because="x")


def broken(code, **steps):
    """Return all processes, one of them with other words in some of its steps.

    A process refuses such steps when it is made; so a copy of it is changed behind its
    back, as a mistake in the import check itself would let it through.
    """
    damaged = copy.copy(PROCESSES[code])
    new = tuple(changed(s, **steps.get(s.action, {})) for s in damaged.steps)
    states = [s for step in new for s in (*step.source, step.target)]
    object.__setattr__(damaged, "steps", new)
    object.__setattr__(damaged, "states", tuple(dict.fromkeys(states)))
    return [*(p for c, p in PROCESSES.items() if c != code), damaged]


def without(code, action, *guards):
    """Return all processes, one step of one of them without these conditions."""
    steps = [s for s in PROCESSES[code].steps if s.action == action]
    assert {g.name for s in steps for g in s.requires} >= set(guards)
    kept = tuple(g for g in steps[0].requires if g.name not in guards)
    return broken(code, **{action: {"requires": kept}})


def test_the_law_as_it_stands_has_no_findings():
    checked = check(PROCESSES.values())
    assert checked.findings == ()
    assert checked.processes == len(PROCESSES)
    assert checked.configurations > checked.states
    assert checked.situations > 100
    assert "Geen zaak kan vastlopen" in checked.as_text()


def test_every_invariant_is_about_steps_that_exist():
    for row in INVARIANTS:
        assert [*entering(PROCESSES[row.process], row.states)], row.sentence
        assert [*row.ways(PROCESSES)], row.sentence


@pytest.mark.parametrize(
    ("processes", "finding"),
    [
        (
            without("tlv", "toekennen", "iedereen_gehoord", "zienswijzen_verwerkt"),
            "tlv: Er is besloten terwijl er nog een zienswijze loopt.",
        ),
        (
            without("tlv", "afwijzen", "iedereen_gehoord", "zienswijzen_verwerkt"),
            "'afwijzen' van besluitrijp naar besloten_af",
        ),
        (
            without("tlv", "toekennen", "iedereen_gehoord"),
            "Wie niet tekende en niet is gevraagd, telt als iemand die instemt.",
        ),
        (
            without("tlv", "toekennen", "twee_adviezen"),
            "Er is besloten zonder advies van twee personen.",
        ),
        (
            without("opp", "handtekening_compleet", "ieder_tekende_of_is_onbereikbaar"),
            "Het handelingsdeel staat vast terwijl een ouder niet akkoord is.",
        ),
        (
            without("opp", "handtekening_compleet", "iemand_tekende"),
            "handtekening van ouder-1 staat op onbereikbaar",
        ),
        (
            without("verzuim", "alert_sturen", "nog_geen_alert"),
            "Over hetzelfde verzuim gaat een tweede alert naar Leerrecht.",
        ),
        (
            without("verzuim", "alert_sturen", "vier_lesweken"),
            "Leerrecht krijgt een alert zonder vier lesweken verzuim.",
        ),
        (
            without("verzuim", "signaal_lrv", "vier_lesweken"),
            "Verzuim telt als langdurig zonder vier lesweken.",
        ),
        (
            broken("verzuim", terugroepen={"ends": (Ends("duo_melding", "melden"),)}),
            "terugroepen cannot end duo_melding in",
        ),
        (
            broken("tlv", beslistermijn_overschreden={"requires": ()}),
            "beslistermijn_overschreden does not wait until term C4 is over",
        ),
        (
            broken("zienswijze", termijn_om={"asks": ("reactie",)}),
            "zienswijze: termijn_om may be refused when term C6 is over",
        ),
        (
            broken("zienswijze", termijn_om={"by": ()}),
            "zienswijze: termijn_om is by nobody",
        ),
        (
            broken("bekendmaking", verzending_vastleggen={"starts": ()}),
            "bekendmaking: bezwaartermijn can wait without a clock",
        ),
        (
            broken("zienswijze", verwerken={"target": KUIL}),
            "zienswijze: kuil has no way out",
        ),
        (
            broken(
                "tlv", aanvraag_intrekken={"ends": (Ends("zienswijze", "verwerken"),)}
            ),
            "cannot end zienswijze in",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_process_broken_on_purpose_is_found_with_its_story(processes, finding):
    checked = check(processes)
    assert any(finding in story for story in checked.findings), checked.findings
    assert check(processes).findings == checked.findings
    assert finding in checked.as_text()


def test_a_small_process_of_its_own_can_be_checked():
    assert check([process()]).findings == ()


@guard("Nee.", law="x")
def altijd_nee(zaak):
    return False


@guard("Nee.", law="x")
def kijkt_eerst(zaak):
    return zaak.dossier.geheim is None and False


def test_a_guard_that_looks_further_proves_nothing():
    blind = situation("bezig")
    object.__setattr__(blind, "dossier", Blind({"akkoord": False}))
    assert is_refused(changed(AFMAKEN, requires=(altijd_nee,)), blind)
    assert not is_refused(changed(AFMAKEN, requires=(kijkt_eerst,)), blind)
    assert not is_refused(changed(BEGINNEN, requires=()), blind)
    with pytest.raises(LookedFurtherError):
        _ = blind.dossier.reden
