"""The words that a story is written in: who does what, in which case, on which day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from casework.access import Actor
from casework.services.people import Person
from casework.services.register import Entry, Key

Facts = Mapping[str, object]


@dataclass(frozen=True)
class Chapter:
    """A new part of the story."""

    title: str


@dataclass(frozen=True)
class Act:
    """One step. ``case`` is a process, or a process and a person: "zienswijze/ouder-1".

    ``too_early``: the step must be refused, and every reason is told.
    """

    day: date
    case: str
    action: str
    by: Actor
    facts: Facts = field(default_factory=dict)
    too_early: bool = False


@dataclass(frozen=True)
class Wait:
    """Nothing happens until this day, but what the terms and the post do."""

    day: date


@dataclass(frozen=True)
class Open:
    """Somebody opens a case by hand."""

    day: date
    process: str
    people: tuple[Person, ...]
    by: Actor


@dataclass(frozen=True)
class Enrol:
    """The school puts in the register who belongs to whom."""

    day: date
    entries: Mapping[Key, Entry]


@dataclass(frozen=True)
class Absence:
    """The school hands in the absence of one day, as the lines of a file."""

    day: date
    lines: tuple[str, ...]


Deed = Act | Wait | Open | Enrol | Absence
Script = tuple[Chapter | Deed, ...]
