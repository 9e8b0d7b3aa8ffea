"""Find bookings of which the amount, the year or the second person is unknown."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from statemachines.fund import ROUTES, Account, Boeking

if TYPE_CHECKING:
    from statemachines.grammar import Booking, Process


def fund_flaws(process: "Process[Any]") -> Iterator[str]:
    """Say which bookings could not be made."""
    for action, booking in _all_bookings(process):
        yield from (f"{action} {flaw}" for flaw in _flaws(process, booking))


def _flaws(process: "Process[Any]", booking: "Booking") -> Iterator[str]:
    named = filter(None, (booking.shares, booking.year))
    unknown = [name for name in named if not _known(process, name)]
    proposed = booking.after in process.actions
    wrong = {
        f"books the unknown fact {', '.join(unknown)}": bool(unknown),
        f"books {booking.kind} without saying how much": (
            booking.shares is None and _needs_shares(booking)
        ),
        f"books after the unknown step {booking.after}": (
            booking.after is not None and not proposed
        ),
        "pays without a second person who proposed it": (
            booking.kind is Boeking.BETALEN and booking.after is None
        ),
    }
    yield from (flaw for flaw, is_so in wrong.items() if is_so)


def _all_bookings(process: "Process[Any]") -> Iterator[tuple[str, "Booking"]]:
    yield from (("opening", booking) for booking in process.books)
    for step in process.steps:
        yield from ((step.action, booking) for booking in step.books)


def _needs_shares(booking: "Booking") -> bool:
    return ROUTES[booking.kind][0] in {Account.BUITEN, Account.VRIJ}


def _known(process: "Process[Any]", name: str) -> bool:
    derived = isinstance(getattr(process.dossier, name, None), property)
    return derived or name in process.dossier.model_fields
