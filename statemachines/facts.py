"""The facts that come with a step: asked for, filled in, and well formed."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, TypeVar

from pydantic import ValidationError

from statemachines.fact_words import fault_in_words, in_words
from statemachines.grammar import Dossier, Reason, Step
from statemachines.situation import Situation

D = TypeVar("D", bound=Dossier)


def objections_to_facts(
    process: str,
    step: Step[Any],
    situation: Situation[Any],
    facts: Mapping[str, object],
) -> Iterator[Reason]:
    """Say what is wrong with the facts given for a step of a process, all of it."""
    yield from with_facts(process, step, situation, facts)[1]


def with_facts(
    process: str,
    step: Step[Any],
    situation: Situation[D],
    facts: Mapping[str, object],
) -> tuple[D, tuple[Reason, ...]]:
    """Return the dossier with the facts of a step, and all that is wrong with them.

    The dossier is as it was when they cannot be added.
    """
    before = situation.dossier
    if stray := sorted(facts.keys() - {*step.asks, *step.may_ask}):
        return before, (Reason(f"Deze stap vraagt niet om: {', '.join(stray)}."),)
    missing = _not_filled_in(process, step, facts)
    try:
        after = add_facts(facts, before)
    except ValidationError as error:
        faults = (fault_in_words(process, detail) for detail in error.errors())
        return before, (*missing, *faults)
    if step.on and _is_later(getattr(after, step.on), situation.today):
        asked = in_words(process, step.on)
        late = f"De datum bij '{asked}' ligt nog in de toekomst."
        return after, (*missing, Reason(late, about=(step.on,)))
    return after, tuple(missing)


def _not_filled_in(
    process: str, step: Step[Any], facts: Mapping[str, object]
) -> list[Reason]:
    return [
        Reason(f"Vul nog in: {in_words(process, name)}.", step.law, about=(name,))
        for name in step.asks
        if _is_empty(facts.get(name))
    ]


def given_names(facts: Mapping[str, object]) -> tuple[str, ...]:
    """Name the facts that say something; an empty one is not given."""
    return tuple(name for name, value in facts.items() if not _is_empty(value))


def objections_to_opening(
    process: str, facts: Mapping[str, object], dossier: Dossier, known: Iterable[str]
) -> Iterator[Reason]:
    """Say what is wrong with the facts that a case is opened with."""
    if stray := sorted(facts.keys() - set(known)):
        yield Reason(f"Deze zaak kent niet: {', '.join(stray)}.")
        return
    try:
        add_facts(facts, dossier)
    except ValidationError as error:
        yield from (fault_in_words(process, detail) for detail in error.errors())


def add_facts(facts: Mapping[str, object], dossier: D) -> D:
    """Return the dossier with these facts added; raises `ValidationError`."""
    given = {n: value for n, value in facts.items() if not _is_empty(value)}
    if not given:
        return dossier
    kind = type(dossier)
    if _derives(kind):
        known = {n: getattr(dossier, n) for n in dossier.model_fields_set}
        return kind.model_validate({**known, **given})
    fresh = kind.model_validate(given)
    return dossier.model_copy(update={n: getattr(fresh, n) for n in given})


@cache
def _derives(kind: type[Dossier]) -> bool:
    """Tell whether a fact of this dossier follows from others, and must do so anew."""
    return any(field.validate_default for field in kind.model_fields.values())


def _is_empty(value: object) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return value is None or (isinstance(value, list | tuple) and not value)


def _is_later(value: object, today: date) -> bool:
    return isinstance(value, date) and value > today
