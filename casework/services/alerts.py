"""What Leerrecht may read of the alerts it got: the whitelist, and nothing else.

The dossier of an alert is the whitelist (ADR 0014). Beside it: the pupil and the school
(domain.md 4.5). An alert that was recalled says only that: what was in it, was wrong.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from casework.access import VISIBLE, Actor, CaseNotFound, seen_by
from casework.services.hold import find, view
from casework.services.identities import identities_of
from casework.services.looked import looked
from casework.services.people import Identity
from casework.work import Work
from notifications.dutch import datum, opsomming, printed
from statemachines.leerrecht_alert.dossier import (
    VAN_LEERRECHT,
    WITTE_LIJST,
    LeerrechtAlertDossier,
)
from statemachines.leerrecht_alert.toestanden import POSTVAK, TERUGGEROEPEN
from statemachines.processes.leerrecht_alert import LEERRECHT_ALERT
from statemachines.roles import Role

SHOWN = timedelta(days=92)
"""So long an alert that has ended stays in the list."""
MOST = 500
NAMED = (Role.LEERLING, Role.VOORZITTER)
LABELS: Mapping[str, str] = {
    "eerste_dag": "Eerste dag zonder geldige reden",
    "lesweken": "Schoolweken zonder geldige reden",
    "uren": "Uren",
    "laatste_dag": "Laatste dag die meetelt",
    "alle_lessen": "Miste alle lessen",
    "school_acties": "De school deed",
    "gevraagde_actie": "De school vraagt u",
    "voorrang": "Hoe snel",
    "ot_op": "De school overlegt met de ouders op",
    "duo_kenmerk": "Nummer van de melding bij DUO",
    "duo_gemeld_op": "Gemeld bij DUO op",
    "terugmelding": "U liet weten dat u dit doet",
    "gesprek_met": "U vroeg een gesprek met",
    "gesprek_voor": "U vroeg het gesprek voor",
}
"""What each fact of an alert is called on the page and in the file."""
_ALERTS = f"""
select c.id, c.kenmerk, c.state, c.dossier, c.opened_at from cases c
where c.tenant_id = %(tenant)s and c.process = 'leerrecht_alert'
  and (c.closed_at is null or c.closed_at > %(since)s) and {VISIBLE}
order by c.opened_at desc, c.id limit %(most)s"""  # noqa: S608  constants only


@dataclass(frozen=True)
class Alert:
    """One alert. ``feiten`` and the names are empty when it was recalled."""

    id: UUID
    kenmerk: str
    groep: str
    stand: str
    sinds: datetime
    school: Identity
    leerling: Identity
    feiten: Mapping[str, Any]

    @property
    def teruggeroepen(self) -> bool:
        """Tell whether this alert does not count any more."""
        return self.groep == "Teruggeroepen"

    @property
    def geboren_op(self) -> date:
        """Return the date of birth of the pupil."""
        return date.fromisoformat(self.leerling.geboren_op)

    @property
    def gegevens(self) -> list[tuple[str, str]]:
        """Return what is known, as a reader reads it."""
        return [
            (LABELS[name], in_words(self.feiten[name]))
            for name in (*WITTE_LIJST, *VAN_LEERRECHT)
            if self.feiten.get(name) not in (None, ())
        ]


def inbox(work: Work, by: Actor) -> dict[str, list[Alert]]:
    """Return the alerts of an officer by group, the newest first; none by name."""
    alerts = [*_alerts(work, by)]
    return {group: [a for a in alerts if a.groep == group] for group in POSTVAK}


def one_alert(work: Work, kenmerk: str, by: Actor) -> Alert:
    """Return one alert. The look is written down. Raises `CaseNotFound`."""
    ident = find(work, kenmerk, by)
    found = next((a for a in _alerts(work, by) if a.id == ident), None)
    if found is None:
        raise CaseNotFound
    looked(work, view(work, ident, by), by, "melding")
    return found


def for_export(work: Work, by: Actor) -> list[Alert]:
    """Return every alert of an officer for a file. Each is a look, written down."""
    alerts = [*_alerts(work, by)]
    for alert in alerts:
        looked(work, view(work, alert.id, by), by, "uitvoer")
    return alerts


def in_words(value: object) -> str:
    """Write a fact as people read it."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date):
        return datum(value)
    return opsomming(value) if isinstance(value, tuple) else printed(value)


def _alerts(work: Work, by: Actor) -> Iterator[Alert]:
    if by.role is not Role.LEERRECHT:
        raise CaseNotFound
    since = work.now - SHOWN
    values = {**seen_by(by, work.tenant.code), "since": since, "most": MOST}
    rows = work.rows(_ALERTS, values)
    people = identities_of(work, [row[0] for row in rows], NAMED)
    for ident, kenmerk, state, dossier, opened_at in rows:
        recalled = state == TERUGGEROEPEN.name
        here = dict(reversed(people.get(ident, [])))
        known = {} if recalled else dossier
        yield Alert(
            ident,
            kenmerk,
            _group(state),
            LEERRECHT_ALERT.state(state).meaning,
            opened_at,
            here.get(Role.VOORZITTER, _NOBODY),
            _NOBODY if recalled else here.get(Role.LEERLING, _NOBODY),
            dict(LeerrechtAlertDossier.model_validate(known)),
        )


def _group(state: str) -> str:
    return next(g for g, states in POSTVAK.items() if state in {s.name for s in states})


_NOBODY = Identity("")
