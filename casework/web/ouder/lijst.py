"""The questions of one answer, what was typed so far, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from casework.services.family.draft import Draft, Typed, draft_of
from casework.services.hold import Held, situation_of
from casework.web.answers import facts_from
from casework.web.fields import Choice, Field, fields_of
from casework.web.ouder.blad import case_of
from casework.web.ouder.known import known_facts
from casework.web.ouder.overzicht import options_for
from casework.web.ouder.vragen import ALTIJD, FIELDS, Antwoord, antwoord
from casework.web.taal import language_of, nl
from casework.web.visit import Visit
from statemachines.engine import Refused, weigh
from statemachines.facts import add_facts, objections_to_facts
from statemachines.grammar import Step
from statemachines.processes import PROCESSES
from statemachines.situation import Reason, Situation
from statemachines.text import safe_text

FILL_IN = nl("Vul dit nog in.")
CHOOSE = nl("Kies een antwoord.")
_AHEAD = 40
"""So many days are looked at for a day that may be chosen."""
_FEW = 10


@dataclass(frozen=True)
class NietNu:
    """This answer cannot be given now, with every reason."""

    case: Held
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

    Raises `CaseNotFound` when the case is not one of this parent's.
    """
    case = case_of(visit, kenmerk)
    draft = draft_of(visit.work, case, visit.by, action)
    if action in ALTIJD:
        fields = _typed_in(FIELDS[action], draft)
        return Lijst(case, action, ALTIJD[action], fields, None, draft)
    options = [o for o in options_for(visit, case) if o.step.action == action]
    if not options:
        return NietNu(case)
    [option, *_] = sorted(options, key=lambda o: not o.allowed)
    if not option.allowed:
        return NietNu(case, option.reasons)
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
    situation = situation_of(visit.work, lijst.case, visit.by)
    return _objection(lijst.step, situation, facts_from([field])) or ""


def _of_step(
    visit: Visit, case: Held, step: Step[Any], draft: Draft | None
) -> Lijst | NietNu:
    process = PROCESSES[case.process]
    words = antwoord(process, step)
    may = (n for n in step.may_ask if case.state in words.alleen_in.get(n, {case.state}))
    must = (name for name in step.asks if name not in words.vult)
    situation = situation_of(visit.work, case, visit.by)
    fields = fields_of(process, must, optional=may, people=situation.parties)
    own = tuple(_own_words(words, step, situation, field) for field in fields)
    lijst = Lijst(case, step.action, words, _typed_in(own, draft), step, draft)
    return lijst if own else _nothing_to_ask(visit, lijst, situation)


def _nothing_to_ask(
    visit: Visit, lijst: Lijst, situation: Situation[Any]
) -> Lijst | NietNu:
    """Find out before the parent reads on whether we have all that the law asks."""
    assert lijst.step  # noqa: S101  only a step comes here
    try:
        weigh(lijst.step, situation, facts_of(visit, lijst))
    except Refused as refusal:
        return NietNu(lijst.case, refusal.reasons)
    return lijst


def _own_words(
    words: Antwoord, step: Step[Any], situation: Situation[Any], field: Field
) -> Field:
    asked = replace(field, label=words.vragen.get(field.name, field.label))
    if asked.kind != "datum":
        return asked
    days = _days(step, situation, field.name)
    return replace(asked, kind="keuze", keuzes=days) if days else asked


def _days(
    step: Step[Any], situation: Situation[Any], name: str
) -> tuple[Choice, ...]:
    """Return the days that may be chosen, when the law leaves only a few."""
    if not any(name in guard.about for guard in step.requires):
        return ()
    ahead = (situation.today + timedelta(days=n) for n in range(1, _AHEAD))
    good = [d for d in ahead if not _objection(step, situation, {name: d.isoformat()})]
    few = good if len(good) <= _FEW else []
    return tuple(Choice(day.isoformat(), day.isoformat()) for day in few)


def _objection(
    step: Step[Any], situation: Situation[Any], facts: Mapping[str, object]
) -> str | None:
    """Return what is wrong with these facts: their form first, and then the law."""
    alone = replace(step, asks=(), may_ask=tuple(facts))
    for reason in objections_to_facts(alone, situation, facts):
        return reason.sentence
    after = replace(situation, dossier=add_facts(facts, situation.dossier))
    for guard in step.requires:
        judged = guard.about and set(guard.about) <= set(facts)
        if judged and (objection := guard.objection(after)):
            return objection.sentence
    return None


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
