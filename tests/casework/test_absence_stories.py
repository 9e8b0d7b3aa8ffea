"""Stories of children, from their days of absence to what every person gets.

Each is a thing that happens in a school: a move, a mistake in the registration, a child
that was ill first. The question is always who hears what, and whether it is true.
"""

from dataclasses import replace
from datetime import date

import pytest

from casework.access import Actor
from casework.models import RegisterKind
from casework.services.advance import advance
from casework.services.deliver import deliver
from casework.services.register import Entry, register
from casework.services.signal_absence import signal_absence
from statemachines.grammar import Role
from tests.casework.absence_register import SCHOOL, away, enrol
from tests.casework.absent import bring
from tests.conftest import SWV

HOOFD = Actor("u-hoofd", Role.VOORZITTER)
SWV_ER = Actor("u-swv-er", Role.SWV_ER)
FIRST = date(2026, 9, 7)
ALERT_DAY = date(2026, 10, 5)
TABLE = {
    "rondetafel_op": "2026-10-14",
    "rondetafel_tijd": "10 uur",
    "rondetafel_plaats": "op school",
    "uitgenodigde_ouders": ["ouder"],
}


@pytest.fixture
def morning(desk, clock):
    """Return what the office does on a morning: act on the signals, send the post."""

    def play(day):
        clock.time = clock.time.replace(year=day.year, month=day.month, day=day.day)
        lines = signal_absence(desk, SWV).lines
        deliver(desk, SWV, lambda _: None)
        return [line.outcome for line in lines]

    return play


def cases(desk, process="verzuim"):
    """Return (state, first day, school, day of the signal) of the cases, in order."""
    with desk.look(SWV) as work:
        return work.rows(
            """select state, dossier ->> 'eerste_dag', dossier ->> 'school_id',
                dossier ->> 'signaaldatum'
            from cases where tenant_id = %s and process = %s order by opened_at, id""",
            [SWV, process],
        )


def states(desk, process):
    return [state for state, *_ in cases(desk, process)]


def step(desk, by, action, process="verzuim", number=0, **facts):
    with desk.work(SWV) as work:
        rows = work.rows(
            "select id from cases where process = %s order by opened_at, id", [process]
        )
        advance(work, rows[number][0], action, by=by, facts=facts)


def at_school(code, rows):
    return [(code, *row[1:]) for row in rows]


def other_school(desk):
    people = tuple(
        replace(
            person,
            user_id=f"{person.user_id}-2",
            identity=replace(person.identity, naam=f"Andere {person.party.key}"),
        )
        for person in SCHOOL.people
    )
    entry = Entry(people, "Andere school", "11YY")
    with desk.work(SWV) as work:
        register(work, {(RegisterKind.SCHOOL, "S2"): entry})


def signers(desk, process):
    """Return the accounts of the heads who sign the letters of these cases."""
    with desk.look(SWV) as work:
        rows = work.rows(
            """select p.user_id from party p join cases c on c.id = p.case_id
            where c.process = %s and p.role = 'voorzitter' order by c.id""",
            [process],
        )
    return [account for (account,) in rows]


def test_who_moved_to_another_school_is_reported_by_the_head_of_that_school(
    desk, morning
):
    enrol(desk, "L1")
    other_school(desk)
    bring(desk, *away("L1", FIRST, "2026-09-25"))
    morning(date(2026, 9, 28))
    bring(desk, *at_school("S2", away("L1", "2026-09-28", "2026-10-09")))
    morning(ALERT_DAY)
    assert signers(desk, "leerrecht_alert") == ["u-hoofd-2"]
    assert [case[:3] for case in cases(desk)] == [
        ("signaal_2w", "2026-09-07", "S1"),
        ("alert_verzonden", "2026-09-07", "S2"),
    ]


def test_an_old_signal_is_for_the_school_of_that_day(desk, morning):
    enrol(desk, "L1")
    other_school(desk)
    bring(desk, *away("L1", FIRST, "2026-09-10"))
    bring(desk, *at_school("S2", away("L1", "2026-09-28", "2026-09-28")))
    morning(date(2026, 9, 28))
    assert signers(desk, "duo_melding") == ["u-hoofd"]


def test_no_alert_goes_while_the_child_is_a_monitorkind(desk, morning):
    enrol(desk, "L1")
    bring(desk, *away("L1", FIRST, "2026-09-18", "ziek"))
    bring(desk, *away("L1", "2026-09-21", "2026-10-30"))
    morning(ALERT_DAY)
    assert states(desk, "monitorkind") == ["kandidaat"]
    morning(date(2026, 10, 19))
    assert states(desk, "leerrecht_alert") == ["verzonden"]
    assert states(desk, "monitorkind") == ["gesloten"]


def test_a_first_day_that_moves_keeps_the_round_table(desk, morning):
    enrol(desk, "L1")
    bring(desk, *away("L1", FIRST, "2026-10-16"))
    morning(date(2026, 10, 6))
    step(desk, SWV_ER, "rondetafel_plannen", **TABLE)
    bring(desk, *away("L1", FIRST, FIRST, "ziek"))
    assert any("verschoof" in outcome for outcome in morning(date(2026, 10, 8)))
    assert [case[:2] for case in cases(desk)] == [("rondetafel", "2026-09-08")]
    alerts = cases(desk, "leerrecht_alert")
    assert [alert[:2] for alert in alerts] == [
        ("teruggeroepen", "2026-09-07"),
        ("verzonden", "2026-09-08"),
    ]
    of_hours = [one for one in cases(desk, "duo_melding") if one[1] is None]
    assert {state for state, *_ in of_hours} == {"te_melden"}
    assert cases(desk, "monitorkind") == []
    assert morning(date(2026, 10, 8)) == []


