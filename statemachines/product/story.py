"""Tell how it can come to this: who did what, in order."""

from statemachines.product.moves import Moves
from statemachines.product.place import Place, Taken
from statemachines.product.search import Searched
from statemachines.roles import Role
from statemachines.rules import RULES


def story(found: Searched, place: Place, last: Taken | None = None) -> str:
    """Return the way to a place as numbered sentences, and a last step if given."""
    turned, told = False, []
    for edge in found.way_to(place):
        told.append(_sentence(found.moves, edge.taken, turned=turned))
        turned ^= edge.swapped
    if last is not None:
        told.append(_sentence(found.moves, last, turned=turned))
        place = last.place
    told.append(f"Dan staat het zo: {where(found.moves, place, turned=turned)}.")
    return " ".join(f"{number}. {line}" for number, line in enumerate(told, start=1))


def where(moves: Moves, place: Place, *, turned: bool = False) -> str:
    """Return where every case is."""
    told = [f"{moves.family.root} op {moves.main(place).state.name}"]
    for number, slot in enumerate(moves.slots):
        if node := moves.node(number, place):
            whose = _whose(moves, number, turned=turned)
            told.append(f"{slot.code}{whose} op {node.state.name}")
    return ", ".join(told)


def _sentence(moves: Moves, taken: Taken, *, turned: bool) -> str:
    step, whose = taken.step, ""
    case = moves.family.root
    if taken.slot is not None:
        case = moves.slots[taken.slot].code
        whose = _whose(moves, taken.slot, turned=turned)
    terms = [guard.term for guard in step.requires if guard.term]
    if terms:
        who = f"de termijn '{RULES[terms[0]].name}' gaat voorbij"
    else:
        who = step.by[0].sentence
    who = "het systeem" if step.by[0] is Role.SYSTEEM and not terms else who
    return f"{who[0].upper()}{who[1:]}: '{step.label}' ({case}{whose})."


def _whose(moves: Moves, number: int, *, turned: bool) -> str:
    count = len(moves.family.per_person)
    if number >= 2 * count:
        return ""
    person = (number // count) ^ turned
    return f" van {moves.family.pair[person].key}"
