"""Every other promise that is broken is found, and what is right is not."""

from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

import pytest

from casework.simulate.inspect import (
    alerts,
    closed,
    delivered,
    faulty,
    fund,
    heard,
    journal,
    letters,
    next_step,
    returned,
    silent_mail,
)
from casework.simulate.inspect.sight import Letter
from casework.simulate.mailbox import Taken
from casework.simulate.world import Fault, Ran
from tests.simulate.handmade import CASE, Answers, Office, clock, day, mail, said

ON = "2026-09-14"
SENT = UUID(int=7)
NUMBER = f"<{SENT.hex}@simulatie.example>"


@pytest.fixture
def office():
    made = Office()
    made.tell(ON, "openen", started=[clock()])
    return made


def letter(status="verzonden"):
    return Letter(SENT, CASE, 1, "tlv/ontvangst", "swv", "mail", status)


def test_a_letter_that_arrived_once_is_no_finding(office):
    office.world.mailbox.sent += [mail(NUMBER, Taken.AWAY), mail(NUMBER)]
    assert not [*delivered.inspect(office.evening(ON, settled=[letter()]))]


def test_a_lost_letter_is_found(office):
    office.world.mailbox.sent.append(mail(NUMBER, Taken.LOST))
    found = said(delivered.inspect(office.evening(ON, settled=[letter()])))
    assert found == ["tlv/ontvangst is volgens ons verzonden, en kwam niet aan"]


def test_a_letter_that_arrived_twice_is_found(office):
    office.world.mailbox.sent += [mail(NUMBER), mail(NUMBER)]
    found = said(delivered.inspect(office.evening(ON, settled=[letter()])))
    assert "twee keer bezorgd" in found[0]


def test_a_second_copy_after_a_worker_died_is_no_finding(office):
    office.world.mailbox.sent += [mail(NUMBER), mail(NUMBER)]
    office.world.ran.append(Ran(day(ON), "post", "deliver_due", 0, killed=True))
    assert not [*delivered.inspect(office.evening(ON, settled=[letter()]))]


@pytest.mark.parametrize(
    ("arrived", "expected"),
    [
        (Taken.ACCEPTED, []),
        (
            Taken.LOST,
            [
                "een bericht (werklijst) is volgens ons verzonden, en kwam niet aan",
            ],
        ),
    ],
)
def test_a_morning_list_that_is_lost_is_found_once(office, arrived, expected):
    office.world.mailbox.sent.append(mail(NUMBER, arrived))
    sent = Answers(digest=[("werklijst", SENT, datetime(2026, 9, 14, 9, tzinfo=UTC))])
    assert said(delivered.inspect(office.evening(ON, sent))) == expected


def test_a_letter_of_the_journal_that_is_not_in_the_post_is_found(office):
    office.tell(ON, "melden", letters=[["tlv/ontvangst", "swv"]])
    assert "niet in de post" in said(letters.inspect(office.evening(ON)))[0]


def test_a_letter_that_waits_for_ever_is_found(office):
    office.tell(ON, "melden", letters=[["tlv/ontvangst", "swv"]])
    row = (CASE, 2, "tlv/ontvangst", "swv", SENT, "wacht")
    there = {"outbox o": [row], "outbox": [(SENT, "wacht")]}
    assert not [*letters.inspect(office.evening(ON, Answers(**there)))]
    late = office.evening("2026-09-22", Answers(**there))
    assert "wacht sinds 14-09-2026" in said(letters.inspect(late))[0]


def test_a_letter_that_came_back_and_is_nobodys_work_is_found(office):
    back = Letter(SENT, CASE, 1, "bewaking/waarschuwing", "swv", "mail", "niet_bezorgd")
    found = said(returned.inspect(office.evening(ON, settled=[back])))
    assert "niemand kreeg werk" in found[0]


