"""The fund is never overspent, always in balance, and every euro is of a step."""

import random
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier

import psycopg
import pytest

from casework.access import Actor
from casework.services.budget import budget
from casework.services.budget_year import set_budget
from casework.services.verify import verify
from statemachines.engine import Refused
from statemachines.grammar import Role
from statemachines.processes import PROCESSES
from tests.conftest import SWV
from tests.owner import as_owner
from tests.potje import ADMIN, BAAS, POTJE, opened, take

WRITERS = 32
FUNDERS = ("Schiedam", "Vlaardingen", "Maassluis", "SWV_PO", "SWV_VO")
EACH = 24_000_00
BUDGETS = "select count(*) from cases where process = 'jaarbudget'"
ACCOUNTS = ("gereserveerd", "toegezegd", "betaald", "vrij")


@pytest.fixture
def pot(desk, monkeypatch):
    monkeypatch.setitem(PROCESSES, POTJE.code, POTJE)
    return opened(desk)


def stands(desk, year=None):
    with desk.look(SWV) as work:
        return {share.financier: share for share in budget(work, year)}


def in_balance(desk):
    """Check the sums, that nothing is below nothing, and the whole journal."""
    for share in stands(desk).values():
        amounts = [getattr(share, account) for account in ACCOUNTS]
        assert min(amounts) >= 0
        assert sum(amounts) == share.budget
    with desk.look(SWV) as work:
        assert verify(work).findings == ()


def rows(desk, query, *values):
    with desk.work(SWV) as work:
        return work.rows(query, values)


# -- One after the other ---------------------------------------------------------------


def test_a_year_that_nobody_touched_stands_as_the_profile_plans_it(desk):
    plan = stands(desk)
    assert [*plan] == [name.replace("_", " ") for name in FUNDERS]
    assert {(s.budget, s.vrij, s.betaald) for s in plan.values()} == {(EACH, EACH, 0)}
    assert rows(desk, "select count(*) from cases") == [(0,)]


def test_money_goes_from_free_to_reserved_to_promised_to_paid_and_back(desk, pot):
    take(desk, pot, "reserveren", Schiedam=900_00, SWV_PO=100_00)
    assert stands(desk)["Schiedam"].gereserveerd == 900_00
    take(desk, pot, "toezeggen", Schiedam=500_00, SWV_PO=300_01)
    here = stands(desk)
    assert (here["Schiedam"].gereserveerd, here["Schiedam"].toegezegd) == (0, 500_00)
    assert here["SWV PO"].vrij == EACH - 300_01
    take(desk, pot, "voorstellen")
    take(desk, pot, "betalen", BAAS)
    assert stands(desk)["SWV PO"].betaald == 300_01
    take(desk, pot, "terugstorten", SWV_PO=1)
    assert stands(desk)["SWV PO"].vrij == EACH - 300_00
    in_balance(desk)


def test_giving_back_nothing_opens_no_year(desk, pot):
    take(desk, pot, "vrijgeven")
    assert rows(desk, BUDGETS) == [(0,)]
    in_balance(desk)


def test_every_posting_names_its_step_and_who_took_it(desk, pot):
    take(desk, pot, "reserveren", Schiedam=900_00)
    query = """select e.soort, e.van, e.naar, e.cent, e.door, e.seq
        from fund_entry e join journal j using (tenant_id, case_id, seq)
        where e.case_id = %s"""
    posted = ("reserveren", "vrij", "gereserveerd", 900_00, ADMIN.id, 2)
    assert rows(desk, query, pot) == [posted]


def test_too_much_is_refused_for_every_funder_and_leaves_nothing(desk, pot):
    with pytest.raises(Refused) as refused:
        take(desk, pot, "reserveren", Schiedam=EACH + 1, SWV_VO=EACH + 2, SWV_PO=1)
    told = [reason.sentence for reason in refused.value.reasons]
    assert len(told) == 2
    assert "Bij Schiedam is in 2026 nog € 24.000,00 vrij" in told[1]
    assert all(reason.lifted_by and reason.law for reason in refused.value.reasons)
    assert rows(desk, "select version from cases where id = %s", pot) == [(1,)]
    assert stands(desk)["SWV PO"].vrij == EACH


