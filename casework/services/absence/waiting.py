"""The signals that somebody must look at: they wait, or their ground came back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from casework.services.absence.signals import NO_CASE
from casework.services.batch import Line
from casework.work import Work
from statemachines.dutch import in_words


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
    return [Waiting(*row) for row in rows]


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


_LEFT = """
from absence_signal
where tenant_id = %(tenant)s and (
    (status in ('nieuw', 'wacht') and signaaldatum <= %(day)s)
    or (status = 'gedaan' and not grond) or (status = 'terug' and grond))"""
_WAITING = f"""
select leerling_id, soort, signaaldatum, case
    when status = 'terug' then 'er is weer grond; eerder klopte het niet'
    else coalesce(trouble, 'nog niet aan de beurt geweest') end
{_LEFT} order by signaaldatum, leerling_id, soort"""
_COUNTED = f"""
select soort, count(*), min(signaaldatum) {_LEFT}
group by soort order by soort"""
