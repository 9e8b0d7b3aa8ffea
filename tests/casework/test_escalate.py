"""A case that stands still is heard of by rising roles, each of them once."""

import pytest

from casework.access import Actor
from casework.services.advance import advance
from casework.services.deliver import deliver
from casework.services.escalate import escalate_due
from casework.services.open_case import open_case
from casework.services.people import Identity, Person
from casework.services.verify import verify
from statemachines.grammar import Party, Role
from tests.casework.test_deliver import Carrier
from tests.casework.test_lapse_due import everything as lapse_everything
from tests.conftest import SWV
from tests.owner import as_owner

IB = Actor("u-ib", Role.IB)
SIGNAAL = {
    "ouders_ingelicht_op": "2026-10-05",
    "signaal": "Lezen gaat moeilijk.",
    "beginniveau": "1_groep",
    "verzuim_speelt": False,
}
ALL = (Role.IB, Role.VOORZITTER, Role.SWV_ER, Role.BESTUURDER)


def people(*roles):
    """Return a pupil, a parent and these professionals."""
    mother = Party("moeder", Role.OUDER, gezag=True, e_consent=True)
    return [
        Person(Party("leerling", Role.LEERLING), Identity("Noor Verzonnen")),
        Person(mother, Identity("Mia Verzonnen", email="m@gezin.example"), "u-m"),
        *(
            Person(
                Party(role.value.replace("_", "-"), role),
                Identity(f"{role} Verzonnen", email=f"{role}@werk.example"),
                f"u-{role.value}",
            )
            for role in roles
        ),
    ]


def opened(desk, *roles):
    with desk.work(SWV) as work:
        return open_case(work, "ot", people(*roles or ALL), by=IB)


def rows(desk, query, *values):
    with desk.work(SWV) as work:
        return work.rows(query, values)


def days_pass(desk, clock, number):
    """Let mornings come; return what the ladder did, with the day of each rung."""
    seen = []
    for _ in range(number):
        clock.forward(days=1)
        lapse_everything(desk)
        seen += [
            (clock.time.date().isoformat(), line.outcome)
            for line in escalate_due(desk, SWV).lines
        ]
        assert escalate_due(desk, SWV).lines == ()
    return seen


def sound(desk):
    with desk.work(SWV) as work:
        return verify(work).findings == ()


def test_the_ladder_rises_every_five_working_days_and_ends_with_the_offer(desk, clock):
    opened(desk)
    heard = days_pass(desk, clock, 100)
    assert heard == [
        ("2026-10-06", "trede 1: ib"),
        ("2026-10-13", "trede 2: voorzitter"),
        ("2026-10-20", "trede 3: swv_er"),
        ("2026-10-27", "trede 4: directeur_bestuurder"),
        ("2026-11-03", "trede 5: swv_er en voorzitter"),
    ]
    letters = rows(
        desk,
        """select notice, party from outbox where starts_with(notice, 'bewaking/')
        order by seq, party""",
    )
    assert letters == [
        ("bewaking/blijft_liggen", "ib"),
        ("bewaking/blijft_liggen", "voorzitter"),
        ("bewaking/blijft_liggen", "swv-er"),
        ("bewaking/blijft_liggen", "directeur-bestuurder"),
        ("bewaking/nooit_opgeven_aanbod", "swv-er"),
        ("bewaking/nooit_opgeven_aanbod", "voorzitter"),
    ]
    deliver(desk, SWV, Carrier())
    gone = "select distinct status from outbox where starts_with(notice, 'bewaking/')"
    assert rows(desk, gone) == [("verzonden",)]
    assert sound(desk)


def test_when_the_case_moves_the_ladder_starts_anew(desk, clock):
    case = opened(desk)
    assert len(days_pass(desk, clock, 30)) == 2
    with desk.work(SWV) as work:
        advance(work, case.case_id, "signaleren", by=IB, facts=SIGNAAL)
    assert sound(desk)
    clocks = (
        "select clock ->> 'stuck_since' from cases, jsonb_array_elements(clocks) clock"
    )
    assert rows(desk, clocks) == [(None,)]
    again = days_pass(desk, clock, 30)
    assert [told for _, told in again][:1] == ["trede 1: ib"]
    assert sound(desk)


def test_a_rung_for_which_there_is_nobody_is_passed_over_and_written_down(desk, clock):
    opened(desk, Role.IB, Role.BESTUURDER)
    heard = [told for _, told in days_pass(desk, clock, 100)]
    assert heard == [
        "trede 1: ib",
        "trede 4: directeur_bestuurder",
        "geen hogere rol meer",
    ]
    passed = """select convert_from(body, 'UTF8')::jsonb -> 'watch' -> 'passed'
        from journal where convert_from(body, 'UTF8')::jsonb ->> 'action' = 'escaleren'
        order by seq"""
    assert rows(desk, passed)[:2] == [([],), ([2, 3],)]


@pytest.mark.parametrize(("days", "expected"), [(2, "2026-10-01"), (10, "2026-10-13")])
def test_the_region_chooses_how_fast_it_rises(desk, clock, days, expected):
    tenant = desk.tenants[SWV]
    policy = tenant.beleid.model_copy(update={"escalatie_werkdagen": days})
    desk.tenants[SWV] = tenant.model_copy(update={"beleid": policy})
    opened(desk)
    assert days_pass(desk, clock, 40)[0] == (expected, "trede 1: ib")


def test_a_step_that_is_refused_goes_up_the_ladder_too(desk, clock):
    case = opened(desk)
    with as_owner(desk) as connection:
        change = "update cases set state = 'plannen' where id = %s"
        connection.exec_driver_sql(change, (case.case_id,))
    heard = [told for _, told in days_pass(desk, clock, 35)]
    assert heard[:2] == ["trede 1: ib", "trede 2: voorzitter"]
    noted = """select count(*) from journal
        where convert_from(body, 'UTF8')::jsonb ->> 'action' = 'vastlopen'"""
    assert rows(desk, noted) == [(1,)]


def test_a_letter_about_a_case_that_moves_again_is_not_sent_any_more(desk, clock):
    case = opened(desk)
    days_pass(desk, clock, 22)
    with desk.work(SWV) as work:
        advance(work, case.case_id, "signaleren", by=IB, facts=SIGNAAL)
    deliver(desk, SWV, Carrier())
    gone = "select status from outbox where starts_with(notice, 'bewaking/')"
    assert rows(desk, gone) == [("vervallen",)]
