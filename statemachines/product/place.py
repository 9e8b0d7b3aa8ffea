"""Where every case of a family is at one moment, as numbers."""

from typing import Any, NamedTuple

from statemachines.grammar import Step
from statemachines.situation import Party

NOT_THERE = -1


class Slot(NamedTuple):
    """One linked case: its process, and the person whom it is about."""

    code: str
    party: Party | None


class Place(NamedTuple):
    """Numbers of nodes: of the main case, and of each linked one or `NOT_THERE`.

    ``marks`` says of each of the pair whether the fact of the family holds.
    """

    root: int
    slots: tuple[int, ...]
    marks: tuple[bool, ...]


class Taken(NamedTuple):
    """A step that somebody took, in the main case or in a linked one."""

    step: Step[Any]
    slot: int | None
    place: Place
    """Where it led."""
