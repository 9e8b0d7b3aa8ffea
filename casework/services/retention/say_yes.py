"""Confirm, and erase at once what is then complete: for the page and the terminal."""

from collections.abc import Sequence
from uuid import UUID

from casework.access import Actor
from casework.services.retention.confirm import Proposal, confirm, proposals
from casework.services.retention.destroy import Erased, destroy
from casework.work import Desk

AT_ONCE = 20
"""So many are erased while somebody waits; the night does the rest."""


def say_yes(
    desk: Desk,
    tenant: str,
    ids: Sequence[UUID],
    *,
    by: Actor,
    most: int | None = AT_ONCE,
) -> tuple[int, list[Erased]]:
    """Confirm these; return how many were new, and what came of those of their cases.

    What waited for the health of the same case goes along. Raises `Refused`.
    """
    with desk.work(tenant) as work:
        number = confirm(work, ids, by=by)
        found = proposals(work)
    about = {one.key_id for one in found if one.id in {*ids}}
    ready = [one for one in found if one.key_id in about]
    results = (destroy(desk, tenant, one.id) for one in _in_order(ready)[:most])
    return number, [one for one in results if one]


def _in_order(found: Sequence[Proposal]) -> list[Proposal]:
    """Put what is of health first: it takes the letters along."""
    return sorted(found, key=lambda one: not one.twee_personen)
