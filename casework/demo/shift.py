"""The same story on other days: every date in it moves by whole weeks."""

import re
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from casework.demo.people import CHILDREN, of_family
from casework.demo.school import (
    ALLEEN_PERSPECTIEF,
    HULP_IN_HET_PLAN,
    PERSPECTIEF,
    PLAN,
)
from casework.demo.script import Act, Script

WEEK = timedelta(weeks=1)
_FIRST = CHILDREN[1].split()[0]
_HASHED = {PLAN: HULP_IN_HET_PLAN, PERSPECTIEF: ALLEEN_PERSPECTIEF}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def until(script: Script, action: str) -> Script:
    """Return a story up to and including the last step of this name."""
    acts = [part.action if isinstance(part, Act) else "" for part in script]
    return script[: len(acts) - acts[::-1].index(action)]


def moved(script: Script, weeks: int, but: tuple[str, ...] = ()) -> Script:
    """Return a story so many weeks later, or earlier; facts named in ``but`` stay."""
    return tuple(
        _moved(part, weeks * WEEK, 1, but) if isinstance(part, Act) else part
        for part in script
    )


def since(script: Script, action: str) -> Script:
    """Return a story from the first step of this name on."""
    acts = [part.action if isinstance(part, Act) else "" for part in script]
    return script[acts.index(action) :]


def ending(script: Script, today: date, family: int) -> tuple[Act, ...]:
    """Return the steps of a story for a family, the last at most six days ago.

    What has to be refused in the story is left out.
    """
    acts = [part for part in script if isinstance(part, Act) and not part.too_early]
    later = (today - acts[-1].day) // WEEK * WEEK
    return tuple(_moved(act, later, family) for act in acts)


def _moved(act: Act, later: timedelta, family: int, but: tuple[str, ...] = ()) -> Act:
    facts = {
        name: _about(value if name in but else _later(value, later), family)
        for name, value in act.facts.items()
    }
    return replace(act, day=act.day + later, by=of_family(act.by, family), facts=facts)


def _about(value: Any, family: int) -> Any:  # noqa: ANN401  a fact of any kind
    """Return a fact as it is told of the child of this family, hashes of texts too."""
    if isinstance(value, list):
        return [_about(item, family) for item in value]
    if not isinstance(value, str):
        return value
    if value in _HASHED:
        return sha256(_about(_HASHED[value], family).encode()).hexdigest()
    return value.replace(_FIRST, CHILDREN[family].split()[0])


def _later(value: Any, later: timedelta) -> Any:  # noqa: ANN401  a fact of any kind
    if isinstance(value, date):
        return value + later
    if isinstance(value, str) and _DAY.fullmatch(value):
        return (date.fromisoformat(value) + later).isoformat()
    if isinstance(value, list):
        return [_later(item, later) for item in value]
    return value
