"""Play a process in memory: one case, the cases it opens, and a day that moves.

It does what the office does, without rows: state, facts, terms, linked cases, and
the main case that is told. Secret facts become sealed at once.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from statemachines.engine import Refused, decide, options
from statemachines.ledger import begin
from statemachines.roles import Role
from statemachines.secrecy import SEALED, secret_fields
from statemachines.situation import Linked, Party, Situation

FAMILY = {Role.OUDER, Role.VOOGD}
ACTORS = {
    Role.GEDRAGSWETENSCHAPPER: "u-gedrag",
    Role.DESKUNDIGE: "u-deskundige",
    Role.BESTUURDER: "u-bestuurder",
}
OUDER_1 = Party("ouder-1", Role.OUDER, gezag=True, e_consent=True)
OUDER_2 = Party("ouder-2", Role.OUDER, gezag=True)
SCHOOL = Party("school", Role.VOORZITTER)


class Zaak:
    def __init__(self, process, parties, *, on, party=None, main=None, facts=None):
        self.process, self.parties, self.party, self.main = (
            process,
            tuple(parties),
            party,
            main,
        )
        self.state, self.day = process.initial.name, on
        self.policy = {"financiers": ("Gemeente Bedacht", "SWV Verzonnen")}
        self.dossier = sealed(process.dossier(**(facts or {})))
        self.terms, self.done, self.linked, self.letters = {}, {}, [], []
        self.letters += process.notifies
        here = self.situation(Role.SYSTEEM)
        for term in process.starts:
            self.terms[term.rule], _ = begin(term, here, on)

    @property
    def today(self):
        return self.main.today if self.main else self.day

    def situation(self, role, actor=None, day=None):
        return Situation(
            state=self.state,
            dossier=self.dossier,
            actor=actor or ACTORS.get(role, f"u-{role.value}"),
            role=role,
            now=datetime.combine(self.today, datetime.min.time(), UTC),
            today=self.today,
            day=day or self.today,
            party=self.party,
            parties=self.parties,
            terms=dict(self.terms),
            done=self.done,
            linked=self._seen(),
            policy=self.policy,
        )

    def do(self, action, role, *, actor=None, day=None, **facts):
        here = self.situation(role, actor, day)
        made = decide(self.process, here, action, facts)
        self.state, self.dossier = made.step.target.name, sealed(made.dossier)
        self.terms = {r: t for r, t in self.terms.items() if r not in made.terms.closed}
        fresh = (*made.terms.changed, *made.terms.started)
        self.terms |= {term.rule: term for term, _ in fresh}
        self.done = {
            **self.done,
            action: [*self.done.get(action, []), here.actor],
        }
        self.letters += made.notices
        self._follow(made)
        return made

    def _follow(self, made):
        """Open, end and tell the other cases, as the office does."""
        if made.step.target.final:
            self.terms = {}
        for opening in made.openings:
            self._open(opening, made.dossier)
        for end in made.step.ends:
            for child in self._open_cases(end.process):
                child.do(end.action, Role.SYSTEEM)
        told = [a for a in made.step.tells if self.main.can(a, Role.SYSTEEM)]
        if told:
            self.main.do(told[0], Role.SYSTEEM)

    def _open_cases(self, process):
        return [c for c in self.linked if c.process.code == process and not c.final]

    def can(self, action, role, **facts):
        try:
            decide(self.process, self.situation(role), action, facts)
        except Refused:
            return False
        return True

    def why_not(self, action, role, *, actor=None, **facts):
        """Every reason against a step: its article, or its sentence without one."""
        try:
            decide(self.process, self.situation(role, actor), action, facts)
        except Refused as refusal:
            return [reason.law or reason.sentence for reason in refusal.reasons]
        return []

    def allowed(self, role):
        here = self.situation(role)
        return {o.step.action for o in options(self.process, here) if o.allowed}

    def wait_until(self, day):
        """Let the days pass, and every term that ends take its step the day after."""
        while (due := self._first_due(day)) is not None:
            case, term = due
            self.day = max(self.day, term.legal_end + timedelta(days=1))
            case.do(term.then, Role.SYSTEEM, day=term.legal_end)
        self.day = day

    def of(self, process, party):
        return [
            c for c in self.linked if c.process.code == process and c.party == party
        ][-1]

    @property
    def final(self):
        return self.process.state(self.state).final

    def _first_due(self, day):
        running = [
            (case, term)
            for case in (self, *self.linked)
            for term in case.terms.values()
            if term.suspended_on is None and term.legal_end < day
        ]
        return min(running, key=lambda found: found[1].legal_end, default=None)

    def _open(self, opening, dossier):
        chosen = opening.party
        along = [
            p
            for p in self.parties
            if chosen is None or p.key == chosen.key or p.role not in FAMILY
        ]
        facts = {name: getattr(dossier, name) for name in opening.opens.carry}
        child = Zaak(
            opening.opens.process,
            along,
            on=self.today,
            party=chosen and chosen.key,
            main=self,
            facts=facts,
        )
        self.linked.append(child)

    def _seen(self):
        found: dict[str, list[Linked]] = {}
        for case in [*self.linked, *([self.main] if self.main else [])]:
            seen = Linked(
                case.process.code,
                "K",
                case.state,
                case.final,
                case.party,
                case.dossier.model_dump(mode="json", exclude_none=True),
                dict(case.terms),
            )
            found.setdefault(case.process.code, []).append(seen)
        return found


def sealed(dossier):
    secret = secret_fields(type(dossier))
    hidden = {name: SEALED for name in secret if getattr(dossier, name) is not None}
    return dossier.model_copy(update=hidden)


def moved(party, **changes):
    return replace(party, **changes)