@pytest.mark.parametrize(
    "text", ["Het gaat over Kind 12 Verzonnen.", "Zaak TLV-2026-00042", "Uw zienswijze"]
)
def test_a_message_that_tells_something_is_found(office, text):
    office.world.mailbox.sent.append(mail(NUMBER, text=text))
    assert len([*silent_mail.inspect(office.evening(ON))]) == 1


def test_a_neutral_message_is_no_finding(office):
    office.world.mailbox.sent.append(mail(NUMBER))
    assert not [*silent_mail.inspect(office.evening(ON))]


def posting(minute, source, target, cents):
    at = datetime(2026, 9, 14, 9, minute, tzinfo=UTC)
    return at, CASE, 2026, "SWV", "boeking", source, target, cents


def test_a_fund_that_is_overspent_is_found(office):
    rows = [posting(1, "buiten", "vrij", 500), posting(2, "vrij", "betaald", 600)]
    tables = {"fund_entry": rows, "fund": [(2026, "SWV", -100, 0, 0, 600)]}
    found = said(fund.inspect(office.evening(ON, Answers(**tables))))
    assert "haalt 'vrij' onder nul" in found[0]
    assert "meer uitgegeven dan begroot" in found[1]


def test_a_balance_that_is_not_its_postings_is_found(office):
    tables = {
        "fund_entry": [posting(1, "buiten", "vrij", 500)],
        "fund": [(2026, "SWV", 900, 0, 0, 0)],
    }
    [found] = said(fund.inspect(office.evening(ON, Answers(**tables))))
    assert "niet de som van de boekingen" in found


def test_a_case_that_waits_for_no_day_is_found(office):
    office.tell(ON, "x", role="swv_admin", closed=["C4"])
    assert "loopt geen termijn" in said(next_step.inspect(office.evening(ON)))[0]


def test_a_case_with_nobody_in_the_seat_is_found(office):
    office.tell(ON, "x", people=[{"key": "o", "role": "ouder", "account": "u"}])
    assert "stoel" in said(next_step.inspect(office.evening("2026-09-15")))[0]


def test_a_closed_case_with_an_open_term_is_found(office):
    office.tell(ON, "intrekken", to="aanvraag_ingetrokken")
    sight = office.evening(ON)
    assert office.cases[CASE].final
    assert said(closed.inspect(sight)) == ["afgesloten met een open termijn: C4"]


def test_a_decision_while_a_parent_has_the_word_is_found(office):
    child = UUID(int=2)
    more = {"process": "zienswijze", "kenmerk": "ZW-1", "case": child}
    office.tell(ON, "openen", lineage=[str(CASE), str(child)], to="uitgenodigd", **more)
    office.tell(ON, "toekennen", to="besloten_toe")
    assert "zienswijze ZW-1" in said(heard.inspect(office.evening(ON)))[0]


def test_a_decision_after_the_parent_was_heard_is_no_finding(office):
    child = UUID(int=2)
    more = {"process": "zienswijze", "kenmerk": "ZW-1", "case": child}
    office.tell(ON, "openen", lineage=[str(CASE), str(child)], to="uitgenodigd", **more)
    office.tell(ON, "verwerken", to="verwerkt", case=child)
    office.tell(ON, "toekennen", to="besloten_toe")
    assert not [*heard.inspect(office.evening(ON))]


def test_a_chain_that_is_broken_is_found():
    body, start = b"een regel", bytes(32)
    whole = sha256(start + body).digest()
    assert journal.chained(start, start, body, whole)
    assert not journal.chained(start, start, b"een andere regel", whole)
    assert not journal.chained(whole, start, body, whole)


def test_a_journal_that_does_not_end_where_the_case_ends_is_found(office):
    sight = office.evening("2026-09-15")
    sight.rows[CASE] = (9, bytes(32))
    assert "niet aaneengesloten" in said(journal.inspect(sight))[0]


