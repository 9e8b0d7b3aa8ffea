"""The fund in double entry: accounts, what a step does with money, and the postings.

The rule: a posting takes cents from one account and puts them on another, so debit is
always credit. Pure: what the accounts hold now is handed in.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from statemachines.money import Shares, in_euro
from statemachines.situation import Reason, Situation

LAW = "Afspraak in het ondersteuningsplan (Nooit Opgeven)"
FIRST_DAY = "01-01"


class Account(StrEnum):
    """Where money of the fund can be; ``buiten`` is everything outside the fund."""

    BUITEN = "buiten"
    VRIJ = "vrij"
    GERESERVEERD = "gereserveerd"
    TOEGEZEGD = "toegezegd"
    BETAALD = "betaald"


class Boeking(StrEnum):
    """What can be done with money of the fund."""

    BEGROTEN = "begroten"
    RESERVEREN = "reserveren"
    VRIJGEVEN = "vrijgeven"
    TOEZEGGEN = "toezeggen"
    INTREKKEN = "intrekken"
    BETALEN = "betalen"
    TERUGSTORTEN = "terugstorten"


ROUTES: Mapping[Boeking, tuple[Account, Account]] = MappingProxyType(
    {
        Boeking.BEGROTEN: (Account.BUITEN, Account.VRIJ),
        Boeking.RESERVEREN: (Account.VRIJ, Account.GERESERVEERD),
        Boeking.VRIJGEVEN: (Account.GERESERVEERD, Account.VRIJ),
        Boeking.TOEZEGGEN: (Account.VRIJ, Account.TOEGEZEGD),
        Boeking.INTREKKEN: (Account.TOEGEZEGD, Account.VRIJ),
        Boeking.BETALEN: (Account.TOEGEZEGD, Account.BETAALD),
        Boeking.TERUGSTORTEN: (Account.BETAALD, Account.VRIJ),
    }
)
"""From which account to which account each deed moves money."""

Place = tuple[int, str, Account]
"""A year of the budget, a funder, and an account."""
Held = Mapping[Place, int]
"""Cents by place."""


@dataclass(frozen=True)
class Booking:
    """Money that a step moves.

    ``shares`` names the fact (or property of the dossier) with the cents by funder;
    without it the step moves all that the case has on the account. ``year`` names the
    fact with the budget year; without it that is the year of the step. ``after`` names
    the action of another person, who proposed this (four eyes).
    """

    kind: Boeking
    shares: str | None = None
    year: str | None = None
    after: str | None = None


@dataclass(frozen=True)
class Order:
    """A booking of which the amounts are known."""

    kind: Boeking
    shares: Shares | None
    year: int
    proposed_by: str | None = None


@dataclass(frozen=True)
class Posting:
    """Cents that go from one account to another, of one funder in one year."""

    kind: Boeking
    year: int
    funder: str
    source: Account
    target: Account
    cents: int
    proposed_by: str | None = None


def budget_year(day: date, policy: Mapping[str, Any]) -> int:
    """Return the budget year of a day: the calendar year in which that year began."""
    first = str(policy.get("budgetjaar_begint") or FIRST_DAY)
    return day.year if f"{day:%m-%d}" >= first else day.year - 1


def orders(bookings: Iterable[Booking], situation: Situation[Any]) -> tuple[Order, ...]:
    """Fill in the bookings of a step with what the dossier says."""
    return tuple(
        Order(
            booking.kind,
            getattr(situation.dossier, booking.shares) if booking.shares else None,
            _year(booking, situation),
            _last(situation, booking.after),
        )
        for booking in bookings
    )


def _year(booking: Booking, situation: Situation[Any]) -> int:
    if booking.year:
        return int(getattr(situation.dossier, booking.year))
    return budget_year(situation.day, situation.policy)


def _last(situation: Situation[Any], action: str | None) -> str | None:
    did = situation.done.get(action, ()) if action else ()
    return did[-1] if did else None


def postings(asked: Iterable[Order], own: Held, fund: Held) -> Iterator[Posting]:
    """Turn orders into postings, in order.

    ``own`` is what the case itself has on each account, ``fund`` what everyone has.
    """
    for order in asked:
        if order.kind is Boeking.BEGROTEN:
            yield from _budget(order, fund)
        elif ROUTES[order.kind][0] is Account.VRIJ:
            yield from _from_free(order)
        else:
            yield from _from_own(order, own)


def _budget(order: Order, fund: Held) -> Iterator[Posting]:
    """Set the budget of a year: only the difference is posted."""
    for funder, wanted in sorted((order.shares or {}).items()):
        more = wanted - sum(
            cents for (y, f, _), cents in fund.items() if (y, f) == (order.year, funder)
        )
        source, target = ROUTES[order.kind]
        if more > 0:
            yield Posting(order.kind, order.year, funder, source, target, more)
        elif more < 0:
            yield Posting(order.kind, order.year, funder, target, source, -more)


def _from_free(order: Order) -> Iterator[Posting]:
    route = ROUTES[order.kind]
    for funder, cents in sorted((order.shares or {}).items()):
        if cents:
            yield Posting(order.kind, order.year, funder, *route, cents)


def _from_own(order: Order, own: Held) -> Iterator[Posting]:
    """Move what the case has, the oldest year first; without shares all of it.

    What the case does not have is asked of the year of the step, and found short.
    """
    source, target = ROUTES[order.kind]
    wanted = dict(order.shares) if order.shares is not None else None
    for (year, funder, account), held in sorted(own.items()):
        take = held if wanted is None else min(held, wanted.get(funder, 0))
        if account is source and take:
            yield Posting(
                order.kind, year, funder, source, target, take, order.proposed_by
            )
            if wanted is not None:
                wanted[funder] -= take
    for funder, cents in sorted((wanted or {}).items()):
        if cents:
            yield Posting(order.kind, order.year, funder, source, target, cents)


def shortages(wanted: Iterable[Posting], fund: Held) -> Iterator[Reason]:
    """Say for which funder there is not enough, and who can change that."""
    after = dict(fund)
    for posting in wanted:
        from_, to = (
            (posting.year, posting.funder, account)
            for account in (posting.source, posting.target)
        )
        has = after.get(from_, 0)
        if posting.source is not Account.BUITEN and has < posting.cents:
            yield Reason(
                f"Bij {posting.funder} is in {posting.year} nog {in_euro(has)} "
                f"{posting.source}. Deze stap vraagt {in_euro(posting.cents)}.",
                LAW,
                "de kerngroep met een andere verdeling, of de directeur-bestuurder "
                "met een hoger budget",
            )
        after[from_] = has - posting.cents
        after[to] = after.get(to, 0) + posting.cents
