"""What the law has against one answer, at the question itself and not at the end."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from casework.web.fields import Choice
from statemachines.engine import weigh
from statemachines.facts import add_facts, objections_to_facts
from statemachines.grammar import Process, Step
from statemachines.situation import Situation

_AHEAD = 40
"""So many days are looked at for a day that may be chosen."""
_FEW = 10


@dataclass(frozen=True)
class Toets:
    """A step that may be taken, as this person stands before it."""

    process: Process[Any]
    step: Step[Any]
    situation: Situation[Any]

    def weigh(self, facts: Mapping[str, object]) -> None:
        """Raise `Refused` when the law has something against the whole answer."""
        weigh(self.process, self.step, self.situation, facts)

    def objection(self, facts: Mapping[str, object]) -> str:
        """Return what is wrong with these facts alone; nothing when all is well.

        Their form first, and then every condition that is about nothing else.
        """
        alone = replace(self.step, asks=(), may_ask=tuple(facts), on=None)
        for reason in objections_to_facts(
            self.process.code, alone, self.situation, facts
        ):
            return reason.sentence
        dossier = add_facts(facts, self.situation.dossier)
        after = replace(self.situation, dossier=dossier)
        for guard in self.step.requires:
            judged = guard.about and set(guard.about) <= set(facts)
            if judged and (objection := guard.objection(after)):
                return objection.sentence
        return ""

    def days(self, name: str) -> tuple[Choice, ...]:
        """Return the days that may be chosen, when the law leaves only a few."""
        if not any(name in guard.about for guard in self.step.requires):
            return ()
        today = self.situation.today
        ahead = (today + timedelta(days=n) for n in range(1, _AHEAD))
        good = [d for d in ahead if not self.objection({name: d.isoformat()})]
        few = good if len(good) <= _FEW else []
        return tuple(Choice(day.isoformat(), day.isoformat()) for day in few)
