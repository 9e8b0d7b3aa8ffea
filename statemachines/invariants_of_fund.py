"""What may never happen with money, as rows beside `statemachines.invariants`."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import product
from typing import Any

from statemachines.invariants import Invariant, Processes
from statemachines.proving import Blind, Unknown
from statemachines.roles import Role
from statemachines.situation import Linked, Party, Situation

GRANTED = ("toegekend", "betaling_voorgesteld", "uitbetaald", "verantwoord")
FUNDERS = ("Schiedam", "SWV PO", "SWV VO")
MEMBERS = tuple(
    Party(f"lid-{n}", Role.KERNGROEP, namens=name) for n, name in enumerate(FUNDERS)
)
VOTES = ("voor", "tegen")
KINDS = (("stem", False), ("spoedstem", True))
ANYBODY = "wie dan ook"


def _case(facts: dict[str, Any], **known: Any) -> Situation[Any]:  # noqa: ANN401
    """Return a request of which only this is known; looking further proves nothing."""
    unknown = Unknown()
    policy = {"financiers": FUNDERS}
    rest: dict[str, Any] = {"done": unknown, "terms": unknown, "linked": unknown}
    rest |= {"policy": policy, **known}
    return Situation(
        state="",
        dossier=Blind(facts),
        actor=ANYBODY,
        role=Role.SWV_ADMIN,
        now=datetime(2026, 9, 14, 7, tzinfo=UTC),
        today=date(2026, 9, 14),
        day=date(2026, 9, 14),
        parties=MEMBERS,
        **rest,
    )


def _rounds(processes: Processes) -> Iterator[tuple[list[str | None], Situation[Any]]]:
    """Give every way in which three members can have been asked and have answered."""
    for (code, haste), is_subsidie in product(KINDS, (False, True)):
        process = processes[code]
        names = [None, *(state.name for state in process.states)]
        for votes in product(names, repeat=len(MEMBERS)):
            asked = [
                Linked(code, "ST", vote, process.state(vote).final, member.key)
                for member, vote in zip(MEMBERS, votes, strict=True)
                if vote is not None
            ]
            facts = {
                "spoed": haste,
                "woongemeente": "Schiedam",
                "leeftijdsgroep": "8_tot_10_jaar",
            }
            policy = {"financiers": FUNDERS, "is_subsidie": is_subsidie}
            yield [*votes], _case(facts, linked={code: asked}, policy=policy)


def _silence(processes: Processes) -> Iterator[Situation[Any]]:
    """Give the ways in which the gemeente or SWV PO did not vote."""
    for votes, way in _rounds(processes):
        if not {*votes[:2]} <= {*VOTES}:
            yield way


def _no_majority(processes: Processes) -> Iterator[Situation[Any]]:
    """Give the ways in which no more members voted for than against."""
    for votes, way in _rounds(processes):
        if votes.count("voor") <= votes.count("tegen"):
            yield way


def _two_eyes(_processes: Processes) -> Iterator[Situation[Any]]:
    """Give the ways in which who approves a payment proposed it, or nobody did."""
    for proposed in ([], [ANYBODY], ["een ander", ANYBODY]):
        yield _case({}, done={"betaling_voorstellen": proposed})


FUND_INVARIANTS = (
    Invariant(
        "Er is geld toegekend terwijl wie moest stemmen zweeg.",
        "Ondersteuningsplan 3.5.3",
        "nooit_opgeven",
        GRANTED,
        _silence,
    ),
    Invariant(
        "Er is geld toegekend zonder meerderheid.",
        "Ondersteuningsplan 3.5.3",
        "nooit_opgeven",
        GRANTED,
        _no_majority,
    ),
    Invariant(
        "Er is betaald door wie de betaling zelf voorstelde.",
        "Vier ogen",
        "nooit_opgeven",
        ("uitbetaald", "verantwoord"),
        _two_eyes,
    ),
)
