"""Money in whole cents: typed, shared out, and written for a Dutch reader.

The rule: a cent is never lost. Shares always add up to the whole, and what cannot be
shared evenly goes to the first.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import BeforeValidator, Field

MOST = 10_000_000_00
"""Ten million euro in cents: more is a typing mistake."""


def _whole(value: object) -> object:
    if isinstance(value, bool | float):
        raise ValueError("schrijf het bedrag in hele centen")  # noqa: TRY004  pydantic's
    return value


Cent = Annotated[int, BeforeValidator(_whole), Field(ge=0, le=MOST)]
"""An amount of money: whole cents, nothing or more."""

Shares = Mapping[str, int]
"""Cents by the name of the funder."""


def in_euro(cents: int) -> str:
    """Write an amount as a Dutch reader does: ``€ 1.234,50``."""
    euros, rest = divmod(abs(cents), 100)
    sign = "-" if cents < 0 else ""
    return f"€ {sign}{euros:,}".replace(",", ".") + f",{rest:02}"


def split_evenly(cents: int, names: Sequence[str]) -> dict[str, int]:
    """Share an amount equally; the cents that remain go to the first."""
    if not names:
        return {}
    each, rest = divmod(cents, len(names))
    return {name: each + (rest if n == 0 else 0) for n, name in enumerate(names)}


def split_in_ratio(cents: int, shares: Shares) -> dict[str, int]:
    """Share an amount in the ratio of earlier shares; the rest goes one cent each.

    Nobody gets more than the earlier share while the amount is not more than their sum.
    """
    whole = sum(shares.values())
    if not whole:
        return {}
    parts = {name: cents * share // whole for name, share in shares.items()}
    left = cents - sum(parts.values())
    for name in sorted(shares, key=lambda n: -(cents * shares[n] % whole))[:left]:
        parts[name] += 1
    return parts
