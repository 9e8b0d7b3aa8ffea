"""Until when a fact is kept: each date of domain.md 1.3, and why."""

from datetime import date

import pytest

from statemachines.bewaren import (
    Bewaartermijn,
    GeenRegel,
    Wacht,
    bewaartermijn,
    regels_van,
    twee_personen,
)
from statemachines.bewaring.processen import DELEN, F4, F5, F6, F8, F8B, PROCESSEN
from statemachines.bewaring.regel import Vanaf
from statemachines.processes import PROCESSES
from statemachines.rules import RULES
from statemachines.secrecy import DataClass

EXAMPLES = (
    (F6, Vanaf.SLUITING, date(2026, 2, 28), date(2029, 2, 28)),
    (F6, Vanaf.SLUITING, date(2024, 2, 29), date(2027, 2, 28)),
    (F8, Vanaf.SLUITING, date(2026, 9, 14), date(2029, 9, 14)),
    (F8B, Vanaf.SLUITING, date(2026, 9, 14), date(2031, 9, 14)),
    (F4, Vanaf.UITSCHRIJVING, date(2026, 7, 31), date(2031, 7, 31)),
    (F5, Vanaf.UITSCHRIJVING, date(2026, 7, 31), date(2028, 7, 31)),
    (F5, Vanaf.SLUITING, date(2026, 7, 31), date(2028, 7, 31)),
)


def kept(rule, days, **more):
    """Return a term that has a date."""
    found = bewaartermijn(rule, days, **more)
    assert isinstance(found, Bewaartermijn)
    return found


@pytest.mark.parametrize(("rule", "since", "op", "until"), EXAMPLES)
def test_the_dates_of_the_law(rule, since, op, until):
    found = kept(rule, {since: op})
    assert found.tot_en_met == until
    assert found.wet == RULES[found.rule].law
    assert since.value in found.zin
    assert found.stappen
    assert not found.voorbij(until)
    assert found.voorbij(date.fromordinal(until.toordinal() + 1))


def test_the_roll_of_pupils_is_gone_within_eight_weeks():
    found = kept(F4, {Vanaf.UITSCHRIJVING: date(2026, 7, 31)})
    assert found.uiterlijk == date(2031, 9, 25)


def test_the_privacy_officer_hears_it_sixty_days_before():
    found = kept(F6, {Vanaf.SLUITING: date(2026, 9, 14)})
    assert (found.tot_en_met - found.voorstellen_vanaf).days == 60


def test_what_is_not_known_has_no_date():
    found = bewaartermijn(F4, {Vanaf.SLUITING: date(2026, 7, 31)})
    assert found == Wacht("F4", RULES["F4"].law, Vanaf.UITSCHRIJVING)


def test_who_went_to_special_education_is_kept_a_year_longer():
    days = {Vanaf.UITSCHRIJVING: date(2026, 7, 31), Vanaf.SLUITING: date(2026, 1, 1)}
    assert kept(F5, days, verwezen=True).tot_en_met == date(2029, 7, 31)
    assert kept(F5, days).tot_en_met == date(2028, 7, 31)
    assert kept(F6, days, verwezen=True).rule == "F6"


@pytest.mark.parametrize("process", PROCESSES)
def test_every_process_has_a_rule_for_every_class(process):
    assert {*regels_van(process)} == {*DataClass}
    for rule in regels_van(process).values():
        assert {rule.rule, rule.na_verwijzing or rule.rule} <= {*RULES}


def test_a_process_without_rules_erases_nothing():
    with pytest.raises(GeenRegel, match="onbekend"):
        regels_van("onbekend")


@pytest.mark.parametrize("process", PROCESSEN)
def test_the_letters_never_outlive_what_they_quote(process):
    """A letter is sealed with the key of health, so nothing may go before that."""
    row = regels_van(process)
    days = dict.fromkeys(Vanaf, date(2026, 7, 31))
    for referred in (False, True):
        until = {
            kind: kept(rule, days, verwezen=referred).tot_en_met
            for kind, rule in row.items()
        }
        assert until[DataClass.GEZONDHEID] == min(until.values())


def test_who_is_part_of_another_case_is_opened_by_one():
    for code in DELEN:
        assert any(
            opens.process.code == code
            for process in PROCESSES.values()
            for step in process.steps
            for opens in step.opens
        ), code


def test_health_takes_two_people():
    assert [kind for kind in DataClass if twee_personen(kind)] == [DataClass.GEZONDHEID]