def test_nobody_pays_what_he_proposed_himself_not_even_past_the_guards(desk, pot):
    take(desk, pot, "toezeggen", Schiedam=10_00)
    take(desk, pot, "voorstellen")
    with pytest.raises(psycopg.errors.CheckViolation):
        take(desk, pot, "betalen", ADMIN)
    assert stands(desk)["Schiedam"].betaald == 0
    in_balance(desk)


def test_a_promise_belongs_to_the_year_of_the_promise(desk, pot, clock):
    take(desk, pot, "reserveren", Schiedam=100_00)
    clock.forward(days=200)
    take(desk, pot, "toezeggen", Schiedam=100_00)
    last, this = stands(desk, 2026)["Schiedam"], stands(desk, 2027)["Schiedam"]
    assert (last.gereserveerd, last.toegezegd, last.vrij) == (0, 0, EACH)
    assert (this.toegezegd, this.vrij) == (100_00, EACH - 100_00)
    take(desk, pot, "voorstellen")
    clock.forward(days=200)
    take(desk, pot, "betalen", BAAS)
    assert stands(desk, 2027)["Schiedam"].betaald == 100_00
    in_balance(desk)


# -- The budget of a year --------------------------------------------------------------


def test_a_budget_is_set_by_a_case_and_never_below_what_was_promised(desk, pot):
    take(desk, pot, "toezeggen", Schiedam=20_000_00)
    with desk.work(SWV) as work:
        set_budget(work, 2026, {"Schiedam": 30_000_00}, by=BAAS)
    assert stands(desk)["Schiedam"].vrij == 10_000_00
    with desk.work(SWV) as work:
        set_budget(work, 2026, {"Schiedam": 20_000_00}, by=BAAS)
    with pytest.raises(Refused, match="nog € 0,00 vrij"), desk.work(SWV) as work:
        set_budget(work, 2026, {"Schiedam": 19_999_99}, by=BAAS)
    assert rows(desk, BUDGETS) == [(3,)]
    in_balance(desk)


@pytest.mark.parametrize(
    ("by", "funder", "why"),
    [
        (ADMIN, "Schiedam", "is voor de directeur-bestuurder"),
        (Actor("u", Role.VOORZITTER), "Schiedam", "is voor de directeur-bestuurder"),
        (BAAS, "Rotterdam", "Rotterdam betaalt niet mee"),
    ],
)
def test_a_budget_is_not_for_everyone(desk, by, funder, why):
    with pytest.raises(Refused, match=why), desk.work(SWV) as work:
        set_budget(work, 2026, {funder: 1}, by=by)


def test_without_a_fund_there_is_no_budget(desk):
    with desk.look("po_ijmond") as work:
        assert budget(work) == []


# -- The walls of the database ---------------------------------------------------------

FORBIDDEN = (
    "update fund set vrij = vrij + 1, begroot = begroot + 1",
    "delete from fund",
    "insert into fund values ('x', 2026, 'x', 5, 5, 0, 0, 0)",
    "truncate fund",
    "update fund_entry set cent = 1",
    "delete from fund_entry",
    "truncate fund_entry",
    """insert into fund_entry select case_id, seq, 99, tenant_id, jaar, financier,
        soort, van, naar, 99999999, door, null, at from fund_entry
        where soort = 'reserveren'""",
    """insert into fund_entry select case_id, 99, 1, tenant_id, jaar, financier,
        soort, van, naar, 1, door, null, at from fund_entry limit 1""",
    """insert into fund_entry select case_id, seq, 98, tenant_id, jaar, financier,
        'reserveren', 'vrij', 'betaald', 1, door, null, at from fund_entry limit 1""",
)


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_nobody_changes_the_fund_past_the_postings(desk, pot, statement):
    take(desk, pot, "reserveren", Schiedam=900_00)
    with pytest.raises(psycopg.Error):
        rows(desk, statement)
    in_balance(desk)


def test_a_posting_added_to_an_old_step_is_found_out(desk, pot):
    take(desk, pot, "reserveren", Schiedam=900_00)
    more = """insert into fund_entry select case_id, seq, 9, tenant_id, jaar, financier,
        soort, van, naar, 1, door, null, at from fund_entry where soort = %s"""
    rows(desk, more, "reserveren")
    with desk.look(SWV) as work:
        [finding] = verify(work).findings
    assert "de boekingen in het fonds zijn niet die van het logboek" in finding


