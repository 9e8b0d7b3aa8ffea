"""Judge every place of a family: nothing stuck, nothing forbidden, all of it ends."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from statemachines.grammar import Guard, Process, Step
from statemachines.graph import Clock
from statemachines.product.automaton import Automaton, automaton
from statemachines.product.families import Family, fits
from statemachines.product.forbidden import FORBIDDEN
from statemachines.product.from_above import FromAbove, Onward
from statemachines.product.knowing import Verdict, reason
from statemachines.product.moves import Moves
from statemachines.product.place import Place, Taken
from statemachines.product.search import Searched, search
from statemachines.product.story import story
from statemachines.roles import Role


@dataclass(frozen=True)
class Walked:
    """One family: how many places and steps there are, and what is wrong.

    ``deepest`` is how many steps at least lead to the place that is furthest away.
    """

    family: Family
    places: int
    steps: int
    deepest: int
    findings: tuple[str, ...]


def walk(
    known: Mapping[str, Process[Any]], families: Iterable[Family]
) -> Iterator[Walked]:
    """Walk through these families, in order: what is below comes first."""
    made: dict[str, Automaton] = {}
    for family in families:
        if not fits(family, known):
            continue
        below = {c: _below(family, known[c], made) for c in family.codes}
        moves = Moves(family, automaton(known[family.root]), below)
        walked, made[family.root] = _walk(moves)
        yield walked


def _below(
    family: Family, process: Process[Any], made: Mapping[str, Automaton]
) -> Automaton:
    walked = made.get(process.code) if family.deep else None
    return walked or automaton(process)


def _walk(moves: Moves) -> tuple[Walked, Automaton]:
    judge = Judge(moves)
    found, back = Searched(moves), dict[Place, list[Place]]()
    above = FromAbove(moves)
    for found, place, onward in search(moves):
        judge.look(found, place, onward)
        for _, target in onward:
            back.setdefault(target, []).append(place)
        if moves.family.kept:
            above.add(place, onward)
    judge.ends(found, back)
    walked = Walked(
        moves.family,
        len(found.first),
        found.steps,
        len(found.way_to(next(reversed(found.first)))),
        tuple(judge.findings.values()),
    )
    return walked, above.seen


class Judge:
    """Looks at every place, and keeps the first story of each kind of finding."""

    def __init__(self, moves: Moves) -> None:
        """Judge the places of one family."""
        self.moves = moves
        self.findings: dict[object, str] = {}
        self._heard = set[object]()
        self._rows = [row for row in FORBIDDEN if row.root == moves.family.root]

    def look(self, found: Searched, place: Place, onward: Onward) -> None:
        """Look at one place, and at every step out of it."""
        if not onward and not self._all_done(place):
            self._say("vast", "Niemand kan hier nog iets doen.", found, place)
        self._lapses(found, place)
        self._reasons(found, place)
        for taken, _ in onward:
            for row in self._rows if taken.place.root != place.root else ():
                if row.test(self.moves, place, taken):
                    sentence = f"{row.sentence} ({row.law})"
                    self._say(row, sentence, found, place, taken)

    def ends(self, found: Searched, back: dict[Place, list[Place]]) -> None:
        """Say from where no way leads to an end of every case."""
        frontier = [place for place in found.first if self._all_done(place)]
        reached = set(frontier)
        while frontier:
            for before in back.get(frontier.pop(), ()):
                if before not in reached:
                    reached.add(before)
                    frontier.append(before)
        for place in found.first:
            if place not in reached:
                self._say("einde", "Hier komt geen einde meer aan.", found, place)
                return

    def _lapses(self, found: Searched, place: Place) -> None:
        """Say which term of the main case is over and ends in no possible step."""
        for clock, ways in self._endings(place.root):
            said = (self.moves.conditions.permits(place, step) for step in ways)
            if Verdict.HOUDT not in said:
                sentence = f"Termijn {clock.rule} eindigt in niets: {clock.then}."
                self._say((clock, place.root), sentence, found, place)

    @cache  # noqa: B019  lives as long as the walk
    def _endings(self, root: int) -> list[tuple[Clock, list[Step[Any]]]]:
        """Return the terms that run in a node, each with the steps it can end in."""
        node = self.moves.root.nodes[root]
        return [
            (
                clock,
                [
                    step
                    for step in self.moves.root.process.steps
                    if step.action == clock.then
                    and Role.SYSTEEM in step.by
                    and node.state in step.source
                ],
            )
            for clock in node.clocks
            if clock.running
        ]

    def _reasons(self, found: Searched, place: Place) -> None:
        """Say which condition stops a step without a word about who can lift it."""
        for move in self.moves.root.moves[place.root]:
            for guard in self._unheard(place, move.step):
                why = reason(guard, self.moves.conditions.seen(place))
                if why:
                    self._heard.add((id(guard), place.root))
                if why and not (why.lifted_by or why.possible_from):
                    sentence = (
                        f"'{move.step.label}' kan niet ({why.sentence}) en er staat "
                        "niet bij wie daar iets aan kan doen."
                    )
                    self._say(guard, sentence, found, place)

    def _unheard(self, place: Place, step: Step[Any]) -> list[Guard[Any]]:
        """Return the conditions of a step to listen to: once is enough for most."""
        look = self.moves.conditions.fixed(place, step).look
        asked = (id(step), place.root, place.marks)
        once = () if asked in self._heard else step.requires
        self._heard.add(asked)
        return [
            guard
            for guard in (*look, *once)
            if guard.term is None and (id(guard), place.root) not in self._heard
        ]

    def _all_done(self, place: Place) -> bool:
        nodes = (self.moves.node(n, place) for n in range(len(self.moves.slots)))
        return self.moves.main(place).done and all(n is None or n.done for n in nodes)

    def _say(
        self,
        kind: object,
        sentence: str,
        found: Searched,
        place: Place,
        last: Taken | None = None,
    ) -> None:
        if kind not in self.findings:
            told = story(found, place, last)
            self.findings[kind] = (
                f"{self.moves.family.root}: {sentence} Zo kan het gaan: {told}"
            )
