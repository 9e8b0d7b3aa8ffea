"""Where the cases of a family can go from one place, in one step of one of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any

from statemachines.grammar import Opens, Step
from statemachines.product.automaton import Automaton, Move, Node
from statemachines.product.conditions import Conditions
from statemachines.product.families import Family
from statemachines.product.knowing import Verdict
from statemachines.product.place import NOT_THERE, Place, Slot, Taken
from statemachines.proving import LookedFurtherError

Slots = tuple[int, ...]


@dataclass
class Moves:
    """The moves of one family."""

    family: Family
    root: Automaton
    below: dict[str, Automaton]

    @cached_property
    def slots(self) -> list[Slot]:
        """Name the linked cases, in the order in which a place has them."""
        family = self.family
        return [
            *(
                Slot(code, person)
                for person in family.pair
                for code in family.per_person
            ),
            *(Slot(code, None) for code in family.single),
        ]

    @cached_property
    def conditions(self) -> Conditions:
        """Return who asks the conditions of this family."""
        opened = {o.process.code for s in self.root.process.steps for o in s.opens}
        strange = bool(opened - set(self.family.codes)) and not self.family.single
        return Conditions(self.family, self.root, self.below, self.slots, strange)

    def starts(self) -> Iterator[Place]:
        """Give the places in which a family begins."""
        for marks in self._marks():
            yield Place(0, (NOT_THERE,) * len(self.slots), marks)

    def out_of(self, place: Place) -> Iterator[Taken]:
        """Give every step that may be taken in this place, and where it leads."""
        for move in self.root.moves[place.root]:
            for after in self._of_main(place, move):
                yield Taken(move.step, None, after)
        for number, slot in enumerate(self.slots):
            here = place.slots[number]
            if here != NOT_THERE:
                for move in self.below[slot.code].moves[here]:
                    yield from self._of_linked(place, number, move)

    def main(self, place: Place) -> Node:
        """Return where the main case is."""
        return self.root.nodes[place.root]

    def node(self, number: int, place: Place) -> Node | None:
        """Return where a linked case is, if there is one."""
        return self.conditions.node(number, place)

    def _of_main(self, place: Place, move: Move) -> Iterator[Place]:
        """Give where a step of the main case leads, for every answer not known."""
        step = move.step
        for marks in self._marks_after(place, step):
            asked = place if marks == place.marks else place._replace(marks=marks)
            if self.conditions.permits(asked, step) is Verdict.NEE:
                continue
            if not (step.ends or step.opens):
                yield Place(move.target, asked.slots, marks)
                continue
            ended = self._ended(asked, step) if step.ends else asked
            for slots in self._opened(ended, step):
                yield Place(move.target, slots, marks)

    def _of_linked(self, place: Place, number: int, move: Move) -> Iterator[Taken]:
        if move.own and not self.conditions.permits_below(place, number, move.step):
            return
        slots = (*place.slots[:number], move.target, *place.slots[number + 1 :])
        after = place._replace(slots=slots)
        for told in self._told(after, move.step.tells if move.own else ()):
            yield Taken(move.step, number, told)

    def _told(self, place: Place, tells: tuple[str, ...]) -> Iterator[Place]:
        """Give where the main case goes when it is told: the first step possible."""
        for action in tells:
            for move in self.root.moves[place.root]:
                if move.step.action == action:
                    yield from self._of_main(place, move)
                    if self.conditions.permits(place, move.step) is Verdict.HOUDT:
                        return
        yield place

    def _ended(self, place: Place, step: Step[Any]) -> Place:
        """Return the place after the linked cases that the step ends have ended."""
        slots = list(place.slots)
        for end in step.ends:
            for number, slot in enumerate(self.slots):
                there = self.node(number, place)
                if slot.code == end.process and there and not there.done:
                    slots[number] = self._target(number, place, end.action)
        return place._replace(slots=tuple(slots))

    def _target(self, number: int, place: Place, action: str) -> int:
        here = place.slots[number]
        moves = self.below[self.slots[number].code].moves[here]
        ways = (move.target for move in moves if move.step.action == action)
        return next(ways, here)

    def _opened(self, place: Place, step: Step[Any]) -> Iterator[Slots]:
        """Give the linked cases after those that the step opens."""
        ways = [
            self._choices(place, opens, number)
            for opens in step.opens
            for number, slot in enumerate(self.slots)
            if slot.code == opens.process.code
        ]
        for chosen in product(*ways):
            fresh = list(place.slots)
            for number in chosen:
                if number is not None:
                    fresh[number] = 0
            yield tuple(fresh)

    def _choices(
        self, place: Place, opens: Opens, number: int
    ) -> tuple[int | None, ...]:
        """Return whether a linked case is opened (its number), not, or either.

        A second one of a kind takes the place of the first, or the first stays: each
        is walked with the main case.
        """
        there, party = self.node(number, place), self.slots[number].party
        if opens.per is None or party is None:
            return (number,) if there is None or there.done else (number, None)
        try:
            seen: Any = self.conditions.seen(place)
            return (number,) if opens.per.chooses(seen, party) else (None,)
        except LookedFurtherError:
            return (number, None)

    def _marks(self) -> Iterator[tuple[bool, ...]]:
        count = len(self.family.pair) if self.family.marks else 0
        yield from product((False, True), repeat=count)

    def _marks_after(self, place: Place, step: Step[Any]) -> Iterator[tuple[bool, ...]]:
        facts = {self.family.marks, self.family.unmarks}
        if facts & {*step.asks, *step.may_ask}:
            yield from self._marks()
        else:
            yield place.marks
