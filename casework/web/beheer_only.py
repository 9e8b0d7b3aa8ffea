"""A page for the administrator alone."""

from typing import Annotated

from fastapi import Depends
from starlette.exceptions import HTTPException

from casework.web.visit import Staff, Visit
from statemachines.roles import Role


def _beheer(visit: Staff) -> Visit:
    if visit.by.role is not Role.BEHEERDER:
        raise HTTPException(403)
    return visit


Beheer = Annotated[Visit, Depends(_beheer, scope="function")]
"""Technical pages without the content of any case (domain.md 3.2)."""
