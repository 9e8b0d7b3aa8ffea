"""What the office does on a signal of absence: the right step, once, in its case."""

from datetime import date
from email.message import EmailMessage
from threading import Barrier, Thread

import pytest

from casework.services import register
from casework.services.absence.waiting import waiting
from casework.services.batch import Line
from casework.services.deliver import deliver
from casework.services.signal_absence import signal_absence
from casework.vault import Address
from tests.casework.absence_register import away, enrol
from tests.casework.absent import bring
from tests.conftest import SWV

FIRST = date(2026, 9, 7)


def on(clock, day):
    clock.time = clock.time.replace(year=day.year, month=day.month, day=day.day)


def cases(desk, process="verzuim"):
    with desk.look(SWV) as work:
        return work.rows(
            """select state, dossier ->> 'leerling_id', dossier ->> 'eerste_dag', done
            from cases where tenant_id = %s and process = %s order by opened_at, id""",
            [SWV, process],
        )


def handled(desk):
    with desk.look(SWV) as work:
        return work.rows(
            """select soort, status, trouble from absence_signal where tenant_id = %s
            order by signaaldatum, soort""",
            [SWV],
        )


def steps(case):
    return {action: len(by) for action, by in case[3].items() if action != "openen"}


def test_a_month_of_absence_goes_from_signal_to_alert_in_one_case(desk, clock):
    enrol(desk, "L1")
    bring(desk, *away("L1", FIRST, date(2026, 10, 9)))
    on(clock, date(2026, 9, 21))
    lines = signal_absence(desk, SWV).lines
    assert [(one.what, one.outcome) for one in lines] == [
        ("16u", "zaak geopend"),
        ("16u", "in de zaak gezet"),
        ("2w", "in de zaak gezet"),
    ]
    on(clock, date(2026, 10, 5))
    signal_absence(desk, SWV)
    [case] = cases(desk)
    assert case[:3] == ("alert_verzonden", "L1", "2026-09-07")
    assert steps(case) | {"signaal_16u": 0} == {
        "signaal_16u": 0,
        "signaal_2w": 1,
        "signaal_3w": 1,
        "signaal_lrv": 1,
        "alert_sturen": 1,
    }
    assert len(cases(desk, "leerrecht_alert")) == 1
    assert signal_absence(desk, SWV).lines == ()
    bring(desk, *away("L1", FIRST, date(2026, 10, 9)))
    assert signal_absence(desk, SWV).lines == ()


def test_the_alert_leaves_with_the_name_of_child_and_school(desk, clock):
    enrol(desk, "L1")
    bring(desk, *away("L1", FIRST, date(2026, 10, 9)))
    on(clock, date(2026, 10, 5))
    signal_absence(desk, SWV)
    box: list[EmailMessage] = []
    deliver(desk, SWV, box.append)
    assert box
    with desk.look(SWV) as work:
        rows = work.rows("select notice, status, trouble from outbox", [])
        assert {trouble for _, _, trouble in rows} == {None}
        assert ("leerrecht_alert/alert", "verzonden", None) in rows
        [(case_id, id_, sealed)] = work.rows(
            """select d.case_id, o.id, d.ciphertext from document d
            join outbox o on o.id = d.outbox_id
            where o.notice = 'leerrecht_alert/alert'""",
            [],
        )
        place = (SWV, case_id, "gezondheid", "document", "ciphertext", str(id_))
        letter = work.vault.open(Address(*place), bytes(sealed))
    for words in ("Voorbeeld leerling", "Voorbeeldschool", "4 schoolweken", "105 uur"):
        assert words in letter


def test_a_signal_of_tomorrow_waits_for_tomorrow(desk, clock):
    enrol(desk, "L1")
    bring(desk, *away("L1", FIRST, date(2026, 10, 9)))
    on(clock, FIRST)
    assert signal_absence(desk, SWV).lines == ()


def test_a_monitorkind_gets_a_case_without_leerrecht(desk, clock):
    enrol(desk, "L1")
    bring(desk, *away("L1", FIRST, date(2026, 10, 9), "ziek"))
    on(clock, date(2026, 10, 9))
    assert [line.what for line in signal_absence(desk, SWV).lines] == ["monitor"]
    [case] = cases(desk, "monitorkind")
    assert case[:3] == ("kandidaat", "L1", "2026-09-07")
    assert not cases(desk)
    with desk.look(SWV) as work:
        assert not work.rows("select from party where role = 'leerrecht'", [])


