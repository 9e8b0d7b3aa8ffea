"""The words that a story is written in: who does what, in which case, on which day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from casework.access import Actor

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


Script = tuple[Chapter | Act | Wait, ...]
