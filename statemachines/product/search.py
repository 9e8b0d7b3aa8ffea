"""Walk through every place that a family of cases can reach."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from statemachines.product.moves import Moves
from statemachines.product.place import Place, Taken


class Edge(NamedTuple):
    """How a place was first reached; ``swapped``: the pair changed places then."""

    before: Place
    taken: Taken
    swapped: bool


@dataclass
class Searched:
    """Every place, how it was first reached, and which step leads where."""

    moves: Moves
    first: dict[Place, Edge | None] = field(default_factory=dict[Place, Edge | None])
    steps: int = 0

    def way_to(self, place: Place) -> list[Edge]:
        """Return the steps that first led to a place, from the start."""
        way: list[Edge] = []
        while (edge := self.first[place]) is not None:
            way.append(edge)
            place = edge.before
        return way[::-1]


def alike(moves: Moves, place: Place) -> tuple[Place, bool]:
    """Return the one place that stands for both ways round, and whether it is turned.

    What two parents with the same rights did, says the same when they change places.
    """
    count = len(moves.family.per_person)
    one, two = place.slots[:count], place.slots[count : 2 * count]
    if not moves.family.alike or (one, place.marks) <= (two, place.marks[::-1]):
        return place, False
    rest = place.slots[2 * count :]
    return Place(place.root, (*two, *one, *rest), place.marks[::-1]), True


def search(moves: Moves) -> Iterator[tuple[Searched, Place, list[tuple[Taken, Place]]]]:
    """Yield each place once, with every step out of it and where that leads."""
    found = Searched(moves)
    queue = deque(_begin(found))
    while queue:
        place = queue.popleft()
        onward = []
        for taken in moves.out_of(place):
            target, swapped = alike(moves, taken.place)
            if target not in found.first:
                found.first[target] = Edge(place, taken, swapped)
                queue.append(target)
            onward.append((taken, target))
        found.steps += len(onward)
        yield found, place, onward


def _begin(found: Searched) -> Iterator[Place]:
    for start in found.moves.starts():
        place, _ = alike(found.moves, start)
        if place not in found.first:
            found.first[place] = None
            yield place
