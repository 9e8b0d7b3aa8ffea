"""The door for packages of partners: once in, however often it is sent."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response

from casework.api import problem
from casework.api.caller import Carrier
from casework.api.problem import Problem, documented
from casework.api.strict import StrictRoute
from casework.exchange import CannotOpen
from casework.services.exchange.receive import Receipt, receive_by_reference
from casework.services.scan_uploads import scanned

router = APIRouter(route_class=StrictRoute, tags=["pakketten"])
MEDIA_TYPE = "application/pkcs7-mime"
_SENT: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}},
    }
}


async def _body(request: Request) -> bytes:
    return await request.body()


Package = Annotated[bytes, Depends(_body)]


@dataclass(frozen=True)
class Received:
    """Dat een pakket binnen is. `repeated`: dat was het al; er is niets veranderd."""

    kenmerk: str
    bestanden: int
    ontvangen_op: datetime
    repeated: bool

    @classmethod
    def of(cls, receipt: Receipt) -> "Received":
        """Return a receipt as the API tells it."""
        return cls(receipt.kenmerk, receipt.files, receipt.at, receipt.repeated)


@router.post(
    "/pakketten",
    summary="Een pakket brengen",
    status_code=201,
    responses=documented(problem.GEEN_PAKKET),
    openapi_extra=_SENT,
)
def bring(call: Carrier, data: Package, response: Response) -> Received:
    """Open een pakket in de zaak die `case_ref` in het manifest noemt.

    Hetzelfde pakket nog een keer sturen geeft hetzelfde bewijs (200), en doet niets.
    Wat er ook mis is: het antwoord is altijd hetzelfde.
    """
    scan = partial(scanned, call.office.scanner)
    try:
        receipt = receive_by_reference(call.work, data, scan, by=call.by)
    except CannotOpen:
        raise Problem(problem.GEEN_PAKKET) from None
    response.status_code = 200 if receipt.repeated else 201
    return Received.of(receipt)
