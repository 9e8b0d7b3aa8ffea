"""Act on the signals of one pupil: move the right case, or open one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from casework.access import SYSTEEM
from casework.models import Handled
from casework.services.absence.cases import AbsenceCase, cases_of
from casework.services.absence.signals import Pending, pending, settle
from casework.services.advance import advance
from casework.services.batch import NO_CASE, Line
from casework.services.open_case import open_case
from casework.services.register import Missing, people_around
from casework.work import Work
from statemachines.engine import Refused
from statemachines.monitorkind.dossier import RedenEinde
from statemachines.processes.monitorkind import MONITORKIND
from statemachines.processes.verzuim import VERZUIM
from statemachines.roles import Role
from statemachines.verzuimtelling.signalen import LRV
from statemachines.verzuimtelling.signalen import MONITOR as MONITOR_SIGNAL

_STEPS = {
    "2w": ("signaal_2w",),
    "3w": ("signaal_3w",),
    LRV: ("signaal_lrv", "alert_sturen"),
    "16u": ("signaal_16u",),
}
"""The steps of each signal, in one transaction: an alert goes on the day itself."""


class NeedsPerson(Exception):
    """A person found before that this was no unlawful absence: a person decides."""


@dataclass(frozen=True)
class _Pupil:
    leerling_id: str
    school_id: str
    cases: Sequence[AbsenceCase]

    @property
    def here(self) -> "_Pupil":
        """Leave out the cases of other schools: their head answers for them."""
        cases = [case for case in self.cases if case.school_id == self.school_id]
        return replace(self, cases=cases)


def act(
    work: Work, leerling_id: str, school_id: str, by_hand: Sequence[UUID]
) -> Iterator[Line]:
    """Act on every signal of a locked pupil; one that fails stops no other.

    A monitorkind comes last: whether an alert went says whether it is one.
    """
    signals = pending(work, leerling_id)
    for signal in sorted(signals, key=lambda one: one.soort == MONITOR_SIGNAL):
        if not signal.grond:
            continue
        if signal.status == Handled.INGETROKKEN:
            yield _came_back(work, signal)
            continue
        cases = cases_of(work, leerling_id, by_hand)
        school = signal.school_id or school_id
        yield _act(work, _Pupil(leerling_id, school, cases), signal)


def _came_back(work: Work, signal: Pending) -> Line:
    settle(work, signal, Handled.TERUG)
    return Line(NO_CASE, signal.soort, f"er is weer grond: {_DECIDE}")


def _act(work: Work, pupil: _Pupil, signal: Pending) -> Line:
    try:
        with work.savepoint():
            case_id, kenmerk, outcome = _move(work, pupil, signal)
            settle(work, signal, Handled.GEDAAN, case_id=case_id)
    except NeedsPerson as found:
        settle(work, signal, Handled.TERUG)
        return Line(str(found), signal.soort, _DECIDE)
    except (Refused, Missing) as refusal:
        return _wait(work, signal, str(refusal))
    except Exception as error:  # noqa: BLE001  what it says can name somebody
        return _wait(work, signal, f"fout ({type(error).__name__})")
    return Line(kenmerk, signal.soort, outcome)


def _wait(work: Work, signal: Pending, why: str) -> Line:
    settle(work, signal, Handled.WACHT, trouble=why)
    return Line(NO_CASE, signal.soort, f"wacht: {why}")


def _move(work: Work, pupil: _Pupil, signal: Pending) -> tuple[UUID, str, str]:
    """Return the case, its kenmerk, and what was done in it."""
    if signal.soort == MONITOR_SIGNAL:
        return _follow(work, pupil, signal)
    if signal.soort == LRV:
        _stop_following(work, pupil)
    chosen = _chosen(pupil, signal)
    if chosen is None:
        case_id, kenmerk = _open(work, pupil, signal)
        outcome = "zaak geopend"
    else:
        case_id, kenmerk, outcome = chosen.id, chosen.kenmerk, "in de zaak gezet"
    for action in _STEPS[signal.soort]:
        advance(work, case_id, action, by=SYSTEEM, facts=_asked(signal, action))
    return case_id, kenmerk, outcome


def _asked(signal: Pending, action: str) -> dict[str, object]:
    return {} if action == "alert_sturen" else dict(signal.facts)


def _chosen(pupil: _Pupil, signal: Pending) -> AbsenceCase | None:
    """Choose the case of this streak, one without a first day, or one that relapses.

    For the 16 hours it is the last one that is open. Always one of the school of that
    day: only the head of that school reports (LPW 21a), and signs the alert.
    """
    mine = [case for case in pupil.cases if case.of_absence]
    known = [case for case in pupil.here.cases if case.of_absence and case.open]
    if signal.eerste_dag is None:
        return known[0] if known else None
    first = signal.eerste_dag.isoformat()
    if judged := [c for c in mine if c.judged and c.eerste_dag == first]:
        raise NeedsPerson(judged[0].kenmerk)
    ways = (
        (case for case in known if case.eerste_dag == first),
        (case for case in known if case.eerste_dag is None),
        (case for case in known if case.takes_relapse),
    )
    return next((case for way in ways for case in way), None)


def _open(work: Work, pupil: _Pupil, signal: Pending) -> tuple[UUID, str]:
    people = people_around(work, pupil.leerling_id, pupil.school_id)
    facts = {
        "leerling_id": pupil.leerling_id,
        "school_id": pupil.school_id,
        "eerste_dag": signal.eerste_dag,
    }
    opened = open_case(work, VERZUIM.code, people, by=SYSTEEM, facts=facts)
    return opened.case_id, opened.kenmerk


def _stop_following(work: Work, pupil: _Pupil) -> None:
    """Close the case of a monitorkind: no alert while one is open (domain.md 2.15)."""
    for case in pupil.cases:
        if case.of_monitor and case.open:
            advance(work, case.id, "afsluiten", by=SYSTEEM, facts=_UNLAWFUL_NOW)


def _follow(work: Work, pupil: _Pupil, signal: Pending) -> tuple[UUID, str, str]:
    """Follow a monitorkind: Leerrecht takes no part in that (domain.md 2.7)."""
    first = signal.eerste_dag.isoformat() if signal.eerste_dag else ""
    for case in pupil.cases:
        if case.without_return and (case.eerste_dag or "") >= first:
            return case.id, case.kenmerk, "Leerrecht kijkt in deze zaak al mee"
    for case in pupil.here.cases:
        if case.of_monitor and case.open:
            return case.id, case.kenmerk, "deze zaak volgt de leerling al"
    people = people_around(work, pupil.leerling_id, pupil.school_id)
    opened = open_case(
        work,
        MONITORKIND.code,
        [person for person in people if person.party.role != Role.LEERRECHT],
        by=SYSTEEM,
        facts={
            "leerling_id": pupil.leerling_id,
            "school_id": pupil.school_id,
            "eerste_dag": signal.eerste_dag,
            "signaaldatum": signal.signaaldatum,
            "lesweken": signal.lesweken,
        },
    )
    return opened.case_id, opened.kenmerk, "zaak geopend"


_UNLAWFUL_NOW = {"reden_einde": RedenEinde.VERZUIM.value}
_DECIDE = "open zo nodig zelf een zaak; eerder bleek het signaal niet te kloppen"
