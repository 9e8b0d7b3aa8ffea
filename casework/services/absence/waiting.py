"""The signals that somebody must look at: they wait, or their ground came back."""

from dataclasses import dataclass
from datetime import date

from casework.work import Work


@dataclass(frozen=True)
class Waiting:
    """One signal and why nothing is done on it."""

    leerling_id: str
    soort: str
    signaaldatum: date
    waarom: str


def waiting(work: Work) -> list[Waiting]:
    """List them, the oldest first. Only for who may see the pupils of the SWV."""
    rows = work.rows(
        """select leerling_id, soort, signaaldatum, case
            when status = 'terug' then 'er is weer grond; eerder klopte het niet'
            else coalesce(trouble, 'nog niet aan de beurt geweest') end
        from absence_signal
        where tenant_id = %s and ((status in ('nieuw', 'wacht') and signaaldatum <= %s)
            or (status = 'gedaan' and not grond) or (status = 'terug' and grond))
        order by signaaldatum, leerling_id, soort""",
        [work.tenant.code, work.today],
    )
    return [Waiting(*row) for row in rows]
