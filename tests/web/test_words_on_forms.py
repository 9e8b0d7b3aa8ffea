"""A form asks in the words of the law; nothing of how we store it is on the screen."""

from casework.web.fields import Choice, fields_of
from statemachines.processes import PROCESSES
from statemachines.roles import Role
from statemachines.situation import Party

PEOPLE = (
    Party("p1", Role.OUDER, gezag=True),
    Party("p2", Role.OUDER_ZONDER_GEZAG),
    Party("p3", Role.VOOGD, gezag=True),
)


def field(code, name):
    [found] = fields_of(PROCESSES[code], (name,), people=PEOPLE)
    return found


def test_a_field_has_the_label_and_the_help_of_the_law():
    asked = field("ot", "overleg_op")
    assert asked.label == "Wanneer is het overleg?"
    assert asked.hulp.startswith("De ouders krijgen de uitnodiging")


def test_an_answer_is_chosen_in_words():
    assert field("tlv", "soort").keuzes == (
        Choice("sbo", "Speciaal basisonderwijs (SBO)"),
        Choice("so", "Speciaal onderwijs (SO)"),
    )


def test_only_the_answers_that_fit_can_be_chosen():
    outside, present = field("ot", "externen"), field("ot", "aanwezigen")
    assert Choice("wijkteam", "Het wijkteam") in outside.keuzes
    assert {*outside.keuzes} < {*present.keuzes}


def test_people_are_chosen_and_not_typed():
    several, one = field("opp", "uitgenodigd"), field("opp", "geschil_van")
    assert (several.kind, one.kind) == ("keuzes", "keuze")
    assert [choice.value for choice in several.keuzes] == ["p1", "p3"]
    assert one.keuzes == several.keuzes


def test_what_the_school_doctor_says_is_chosen_and_not_typed():
    answer = field("monitorkind", "kan_deelnemen")
    assert answer.kind == "keuze"
    assert [choice.value for choice in answer.keuzes] == ["ja", "deels", "nee"]


def test_no_field_shows_how_a_fact_is_stored():
    for process in PROCESSES.values():
        names = {n for step in process.steps for n in (*step.asks, *step.may_ask)}
        for asked in fields_of(process, (*process.opening_asks, *names)):
            shown = [asked.label, asked.hulp, *(c.text for c in asked.keuzes)]
            assert not [text for text in shown if "_" in text]
