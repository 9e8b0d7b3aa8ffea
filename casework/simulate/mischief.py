"""What goes wrong in a year: faults of the machine, and sabotage that must be found.

A fault of the machine (`Outage`, `Kill`, a night without sweeps) must leave no trace:
at the end everything is as if it had not been. Sabotage breaks a promise on purpose;
whoever watches must find it. No code of the product knows of either: a fault enters
through the mail carrier and the desk that the sweeps get, as it would in real life.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Sabotage(StrEnum):
    """A broken promise, for tests: the inspection must find each of them."""

    WRONG_TERM = "wrong_term"
    """A term of the law has a wrong length: `Mischief.rule` takes other weeks."""
    LOST_MAIL = "lost_mail"
    """The carrier says that it took a letter, and no mailbox ever gets it."""
    SKIPPED_ESCALATION = "skipped_escalation"
    """The sweep of the escalations passes over one case, and tells nobody."""


@dataclass(frozen=True)
class Outage:
    """The mail server is away: from the first day to the last, both included."""

    first: date
    last: date


@dataclass(frozen=True)
class Kill:
    """A worker dies on a day, in this service, after so many statements."""

    day: date
    service: str
    statements: int


@dataclass(frozen=True)
class Mischief:
    """All that goes wrong in a year. ``idle`` are days on which no flow runs at all.

    ``rule`` and ``weeks`` say which term has which wrong length, for `WRONG_TERM`.
    """

    outages: tuple[Outage, ...] = ()
    kills: tuple[Kill, ...] = ()
    idle: tuple[date, ...] = ()
    sabotage: Sabotage | None = None
    rule: str = "C4"
    weeks: int = 10

    def mail_is_away(self, day: date) -> bool:
        """Tell whether the mail server does not answer on a day."""
        return any(outage.first <= day <= outage.last for outage in self.outages)

    def kills_on(self, day: date) -> Iterable[Kill]:
        """Return the deaths of a day."""
        return (kill for kill in self.kills if kill.day == day)


NOTHING = Mischief()


def usual(first: date) -> Mischief:
    """Return what goes wrong in every year that the command plays.

    Four days without a mail server in autumn, a worker killed half-way in each of the
    sweeps at a statement that is different every time, and two nights in winter in
    which the machine stands still.
    """
    autumn = first + timedelta(days=66)
    winter = first + timedelta(days=170)
    deadly = (
        *("lapse_due", "warn_due", "escalate_due", "deliver_due", "signal_absence"),
        *("write_digests", "seal_journal", "lapse_due", "deliver_due", "warn_due"),
    )
    return Mischief(
        outages=(Outage(autumn, autumn + timedelta(days=3)),),
        kills=tuple(
            Kill(first + timedelta(days=80 + 21 * n), service, 3 + 7 * n)
            for n, service in enumerate(deadly)
        ),
        idle=(winter, winter + timedelta(days=1)),
    )
