"""The questions of one answer, what was typed so far, and what is wrong with it."""

from dataclasses import dataclass, replace
from typing import Any

from casework.access import CaseNotFound
from casework.services.family.draft import Draft, Typed, draft_of
from casework.services.family.plan import plan_of
from casework.services.hold import Held, situation_of
from casework.web.answers import facts_from
from casework.web.fields import Field, fields_of
from casework.web.ouder.blad import case_of
from casework.web.ouder.known import known_facts
from casework.web.ouder.overzicht import options_for
from casework.web.ouder.toets import Toets
from casework.web.ouder.vragen import ALTIJD, FIELDS, Antwoord, antwoord
from casework.web.taal import language_of, nl
from casework.web.visit import Visit
from statemachines.engine import Refused
from statemachines.grammar import Step
from statemachines.processes import PROCESSES
from statemachines.situation import Reason
from statemachines.text import safe_text

FILL_IN = nl("Vul dit nog in.")
CHOOSE = nl("Kies een antwoord.")

NO_PLAN = Reason(
    "De tekst van het plan staat niet op deze pagina. Teken het plan op papier.",
    "WPO 40a lid 5",
    "de school",
)


@dataclass(frozen=True)
class NietNu:
    """This answer cannot be given now, with every reason."""

    case: Held
    action: str
    redenen: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Lijst:
    """The questions of one answer, filled in as far as the parent is."""

    case: Held
    action: str
    woorden: Antwoord
    fields: tuple[Field, ...]
    step: Step[Any] | None = None
    draft: Draft | None = None

    @property
    def path(self) -> str:
        """Return where the questions begin."""
        return f"/mijn/zaken/{self.case.kenmerk}/{self.action}"

    @property
    def typed(self) -> Typed:
        """Return what was typed so far."""
        return self.draft.typed if self.draft else {}

    @property
    def first(self) -> str:
        """Return the first page: the document, a question, or the check page."""
        if self.woorden.stuk:
            return f"{self.path}/lezen"
        return f"{self.path}/1" if self.fields else f"{self.path}/controle"


def lijst_of(visit: Visit, kenmerk: str, action: str) -> Lijst | NietNu:
    """Return the questions of an answer, or why it cannot be given now.

    Raises `CaseNotFound` when the case is not one of this parent's, or when nothing of
    this name exists in it.
    """
    case = case_of(visit, kenmerk)
    if action not in PROCESSES[case.process].actions | {*ALTIJD}:
        raise CaseNotFound
    draft = draft_of(visit.work, case, visit.by, action)
    if action in ALTIJD:
        fields = _typed_in(FIELDS[action], draft)
        return Lijst(case, action, ALTIJD[action], fields, None, draft)
    options = [o for o in options_for(visit, case) if o.step.action == action]
    if not options:
        return NietNu(case, action)
    [option, *_] = sorted(options, key=lambda o: not o.allowed)
    if not option.allowed:
        return NietNu(case, action, option.reasons)
    return _of_step(visit, case, option.step, draft)


def facts_of(visit: Visit, lijst: Lijst) -> dict[str, object]:
    """Return everything that this answer says: what was typed, and what we know."""
    known = known_facts(visit, lijst.case, dict(lijst.woorden.vult))
    return {**facts_from(lijst.fields), **{n: v for n, v in known.items() if v}}


def wrong_with(visit: Visit, lijst: Lijst, field: Field) -> str:
    """Say what is wrong with the answer to one question; nothing when it is right."""
    if not field.waarden:
        choice = field.kind in {"keuze", "keuzes", "ja_nee"}
        return (CHOOSE if choice else FILL_IN) if field.verplicht else ""
    if lijst.step is None:
        return _unreadable(field)
    toets = _toets(visit, lijst.case, lijst.step)
    return toets.objection(facts_from([field]))


def _of_step(
    visit: Visit, case: Held, step: Step[Any], draft: Draft | None
) -> Lijst | NietNu:
    toets = _toets(visit, case, step)
    words = antwoord(toets.process, step)
    here = {case.state}
    may = (n for n in step.may_ask if case.state in words.alleen_in.get(n, here))
    must = (name for name in step.asks if name not in words.vult)
    people = toets.situation.parties
    asked = fields_of(toets.process, must, optional=may, people=people)
    fields = _typed_in(tuple(_own_words(words, toets, f) for f in asked), draft)
    lijst = Lijst(case, step.action, words, fields, step, draft)
    if words.stuk and plan_of(visit.work, case, visit.by) is None:
        return NietNu(case, step.action, (NO_PLAN,))
    if not fields:
        try:
            toets.weigh(facts_of(visit, lijst))
        except Refused as refusal:
            return NietNu(case, step.action, refusal.reasons)
    return lijst


def _toets(visit: Visit, case: Held, step: Step[Any]) -> Toets:
    situation = situation_of(visit.work, case, visit.by)
    return Toets(PROCESSES[case.process], step, situation)


def _own_words(words: Antwoord, toets: Toets, field: Field) -> Field:
    own = words.vragen.get(field.name)
    asked = replace(field, label=own, hulp="") if own else field
    days = toets.days(field.name) if field.kind == "datum" else ()
    return replace(asked, kind="keuze", keuzes=days) if days else asked


def _unreadable(field: Field) -> str:
    if field.keuzes and field.waarde not in {c.value for c in field.keuzes}:
        return CHOOSE
    try:
        safe_text(field.waarde)
    except ValueError as fault:
        return str(fault)
    return ""


def _typed_in(fields: tuple[Field, ...], draft: Draft | None) -> tuple[Field, ...]:
    typed = draft.typed if draft else {}
    return tuple(replace(f, waarden=tuple(typed.get(f.name, ()))) for f in fields)


def as_read(visit: Visit, field: Field) -> str:
    """Return an answer as people read it: a choice by its words, a day in full."""
    shown = language_of(visit.request).shown
    texts = {choice.value: choice.text for choice in field.keuzes}
    return ", ".join(shown(texts.get(value, value)) for value in field.waarden)
