"""What the conditions of a step say in one place: asked once where that is enough."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from statemachines.grammar import Step
from statemachines.product.automaton import Automaton, Node
from statemachines.product.families import Family
from statemachines.product.knowing import (
    KnownFacts,
    KnownLinked,
    Seen,
    Verdict,
    strictest,
    verdict,
)
from statemachines.product.place import NOT_THERE, Place, Slot
from statemachines.proving import Blind
from statemachines.situation import Linked
from statemachines.words import Guard

Guards = tuple[Guard[Any], ...]


class Fixed(NamedTuple):
    """What conditions say wherever the linked cases are, and which look at those."""

    said: Verdict
    look: Guards


@dataclass
class Conditions:
    """Asks the conditions of the main case, and of the cases under it."""

    family: Family
    root: Automaton
    below: dict[str, Automaton]
    slots: list[Slot]
    strange: bool
    """Whether there may be linked cases of kinds that are not walked along."""
    _fixed: dict[tuple[int, int, tuple[bool, ...]], Fixed] = field(
        default_factory=dict, init=False
    )
    _under: dict[tuple[int, int, int, int], bool] = field(
        default_factory=dict, init=False
    )

    _seen: dict[tuple[int, int], Linked] = field(default_factory=dict, init=False)

    def node(self, number: int, place: Place) -> Node | None:
        """Return where a linked case is, if there is one."""
        here = place.slots[number]
        if here == NOT_THERE:
            return None
        return self.below[self.slots[number].code].nodes[here]

    def permits(self, place: Place, step: Step[Any]) -> Verdict:
        """Return whether the conditions of a step of the main case hold here."""
        fixed = self.fixed(place, step)
        if fixed.said is Verdict.NEE or not fixed.look:
            return fixed.said
        seen = self.seen(place)
        running = self._running(self.root.nodes[place.root])
        return strictest(
            fixed.said, *(verdict(guard, seen, running) for guard in fixed.look)
        )

    def fixed(self, place: Place, step: Step[Any]) -> Fixed:
        """Return what conditions of the main case say, wherever the others are."""
        key = (place.root, id(step), place.marks)
        fixed = self._fixed.get(key)
        if fixed is None:
            fixed = self._fixed[key] = self._once(place, step.requires)
        return fixed

    def permits_below(self, place: Place, number: int, step: Step[Any]) -> bool:
        """Tell whether a linked case may take a step: it sees its main case only."""
        key = (number, place.slots[number], id(step), place.root)
        if key not in self._under:
            self._under[key] = self._asked_below(place, number, step)
        return self._under[key]

    def seen(self, place: Place) -> Seen:
        """Return what a condition of the main case can know here."""
        linked: dict[str, list[Linked]] = {code: [] for code in self.family.codes}
        for number, here in enumerate(place.slots):
            if here != NOT_THERE:
                linked[self.slots[number].code].append(self._linked(number, here))
        return Seen(
            Blind(self._facts(place)),
            self.family.parties,
            self.root.nodes[place.root].terms,
            KnownLinked(linked, strange=self.strange),
        )

    def _once(self, place: Place, guards: Guards) -> Fixed:
        running = self._running(self.root.nodes[place.root])
        said, look = [], []
        for guard in guards:
            seen = self.seen(place)
            answer = verdict(guard, seen, running)
            if seen.linked.looked:
                look.append(guard)
            else:
                said.append(answer)
        return Fixed(strictest(*said), tuple(look))

    def _asked_below(self, place: Place, number: int, step: Step[Any]) -> bool:
        node = self.node(number, place)
        assert node is not None  # noqa: S101  who asks, found it there
        main, slot = self.root.nodes[place.root], self.slots[number]
        above = Linked(
            self.family.root,
            "",
            main.state.name,
            main.done,
            dossier=KnownFacts(),
            terms=main.terms,
        )
        seen = Seen(
            Blind({}),
            self.family.parties,
            node.terms,
            KnownLinked({self.family.root: [above]}, strange=True),
            slot.party.key if slot.party else None,
        )
        running = self._running(node)
        said = (verdict(guard, seen, running) for guard in step.requires)
        return Verdict.NEE not in said

    def _facts(self, place: Place) -> dict[str, Any]:
        facts = dict(self.family.known)
        if self.family.marks and self.family.unmarks:
            pairs = zip(self.family.pair, place.marks, strict=True)
            facts[self.family.marks] = tuple(p.key for p, yes in pairs if yes)
            facts[self.family.unmarks] = ()
        return facts

    def _linked(self, number: int, here: int) -> Linked:
        known = self._seen.get((number, here))
        if known is None:
            slot = self.slots[number]
            node = self.below[slot.code].nodes[here]
            known = self._seen[number, here] = Linked(
                slot.code,
                slot.code,
                node.state.name,
                node.done,
                slot.party.key if slot.party else None,
                KnownFacts(self.family.told),
                node.terms,
                node.below,
            )
        return known

    @staticmethod
    def _running(node: Node) -> frozenset[str]:
        return frozenset(clock.rule for clock in node.clocks if clock.running)
