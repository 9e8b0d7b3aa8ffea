"""The signals that somebody must look at.

They wait, their ground came back, or they should be there and are not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from casework.services.absence.lost import lost_alerts
from casework.services.batch import NO_CASE, Line
from casework.work import Work
from statemachines.dutch import in_words
from statemachines.verzuimtelling.signalen import LRV


@dataclass(frozen=True)
class Waiting:
    """One signal and why nothing is done on it."""

    leerling_id: str
    soort: str
    signaaldatum: date
    waarom: str


def waiting(work: Work) -> list[Waiting]:
    """List them, the oldest first. Only for who may see the pupils of the SWV."""
    rows = work.rows(_WAITING, {"tenant": work.tenant.code, "day": work.today})
    lost = (
        Waiting(one.leerling_id, LRV, one.signaaldatum, _LOST)
        for one in lost_alerts(work)
    )
    return sorted([*(Waiting(*row) for row in rows), *lost], key=_ORDER)


def signal_findings(work: Work, day: date) -> Iterator[Line]:
    """Count the signals of ``day`` and before that still wait; names no pupil."""
    values = {"tenant": work.tenant.code, "day": day}
    for soort, number, oldest in work.rows(_COUNTED, values):
        told = f"wacht sinds {in_words(oldest)}"
        if number > 1:
            told = f"{number} signalen wachten, het oudste {told[6:]}"
        yield Line(
            NO_CASE, f"verzuim {soort}", f"{told}: zie casework verzuim wachtend"
        )


_LOST = "er is geen alert; doe casework verzuim natellen, of kijk in de zaak"
_ORDER = attrgetter("signaaldatum", "leerling_id", "soort")
_LEFT = """
from absence_signal
where tenant_id = %(tenant)s and (
    (status in ('nieuw', 'wacht') and signaaldatum <= %(day)s)
    or (status = 'gedaan' and not grond) or (status = 'terug' and grond))"""
_WAITING = f"""
select leerling_id, soort, signaaldatum, case
    when status = 'terug' then 'er is weer grond; eerder klopte het niet'
    else coalesce(trouble, 'nog niet aan de beurt geweest') end
{_LEFT}"""
_COUNTED = f"""
select soort, count(*), min(signaaldatum) {_LEFT}
group by soort order by soort"""
