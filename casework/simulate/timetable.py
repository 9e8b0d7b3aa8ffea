"""Which services of the flows run when: the same plain functions, in the same order.

`flows` imports Prefect and stands above the office, so the list stands here a second
time; a test compares it with what the flows really call. A flow that runs every minute
or every quarter runs here at a few hours of the day: its sweeps cover all that is due.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from casework.services.batch import Batch
from casework.services.datalek.alarm import alarm_due
from casework.services.deliver import Carry
from casework.services.deliver_due import deliver_due
from casework.services.digest import write_digests
from casework.services.digest_post import deliver_digests
from casework.services.escalate import escalate_due
from casework.services.exchange.deliver_packages import Ways, deliver_packages
from casework.services.exchange.deliver_warnings import deliver_warnings
from casework.services.exchange.look_after import look_after
from casework.services.exchange.post_package import post_package
from casework.services.exchange.send import prepare_due
from casework.services.exchange.watch_certificates import watch_certificates
from casework.services.lapse_due import lapse_due
from casework.services.links.carry import carry_links
from casework.services.nightly import check_all
from casework.services.noodtoegang.tell import tell_privacy_officers
from casework.services.proof.seal import seal_journal
from casework.services.proof.witness import keep_witness
from casework.services.retention.destroy import destroy_due
from casework.services.retention.propose import propose_destruction
from casework.services.retention.sweep import sweep_technical
from casework.services.scan_uploads import scan_waiting
from casework.services.signal_absence import signal_absence
from casework.services.warn import warn_due
from casework.services.webhook_deliver import deliver_webhooks
from casework.work import Desk

Service = Callable[[Desk, str, str | None], Batch]


@dataclass(frozen=True)
class Outside:
    """What the flows have besides the desk: who carries mail, and a folder."""

    carry: Carry
    witness: Path


def services(outside: Outside) -> Mapping[str, Service]:
    """Return every service that a flow calls, by its name, in the one shape."""
    carry = outside.carry
    ways = Ways(carry, partial(post_package, local=True))
    return {
        "alarm_due": alarm_due,
        "carry_links": lambda d, t, _: carry_links(d, t, carry, None),
        "check_all": check_all,
        "deliver_digests": lambda d, t, _: deliver_digests(d, t, carry),
        "deliver_due": lambda d, t, after: deliver_due(d, t, carry, after),
        "deliver_packages": lambda d, t, _: deliver_packages(d, t, ways),
        "deliver_warnings": lambda d, t, _: deliver_warnings(d, t, carry),
        "deliver_webhooks": lambda d, t, _: deliver_webhooks(d, t, local=True),
        "destroy_due": destroy_due,
        "escalate_due": escalate_due,
        "keep_witness": partial(keep_witness, outside.witness),
        "lapse_due": lapse_due,
        "look_after": look_after,
        "prepare_due": prepare_due,
        "propose_destruction": propose_destruction,
        "scan_waiting": lambda d, t, after: scan_waiting(d, t, None, after),
        "seal_journal": seal_journal,
        "signal_absence": signal_absence,
        "sweep_technical": sweep_technical,
        "tell_privacy_officers": lambda d, t, _: tell_privacy_officers(d, t, carry),
        "warn_due": warn_due,
        "watch_certificates": watch_certificates,
        "write_digests": write_digests,
    }


FLOWS: Final[Mapping[str, tuple[str, ...]]] = {
    "termijnen": ("lapse_due", "warn_due", "alarm_due", "deliver_due"),
    "post": ("deliver_due", "deliver_digests", "carry_links", "tell_privacy_officers"),
    "webhooks": ("deliver_webhooks",),
    "verzegelen": ("seal_journal",),
    "getuige": ("keep_witness",),
    "verzuim": ("signal_absence", "deliver_due"),
    "opschaling": ("escalate_due",),
    "werklijst": ("write_digests",),
    "bewaren": ("propose_destruction", "destroy_due", "sweep_technical"),
    "controles": ("check_all",),
    "uitwisselingen": ("look_after", "prepare_due", "deliver_packages"),
    "certificaten": ("watch_certificates", "deliver_warnings"),
    "bestanden": ("scan_waiting",),
}
"""By the name of the flow: the services it calls, in order."""


@dataclass(frozen=True)
class Run:
    """A flow at an hour. ``weekdays``: on which days of the week, Monday is 0."""

    hour: int
    flow: str
    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)


_MONDAY, _WORKWEEK = (0,), (0, 1, 2, 3, 4)
MORNING: Final = (
    Run(0, "termijnen"),
    Run(1, "verzegelen", _MONDAY),
    Run(3, "bewaren", _MONDAY),
    Run(4, "controles", _MONDAY),
    Run(6, "opschaling"),
    Run(7, "werklijst", _MONDAY),
    Run(8, "post"),
    Run(8, "uitwisselingen", _WORKWEEK),
    Run(8, "certificaten", _MONDAY),
    Run(8, "bestanden", _MONDAY),
    Run(8, "webhooks", _MONDAY),
)
"""Before people begin. What looks at every case, or has nothing to do in this year,
runs once a week here and every day in real life: it finds the same some days later."""
EVENING: Final = (
    Run(17, "verzuim"),
    Run(21, "verzegelen"),
    Run(21, "getuige", _MONDAY),
)
"""After people went home. The letters of the day leave with the flow of the absence."""
