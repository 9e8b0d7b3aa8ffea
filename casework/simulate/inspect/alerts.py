"""Each alert once and on the right day: every signal of absence is counted again.

What schools handed in is read from the rows of absence. A signal that these rows give
must be known on the day on which the rows are there, with the right day, and acted on
or, when something is missing for that, told to people.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple

from casework.clock import amsterdam_day
from casework.services.absence.waiting import signal_findings
from casework.simulate.inspect.finding import Finding, of_case, of_office
from casework.simulate.inspect.sight import Sight
from casework.simulate.recount.absence import Missed, Signal, Weeks, signals
from casework.simulate.recount.feast import DAY, Holidays
from statemachines.dutch import in_words

NAME = "alert"
_RECENT = timedelta(days=21)
_WHOLE = 28
"""Every so many days all rows are read again: a correction can be about long ago."""
_DONE = frozenset({"gedaan", "terug", "oud"})
_STEPS = {"2w": "signaal_2w", "3w": "signaal_3w", "16u": "signaal_16u"}

Key = tuple[str, date]
"""Soort and the first day of the streak, or of 16 hours the day itself."""


class Known(NamedTuple):
    """A signal as the office knows it."""

    eerste_dag: date | None
    day: date
    grond: bool
    status: str
    handled: date | None
    case_id: Any
    trouble: str | None


@dataclass
class Pupils:
    """What is known of each pupil: the days, the signals that they give."""

    days: dict[str, dict[date, Missed]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    given: dict[str, frozenset[Signal]] = field(default_factory=dict)
    due: dict[str, frozenset[Signal]] = field(default_factory=dict)
    """Signals with which something must be done as soon as the machine works."""
    weeks: dict[str, Weeks] = field(default_factory=dict)
    found: int = 0


def inspect(day: Sight) -> Iterator[Finding]:
    """Count the signals of the pupils of whom there are new rows."""
    page = day.notebook.page(Pupils)
    calendars = _read_days(day, page)
    _read_calendars(day, page, calendars)
    _count(day, page, calendars)
    due = _due_today(day, page)
    for pupil, known in _known(day, sorted({*calendars, *due})).items():
        handled = due.get(pupil, frozenset())
        yield from _compared(day, page.given[pupil], known, handled)


def _read_days(day: Sight, page: Pupils) -> dict[str, str]:
    """Take in the rows; return the pupils of whom they changed, and their calendar."""
    whole = day.last or (day.date - day.world.plan.first).days % _WHOLE == 0
    since = date.min if whole else day.date - _RECENT
    changed: dict[str, str] = {}
    for pupil, calendar, on, missed, lessons, reason in day.work.rows(
        """select d.leerling_id, p.calendar, d.datum, d.gemist, d.les, d.reden
        from absence_day d join absence_pupil p on p.tenant_id = d.tenant_id
            and p.leerling_id = d.leerling_id
        where d.tenant_id = %s and d.datum >= %s""",
        [day.world.tenant.code, since],
    ):
        row = Missed(missed, lessons, reason)
        if page.days[pupil].get(on) != row:
            page.days[pupil][on] = row
            changed[pupil] = calendar
    return changed


def _read_calendars(day: Sight, page: Pupils, calendars: dict[str, str]) -> None:
    """Make the weeks of each calendar that is new; a school may have its own."""
    first = day.world.plan.first - timedelta(weeks=10)
    first -= first.weekday() * DAY
    last = day.world.plan.last + timedelta(weeks=4)
    for calendar in sorted(set(calendars.values()) - page.weeks.keys()):
        rows = day.work.rows(
            """select van, tot from school_holiday
            where tenant_id = %s and school_id = %s""",
            [day.world.tenant.code, calendar],
        )
        school = Holidays(tuple((a, b) for a, b in rows)) if rows else day.school
        page.weeks[calendar] = Weeks(school, first, last)


def _count(day: Sight, page: Pupils, calendars: dict[str, str]) -> None:
    """Count the signals of each pupil with new rows; what is new has to be handled."""
    for pupil, calendar in sorted(calendars.items()):
        before = page.given.get(pupil, frozenset())
        found = signals(page.days[pupil], page.weeks[calendar])
        page.given[pupil] = frozenset(s for s in found if s[2] <= day.date)
        fresh = page.given[pupil] - before
        if fresh:
            page.due[pupil] = page.due.get(pupil, frozenset()) | fresh
        page.found += len(fresh)


def _due_today(day: Sight, page: Pupils) -> dict[str, frozenset[Signal]]:
    """Return what had to be handled by now: nothing while the machine rests."""
    if not day.flows_ran:
        return {}
    due, page.due = page.due, {}
    return due


def _known(day: Sight, pupils: list[str]) -> dict[str, dict[Key, Known]]:
    known: dict[str, dict[Key, Known]] = {pupil: {} for pupil in pupils}
    if not known:
        return known
    for (
        pupil,
        soort,
        key,
        first,
        on,
        grond,
        status,
        handled,
        case,
        why,
    ) in day.work.rows(
        """select leerling_id, soort, key_day, eerste_dag, signaaldatum, grond,
                status, handled_at, case_id, trouble
            from absence_signal where tenant_id = %s and leerling_id = any(%s)""",
        [day.world.tenant.code, pupils],
    ):
        at = amsterdam_day(handled) if handled else None
        known[pupil][soort, key] = Known(first, on, grond, status, at, case, why)
    return known


def _compared(
    day: Sight,
    given: frozenset[Signal],
    known: Mapping[Key, Known],
    due: frozenset[Signal],
) -> Iterator[Finding]:
    """Compare what the rows of a pupil give with what the office knows of them."""
    keys = {(soort, first or on): (soort, first, on) for soort, first, on in given}
    for key, signal in sorted(keys.items()):
        row = known.get(key)
        if row is None or (row.eerste_dag, row.day) != signal[1:] or not row.grond:
            yield _wrong(day, signal, row)
        elif signal in due:
            yield from _acted(day, signal[0], row)
    for key, row in sorted(known.items()):
        if row.grond and row.day <= day.date and key not in keys:
            yield _of(day, key[0], f"van {in_words(row.day)} volgt niet uit de rijen")


def _wrong(day: Sight, signal: Signal, row: Known | None) -> Finding:
    soort, _, on = signal
    if row is None or not row.grond:
        return _of(day, soort, f"ontbreekt: de rijen geven het op {in_words(on)}")
    said = f"staat op {in_words(row.day)}, en moet op {in_words(on)} staan"
    return _of(day, soort, said)


def _acted(day: Sight, soort: str, row: Known) -> Iterator[Finding]:
    """Say that nothing was done with a signal that should be handled by tonight."""
    if row.status not in _DONE:
        if not (row.trouble and _told(day, soort)):
            yield _of(day, soort, f"van {in_words(row.day)} wacht, zonder bericht")
    elif soort == "lrv" and row.status == "gedaan":
        sent = [
            entry
            for entry in day.entries
            if entry.case.id == row.case_id and entry.action == "alert_sturen"
        ]
        if len(sent) != 1 and row.handled == day.date:
            said = f"alert van {in_words(row.day)}: {len(sent)} keer verstuurd"
            yield of_case(day.date, NAME, day.cases[row.case_id], said)


def _told(day: Sight, soort: str) -> bool:
    """Tell whether people hear that signals of this soort cannot be acted on.

    A school that did not enter a pupil in the register is a human fault: what waits
    then must be told with its reason, and is tried again.
    """
    said = {line.what for line in signal_findings(day.work, day.date)}
    return f"verzuim {soort}" in said


def _of(day: Sight, soort: str, said: str) -> Finding:
    return of_office(day.date, NAME, f"signaal {soort} {said}")
