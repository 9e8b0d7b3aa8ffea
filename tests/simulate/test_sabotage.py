"""Sabotage does what it says, and is over when the year is."""

from datetime import date
from email.message import EmailMessage

import pytest

from casework.simulate.mailbox import BOUNCES, Mailbox, Taken
from casework.simulate.mischief import NOTHING, Mischief, Outage, Sabotage, usual
from casework.simulate.sabotage import LOST, bent_rule, loses
from casework.simulate.time import YearClock
from notifications.smtp import NoServer, PermanentFailure
from statemachines.length import weken
from statemachines.rules import RULES

DAY = date(2026, 10, 5)


def mail(to="ouder@gezin.example"):
    message = EmailMessage()
    message["To"], message["Subject"], message["Message-ID"] = to, "Bericht", "<1@a>"
    message.set_content("Er staat een bericht voor u klaar.")
    return message


def test_a_rule_is_bent_for_a_year_and_straight_again():
    right = RULES["C4"].length
    with bent_rule(Mischief(sabotage=Sabotage.WRONG_TERM, weeks=10)):
        assert RULES["C4"].length == weken(10) != right
    assert RULES["C4"].length == right


def test_a_rule_is_straight_again_after_an_error():
    right = RULES["C4"].length
    with (
        pytest.raises(ZeroDivisionError),
        bent_rule(Mischief(sabotage=Sabotage.WRONG_TERM)),
    ):
        raise ZeroDivisionError
    assert RULES["C4"].length == right


def test_without_sabotage_no_rule_is_bent():
    right = RULES["C4"].length
    with bent_rule(NOTHING):
        assert RULES["C4"].length == right


def test_one_message_is_lost_and_nobody_hears_of_it():
    lossy = loses(Mischief(sabotage=Sabotage.LOST_MAIL))
    mailbox = Mailbox(YearClock(DAY), loses=lossy)
    for _ in range(LOST + 2):
        mailbox.carry(mail())
    taken = [one.taken for one in mailbox.sent]
    assert taken.index(Taken.LOST) == LOST - 1
    assert taken.count(Taken.LOST) == 1


def test_a_server_that_is_away_and_a_mailbox_that_does_not_exist():
    clock = YearClock(DAY)
    outage = Mischief(outages=(Outage(DAY, DAY),))
    mailbox = Mailbox(clock, away=lambda: outage.mail_is_away(clock.day))
    with pytest.raises(NoServer):
        mailbox.carry(mail())
    clock.next_day()
    with pytest.raises(PermanentFailure):
        mailbox.carry(mail(f"ouder@{BOUNCES}"))
    mailbox.carry(mail())
    expected = [Taken.AWAY, Taken.BOUNCED, Taken.ACCEPTED]
    assert [one.taken for one in mailbox.sent] == expected


def test_a_clock_never_goes_back_and_no_two_moments_are_the_same():
    clock = YearClock(DAY)
    clock.turn_to(9)
    nine = clock()
    clock.turn_to(8)
    assert nine < clock() < clock()
    clock.next_day()
    assert clock() > nine
    assert clock.day == date(2026, 10, 6)


def test_what_usually_goes_wrong_falls_within_the_year():
    mischief = usual(date(2026, 8, 1))
    days = [
        *(outage.last for outage in mischief.outages),
        *(kill.day for kill in mischief.kills),
        *mischief.idle,
    ]
    assert date(2026, 8, 31) < min(days) < max(days) < date(2027, 7, 31)