def test_an_error_of_the_machine_is_found_once(office):
    at = datetime(2026, 9, 14, tzinfo=UTC)
    office.world.faults.append(Fault(at, "De taak liep.", "KeyError()"))
    assert said(faulty.inspect(office.evening(ON))) == ["De taak liep."]
    assert not [*faulty.inspect(office.evening(ON))]


AWAY = [day(f"2026-{text}") for text in ("09-02", "09-30")]


def _absent(*, signal_on="2026-09-30", handled="2026-09-30", **changed):
    first, alert = AWAY
    days = [
        on
        for n in range((alert - first).days + 1)
        if (on := first.fromordinal(first.toordinal() + n)).weekday() < 5
    ]
    rows = [("L1", "", on, 52_500, 52_500, "ongeoorloofd") for on in days]
    at = datetime.fromisoformat(f"{handled}T16:00+00:00")
    known = [
        _row("lrv", first, signal_on, at, **changed),
        _row("2w", first, "2026-09-16", at),
        _row("3w", first, "2026-09-23", at),
        *(_row("16u", None, on, at) for on in ("2026-09-07", "2026-09-14")),
        *(_row("16u", None, on, at) for on in ("2026-09-21", "2026-09-28")),
    ]
    return {"absence_day": rows, "absence_signal where": known}


def _row(soort, first, on, at, **changed):
    how = {"grond": True, "status": "gedaan", "why": None, **changed}
    known = ("L1", soort, first or day(on), first, day(on))
    return (*known, how["grond"], how["status"], at, CASE, how["why"])


def test_an_alert_on_its_day_is_no_finding(office):
    office.tell("2026-09-30", "alert_sturen")
    sight = office.evening("2026-09-30", Answers(**_absent()))
    assert said(alerts.inspect(sight)) == []


def test_an_alert_that_is_a_day_late_is_found(office):
    late = Answers(**_absent(signal_on="2026-10-01"))
    found = said(alerts.inspect(office.evening("2026-09-30", late)))
    assert len(found) == 1
    assert "moet op woensdag 30 september 2026 staan" in found[0]


def test_an_alert_that_was_not_sent_or_sent_twice_is_found(office):
    sight = office.evening("2026-09-30", Answers(**_absent()))
    assert "0 keer verstuurd" in said(alerts.inspect(sight))[0]
    other = Office(cases=office.cases)
    other.tell("2026-09-30", "alert_sturen")
    other.tell("2026-09-30", "alert_sturen")
    sight = other.evening("2026-09-30", Answers(**_absent()))
    assert "2 keer verstuurd" in said(alerts.inspect(sight))[0]


def test_an_alert_without_ground_or_that_waits_is_found(office):
    without = Answers(**_absent(grond=False))
    assert "ontbreekt" in said(alerts.inspect(office.evening("2026-09-30", without)))[0]
    waits = Answers(**_absent(status="wacht"))
    sight = Office(cases=office.cases).evening("2026-09-30", waits)
    assert "wacht" in said(alerts.inspect(sight))[0]


def test_an_alert_that_cannot_be_acted_on_and_is_told_is_no_finding(office):
    waits = _absent(status="wacht", why="In het register ontbreekt: de leerling.")
    sight = office.evening("2026-09-30", Answers(**waits))
    assert "zonder bericht" in said(alerts.inspect(sight))[0]
    told = {**waits, "absence_signal\nwhere": [("lrv", 1, day("2026-09-30"))]}
    sight = Office(cases=office.cases).evening("2026-09-30", Answers(**told))
    assert not [*alerts.inspect(sight)]


def test_a_signal_of_a_day_that_the_machine_rests_must_be_handled_the_day_after(office):
    waits = Answers(**_absent(status="wacht"))
    office.idle.add(day("2026-09-30"))
    assert not [*alerts.inspect(office.evening("2026-09-30", waits))]
    assert "wacht" in said(alerts.inspect(office.evening("2026-10-01", waits)))[0]
    assert not [*alerts.inspect(office.evening("2026-10-02", waits))]
