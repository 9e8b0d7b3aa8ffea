"""Fill in the form of a step, read what is wrong with it, and fill it in again.

Only the law is asked (`engine.decide`, which writes nothing): what comes out is what
somebody sends through the door.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from casework.simulate.answers import answers
from casework.simulate.recipes import Asked
from statemachines.engine import Refused, decide
from statemachines.grammar import Reason

TRIES = 9
"""How often somebody corrects a form before giving up for today."""


@dataclass(frozen=True)
class Sheet:
    """A form as it is sent; ``reasons`` are what the law still has against it."""

    facts: Mapping[str, object]
    reasons: tuple[Reason, ...] = ()


def fill_in(asked: Asked) -> Sheet:
    """Return the facts of a step, corrected until the law agrees, or given up."""
    known = {name: answers(asked, name) for name in asked.step.asks}
    chosen = dict.fromkeys(known, 0)
    reasons: tuple[Reason, ...] = ()
    for _ in range(TRIES):
        facts = {
            name: known[name][at % len(known[name])] for name, at in chosen.items()
        }
        reasons = _objections(asked, facts)
        about = _to_correct(asked, reasons)
        if not about:
            return Sheet(facts, reasons)
        for name in about:
            known.setdefault(name, answers(asked, name))
            chosen[name] = chosen.get(name, -1) + 1
    return Sheet({}, reasons)


def _objections(asked: Asked, facts: Mapping[str, object]) -> tuple[Reason, ...]:
    try:
        decide(asked.process, asked.case, asked.step.action, facts)
    except Refused as refusal:
        return refusal.reasons
    return ()


def _to_correct(asked: Asked, reasons: Iterable[Reason]) -> list[str]:
    """Name what to correct, of what this form asks. Often one of a pair is enough.

    When the objection is about two answers, one of them is changed at a time: the one
    that was not there yet, or else either.
    """
    form = (*asked.step.asks, *asked.step.may_ask)
    about = [tuple(n for n in form if n in reason.about) for reason in reasons]
    return [asked.dice.choice(names) for names in dict.fromkeys(about) if names]
