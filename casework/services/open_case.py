"""Open a case: by hand, or as a linked case of a step."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from casework.access import Actor
from casework.ids import new_id, new_kenmerk
from casework.services.along import joined, who_moves_along
from casework.services.book import book, draw_up, told
from casework.services.hold import Held
from casework.services.journal import START
from casework.services.people import Person, people_of, prepared, seal_people
from casework.services.record import Deed, Outcome, record
from casework.services.seats import seated, those_who_join
from casework.services.secret_facts import open_facts
from casework.work import Work
from statemachines.engine import Opening, Refused
from statemachines.fund import orders
from statemachines.grammar import Dossier, Process, Reason
from statemachines.ledger import TermChanges, begin
from statemachines.opening import open_dossier
from statemachines.processes import PROCESSES
from statemachines.situation import OpenTerm, Party, Situation
from statemachines.terms import ImpossibleTerm, Period

OPENING = "openen"


class UnknownProcess(LookupError):
    """There is no process of this code that people can open."""

    def __init__(self, code: str) -> None:
        """Name the ones that can be opened."""
        codes = ", ".join(c for c, p in PROCESSES.items() if p.opened_by)
        super().__init__(f"Proces '{code}' is onbekend. Kies uit: {codes}.")


@dataclass(frozen=True)
class _Plan:
    """A case that is about to be opened."""

    process: Process[Any]
    people: Sequence[Person]
    by: Actor
    facts: Mapping[str, object] = field(default_factory=dict)
    main: Held | None = None
    party: str | None = None


def open_case(
    work: Work,
    code: str,
    people: Sequence[Person],
    *,
    by: Actor,
    facts: Mapping[str, object] | None = None,
) -> Outcome:
    """Open a case of its own. Raises `Refused` when this is not for the actor to do."""
    return _open(work, _by_hand(code, people, by, facts or {}))


def foresee_opening(
    work: Work,
    code: str,
    people: Sequence[Person],
    *,
    by: Actor,
    facts: Mapping[str, object],
) -> tuple[OpenTerm, ...]:
    """Return the terms that a case would start with; nothing is written.

    Raises `Refused` as `open_case` does, but for money that is short.
    """
    plan = _by_hand(code, people, by, facts)
    dossier, _ = open_dossier(plan.process, plan.facts, by_hand=True)
    return tuple(term for term, _ in _first_terms(work, plan, dossier))


def _by_hand(
    code: str, people: Sequence[Person], by: Actor, facts: Mapping[str, object]
) -> _Plan:
    process = PROCESSES.get(code)
    if process is None:
        raise UnknownProcess(code)
    if by.role not in process.opened_by:
        who = " of ".join(role.sentence for role in process.opened_by) or "niemand"
        raise Refused(Reason(f"Deze zaak openen is voor {who}.", process.law, who))
    return _Plan(process, prepared(people, by), by, facts)


def open_linked(
    work: Work, main: Held, dossier: Dossier, opening: Opening, by: Actor
) -> Outcome:
    """Open the linked case that a step of the main case asks for."""
    carry = opening.opens.carry
    known = {name: getattr(dossier, name) for name in carry}
    with work.opened.by_the_system():
        known |= open_facts(work, main.id, carry)
        people = people_of(work, main.id, main.people).values()
    process = opening.opens.process
    along = who_moves_along(people, opening.party, process.admits)
    return _open(
        work,
        _Plan(
            process,
            joined(along, seated(work, process.seats)) if process.seats else along,
            by,
            {name: value for name, value in known.items() if value is not None},
            main,
            opening.party.key if opening.party else None,
        ),
    )


def open_beside(
    work: Work,
    main: Held,
    code: str,
    chosen: Party,
    *,
    by: Actor,
    facts: Mapping[str, object],
) -> Outcome:
    """Open a case beside another, about one of its people, without a step of it.

    For what can come up in every state of a case, also a closed one: a request about
    personal data. The caller has seen the case and knows that this is for ``by``.
    """
    process = PROCESSES[code]
    people = people_of(work, main.id, main.people).values()
    along = who_moves_along(people, chosen, process.admits)
    return _open(work, _Plan(process, along, by, facts, main, chosen.key))


def _open(work: Work, plan: _Plan) -> Outcome:
    process = plan.process
    if process.joins:
        extra = those_who_join(work, process)
        plan = replace(plan, people=joined(plan.people, extra))
    by_hand = plan.main is None
    dossier, given = open_dossier(process, plan.facts, by_hand=by_hand)
    situation = _first_situation(work, plan, dossier)
    drawn = draw_up(work, None, orders(process.books, situation))
    case = _blank(work, plan)
    sealed = seal_people(work, case.id, plan.people)
    started = _first_terms(work, plan, dossier)
    deed = Deed(
        action=OPENING,
        to=process.initial,
        by=plan.by,
        day=work.today,
        dossier=dossier,
        given=given,
        terms=TermChanges(started),
        notices=process.notifies,
        more={
            "kenmerk": case.kenmerk,
            "process": process.code,
            "party": plan.party,
            "people": case.people,
            "sealed": sealed,
            "lineage": [str(id_) for id_ in case.lineage],
            **told(drawn),
        },
    )
    outcome = record(work, case, deed)
    book(work, (outcome.case_id, outcome.version), drawn, plan.by)
    return outcome


def _first_terms(
    work: Work, plan: _Plan, dossier: Dossier
) -> tuple[tuple[OpenTerm, Period], ...]:
    situation = _first_situation(work, plan, dossier)
    try:
        return tuple(begin(term, situation, work.today) for term in plan.process.starts)
    except ImpossibleTerm as error:
        raise Refused(Reason(str(error), plan.process.law)) from error


def _blank(work: Work, plan: _Plan) -> Held:
    """Insert a case in which nothing has happened yet."""
    case_id, main = new_id(work.now), plan.main
    case = Held(
        id=case_id,
        kenmerk=_fresh_kenmerk(work, plan.process.prefix),
        process=plan.process.code,
        state="",
        version=0,
        parent_id=main.id if main else None,
        party=plan.party,
        lineage=[*(main.lineage if main else []), case_id],
        dossier={},
        clocks=[],
        people=[person.flags() for person in plan.people],
        done={},
        head=START,
    )
    work.rows(
        """insert into cases (id, tenant_id, kenmerk, process, state, version,
            parent_id, party, lineage, dossier, clocks, people, done, head,
            opened_at, updated_at)
        values (%s, %s, %s, %s, '', 0, %s, %s, %s, '{}', '[]', %s, '{}', %s, %s, %s)""",
        [
            case.id,
            work.tenant.code,
            case.kenmerk,
            case.process,
            case.parent_id,
            case.party,
            case.lineage,
            json.dumps(case.people),
            case.head,
            work.now,
            work.now,
        ],
    )
    return case


def _fresh_kenmerk(work: Work, prefix: str) -> str:
    while True:
        kenmerk = new_kenmerk(prefix, work.today.year)
        if not work.rows(
            "select 1 from cases where tenant_id = %s and kenmerk = %s",
            [work.tenant.code, kenmerk],
        ):
            return kenmerk


def _first_situation(work: Work, plan: _Plan, dossier: Dossier) -> Situation[Any]:
    return Situation(
        state=plan.process.initial.name,
        dossier=dossier,
        actor=plan.by.id,
        role=plan.by.role,
        now=work.now,
        today=work.today,
        day=work.today,
        party=plan.party,
        parties=tuple(person.party for person in plan.people),
        policy=work.tenant.policy(),
        voor=(*plan.by.voor, *plan.by.ook_voor),
    )
