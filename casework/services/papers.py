"""Documents made from the facts of a case: the OPP, and the verslag of the OT.

They are made when somebody asks, from what the case says then, and are not kept: what
was sent to people is in the letters. Each fact is there only for who may read it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, Final

from casework.access import Actor, CaseNotFound
from casework.services.case_facts import reader_of
from casework.services.hold import Held, situation_of
from casework.services.letters import first_name, in_full
from casework.services.looked import looked
from casework.services.people import Person, people_of
from casework.services.secret_facts import open_facts
from casework.services.sender import sender_of
from casework.work import Work
from notifications.letter import Document
from notifications.render import fill
from statemachines.handtekening.toestanden import GETEKEND
from statemachines.inzage import mag_lezen
from statemachines.processes import PROCESSES
from statemachines.roles import Role
from statemachines.secrecy import secret_fields
from statemachines.situation import Linked


@dataclass(frozen=True)
class Paper:
    """A kind of document: of which case, and the fact without which there is none."""

    code: str
    titel: str
    process: str
    needs: str


PAPERS: Final = (
    Paper("opp", "Het ontwikkelingsperspectief", "opp", "handelingsdeel"),
    Paper("verslag", "Het verslag van het overleg", "ot", "verslag"),
)


def papers_of(case: Held, by: Actor) -> tuple[Paper, ...]:
    """Return which documents somebody can have of a case now."""
    return tuple(paper for paper in PAPERS if _is_for(paper, case, by))


def paper(work: Work, case: Held, by: Actor, code: str) -> Document:
    """Make one document; the look is written down. Raises `CaseNotFound` otherwise."""
    found = next((p for p in papers_of(case, by) if p.code == code), None)
    if found is None:
        raise CaseNotFound
    looked(work, case, by, code)
    people = people_of(work, case.id, case.people)
    help_line = sender_of(work, None, ())
    asked = _asked(work, case, by)
    names = {
        "zaak": SimpleNamespace(**_readable(work, case, by)),
        "leerling": first_name(people),
        "leerling_voluit": in_full(people),
        "school": _school(people.values()),
        "kenmerk": case.kenmerk,
        "datum": work.today,
        "stand": PROCESSES[case.process].state(case.state).meaning,
        "handtekeningen": _signatures(asked, people),
        "akkoord": bool(asked) and all(a.state == GETEKEND.name for a in asked),
        "steunpunt": help_line.steunpunt,
        "steunpunt_telefoon": help_line.steunpunt_telefoon,
    }
    return fill(f"document/{code}", names)


def _is_for(paper: Paper, case: Held, by: Actor) -> bool:
    if case.process != paper.process or not case.dossier.get(paper.needs):
        return False
    secret = secret_fields(PROCESSES[case.process].dossier)
    reader = reader_of(case, by)
    return mag_lezen(reader, case.process, paper.needs, secret.get(paper.needs))


def _readable(work: Work, case: Held, by: Actor) -> dict[str, Any]:
    """Return every fact of the dossier; what this reader may not read is empty."""
    kind = PROCESSES[case.process].dossier
    secret, reader = secret_fields(kind), reader_of(case, by)
    allowed = {
        name
        for name in kind.model_fields
        if mag_lezen(reader, case.process, name, secret.get(name))
    }
    opened = open_facts(work, case.id, allowed & secret.keys())
    known = {n: v for n, v in case.dossier.items() if n in allowed - secret.keys()}
    return dict(kind.model_validate({**known, **opened}))


def _school(people: Iterable[Person]) -> str:
    chairs = (p.identity for p in people if p.party.role is Role.VOORZITTER)
    return next((who.organisatie or who.naam for who in chairs), "de school")


def _asked(work: Work, case: Held, by: Actor) -> list[Linked]:
    """Return the last time each person was asked to sign."""
    last: dict[str | None, Linked] = {}
    for asked in situation_of(work, case, by).linked.get("handtekening", ()):
        last[asked.party] = asked
    return [*last.values()]


def _signatures(asked: Iterable[Linked], people: Mapping[str, Person]) -> list[str]:
    """Say of each parent who was asked what that one answered, apart."""
    return [f"{_called(people, one.party)}: {_answer(one)}" for one in asked]


def _called(people: Mapping[str, Person], key: str | None) -> str:
    person = people.get(key or "")
    return person.identity.aanhef or person.identity.naam if person else "een ouder"


def _answer(asked: Linked) -> str:
    meaning = PROCESSES["handtekening"].state(asked.state).meaning
    return meaning[:1].lower() + meaning[1:].rstrip(".")
