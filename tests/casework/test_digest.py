"""A morning list: what is to be done, once a day; the mail says only how many."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from psycopg import OperationalError

from casework.access import Actor
from casework.services import digest, digest_post, digest_row, insist
from casework.services.claim import LEASE
from casework.services.digest import deliver_digests, read_digest, write_digests
from casework.services.digest_claim import settle_list
from casework.services.lapse_due import lapse_due
from casework.services.worklist import Group, worklist
from notifications.smtp import NoServer, PermanentFailure, TemporaryFailure, Unknown
from statemachines.roles import Role
from tests.casework.test_deliver import Carrier
from tests.conftest import SWV
from tests.owner import as_owner
from tests.post import ADMIN, VOORZITTER, filed, people_with

MONDAY = date(2026, 9, 14)


def rows(desk, query):
    with desk.work(SWV) as work:
        return work.rows(query, [])


def written(desk):
    """Write all lists; return how many were new."""
    batch = write_digests(desk, SWV)
    lines = [*batch.lines]
    while batch.after:
        batch = write_digests(desk, SWV, batch.after)
        lines += batch.lines
    return [(line.kenmerk, line.outcome) for line in lines]


def tasks_of(desk, by):
    with desk.work(SWV) as work:
        return [
            (task.groep, task.soort, task.laatste_dag) for task in worklist(work, by)
        ]


def test_the_list_groups_what_somebody_can_do_by_its_last_day(desk, clock):
    filed(desk)
    assert tasks_of(desk, ADMIN) == [
        (Group.NU_DOEN, "Zienswijze van een ouder", date(2026, 9, 21)),
        (Group.NU_DOEN, "Toelaatbaarheidsverklaring", date(2026, 11, 9)),
    ]
    clock.forward(days=3)
    assert [task[0] for task in tasks_of(desk, ADMIN)] == [
        Group.BIJNA_TE_LAAT,
        Group.NU_DOEN,
    ]
    assert tasks_of(desk, Actor("u-vreemd", Role.SWV_ADMIN)) == []


def test_what_waits_for_another_is_on_the_list_but_is_no_task(desk):
    filed(desk)
    found = {task[0] for task in tasks_of(desk, Actor("u-moeder", Role.OUDER))}
    assert found == {Group.WACHT_OP_ANDEREN}


def test_a_case_that_stands_still_is_almost_too_late(desk, clock):
    filed(desk)
    clock.forward(days=8)
    lapse_due(desk, SWV)
    assert tasks_of(desk, ADMIN)[0][0] is Group.BIJNA_TE_LAAT


def test_the_lists_are_written_once_a_day_and_sealed(desk):
    filed(desk)
    assert written(desk) == [("-", "2 geschreven")]
    assert written(desk) == []
    assert rows(desk, "select account, day, tasks from digest order by account") == [
        ("u-admin", MONDAY, 2),
        ("u-voorzitter", MONDAY, 1),
    ]
    with desk.work(SWV) as work:
        [first, second] = read_digest(work, "u-admin", MONDAY)
        assert read_digest(work, "u-niemand", MONDAY) == []
    assert (first["groep"], second["laatste_dag"]) == ("nu doen", "2026-11-09")
    [sealed] = rows(desk, "select sealed from digest where account = 'u-admin'")
    assert str(first["kenmerk"]).encode() not in bytes(sealed[0])


def test_a_list_that_cannot_be_written_stops_nobody_and_names_nobody(desk, monkeypatch):
    monkeypatch.setattr(digest, "BATCH", 1)
    filed(desk)
    store = digest_row.store

    def fails_for_one(work, account, tasks, number):
        if account == "u-admin":
            raise ZeroDivisionError
        return store(work, account, tasks, number)

    monkeypatch.setattr(digest, "store", fails_for_one)
    first = write_digests(desk, SWV)
    assert "u-" not in str(first)
    rest = write_digests(desk, SWV, first.after)
    told = {line.outcome for line in (*first.lines, *rest.lines)}
    assert told == {"1 geschreven", "1 mislukt (ZeroDivisionError)"}


@pytest.mark.parametrize("days", [5, 6, 13 * 7 + 11])
def test_on_a_day_off_nothing_is_written(desk, clock, days):
    filed(desk)
    clock.forward(days=days)
    assert written(desk) == []


def test_who_has_nothing_to_do_gets_nothing(desk):
    with as_owner(desk) as connection:
        connection.exec_driver_sql("delete from party where role = 'voorzitter'")
    filed(desk)
    with as_owner(desk) as connection:
        connection.exec_driver_sql("update party set user_id = null")
    assert written(desk) == []


def test_the_mail_says_how_many_and_nothing_else(desk):
    case_id = filed(desk)
    written(desk)
    carrier = Carrier()
    [line] = deliver_digests(desk, SWV, carrier).lines
    assert line.outcome == "2 verzonden"
    told = {m["To"]: m.get_body().get_content() for m in carrier.taken}
    assert "Er staan 2 taken voor u klaar" in told["admin@werk.example"]
    assert "Er staat 1 taak voor u klaar" in told["voorzitter@werk.example"]
    kenmerken = [k for (k,) in rows(desk, "select kenmerk from cases")]
    assert case_id
    for message in carrier.taken:
        text = message.as_string()
        assert not [w for w in ("Noor", "TLV", "ouder", *kenmerken) if w in text]
    assert deliver_digests(desk, SWV, carrier).lines == ()


def test_who_is_a_parent_too_gets_the_list_at_work(desk):
    filed(desk)
    mother, pupil, head, _ = people_with()
    filed(desk, [replace(mother, user_id=ADMIN.id), pupil, head])
    written(desk)
    carrier = Carrier()
    deliver_digests(desk, SWV, carrier)
    assert {m["To"] for m in carrier.taken} == {
        "admin@werk.example",
        "voorzitter@werk.example",
    }


def test_a_mail_that_fails_is_tried_again_with_the_same_message(desk, clock):
    filed(desk)
    written(desk)
    carrier = Carrier(*[TemporaryFailure("vol")] * 2)
    assert [line.outcome for line in deliver_digests(desk, SWV, carrier).lines] == [
        "2 later opnieuw"
    ]
    clock.forward(minutes=2)
    deliver_digests(desk, SWV, carrier)
    assert len({m["Message-ID"] for m in carrier.taken}) == 2
    assert rows(desk, "select distinct status from digest") == [("verzonden",)]


@pytest.mark.parametrize("away", [NoServer, Unknown])
def test_a_server_that_is_away_is_tried_once_in_a_sweep(desk, away):
    filed(desk)
    written(desk)
    carrier = Carrier(*[away("stil")] * 9)
    [line] = deliver_digests(desk, SWV, carrier).lines
    assert line.outcome == "1 later opnieuw"
    assert len(carrier.taken) == 1


def test_without_a_mail_server_the_lists_wait(desk):
    filed(desk)
    written(desk)
    assert deliver_digests(desk, SWV, None).lines == ()
    assert rows(desk, "select distinct status, attempts from digest") == [("wacht", 0)]


def test_an_address_that_refuses_is_not_tried_again(desk, clock):
    filed(desk)
    written(desk)
    deliver_digests(desk, SWV, Carrier(*[PermanentFailure("weg")] * 2))
    clock.forward(hours=3)
    assert deliver_digests(desk, SWV, Carrier()).lines == ()
    assert rows(desk, "select distinct status from digest") == [("niet_bezorgd",)]


def test_the_list_of_yesterday_is_not_sent_any_more(desk, clock):
    filed(desk)
    written(desk)
    clock.forward(days=1)
    carrier = Carrier()
    [line] = deliver_digests(desk, SWV, carrier).lines
    assert line.outcome == "2 vervallen: van een eerdere dag"
    assert carrier.taken == []


def test_who_is_killed_after_the_claim_loses_nothing(desk, clock):
    filed(desk)
    written(desk)

    def dies(_message):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        deliver_digests(desk, SWV, dies)
    clock.forward(seconds=LEASE.total_seconds() + 1)
    carrier = Carrier()
    deliver_digests(desk, SWV, carrier)
    assert len(carrier.taken) == 2


def test_a_database_that_is_away_after_a_mail_left_mails_nobody_twice(
    desk, clock, monkeypatch
):
    filed(desk)
    written(desk)
    fails = iter([OperationalError("weg"), OperationalError("weg")])

    def settle(*args, **kwargs):
        for fault in fails:
            raise fault
        return settle_list(*args, **kwargs)

    monkeypatch.setattr(insist, "PAUSES", (0,) * len(insist.PAUSES))
    monkeypatch.setattr(digest_post, "settle_list", settle)
    carrier = Carrier()
    deliver_digests(desk, SWV, carrier)
    clock.forward(seconds=LEASE.total_seconds() + 1)
    deliver_digests(desk, SWV, carrier)
    assert len(carrier.taken) == 2
    assert rows(desk, "select distinct status from digest") == [("verzonden",)]


def test_old_lists_are_forgotten(desk, clock):
    filed(desk)
    written(desk)
    clock.time += timedelta(days=35)
    written(desk)
    assert rows(desk, "select min(day) from digest") == [(MONDAY + timedelta(days=35),)]


def test_the_list_is_for_one_role_and_names_no_person(desk):
    filed(desk)
    with desk.work(SWV) as work:
        told = str(worklist(work, VOORZITTER))
    assert "Verzonnen" not in told
