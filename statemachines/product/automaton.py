"""One process as nodes and moves: a state, the terms that are open, what is below."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from statemachines.grammar import Process, State, Step
from statemachines.graph import Clock, after_step, first_clocks
from statemachines.product.knowing import OpenClock


@dataclass(frozen=True)
class Node:
    """Where one case is. ``below`` names the terms open in the cases under it."""

    state: State
    clocks: frozenset[Clock]
    below: frozenset[str] = frozenset()

    @property
    def done(self) -> bool:
        """Whether the case itself has ended."""
        return self.state.final

    @cached_property
    def rules(self) -> frozenset[str]:
        """Name the terms that are open, running or not."""
        return frozenset(clock.rule for clock in self.clocks)

    @cached_property
    def terms(self) -> Mapping[str, Any]:
        """Return the open terms as a condition may see them: without their dates."""
        return {rule: OpenClock(rule) for rule in self.rules}


@dataclass(frozen=True)
class Move:
    """A step to another node. ``own``: of this process, and not of a case below."""

    step: Step[Any]
    target: int
    own: bool = True


@dataclass
class Automaton:
    """The nodes of a process, numbered, and the moves out of each."""

    process: Process[Any]
    nodes: list[Node] = field(default_factory=list[Node])
    moves: list[list[Move]] = field(default_factory=list[list[Move]])
    ids: dict[Node, int] = field(default_factory=dict[Node, int])

    def number(self, node: Node) -> int:
        """Return the number of a node, a new one when it was not met before."""
        if node not in self.ids:
            self.ids[node] = len(self.nodes)
            self.nodes.append(node)
            self.moves.append([])
        return self.ids[node]


@cache
def automaton(process: Process[Any]) -> Automaton:
    """Return a process on its own; node 0 is where it starts."""
    made = Automaton(process)
    made.number(Node(process.initial, first_clocks(process)))
    for here, node in _growing(made):
        for step in process.steps:
            if node.state in step.source:
                clocks = after_step(process, step, node.clocks)
                target = made.number(Node(step.target, clocks))
                if target != here or step.opens or step.ends or step.tells:
                    made.moves[here].append(Move(step, target))
    return made


def _growing(made: Automaton) -> Iterator[tuple[int, Node]]:
    """Yield every node, also those that are added on the way."""
    here = 0
    while here < len(made.nodes):
        yield here, made.nodes[here]
        here += 1
