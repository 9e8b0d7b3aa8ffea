"""Check every process over all paths: `casework check`.

Four proofs. *No case gets stuck*: in every state, with every set of terms that can be
open there, a term runs that ends in a step which the system can always take; and from
every state an end can be reached (`flaws`). *A linked case ends with its main case*:
the step that ends it is possible in every state it can be in. *What may never happen,
cannot happen*: the table of `invariants`, proved for all facts (`proving`). *Cases that
hang together never hold each other up*: every place that they can be in at once
(`product`), whatever two parents answer or leave unanswered.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from statemachines.flaws import flaws
from statemachines.grammar import Process
from statemachines.graph import configurations
from statemachines.invariants import INVARIANTS, Invariant, Processes
from statemachines.invariants_of_fund import FUND_INVARIANTS
from statemachines.product import Family, Walked, walk
from statemachines.proving import Unknown, entering, is_refused
from statemachines.situation import Linked, Situation


@dataclass(frozen=True)
class Checked:
    """How much was checked, and what was found, one story each."""

    processes: int
    states: int
    steps: int
    configurations: int
    situations: int
    product_states: int
    product_steps: int
    findings: tuple[str, ...]

    def as_data(self) -> dict[str, Any]:
        """Return the outcome as JSON values."""
        return {**vars(self), "findings": [*self.findings]}

    def as_text(self) -> str:
        """Return the outcome as people read it."""
        counted = (
            f"{self.processes} processen, {self.states} toestanden, {self.steps} "
            f"stappen, {self.configurations} combinaties van toestand en termijnen, "
            f"{self.situations} verboden situaties, {self.product_states} standen van "
            f"zaken die bij elkaar horen met {self.product_steps} overgangen."
        )
        if not self.findings:
            return (
                f"{counted}\nGeen zaak kan vastlopen en niets verbodens kan gebeuren."
            )
        return "\n".join((counted, *(f"- {finding}" for finding in self.findings)))


def check(
    processes: Iterable[Process[Any]],
    families: Iterable[Family] = (),
    seen: Callable[[Walked], None] = lambda _: None,
) -> Checked:
    """Check these processes, the invariants that are about them, and these families.

    ``seen`` hears of each family when it was walked through: that takes seconds.
    """
    known = {process.code: process for process in processes}
    places = [place for p in known.values() for place in configurations(p)]
    everything = (*INVARIANTS, *FUND_INVARIANTS)
    rows = [row for row in everything if row.process in known]
    asked = [(row, _ways(row, known)) for row in rows]
    structural = (
        f"{p.code}: {flaw}"
        for p in known.values()
        for flaw in (*flaws(p), *_silences(p))
    )
    broken = (story for row, ways in asked for story in _broken(row, ways, known))
    walked = []
    for family in walk(known, families):
        walked.append(family)
        seen(family)
    together = (story for family in walked for story in family.findings)
    return Checked(
        processes=len(known),
        states=sum(len(process.states) for process in known.values()),
        steps=sum(len(process.steps) for process in known.values()),
        configurations=len(places),
        situations=sum(len(ways) for _, ways in asked),
        product_states=sum(family.places for family in walked),
        product_steps=sum(family.steps for family in walked),
        findings=tuple(dict.fromkeys((*structural, *broken, *together))),
    )


def _silences(process: Process[Any]) -> Iterator[str]:
    """Say which conditions stop a step without a word about who can lift them."""
    for step in process.steps:
        for guard in step.requires:
            if not (guard.term or guard.lifted_by):
                yield (
                    f"'{step.action}' kan worden tegengehouden ({guard.because}) en er "
                    "staat niet bij wie daar iets aan kan doen"
                )


def _ways(row: Invariant, known: Processes) -> list[Situation[Any]]:
    try:
        return [*row.ways(known)]
    except KeyError:  # the linked process is not among these
        return []


def _broken(
    row: Invariant, ways: list[Situation[Any]], known: Processes
) -> Iterator[str]:
    """Tell for each step that can break the row the first way in which it does."""
    for step in entering(known[row.process], row.states):
        way = next((way for way in ways if not is_refused(step, way)), None)
        if way is not None:
            sources = " of ".join(state.name for state in step.source)
            yield (
                f"{row.process}: {row.sentence} ({row.law}) Zo kan het gaan: "
                f"{_story(way)}; dan '{step.action}' van {sources} naar "
                f"{step.target.name}, en geen voorwaarde houdt dat tegen."
            )


def _story(way: Situation[Any]) -> str:
    told = [_told(case) for several in _known(way.linked) for case in several]
    told += [f"advies van {', '.join(who) or 'niemand'}" for who in _known(way.done)]
    return "; ".join(told) or "er hangt geen zaak aan"


def _known(things: Mapping[str, Any]) -> list[Any]:
    return [] if isinstance(things, Unknown) else [*things.values()]


def _told(linked: Linked) -> str:
    return f"{linked.process} van {linked.party} staat op {linked.state}"
