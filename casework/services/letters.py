"""Fill in a letter from what is known at the moment of sending, and not before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.services.hold import Held
from casework.services.people import Person, people_of
from casework.services.secret_facts import open_facts
from casework.services.sender import sender_of
from casework.services.watch_letter import WatchFacts
from casework.work import Work
from notifications.dutch import datum
from notifications.letter import Document, Letter, Sender, TermView
from notifications.render import render
from statemachines.bewaking import BERICHTEN
from statemachines.grammar import Notice, Process
from statemachines.ledger import local_length, school_calendar
from statemachines.processes import PROCESSES
from statemachines.roles import FAMILY, Role
from statemachines.secrecy import secret_fields
from statemachines.terms import compute

_UNKNOWN_CHILD = "uw kind"
_UNKNOWN_READER = "ouder of verzorger"


@dataclass(frozen=True)
class Written:
    """A letter, its text, who it is for, and the day before which it matters.

    ``carrier`` signs the e-mail that says a letter is waiting: always the SWV, for the
    name of a school would tell too much.
    """

    letter: Letter
    carrier: Sender
    document: Document
    person: Person
    before: date | None


def write_letter(
    work: Work,
    case: Held,
    notice: Notice,
    key: str,
    link: str,
    watched: WatchFacts | None = None,
) -> Written:
    """Write the letter of one notice to one person of a case.

    A letter of the watch is about a term and not about the facts: it has those of
    ``watched``, and the samenwerkingsverband signs it. Raises `SenderUnknown`, and
    `TemplateFault` when the letter cannot be filled in.
    """
    process = PROCESSES[case.process]
    people = people_of(work, case.id, case.people)
    person = people[key]
    begins = _begins(work, process, notice)
    signer = None if watched else process.signed_by
    letter = Letter(
        kenmerk=case.kenmerk,
        ontvanger=_greeted(person),
        afzender=sender_of(work, signer, people.values()),
        datum=work.today,
        link=link,
        leerling=first_name(people),
        leerling_voluit=in_full(people),
        zaak=watched.zaak if watched else _facts(work, case),
        termijn={**_terms(work, case), **begins},
    )
    ends = [view.legal_end for view in begins.values()]
    ends += [watched.last] if watched and watched.last >= work.today else []
    return Written(
        letter,
        sender_of(work, None, ()),
        render(notice.template, letter),
        person,
        max(ends, default=None),  # the day to answer, not that of its reminder
    )


def notice_of(process: Process[Any], template: str) -> Notice:
    """Return the notice of a process, or of the watch, that has this template."""
    if template in BERICHTEN:
        return BERICHTEN[template]
    steps = (notice for step in process.steps for notice in step.notifies)
    return next(n for n in (*process.notifies, *steps) if n.template == template)


def _greeted(person: Person) -> str:
    """Return how a letter addresses its reader: staff by name when nothing is known."""
    if person.identity.aanhef:
        return person.identity.aanhef
    return _UNKNOWN_READER if person.party.role in FAMILY else person.identity.naam


def first_name(people: Mapping[str, Person]) -> str:
    """Return how a letter calls the pupil."""
    pupils = (p for p in people.values() if p.party.role == Role.LEERLING)
    return next((p.identity.naam.split()[0] for p in pupils), _UNKNOWN_CHILD)


def in_full(people: Mapping[str, Person]) -> str:
    """Return the whole name of the pupil, with the date of birth if it is known."""
    for person in people.values():
        if person.party.role == Role.LEERLING:
            identity = person.identity
            born = identity.geboren_op
            day = f", geboren op {datum(date.fromisoformat(born))}" if born else ""
            return f"{identity.naam}{day}"
    return _UNKNOWN_CHILD


def _facts(work: Work, case: Held) -> dict[str, object]:
    kind = PROCESSES[case.process].dossier
    secret = open_facts(work, case.id, secret_fields(kind))
    return dict(kind.model_validate({**case.dossier, **secret}))


def _terms(work: Work, case: Held) -> dict[str, TermView]:
    """Return the terms of the main case and of this one, the last of each rule."""
    rows = work.rows(
        """select rule, raw_end, legal_end, explanation from term
        where tenant_id = %s and case_id in (%s, %s) order by case_id = %s, id""",
        [work.tenant.code, case.parent_id, case.id, case.id],
    )
    return {
        rule: TermView(raw_end, legal_end, told["zin"], told["wet"])
        for rule, raw_end, legal_end, told in rows
    }


def _begins(work: Work, process: Process[Any], notice: Notice) -> dict[str, TermView]:
    """Compute the terms that start when this letter leaves: from the day of sending."""
    terms = (
        term
        for step in process.steps
        if step.action == notice.sent
        for term in step.starts
    )
    policy = work.tenant.policy()
    periods = [
        compute(
            term.rule,
            work.today,
            length=local_length(term, policy),
            school=school_calendar(policy),
        )
        for term in terms
    ]
    return {p.rule: TermView(p.raw_end, p.legal_end, p.zin, p.wet) for p in periods}