def test_a_pupil_nobody_knows_waits_and_is_never_lost(desk, clock):
    bring(desk, *away("L1", FIRST, date(2026, 9, 21)))
    on(clock, date(2026, 9, 21))
    for _ in range(2):
        lines = signal_absence(desk, SWV).lines
        assert {line.kenmerk for line in lines} == {"-"}
        assert all("register ontbreekt: de leerling" in line.outcome for line in lines)
    assert {status for _, status, _ in handled(desk)} == {"wacht"}
    with desk.look(SWV) as work:
        assert {one.leerling_id for one in waiting(work)} == {"L1"}
    enrol(desk, "L1")
    signal_absence(desk, SWV)
    assert {status for _, status, _ in handled(desk)} == {"gedaan"}
    assert len(cases(desk)) == 1
    with desk.look(SWV) as work:
        assert waiting(work) == []


def test_a_correction_recalls_the_alert(desk, clock):
    enrol(desk, "L1")
    bring(desk, *away("L1", FIRST, date(2026, 10, 9)))
    on(clock, date(2026, 10, 9))
    signal_absence(desk, SWV)
    bring(desk, *[(*row[:3], 0, 5, row[5]) for row in away("L1", FIRST, FIRST)])
    bring(desk, *away("L1", date(2026, 9, 14), date(2026, 10, 9), "ziek"))
    lines = signal_absence(desk, SWV).lines
    assert any(line.outcome.startswith("ingetrokken") for line in lines)
    [case] = cases(desk)
    assert case[0] == "onterecht"
    assert "alert_terugroepen" in steps(case)
    [alert] = cases(desk, "leerrecht_alert")
    assert "terugroepen" in steps(alert)
    assert not [line for line in signal_absence(desk, SWV).lines if line.what != "-"]


def test_a_correction_before_anybody_outside_knew(desk, clock):
    enrol(desk, "L1")
    bring(desk, *away("L1", FIRST, date(2026, 9, 21)))
    on(clock, date(2026, 9, 21))
    signal_absence(desk, SWV)
    bring(desk, *away("L1", FIRST, date(2026, 9, 21), "verlof"))
    signal_absence(desk, SWV)
    [case] = cases(desk)
    assert case[0] == "onterecht"
    assert "onterecht_verklaren" in steps(case)
    assert {status for _, status, _ in handled(desk)} == {"ingetrokken"}


def test_a_signal_without_ground_that_nobody_acted_on_is_forgotten(desk, clock):
    bring(desk, *away("L1", FIRST, date(2026, 9, 21)))
    bring(desk, *away("L1", FIRST, date(2026, 9, 21), "verlof"))
    assert handled(desk) == []


def test_ground_that_comes_back_is_for_a_person(desk, clock):
    enrol(desk, "L1")
    rows = away("L1", FIRST, date(2026, 9, 21))
    bring(desk, *rows)
    on(clock, date(2026, 9, 21))
    signal_absence(desk, SWV)
    bring(desk, *away("L1", FIRST, date(2026, 9, 21), "verlof"))
    signal_absence(desk, SWV)
    bring(desk, *rows)
    assert all(
        "zelf een zaak" in line.outcome for line in signal_absence(desk, SWV).lines
    )
    assert {status for _, status, _ in handled(desk)} == {"terug"}
    assert signal_absence(desk, SWV).lines == ()
    assert len(cases(desk)) == 1


def test_sixteen_hours_that_move_a_day_are_reported_once(desk, clock):
    enrol(desk, "L1")
    bring(desk, *away("L1", date(2026, 9, 8), date(2026, 9, 11)))
    on(clock, date(2026, 9, 11))
    signal_absence(desk, SWV)
    bring(desk, *away("L1", date(2026, 9, 7), date(2026, 9, 7)))
    [line] = signal_absence(desk, SWV).lines
    assert "schoof op" in line.outcome
    [case] = cases(desk)
    assert steps(case) == {"signaal_16u": 1}
    assert len(cases(desk, "duo_melding")) == 1


