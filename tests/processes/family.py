"""A family of cases on paper: a main case and the cases that hang from it.

Frozen values only, so that a test can go back to any moment and try another road. It
does what the office does with a decision, in the same order, without a database.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from statemachines.engine import Opening, Refused, decide, options
from statemachines.grammar import Dossier, Process, Role
from statemachines.ledger import begin
from statemachines.opening import open_dossier
from statemachines.secrecy import public_facts
from statemachines.situation import Linked, OpenTerm, Party, Situation

SELF = "zelf"
"""A letter to the person whom the case is about."""
MONDAY = date(2026, 11, 30)
FUND = {"financiers": ("Schiedam", "Vlaardingen", "SWV PO", "SWV VO")}


@dataclass(frozen=True)
class Case:
    process: Process[Any]
    number: int
    state: str
    dossier: Dossier
    main: int | None = None
    party: str | None = None
    parties: tuple[Party, ...] = ()
    terms: Mapping[str, OpenTerm] = field(default_factory=dict)
    done: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def final(self):
        return self.process.state(self.state).final

    @property
    def kenmerk(self):
        return f"{self.process.prefix}-{self.number}"


@dataclass(frozen=True)
class Family:
    cases: tuple[Case, ...] = ()
    today: date = MONDAY
    sent: tuple[tuple[str, str, str], ...] = ()
    policy: Mapping[str, Any] = field(default_factory=lambda: FUND)
    seated: tuple[Party, ...] = ()

    # -- reading -----------------------------------------------------------------------

    def all(self, code):
        return [case for case in self.cases if case.process.code == code]

    def the(self, code, party=None):
        """The newest case of this process, of this person."""
        return next(c for c in reversed(self.all(code)) if c.party == party)

    def templates(self, to=None):
        return [template for _, template, role in self.sent if to in (None, role)]

    def situation(self, case, role, actor, day=None):
        return Situation(
            state=case.state,
            dossier=case.dossier,
            actor=actor,
            role=role,
            now=datetime(self.today.year, self.today.month, self.today.day, tzinfo=UTC),
            today=self.today,
            day=day or self.today,
            party=case.party,
            parties=case.parties,
            terms=case.terms,
            done=case.done,
            linked=self._linked(case),
            policy=self.policy,
        )

    def _linked(self, case):
        linked: dict[str, list[Linked]] = {}
        for other in self.cases:
            if other.main == case.number or other.number == case.main:
                linked.setdefault(other.process.code, []).append(_seen(other))
        return linked

    def may(self, case, role):
        """The actions that this role can take now, or only lack facts for."""
        situation = self.situation(case, role, str(role))
        return {o.step.action for o in options(case.process, situation) if o.allowed}

    def refusals(self, case, action, role, **facts):
        """Why not: the laws of every reason, or nothing when the step is allowed."""
        try:
            self.take(case, action, role, **facts)
        except Refused as refusal:
            return [reason.law for reason in refusal.reasons]
        return []

    # -- acting ------------------------------------------------------------------------

    def open(self, process, *parties, main=None, party=None, **facts):
        number = len(self.cases)
        dossier, _ = open_dossier(process, facts, by_hand=False)
        case = Case(
            process, number, process.initial.name, dossier, main, party, parties
        )
        situation = self.situation(case, Role.SYSTEEM, "systeem")
        terms = {t.rule: begin(t, situation, self.today)[0] for t in process.starts}
        case = replace(case, terms=terms)
        family = replace(self, cases=(*self.cases, case))
        return family.write_to(case, process.notifies)

    def take(self, case, action, role, *, actor=None, day=None, **facts):
        case = self.cases[case.number]
        actor = actor or str(role)
        situation = self.situation(case, role, actor, day)
        decision = decide(case.process, situation, action, facts)
        after = replace(
            case,
            state=decision.step.target.name,
            dossier=decision.dossier,
            terms=_terms(case, decision.terms),
            done={**case.done, action: (*case.done.get(action, ()), actor)},
        )
        family = self.with_case(after).write_to(after, decision.notices)
        for opening in decision.openings:
            family = family.open_linked(after, opening)
        for end in decision.step.ends:
            family = family.end_linked(after, end)
        return family.tell_main(after, decision.step.tells)

    def lapse(self, case, rule):
        """Let a term run out: the next day the system takes its step."""
        term = self.cases[case.number].terms[rule]
        morning = max(self.today, term.legal_end + timedelta(days=1))
        family = replace(self, today=morning)
        return family.take(case, term.then, Role.SYSTEEM, day=term.legal_end)

    def later(self, days):
        return replace(self, today=self.today + timedelta(days=days))

    def with_case(self, case):
        cases = tuple(case if c.number == case.number else c for c in self.cases)
        return replace(self, cases=cases)

    def write_to(self, case, notices):
        to = ((n.template, n.to or SELF) for n in notices)
        letters = tuple((case.process.code, *letter) for letter in to)
        return replace(self, sent=(*self.sent, *letters))

    def open_linked(self, main, opening: Opening):
        carried = {n: getattr(main.dossier, n) for n in opening.opens.carry}
        process = opening.opens.process
        people = [p for p in main.parties if opening.party in (None, p)]
        if process.admits:
            people = [
                p for p in people if p == opening.party or p.role in process.admits
            ]
        people += self.seated if process.seats else ()
        return self.open(
            opening.opens.process,
            *people,
            main=main.number,
            party=opening.party and opening.party.key,
            **{name: value for name, value in carried.items() if value is not None},
        )

    def end_linked(self, main, end):
        family = self
        for child in self.all(end.process):
            if child.main == main.number and not child.final:
                family = family.take(child, end.action, Role.SYSTEEM)
        return family

    def tell_main(self, case, tells):
        for action in tells if case.main is not None else ():
            try:
                return self.take(self.cases[case.main], action, Role.SYSTEEM)
            except Refused:
                continue
        return self


def _seen(case):
    return Linked(
        case.process.code,
        case.kenmerk,
        case.state,
        case.final,
        case.party,
        public_facts(case.dossier),
        case.terms,
    )


def _terms(case, changes):
    kept = {r: t for r, t in case.terms.items() if r not in changes.closed}
    fresh = [term for term, _ in (*changes.started, *changes.changed)]
    return kept | {term.rule: term for term in fresh}
