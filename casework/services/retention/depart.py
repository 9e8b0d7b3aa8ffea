"""Write down when a pupil left: from that day the law counts (domain.md F4, F5)."""

from datetime import date

from casework.access import Actor
from casework.work import Work
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.text import free_text

_AHEAD = Reason("Een leerling is pas uitgeschreven als die dag er is.", None, "u zelf")
_NO_PUPIL = Reason("Schrijf de leerling op zoals het verzuim hem noemt.", None, "u")
_KEEP = """
insert into departure (tenant_id, leerling_id, left_on, told_by, told_at)
values (%s, %s, %s, %s, %s)
on conflict (tenant_id, leerling_id) do update
set left_on = excluded.left_on, told_by = excluded.told_by,
    told_at = excluded.told_at"""


def depart(work: Work, leerling_id: str, left_on: date, *, by: Actor) -> None:
    """Keep the day of the uitschrijving; a later word of it goes in its place."""
    try:
        pupil = str(free_text(leerling_id))
    except ValueError:
        pupil = ""
    if not pupil:
        raise Refused(_NO_PUPIL)
    if left_on > work.today:
        raise Refused(_AHEAD)
    work.rows(_KEEP, [work.tenant.code, pupil, left_on, by.id, work.now])
