"""A page for who keeps the registry of partners: an administrator, or the FG."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends
from starlette.exceptions import HTTPException

from casework.services.exchange.may_manage import READERS
from casework.web.visit import Staff, Visit


def _keeper(visit: Staff) -> Visit:
    if visit.by.role not in READERS:
        raise HTTPException(403)
    return visit


Keeper = Annotated[Visit, Depends(_keeper, scope="function")]
"""Organisations and their keys, and nothing of any case."""


def number_in(address: str) -> UUID:
    """Return the number in an address; anything else is nowhere."""
    try:
        return UUID(address)
    except ValueError:
        raise HTTPException(404) from None
