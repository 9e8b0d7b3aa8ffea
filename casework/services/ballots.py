"""The requests that wait for the vote of a member of the kerngroep; without a name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from casework.access import Actor, CaseNotFound
from casework.services.clocks import read_clock
from casework.services.hold import Held, open_cases
from casework.services.looked import looked
from casework.services.options import options_of
from casework.services.secret_facts import open_facts
from casework.work import Work
from notifications.dutch import datum, printed
from statemachines.grammar import Step
from statemachines.keuzes import keuze_in_woorden
from statemachines.money import in_euro
from statemachines.nooit_opgeven.dossier import VRAAG, StemDossier
from statemachines.roles import Role
from statemachines.secrecy import secret_fields

PROCESSES_WITH_A_VOTE = ("spoedstem", "stem")
LABELS: Mapping[str, str] = {
    "leeftijdsgroep": "Leeftijd",
    "woongemeente": "Woont in",
    "weken_afwezig": "Weken niet op school",
    "basisondersteuning": "Gewone hulp op school",
    "arrangement": "Extra hulp van het samenwerkingsverband",
    "wijkgeld": "Geld van de wijk",
    "jeugdwet": "Hulp uit de Jeugdwet",
    "wlz_zvw": "Zorg uit de Wlz of de Zvw",
    "geprobeerd": "Wat is er al geprobeerd?",
    "effectdoel": "Wat moet er anders worden?",
    "bedrag_cent": "Gevraagd bedrag",
    "periode_van": "Van",
    "periode_tot": "Tot en met",
    "spoed": "Met spoed",
}
"""What each fact of a request is called."""


@dataclass(frozen=True)
class Ballot:
    """One request, the last day to vote, and how this member can vote."""

    kenmerk: str
    spoed: bool
    tot: date | None
    vraag: list[tuple[str, str]]
    stappen: tuple[Step[Any], ...]


def ballots(work: Work, by: Actor) -> list[Ballot]:
    """Return what waits for the vote of a member, the first last day first.

    Each is a look, written down. Raises `CaseNotFound` for anybody else.
    """
    if by.role is not Role.KERNGROEP:
        raise CaseNotFound
    mine = [c for c in open_cases(work, by) if c.process in PROCESSES_WITH_A_VOTE]
    found = [_ballot(work, case, by) for case in mine]
    return sorted(found, key=lambda one: (one.tot or date.max, one.kenmerk))


def _ballot(work: Work, case: Held, by: Actor) -> Ballot:
    looked(work, case, by, "stem")
    last = [read_clock(clock).legal_end for clock in case.clocks]
    allowed = (o.step for o in options_of(work, case, by) if o.allowed)
    return Ballot(
        case.kenmerk,
        case.process == "spoedstem",
        min(last, default=None),
        _request(work, case),
        tuple(allowed),
    )


def _request(work: Work, case: Held) -> list[tuple[str, str]]:
    secret = open_facts(work, case.id, secret_fields(StemDossier).keys() & {*VRAAG})
    known = dict(StemDossier.model_validate({**case.dossier, **secret}))
    return [
        (LABELS[name], _words(name, known[name]))
        for name in VRAAG
        if known.get(name) is not None
    ]


def _words(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, StrEnum):
        return keuze_in_woorden(value)
    if name.endswith("_cent") and isinstance(value, int):
        return in_euro(value)
    return datum(value) if isinstance(value, date) else printed(value)
