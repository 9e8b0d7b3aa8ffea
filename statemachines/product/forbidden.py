"""What may never happen to cases that hang together, as a table of conditions."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from statemachines.invariants import BESLOTEN
from statemachines.ot.koppelingen import BESLISTERMIJNEN, GEEN_BESLISSING
from statemachines.product.automaton import Node
from statemachines.product.moves import Moves
from statemachines.product.place import Place, Taken

Test = Callable[[Moves, Place, Taken], bool]


@dataclass(frozen=True)
class Forbidden:
    """One row: a step in a family of this main case for which ``test`` says yes."""

    sentence: str
    law: str
    root: str
    test: Test


def _linked(moves: Moves, place: Place, code: str) -> Iterator[Node]:
    for number, slot in enumerate(moves.slots):
        if slot.code == code and (node := moves.node(number, place)):
            yield node


def _enters(moves: Moves, place: Place, taken: Taken, states: tuple[str, ...]) -> bool:
    before, after = moves.main(place).state.name, moves.main(taken.place).state.name
    return before not in states and after in states


def _decides_too_early(moves: Moves, place: Place, taken: Taken) -> bool:
    open_ = any(not node.done for node in _linked(moves, place, "zienswijze"))
    return open_ and _enters(moves, place, taken, BESLOTEN)


def _decides_over_a_refusal(moves: Moves, place: Place, taken: Taken) -> bool:
    refused = any(
        node.state.name == "geweigerd" for node in _linked(moves, place, "handtekening")
    )
    return refused and _enters(moves, place, taken, ("vastgesteld",))


def _ends_with_a_term(moves: Moves, _: Place, taken: Taken) -> bool:
    after = moves.main(taken.place)
    return after.done and bool(after.clocks)


def _leaves_open(code: str) -> Test:
    def leaves_open(moves: Moves, _: Place, taken: Taken) -> bool:
        linked = _linked(moves, taken.place, code)
        return moves.main(taken.place).done and any(not node.done for node in linked)

    return leaves_open


def _closes_before_a_decision(moves: Moves, place: Place, taken: Taken) -> bool:
    if moves.main(place).done or not moves.main(taken.place).done:
        return False
    rules = {
        rule
        for code in ("opp", "tlv")
        for node in _linked(moves, place, code)
        for rule in (*node.rules, *node.below)
    }
    return any(
        rule.startswith(BESLISTERMIJNEN) and rule not in GEEN_BESLISSING
        for rule in rules
    )


FORBIDDEN = (
    Forbidden(
        "Er wordt besloten terwijl er nog een zienswijze loopt.",
        "Awb 4:8",
        "tlv",
        _decides_too_early,
    ),
    Forbidden(
        "Het handelingsdeel staat vast terwijl een ouder weigerde.",
        "WPO 40a lid 5",
        "opp",
        _decides_over_a_refusal,
    ),
    Forbidden(
        "De zaak gaat dicht terwijl eronder nog een beslistermijn loopt.",
        "Awb 4:13",
        "ot",
        _closes_before_a_decision,
    ),
    *(
        Forbidden(
            f"De zaak is klaar terwijl er nog een {code} openstaat.",
            law,
            root,
            _leaves_open(code),
        )
        for root, code, law in (
            ("tlv", "zienswijze", "Awb 4:8"),
            ("opp", "handtekening", "WPO 40a lid 5"),
            ("nooit_opgeven", "stem", "Ondersteuningsplan 3.5.3"),
        )
    ),
    *(
        Forbidden(
            "Een afgesloten zaak heeft nog een open termijn.",
            "Awb 4:13",
            root,
            _ends_with_a_term,
        )
        for root in ("ot", "opp", "tlv", "nooit_opgeven", "verzuim")
    ),
)
