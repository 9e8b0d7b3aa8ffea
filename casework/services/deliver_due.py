"""The sweep of the post: what is due leaves, and one bad server holds up nobody else.

A server that is away is tried with one letter in each sweep, not with every letter:
the others keep their tries. A server that is slow gets a while for each
samenwerkingsverband and no more; the next sweep goes on.
"""

from datetime import datetime, timedelta

from casework.models import Delivery
from casework.services.batch import Batch, Line
from casework.services.deliver import Carry, Tried, deliver_next
from casework.services.settle import Result
from casework.work import Desk

MOST = 500
"""Letters in one batch."""
LONGEST = timedelta(minutes=2)
"""How long one samenwerkingsverband may keep the others waiting in one sweep."""

_STOPS = {Result.AWAY, Result.UNKNOWN}
_TAKEN_OVER = "door een latere poging overgenomen"
_SAID = {
    Delivery.WACHT: "nog niet weg, wordt opnieuw geprobeerd",
    Delivery.VERZONDEN: "verzonden",
    Delivery.PER_POST: "klaar om per post te sturen",
    Delivery.NIET_BEZORGD: "niet bezorgd",
    Delivery.VERVALLEN: "vervallen: de zaak ging verder",
    Delivery.MISLUKT: "mislukt: de brief kan niet worden gemaakt",
}


def deliver_due(
    desk: Desk, tenant: str, carry: Carry | None, after: str | None = None
) -> Batch:
    """Deliver at most 500 letters that were due when the sweep began.

    ``after`` is that moment, so that a letter is tried once in a sweep. Without
    ``carry`` (no mail server) only the letters on paper are written.
    """
    began = datetime.fromisoformat(after) if after else desk.clock()
    lines: list[Line] = []
    while len(lines) < MOST and desk.clock() - began <= LONGEST:
        tried = deliver_next(desk, tenant, carry, until=began)
        if tried is None:
            return Batch(tuple(lines))
        lines.append(_line(tried))
        if tried.result in _STOPS:
            return Batch(tuple(lines))
    return Batch(tuple(lines), began.isoformat() if len(lines) >= MOST else None)


def _line(tried: Tried) -> Line:
    said = _SAID[tried.status] if tried.status else _TAKEN_OVER
    return Line(tried.claimed.kenmerk, tried.claimed.notice, said)
