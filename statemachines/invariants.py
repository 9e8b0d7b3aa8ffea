"""What may never happen on any path (domain.md 2.15), as a table.

A row forbids a step into some states while a case and its linked cases stand in some
way. `proving` shows for every such step that a guard objects, whatever else is true.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import product
from typing import Any

from statemachines.grammar import Process
from statemachines.proving import Blind, Unknown
from statemachines.roles import Role
from statemachines.situation import Linked, Party, Situation

OUDERS = (
    Party("ouder-1", Role.OUDER, gezag=True),
    Party("ouder-2", Role.OUDER, gezag=True),
)
DAY = date(2026, 9, 14)
MORNING = datetime(2026, 9, 14, 7, tzinfo=UTC)
ZWIJGEN = "geen_reactie"
GETEKEND = "getekend"

BESLOTEN = (
    "besloten_toe",
    "besloten_af",
    "bekendgemaakt",
    "afwijzing_bekendgemaakt",
    "onherroepelijk",
    "afwijzing_onherroepelijk",
    "geldig",
    "verloopt",
    "verlopen",
    "vervangen",
    "intrekking_voorgenomen",
    "ingetrokken",
)
"""Everything that a decision about a TLV can lead to; only a decision leads there."""

Processes = dict[str, Process[Any]]
Ways = Callable[[Processes], Iterator[Situation[Any]]]


@dataclass(frozen=True)
class Invariant:
    """One row: no step of ``process`` into ``states`` in any of these ``ways``."""

    sentence: str
    law: str
    process: str
    states: tuple[str, ...]
    ways: Ways


def blind_case(facts: dict[str, Any], **known: Any) -> Situation[Any]:  # noqa: ANN401
    """Return a case of which only this is known; looking at the rest proves nothing."""
    unknown = Unknown()
    rest = {"done": unknown, "terms": unknown, "linked": unknown, **known}
    return Situation(
        state="",
        dossier=Blind(facts),
        actor="wie dan ook",
        role=Role.BESTUURDER,
        now=MORNING,
        today=DAY,
        day=DAY,
        parties=OUDERS,
        **rest,
    )


def _linked(
    process: Process[Any], states: tuple[str | None, ...], facts: dict[str, Any]
) -> dict[str, list[Linked]]:
    """Return a linked case for each parent in these states, or none where none is."""
    found = []
    for ouder, name in zip(OUDERS, states, strict=True):
        if name is not None:
            final = process.state(name).final
            kenmerk = f"{process.prefix}-{ouder.key}"
            found.append(Linked(process.code, kenmerk, name, final, ouder.key, facts))
    return {process.code: found}


def _open_zienswijze(processes: Processes) -> Iterator[Situation[Any]]:
    """Give the ways in which one of the zienswijzen is not finished yet."""
    zienswijze = processes["zienswijze"]
    names = [state.name for state in zienswijze.states]
    for states in product(names, names):
        if not all(zienswijze.state(name).final for name in states):
            yield blind_case({}, linked=_linked(zienswijze, states, {}))


def _nobody_asked(processes: Processes) -> Iterator[Situation[Any]]:
    """Give the ways in which a parent did not sign and was not asked."""
    zienswijze = processes["zienswijze"]
    for signed, other in product(((), ("ouder-2",)), (None, "verwerkt")):
        facts = {"toestemming_van": signed, "toestemming_ingetrokken_door": ()}
        yield blind_case(facts, linked=_linked(zienswijze, (None, other), {}))


def _too_few_experts(_processes: Processes) -> Iterator[Situation[Any]]:
    """Give the ways in which fewer than two people gave advice."""
    for advised in ([], ["een"], ["een", "een"], ["een", "een", "een"]):
        yield blind_case({}, done={"adviseren": advised})


def _without_signature(processes: Processes) -> Iterator[Situation[Any]]:
    """Give the ways in which not both parents stand behind the present plan."""
    handtekening = processes["handtekening"]
    names: list[str | None] = [None, *(state.name for state in handtekening.states)]
    plan = {"document_hash": "a", "besproken_op": "2026-09-01"}
    for states in product(names, names):
        agreed = set(states) <= {GETEKEND, "onbereikbaar"} and GETEKEND in states
        if not agreed:
            linked = _linked(handtekening, states, plan)
            yield blind_case({"document_hash": "a", "bezwaar_van": None}, linked=linked)


def _alert_was_sent(processes: Processes) -> Iterator[Situation[Any]]:
    """Give the ways in which there is an alert about this period of absence."""
    alert = processes["leerrecht_alert"]
    first = {"eerste_dag": DAY.isoformat()}
    for state in alert.states:
        linked = Linked(alert.code, "LA", state.name, state.final, None, first)
        facts = {"eerste_dag": DAY, "lesweken": 4}
        yield blind_case(facts, linked={alert.code: [linked]})


def _too_few_weeks(_processes: Processes) -> Iterator[Situation[Any]]:
    """Give the ways in which the absence did not last four weeks of school."""
    for weeks in (None, 1, 2, 3):
        yield blind_case({"lesweken": weeks})


INVARIANTS = (
    Invariant(
        "Er is besloten terwijl er nog een zienswijze loopt.",
        "Awb 4:8",
        "tlv",
        BESLOTEN,
        _open_zienswijze,
    ),
    Invariant(
        "Wie niet tekende en niet is gevraagd, telt als iemand die instemt.",
        "Awb 4:8",
        "tlv",
        BESLOTEN,
        _nobody_asked,
    ),
    Invariant(
        "Er is besloten zonder advies van twee personen.",
        "WPO 18a lid 11",
        "tlv",
        BESLOTEN,
        _too_few_experts,
    ),
    Invariant(
        "Het handelingsdeel staat vast terwijl een ouder niet akkoord is.",
        "WPO 40a lid 5",
        "opp",
        ("vastgesteld",),
        _without_signature,
    ),
    Invariant(
        "Over hetzelfde verzuim gaat een tweede alert naar Leerrecht.",
        "LPW 21a",
        "verzuim",
        ("alert_verzonden",),
        _alert_was_sent,
    ),
    Invariant(
        "Leerrecht krijgt een alert zonder vier lesweken verzuim.",
        "LPW 21a",
        "verzuim",
        ("alert_verzonden",),
        _too_few_weeks,
    ),
    Invariant(
        "Verzuim telt als langdurig zonder vier lesweken.",
        "LPW 21a",
        "verzuim",
        ("lrv",),
        _too_few_weeks,
    ),
)
