"""The work list of the account that a program acts for."""

from dataclasses import dataclass

from fastapi import APIRouter

from casework.api.caller import ListReader
from casework.api.strict import StrictRoute
from casework.services.worklist import Task, worklist

router = APIRouter(route_class=StrictRoute, tags=["werklijst"])


@dataclass(frozen=True)
class Tasks:
    """De werklijst: het dringendste eerst."""

    taken: list[Task]


@router.get("/werklijst", summary="De werklijst")
def tasks(call: ListReader) -> Tasks:
    """Geef wat dit account nu moet doen, met de laatste dag erbij. Zonder namen."""
    return Tasks(worklist(call.work, call.by))