def test_a_recall_leaves_the_sixteen_hours_that_are_right(desk, morning):
    enrol(desk, "L1")
    bring(desk, *away("L1", FIRST, "2026-10-06"))
    morning(date(2026, 10, 6))
    step(
        desk,
        HOOFD,
        "melden",
        "duo_melding",
        duo_kenmerk="D1",
        gemeld_op="2026-10-06",
    )
    bring(desk, ("S1", "L1", "2026-09-30", 0, 5, "ongeoorloofd"))
    morning(date(2026, 10, 7))
    assert states(desk, "verzuim") == ["onterecht"]
    assert states(desk, "leerrecht_alert") == ["teruggeroepen"]
    of_hours = [one[0] for one in cases(desk, "duo_melding") if one[1] is None]
    of_weeks = [one[0] for one in cases(desk, "duo_melding") if one[1]]
    assert set(of_hours) == {"af_te_melden", "te_melden_met_einde"}
    assert of_weeks == ["vervallen"]


def test_sixteen_hours_that_fall_away_beside_others_are_not_reported(desk, morning):
    enrol(desk, "L1")
    bring(desk, *away("L1", "2026-09-01", "2026-09-04"))
    morning(date(2026, 9, 5))
    bring(desk, *away("L1", "2026-09-21", "2026-09-24"))
    morning(date(2026, 9, 25))
    bring(desk, *away("L1", "2026-09-01", "2026-09-04", "ziek"))
    morning(date(2026, 9, 26))
    assert cases(desk, "duo_melding") == [
        ("vervallen", None, None, "2026-09-04"),
        ("te_melden", None, None, "2026-09-24"),
    ]
    assert states(desk, "verzuim") == ["wettelijk_16u"]


def test_a_correction_after_the_end_still_reaches_duo(desk, morning):
    enrol(desk, "L1")
    bring(desk, *away("L1", FIRST, "2026-09-10"))
    morning(date(2026, 9, 14))
    step(desk, HOOFD, "verzuim_eindigt", terug_op="2026-09-11")
    bring(desk, *away("L1", FIRST, "2026-09-10", "ziek"))
    [outcome] = morning(date(2026, 9, 15))
    assert "de zaak was al gesloten" in outcome
    assert states(desk, "duo_melding") == ["vervallen"]


def test_who_turns_out_to_be_ill_is_followed_at_once_without_leerrecht(desk, morning):
    enrol(desk, "L1")
    bring(desk, *away("L1", FIRST, "2026-10-14"))
    morning(ALERT_DAY)
    step(desk, HOOFD, "blijkt_geoorloofd", verklaring_op="2026-10-05")
    morning(date(2026, 10, 6))
    assert states(desk, "leerrecht_alert") == ["teruggeroepen"]
    [(state, *known)] = cases(desk, "monitorkind")
    assert (state, known) == ("kandidaat", ["2026-09-07", "S1", "2026-10-05"])
    with desk.look(SWV) as work:
        there = work.rows(
            """select p.role from party p join cases c on c.id = p.case_id
            where c.process = 'monitorkind' order by p.role""",
            [],
        )
    assert [role for (role,) in there] == [
        "directeur_bestuurder",
        "ib",
        "leerling",
        "ouder",
        "swv_er",
        "voorzitter",
    ]
    step(desk, HOOFD, "volgen", "monitorkind", gesprek_op="2026-10-06")
    aanbod = {"onderwijs_thuis": "Voorbeeld krijgt elke ochtend les via het scherm."}
    step(desk, HOOFD, "onderwijs_regelen", "monitorkind", **aanbod)
    bring(desk, *away("L1", FIRST, "2026-10-14", "ziek"))
    assert "deze zaak volgt de leerling al" in morning(date(2026, 10, 14))
    assert states(desk, "monitorkind") == ["monitor"]


def test_an_alert_is_called_back_after_the_end_too(desk, morning):
    enrol(desk, "L1")
    bring(desk, *away("L1", FIRST, "2026-10-07"))
    morning(date(2026, 10, 6))
    andere = "ingeschreven op een andere school"
    closed = {"reden_einde": andere, "bevestigd_op": "2026-10-06"}
    step(desk, HOOFD, "afsluiten", **closed)
    assert states(desk, "leerrecht_alert") == ["bewaard"]
    bring(desk, *away("L1", FIRST, "2026-10-07", "ziek"))
    morning(date(2026, 10, 8))
    assert states(desk, "leerrecht_alert") == ["teruggeroepen"]
    assert set(states(desk, "duo_melding")) == {"vervallen"}
    with desk.look(SWV) as work:
        told = work.rows("select notice, party from outbox", [])
    assert ("leerrecht_alert/teruggeroepen", "leerrecht") in told
    assert ("leerrecht_alert/teruggeroepen_ouders", "ouder") in told
