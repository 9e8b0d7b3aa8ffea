"""Everything that is asked is asked in words that people understand."""

import re

import pytest

from notifications.language import measure
from statemachines.engine import Refused, decide
from statemachines.fact_words import in_words
from statemachines.monitorkind.eisen import ANTWOORDEN
from statemachines.opening import open_dossier
from statemachines.ot.dossier import EXTERNEN
from statemachines.processes import PROCESSES
from statemachines.roles import FAMILY, Role
from statemachines.secrecy import secret_fields
from statemachines.vragen import EIGEN, GEDEELD, Vraag, vraag
from tests.statemachines.test_every_process import situation

every_process = pytest.mark.parametrize("process", PROCESSES.values(), ids=PROCESSES)
AT_HOME = {*FAMILY, Role.LEERLING}


def asked(process):
    """Name the facts that people fill in, each with who does so."""
    who = {name: {*process.opened_by} for name in process.opening_asks}
    for step in process.steps:
        for name in (*step.asks, *step.may_ask):
            who.setdefault(name, set()).update(step.by)
    return who


@every_process
def test_whatever_a_person_fills_in_has_words(process):
    named = {*EIGEN.get(process.code, {}), *GEDEELD}
    assert asked(process).keys() <= named


def test_there_are_no_words_for_what_nobody_asks():
    for code, own in EIGEN.items():
        assert own.keys() <= asked(PROCESSES[code]).keys(), code
    general = {
        name
        for code, process in PROCESSES.items()
        for name in asked(process)
        if name not in EIGEN.get(code, {})
    }
    assert GEDEELD.keys() == general


@every_process
def test_the_words_can_be_read_at_b1(process):
    for name, by in asked(process).items():
        words = vraag(process.code, name)
        text = f"{words.label} {words.hulp}"
        assert not measure(text, professional=not by & AT_HOME), name
        assert not measure(words.in_een_zin, professional=True), name


@every_process
def test_a_label_asks_or_names_and_help_is_made_of_sentences(process):
    for name in asked(process):
        words = vraag(process.code, name)
        assert words.label[0].isupper(), name
        assert not words.label.endswith("."), name
        assert not words.hulp or words.hulp.endswith((".", "?")), name
        assert not words.in_een_zin.endswith(("?", ".")), name
        assert "_" not in words.label + words.kort + words.hulp, name


@every_process
def test_who_writes_what_is_sealed_hears_what_belongs_there(process):
    for name in asked(process).keys() & secret_fields(process.dossier).keys():
        assert vraag(process.code, name).hulp, name


@every_process
def test_two_facts_of_one_step_are_not_asked_in_the_same_words(process):
    for step in process.steps:
        words = [vraag(process.code, name) for name in (*step.asks, *step.may_ask)]
        assert len({word.label for word in words}) == len(words), step.action
        assert len({word.in_een_zin for word in words}) == len(words), step.action


def names_people(process, name):
    """Tell whether the dossier keeps the keys of people: text that nothing judges."""
    field = process.dossier.model_fields[name]
    keys = {str, str | None, tuple[str, ...]}
    return field.annotation in keys and not field.metadata


@every_process
def test_who_is_asked_for_is_chosen_from_the_people_of_the_case(process):
    for name in asked(process):
        words = vraag(process.code, name)
        assert words.mensen is names_people(process, name), name


@every_process
def test_a_list_of_people_says_which_people(process):
    for name in asked(process):
        words = vraag(process.code, name)
        if words.mensen:
            assert re.search("ouder|voogd|iemand", f"{words.label} {words.hulp}"), name


def test_of_the_school_doctor_only_the_answers_of_the_law_can_be_chosen():
    assert {*vraag("monitorkind", "kan_deelnemen").keuzes} == ANTWOORDEN


def test_from_outside_the_school_come_only_those_who_need_a_ground():
    assert {*vraag("ot", "externen").keuzes} == EXTERNEN
    assert not vraag("ot", "aanwezigen").keuzes


def test_a_fact_can_mean_something_else_in_another_process():
    assert vraag("ot", "verslag") != vraag("zienswijze", "verslag")
    assert vraag("opp", "evaluatie") == vraag("verzuim", "evaluatie")


def test_a_fact_that_nobody_fills_in_goes_by_its_own_name():
    assert vraag("opp", "evaluatie_vanaf") == Vraag("evaluatie vanaf")
    assert in_words("geen_proces", "een_feit") == "een feit"


def test_a_label_that_is_a_name_needs_no_other_name_in_a_sentence():
    assert Vraag("Het nummer van de TLV").in_een_zin == "het nummer van de TLV"


def test_a_refusal_names_the_fact_as_the_form_does():
    process = PROCESSES["ot"]
    place = situation(process, process.state("intake"), Role.IB)
    with pytest.raises(Refused) as refusal:
        decide(process, place, "ot_plannen", {"overleg_op": "geen dag"})
    said = [reason.sentence for reason in refusal.value.reasons]
    assert "Vul nog in: de tijd van het overleg." in said
    assert "de dag van het overleg: dit is geen datum (schrijf jjjj-mm-dd)." in said


def test_a_refusal_to_open_names_the_fact_as_the_form_does():
    with pytest.raises(
        Refused, match="het jaar van het budget: dit is geen heel getal"
    ):
        open_dossier(PROCESSES["jaarbudget"], {"jaar": "x"}, by_hand=True)
