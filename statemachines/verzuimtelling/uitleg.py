"""Say why there is a signal: which days, which lesweken, which hours."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from statemachines.calendar import SchoolCalendar
from statemachines.dutch import in_words
from statemachines.verzuimtelling.lesdagen import WEEK, Lesdagen
from statemachines.verzuimtelling.signalen import Signaal
from statemachines.verzuimtelling.verzuimdag import UUR, Verzuimdag

_REDENEN = {
    "2w": "zonder geldige reden",
    "3w": "zonder geldige reden",
    "lrv": "zonder geldige reden",
    "monitor": "met wat voor reden ook, maar zonder vrijstelling",
}
_WET = {
    "16u": "LPW 21a; E1",
    "2w": "E2",
    "3w": "E2",
    "lrv": "LPW 21a; E2",
    "monitor": "E5",
}


def in_uren(parts: int) -> str:
    """Write hours as people do: 21,25 and not 21.2500."""
    whole, rest = divmod(parts, UUR)
    tail = f"{rest:04d}".rstrip("0")
    return f"{whole},{tail}" if tail else str(whole)


def uitleg(signaal: Signaal, calendar: SchoolCalendar) -> tuple[str, ...]:
    """Return in Dutch sentences how this signal was counted."""
    if signaal.eerste_dag is None:
        return _of_hours(signaal)
    return tuple(_of_streak(signaal, calendar))


def _of_streak(signaal: Signaal, calendar: SchoolCalendar) -> list[str]:
    first, last = signaal.dagen[0].datum, signaal.signaaldatum
    weken = signaal.lesweken or 0
    streak = (
        f"Van {in_words(first)} tot en met {in_words(last)} miste de leerling elke"
        f" schooldag alle lessen, {_REDENEN[signaal.soort]}"
        f" ({len(signaal.dagen)} schooldagen, {in_uren(signaal.uren)} uur)."
    )
    count = (
        f"{weken} lesweken zijn {WEEK * weken} getelde dagen vanaf de eerste dag. De"
        f" eerste schooldag daarna is {in_words(last)} ({_WET[signaal.soort]}; K14)."
    )
    said = [streak, count]
    if free := _weeks_without_lessons(signaal, calendar):
        said.append(f"Niet meegeteld, want zonder schooldag: {', '.join(free)}.")
    return said


def _weeks_without_lessons(signaal: Signaal, calendar: SchoolCalendar) -> list[str]:
    first, last = signaal.dagen[0].datum, signaal.signaaldatum
    school = Lesdagen(calendar, first, last)
    lessons = {day.isocalendar()[:2] for day in school.days}
    span = range(first.toordinal(), last.toordinal() + 1)
    weeks = dict.fromkeys(date.fromordinal(day).isocalendar()[:2] for day in span)
    return [f"week {week[1]} van {week[0]}" for week in weeks if week not in lessons]


def _of_hours(signaal: Signaal) -> tuple[str, ...]:
    weeks = groupby(signaal.dagen, lambda dag: dag.datum.isocalendar()[:2])
    counted = (f"week {week}: {_days(days)}" for (_, week), days in weeks)
    total = (
        f"Op {in_words(signaal.signaaldatum)} zijn het samen"
        f" {in_uren(signaal.uren)} uur zonder geldige reden, binnen vier lesweken"
        f" ({_WET[signaal.soort]})."
    )
    return total, f"Geteld: {'; '.join(counted)}."


def _days(days: Iterable[Verzuimdag]) -> str:
    return ", ".join(f"{in_uren(dag.gemist)} op {dag.datum:%d-%m-%Y}" for dag in days)
