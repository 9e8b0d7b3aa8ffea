"""A year that cannot be played is refused in one line that says what to do."""

from datetime import date

import pytest

from casework.simulate.plan import BadPlan, Plan
from casework.simulate.town import built

WRONG = [
    ("nergens", "2026-2027", 1, None, "SWV 'nergens' is onbekend. Kies uit: "),
    ("po_30_06", "2026", 1, None, "Schrijf het schooljaar als 2026-2027."),
    ("po_30_06", "2026-2028", 1, None, "Schrijf het schooljaar als 2026-2027."),
    ("po_30_06", "volgend jaar", 1, None, "Schrijf het schooljaar als 2026-2027."),
    ("po_30_06", "2031-2032", 1, None, "Van 2031-2032 zijn de schoolvakanties niet"),
    ("po_30_06", "2026-2027", -1, None, "De seed is een getal vanaf 0."),
    ("po_30_06", "2026-2027", 1, 0, "Het aantal leerlingen ligt tussen 50 en 19227"),
    ("po_30_06", "2026-2027", 1, 9**9, "Het aantal leerlingen ligt tussen 50 en"),
]


@pytest.mark.parametrize(("swv", "jaar", "seed", "leerlingen", "said"), WRONG)
def test_a_plan_that_cannot_be_played(swv, jaar, seed, leerlingen, said):
    with pytest.raises(BadPlan) as refusal:
        Plan(swv, jaar, seed, leerlingen)
    assert str(refusal.value).startswith(said)
    assert "\n" not in str(refusal.value)


def test_a_school_year_is_from_august_to_july():
    plan = Plan("po_30_06", "2026-2027", 1)
    assert (plan.first, plan.last) == (date(2026, 8, 1), date(2027, 7, 31))


SIZES = [
    ("po_30_06", 19_227, 98, 14),
    ("po_ijmond", 16_000, 64, 11),
    ("onderwijs_dat_past", 14_000, 50, 7),
    ("zeven_programmalijnen", 12_000, 20, 2),
    ("aan_den_ijssel", 9_000, 40, 5),
]


@pytest.mark.parametrize(("swv", "pupils", "schools", "boards"), SIZES)
def test_a_samenwerkingsverband_has_its_real_size(swv, pupils, schools, boards):
    town = built(Plan(swv, "2026-2027", 1))
    assert len(town.schools) == schools
    assert town.besturen == boards
    assert sum(len(school.pupils) for school in town.schools) == pupils
    assert {school.bestuur for school in town.schools} == {*range(boards)}


def test_a_smaller_one_has_fewer_schools():
    town = built(Plan("po_30_06", "2026-2027", 1, 500))
    assert len(town.schools) == 3
    assert {town.school_of(pupil).number for pupil in range(500)} == {1, 2, 3}