def test_a_balance_that_was_forged_is_found_out(desk, pot):
    take(desk, pot, "reserveren", Schiedam=900_00)
    forged = "update fund set vrij = vrij + 5, begroot = begroot"
    with as_owner(desk) as owner:
        owner.exec_driver_sql("alter table fund disable trigger fund_moves_by_entries")
        owner.exec_driver_sql(f"{forged} + 5 where financier = 'Schiedam'")
    with desk.look(SWV) as work:
        findings = verify(work).findings
    assert [f.split(":")[0] for f in findings] == ["fonds 2026, Schiedam"] * 2


# -- Many at once ----------------------------------------------------------------------


def at_once(desk, acts):
    start = Barrier(len(acts))

    def one(act):
        case, action, by, shares = act
        start.wait()
        try:
            return take(desk, case, action, by, **shares)
        except Refused as refused:
            return refused

    with ThreadPoolExecutor(len(acts)) as threads:
        return [*threads.map(one, acts)]


def test_thirty_two_writers_never_overspend(desk, pot):
    """24,000 a funder; each writer asks 5,000 of two funders: only some can have it."""
    cases = [opened(desk) for _ in range(WRITERS)]
    pairs = [(FUNDERS[n % 5], FUNDERS[(n + 1 + n % 3) % 5]) for n in range(WRITERS)]
    acts = [
        (case, "reserveren", ADMIN, dict.fromkeys(pair, 5_000_00))
        for case, pair in zip(cases, pairs, strict=True)
    ]
    answers = at_once(desk, acts)
    refused = [answer for answer in answers if isinstance(answer, Refused)]
    assert 0 < len(refused) < WRITERS
    assert all("Deze stap vraagt" in str(refusal) for refusal in refused)
    reserved = sum(share.gereserveerd for share in stands(desk).values())
    assert reserved == (WRITERS - len(refused)) * 10_000_00
    in_balance(desk)


def test_thirty_two_writers_of_every_kind_end_in_balance(desk, pot):
    """Some reserve, some promise, some give back, over the same funders."""
    cases = [opened(desk) for _ in range(WRITERS)]
    for case in cases[:16]:
        take(desk, case, "reserveren", Schiedam=1_000_00, SWV_VO=1_000_00)
    acts = [
        (case, ("vrijgeven", "toezeggen")[n % 2], ADMIN, (SOME, {})[n % 2 == 0])
        for n, case in enumerate(cases[:16])
    ]
    acts += [(case, "reserveren", ADMIN, OTHER) for case in cases[16:]]
    at_once(desk, acts)
    in_balance(desk)


SOME = {"SWV_VO": 1_500_00, "Schiedam": 1_500_00}
OTHER = {"Vlaardingen": 3_000_00, "Schiedam": 2_000_00, "SWV_VO": 500_00}


def test_thirty_two_open_the_same_year_once(desk, pot, clock):
    cases = [opened(desk) for _ in range(WRITERS)]
    clock.forward(days=365)
    at_once(desk, [(case, "reserveren", ADMIN, {"SWV_PO": 1_00}) for case in cases])
    share = stands(desk)["SWV PO"]
    assert (share.budget, share.gereserveerd) == (EACH, WRITERS * 1_00)
    assert rows(desk, BUDGETS) == [(1,)]
    in_balance(desk)


# -- Any order of steps ----------------------------------------------------------------


@pytest.mark.parametrize("seed", range(4))
def test_any_sequence_of_steps_keeps_the_fund_in_balance(desk, pot, seed):
    dice = random.Random(seed)
    cases = [pot, opened(desk), opened(desk)]
    for _ in range(60):
        action = dice.choice([step.action for step in POTJE.steps[:-1]])
        step = next(step for step in POTJE.steps if step.action == action)
        some = dice.sample(FUNDERS, dice.randint(1, 3))
        shares = {name: dice.choice((0, 1, 999, 9_000_00)) for name in some}
        case, by = dice.choice(cases), dice.choice((ADMIN, BAAS))
        with suppress(Refused, psycopg.errors.CheckViolation):  # the second: four eyes
            take(desk, case, action, by, **(shares if step.asks else {}))
    in_balance(desk)