def test_a_relapse_goes_into_the_case_that_runs(desk, clock):
    enrol(desk, "L1")
    bring(desk, *away("L1", FIRST, date(2026, 10, 9)))
    on(clock, date(2026, 10, 9))
    signal_absence(desk, SWV)
    bring(desk, *away("L1", date(2026, 10, 19), date(2026, 11, 20)))
    on(clock, date(2026, 11, 20))
    signal_absence(desk, SWV)
    [case] = cases(desk)
    assert case[2] == "2026-10-19"
    assert len(cases(desk, "leerrecht_alert")) == 2


@pytest.mark.parametrize("error", [ZeroDivisionError, KeyError])
def test_one_pupil_that_breaks_the_program_stops_no_other(
    desk, clock, monkeypatch, error
):
    enrol(desk, "L1", "L2", "L3")
    for pupil in ("L1", "L2", "L3"):
        bring(desk, *away(pupil, FIRST, date(2026, 9, 10)))
    on(clock, date(2026, 9, 10))
    chosen = register._known  # noqa: SLF001  the fault must be ours

    def breaks(work, key):
        if key[1] == "L2":
            raise error("geheim")
        return chosen(work, key)

    monkeypatch.setattr(register, "_known", breaks)
    lines = signal_absence(desk, SWV).lines
    assert Line("-", "16u", f"wacht: fout ({error.__name__})") in lines
    assert {case[1] for case in cases(desk)} == {"L1", "L3"}
    monkeypatch.undo()
    signal_absence(desk, SWV)
    assert len(cases(desk)) == 3


def test_two_runs_at_once_do_everything_once(desk, clock):
    pupils = [f"L{n}" for n in range(6)]
    enrol(desk, *pupils)
    for pupil in pupils:
        bring(desk, *away(pupil, FIRST, date(2026, 10, 9)))
    on(clock, date(2026, 10, 9))
    together = Barrier(3)

    def run():
        together.wait()
        signal_absence(desk, SWV)

    threads = [Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(case[1] for case in cases(desk)) == pupils
    assert all(steps(case)["alert_sturen"] == 1 for case in cases(desk))
    assert len(cases(desk, "leerrecht_alert")) == 6
    assert {status for _, status, _ in handled(desk)} == {"gedaan"}


# -- The past of a school that starts --------------------------------------------------


def test_on_a_signal_of_before_the_beginning_nobody_acts(desk, clock):
    enrol(desk, "L1")
    rows = away("L1", date(2025, 9, 8), date(2025, 10, 31))
    imported = bring(desk, *rows, since=date(2026, 8, 1))
    assert imported.bewaard == imported.signalen.total() > 0
    assert signal_absence(desk, SWV).lines == ()
    assert cases(desk) == []
    with desk.look(SWV) as work:
        assert waiting(work) == []


def test_who_imported_the_past_as_if_it_were_today_is_told_and_can_mend_it(desk):
    enrol(desk, "L1")
    rows = away("L1", date(2025, 9, 8), date(2025, 10, 31))
    assert bring(desk, *rows).lang_geleden > 0
    again = bring(desk, *rows, since=date(2026, 8, 1))
    assert (again.nieuw, again.lang_geleden) == (0, 0)
    assert again.bewaard > 0
    assert signal_absence(desk, SWV).lines == ()


def test_a_correction_of_the_past_does_not_wake_it(desk):
    enrol(desk, "L1")
    rows = away("L1", date(2025, 9, 8), date(2025, 10, 31))
    bring(desk, *rows, since=date(2026, 8, 1))
    school, pupil, last, *_ = rows[30]
    bring(desk, (school, pupil, last, 0, 5, "ongeoorloofd"))
    bring(desk, rows[30])
    kept = [s for s in handled(desk) if s[0] != "16u"]
    assert {status for _, status, _ in kept} == {"oud"}


def test_a_streak_that_goes_on_past_the_beginning_gives_its_alert(desk, clock):
    enrol(desk, "L1")
    on(clock, date(2026, 10, 9))
    rows = away("L1", FIRST, date(2026, 10, 9))
    bring(desk, *rows, since=date(2026, 10, 1))
    lines = signal_absence(desk, SWV).lines
    assert [line.what for line in lines if line.what != "16u"] == ["lrv"]
    [case] = cases(desk)
    assert case[0] == "alert_verzonden"
