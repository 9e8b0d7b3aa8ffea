"""What is typed or read from a file: who acts, the facts, the people of a case."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from casework.access import Actor
from casework.cli.errors import Usage
from casework.offline.calendar_file import BadCalendar, read_calendar
from casework.services.people import Person
from casework.services.person_input import PersonInput
from statemachines.calendar import SchoolCalendar
from statemachines.roles import Role

_KNOWN = [role.value for role in Role if role is not Role.SYSTEEM]
_ROLES = ", ".join(_KNOWN)


def actor(text: str) -> Actor:
    """Return who acts, from ``rol:account``. Nobody can act as the system."""
    code, _, account = text.partition(":")
    if code not in _KNOWN or not account:
        raise Usage(f"Schrijf bij --als een rol en een account. Rollen: {_ROLES}.")
    return Actor(account, Role(code))


def facts(typed: Sequence[str] | None, file: Path | None) -> dict[str, Any]:
    """Return the facts from the file and, over them, those that were typed."""
    known = read_json(file) if file else {}
    if not isinstance(known, dict):
        raise Usage(f"In {file} staat geen JSON-object met feiten.")
    for text in typed or ():
        name, sign, value = text.partition("=")
        if not sign or not name:
            raise Usage(f"Schrijf een feit als naam=waarde, niet als {text!a}.")
        known[name] = _value(value)
    return known


def people(file: Path) -> list[Person]:
    """Return the people of a case from a JSON file."""
    try:
        found = TypeAdapter(list[PersonInput]).validate_python(read_json(file))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        where = place or "het bestand"
        raise Usage(f"{file}: {where} klopt niet of ontbreekt.") from None
    keys = [person.key for person in found]
    if len(set(keys)) < len(keys):
        raise Usage(f"{file}: elke `key` mag maar een keer voorkomen.")
    return [person.person() for person in found]


def school_calendar(file: Path) -> SchoolCalendar:
    """Return the school calendar in a file: ``van;tot;naam``."""
    try:
        return read_calendar(file)
    except BadCalendar as error:
        raise Usage(str(error)) from None


def typed_day(option: str, text: str | None) -> date | None:
    """Return the day that was typed with an option, if one was."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Usage(f"Schrijf {option} als JJJJ-MM-DD.") from None


def _value(text: str) -> Any:  # noqa: ANN401  a fact can be any JSON value
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def read_json(file: Path) -> Any:  # noqa: ANN401  a file can hold any JSON value
    """Return what a JSON file holds."""
    try:
        return json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        raise Usage(f"{file} is niet te lezen als JSON.") from None
