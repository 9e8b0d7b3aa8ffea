"""A whole family as the case above it sees it: where its main case is, what is open."""

from typing import Any

from statemachines.grammar import Step
from statemachines.product.automaton import Automaton, Move, Node
from statemachines.product.moves import Moves
from statemachines.product.place import Place, Taken

Onward = list[tuple[Taken, Place]]


class FromAbove:
    """Makes the automaton of a family while it is walked through."""

    def __init__(self, moves: Moves) -> None:
        """Begin with the place in which the family begins."""
        self.seen = Automaton(moves.root.process)
        self._moves = moves
        self._numbers: dict[Place, int] = {}
        self._known: set[tuple[int, int, int, bool]] = set()

    def add(self, place: Place, onward: Onward) -> None:
        """Add a place, and the steps out of it that change what is seen."""
        here = self._number(place)
        for taken, target in onward:
            there, own = self._number(target), taken.slot is None
            if here != there or (own and taken.step.tells):
                self._add(here, taken.step, there, own=own)

    def _add(self, here: int, step: Step[Any], there: int, *, own: bool) -> None:
        move = (here, id(step), there, own)
        if move not in self._known:
            self._known.add(move)
            self.seen.moves[here].append(Move(step, there, own))

    def _number(self, place: Place) -> int:
        known = self._numbers.get(place)
        if known is None:
            known = self._numbers[place] = self.seen.number(self._node(place))
        return known

    def _node(self, place: Place) -> Node:
        main = self._moves.main(place)
        below = frozenset(
            rule
            for number in range(len(self._moves.slots))
            if (node := self._moves.node(number, place))
            for rule in (*node.rules, *node.below)
        )
        return Node(main.state, main.clocks, below)
