"""The nightly check finds what nobody would otherwise see, and nothing else."""

from dataclasses import replace

import pytest

from casework.services import nightly
from casework.services.deliver import deliver
from casework.services.escalate import escalate_due
from casework.services.nightly import check_all
from casework.services.signal_absence import signal_absence
from casework.services.warn import warn_due
from notifications.smtp import PermanentFailure
from tests.casework.absence_register import away
from tests.casework.absent import bring
from tests.casework.test_deliver import Carrier
from tests.casework.test_lapse_due import everything as lapse_everything
from tests.conftest import SWV
from tests.owner import as_owner
from tests.post import filed, invited, people_with

OUTBOX = "update outbox set status = '{}' where notice = 'tlv/aanvraag_binnen'"
BROKEN = {
    "no clock": (
        """update cases set clocks = '[]' where process = 'tlv';
        update term set closed_at = '2026-09-14' where rule = 'C4'""",
        "logboek",
        "klopt niet met het logboek",
    ),
    "nobody": (OUTBOX.format("geen_ontvanger"), "tlv/aanvraag_binnen", "niemand"),
    "unwritten": (OUTBOX.format("mislukt"), "tlv/aanvraag_binnen", "geschreven"),
    "came back": (OUTBOX.format("niet_bezorgd"), "tlv/aanvraag_binnen", "niet bezorgd"),
}


def found(desk):
    batch = check_all(desk, SWV)
    lines = [*batch.lines]
    while batch.after:
        batch = check_all(desk, SWV, batch.after)
        lines += batch.lines
    return [(line.what, line.outcome) for line in lines]


def by_hand(desk, change):
    with as_owner(desk) as connection:
        connection.exec_driver_sql(change)


def test_an_office_that_runs_has_nothing_to_report(desk, clock):
    filed(desk)
    for _ in range(80):
        clock.forward(days=1)
        lapse_everything(desk)
        warn_due(desk, SWV)
        escalate_due(desk, SWV)
        deliver(desk, SWV, Carrier())
    # The demo family has no gedragswetenschapper and no bestuurder to write to.
    assert {outcome for _, outcome in found(desk)} <= {
        "heeft niemand om naar toe te gaan"
    }


def test_an_office_that_stands_still_is_found_out(desk, clock):
    filed(desk)
    clock.forward(days=23)
    told = dict(found(desk))
    assert told["C4"] == "de waarschuwing van maandag 5 oktober 2026 is niet gegeven"
    assert told["L13"] == (
        "voorbij sinds maandag 21 september 2026, en de stap is niet gezet"
    )
    assert told["tlv/aanvraag_binnen"] == "wacht al te lang op verzending"


@pytest.mark.parametrize("fault", BROKEN)
def test_what_is_broken_is_found(desk, fault):
    filed(desk)
    deliver(desk, SWV, Carrier())
    change, what, expected = BROKEN[fault]
    by_hand(desk, change)
    [outcome] = [outcome for told, outcome in found(desk) if told == what]
    assert expected in outcome


def test_a_letter_that_came_back_and_was_followed_is_no_finding(desk):
    invited(desk)
    deliver(desk, SWV, Carrier(*[PermanentFailure("weg")] * 9))
    letters = [what for what, _ in found(desk)]
    assert "zienswijze/uitnodiging" not in letters


def test_a_case_that_nobody_can_take_further_is_found(desk):
    admin = next(p for p in people_with() if p.party.key == "admin")
    rest = [p for p in people_with() if p.party.key != "admin"]
    filed(desk, [*rest, replace(admin, user_id=None)])
    told = [outcome for what, outcome in found(desk) if what == "eigenaar"]
    assert told == ["niemand met een account kan de volgende stap"] * 2


def test_a_case_that_waits_for_no_day_is_found(desk, monkeypatch):
    filed(desk)
    by_hand(desk, "update cases set clocks = '[]' where process = 'tlv'")
    monkeypatch.setattr(nightly, "row_findings", lambda _work, _cases: {})
    assert ("klok", "er loopt geen termijn") in found(desk)


def test_a_signal_that_cannot_be_acted_on_is_found_and_names_no_pupil(desk, clock):
    bring(desk, *away("L1", "2026-08-03", "2026-09-11"))
    assert all("wacht:" in line.outcome for line in signal_absence(desk, SWV).lines)
    told = dict(found(desk))
    assert [*told] == ["verzuim 16u", "verzuim 2w", "verzuim 3w", "verzuim lrv"]
    assert told["verzuim lrv"].startswith("wacht sinds maandag 31 augustus 2026")
    assert "signalen wachten, het oudste sinds" in told["verzuim 16u"]
    assert "L1" not in str(told)


def test_the_check_goes_on_where_it_was(desk, monkeypatch):
    monkeypatch.setattr(nightly, "BATCH", 1)
    filed(desk)
    filed(desk)
    assert len({check_all(desk, SWV).after, check_all(desk, SWV, "0" * 32).after}) == 1
    assert found(desk) == []


def test_the_end_of_the_table_of_feast_days_is_told_in_time(desk, clock):
    clock.forward(days=500)
    assert [what for what, _ in found(desk)] == ["feestdagen"]
