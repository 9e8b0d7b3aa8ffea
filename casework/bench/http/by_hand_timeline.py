"""What happened in the case of the page by hand, and who looked at it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import chain
from typing import Any

from notifications.dutch import opsomming, tijdstip
from statemachines.dutch import in_words
from statemachines.processes import PROCESSES
from statemachines.roles import Role
from statemachines.rules import RULES
from statemachines.vragen import vraag

_LAST = 200
_OT = PROCESSES["ot"]
_STEPS = {step.action: step for step in reversed(_OT.steps)}
_STATES = {state.name: state for state in _OT.states}
_WATCH = {
    "waarschuwen": "Herinnerd aan een termijn",
    "escaleren": "Doorgegeven aan een ander, omdat het bleef liggen",
    "vastlopen": "De zaak blijft liggen",
    "openen": "De zaak is geopend",
}


def path(bodies: Sequence[Mapping[str, Any]], here: str) -> dict[str, Any]:
    """Return where the case was, since when it is here, and what can come next."""
    came: dict[str, str] = {}
    for body in reversed(bodies):
        if body["from"] != body["to"]:
            came.pop(body["to"], None)
            came[body["to"]] = in_words(date.fromisoformat(_day(body)))
    since = came.pop(here)
    return {
        "pad": [(_STATES[name].meaning, day) for name, day in came.items()],
        "sinds": since,
        "hierna": _STEPS["eerder_evalueren"].target.meaning,
    }


def _day(body: Mapping[str, Any]) -> str:
    step = _STEPS.get(body["action"])
    told = body["facts"].get(step.on) if step and step.on else None
    return str(told or body["day"])


def line(
    at: datetime,
    body: Mapping[str, Any],
    called: Mapping[str, str],
    staff: Mapping[str, str],
) -> dict[str, Any]:
    """Return one line of the timeline."""
    step = _STEPS.get(body["action"])
    clocks = chain(body["started"], body["moved"], body.get("watched", ()))
    readers = dict.fromkeys(key for _, key in body["letters"] if key != "-")
    role = Role(body["role"]).sentence
    return {
        "wat": step.label if step else _WATCH[body["action"]],
        "moment": at.isoformat(),
        "wanneer": tijdstip(at),
        "wie": staff.get(body["actor"], role),
        "wet": step.law if step else None,
        "termijnen": ", ".join(dict.fromkeys(RULES[c["rule"]].name for c in clocks)),
        "feiten": opsomming(vraag("ot", name).in_een_zin for name in body["facts"]),
        "lezers": opsomming(called[key] for key in readers),
    }


def looks(rows: Sequence[Mapping[str, Any]], staff: Mapping[str, str]) -> list[Any]:
    """Put what was opened with the look that it belongs to; the last two hundred."""
    opened = {
        (row["at"], row["account"]): row["data_class"]
        for row in rows
        if row["data_class"]
    }
    found = []
    for row in rows:
        at, account = row["at"], row["account"]
        if row["data_class"] is None:
            kind = opened.get((at, account))
            what = f"{row['what']}; geopend: {kind}" if kind else row["what"]
            who = staff.get(account, Role(row["role"]).sentence)
            found.append((at.isoformat(), tijdstip(at), who, what))
    return found[:_LAST]
