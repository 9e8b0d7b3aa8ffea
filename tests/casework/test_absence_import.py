"""A file of absence comes in whole, once, and only when every line is right."""

import pytest

from casework.services.absence.file import BadFile
from casework.services.absence.import_days import BadLines, import_absence
from tests.casework.absence_register import away
from tests.casework.absent import bring, known_signals, written
from tests.conftest import SWV

DAY = "2026-09-07"


def stored(desk):
    with desk.look(SWV) as work:
        return work.rows(
            """select leerling_id, datum::text, gemist, reden from absence_day
            where tenant_id = %s order by 1, 2""",
            [SWV],
        )


def numbers(imported):
    return (
        imported.nieuw,
        imported.gewijzigd,
        imported.ongewijzigd,
        imported.dubbel,
        imported.leerlingen,
    )


def test_the_same_file_twice_changes_nothing(desk):
    rows = away("L1", "2026-09-07", "2026-10-09")
    first = bring(desk, *rows)
    assert numbers(first) == (25, 0, 0, 0, 1)
    assert first.signalen["lrv"] == 1
    again = bring(desk, *rows)
    assert numbers(again) == (0, 0, 25, 0, 1)
    assert not again.signalen


def test_a_later_row_replaces_and_what_is_not_mentioned_stays(desk):
    bring(desk, *away("L1", "2026-09-07", "2026-09-08"))
    changed = bring(
        desk, ("S1", "L1", DAY, 2, 5, "ziek"), ("S1", "L2", DAY, 0, 5, "ziek")
    )
    assert numbers(changed) == (0, 1, 1, 0, 2)
    assert stored(desk) == [
        ("L1", "2026-09-07", 20_000, "ziek"),
        ("L1", "2026-09-08", 50_000, "ongeoorloofd"),
    ]


def test_zero_hours_say_that_the_pupil_was_present(desk):
    bring(desk, *away("L1", "2026-09-07", "2026-10-09"))
    assert "lrv" in {one[0] for one in known_signals(desk, "L1")}
    assert numbers(bring(desk, ("S1", "L1", "2026-09-21", 0, 5, "ziek")))[1] == 1
    assert "lrv" not in {one[0] for one in known_signals(desk, "L1")}
    assert numbers(bring(desk, ("S1", "L1", "2026-09-21", 0, 5, "ziek")))[1] == 0


def test_the_last_of_two_rows_of_a_day_counts(desk):
    rows = [("S1", "L1", DAY, hours, 5, "ziek") for hours in (1, 2, 3)]
    assert numbers(bring(desk, *rows)) == (1, 0, 0, 2, 1)
    assert stored(desk) == [("L1", DAY, 30_000, "ziek")]


def test_one_bad_line_keeps_the_whole_file_out(desk):
    rows = away("L1", "2026-09-07", "2026-10-09")
    bad = ("S1", "L2", "2026-02-30", "NaN", 5, "ziek")
    with pytest.raises(BadLines) as found:
        bring(desk, *rows, bad, *[bad] * 29)
    assert stored(desk) == []
    assert found.value.total == 30
    assert len(found.value.faults) == 20
    assert found.value.faults[0].regel == 27
    assert found.value.faults[0].veld == "datum"


def test_a_pupil_named_by_a_bsn_is_refused_and_not_repeated(desk):
    with pytest.raises(BadLines) as found:
        bring(desk, ("S1", "111222333", DAY, 5, 5, "ziek"))
    [fault] = found.value.faults
    assert fault.veld == "leerling_id"
    assert "111222333" not in fault.sentence()
    assert bring(desk, ("S1", "111222334", DAY, 5, 5, "ziek")).nieuw == 1


def test_a_file_of_something_else_is_refused(desk):
    file = written()
    file.seek(3)
    with desk.work(SWV) as work, pytest.raises(BadFile, match="kolommen"):
        import_absence(work, file)


def test_absence_of_one_tenant_is_not_of_another(desk):
    bring(desk, *away("L1", "2026-09-07", "2026-09-08"))
    with desk.work("po_ijmond") as work:
        found = import_absence(work, written(*away("L1", "2026-09-07", "2026-09-08")))
    assert found.nieuw == 2
    assert len(stored(desk)) == 2


def test_whoever_has_no_holidays_is_told(desk):
    assert bring(desk, *away("L1", DAY, DAY)).zonder_vakanties == ("S1",)
