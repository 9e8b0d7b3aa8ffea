"""Make the episodes of touched pupils anew, from the day that something changed.

Of such a pupil only the episodes are made again that hold that day, touch it or come
later: a day at the end of an episode costs that one episode. An unlawful episode lies
within one of absence for any reason, so the start of the latter is where to begin.
"""

from casework.models import Episode
from casework.work import Work
from statemachines.verzuimtelling.verzuimdag import (
    NIET_OP_SCHOOL,
    ZONDER_GELDIGE_REDEN,
    Reden,
)

KINDS = {
    ZONDER_GELDIGE_REDEN: Episode.ONGEOORLOOFD,
    NIET_OP_SCHOOL: Episode.AFWEZIG,
}
"""The reasons that make each kind of episode."""


MANY = 10_000
"""So many changed rows make the planner's idea of a table a wrong one."""


def remake_episodes(work: Work) -> None:
    """Replace the episodes of the pupils in ``touched``.

    Leaves the table ``redo(leerling_id, calendar, since, start)``: the first changed
    day of each pupil, and the day from which the episodes are new.
    """
    values = {
        "tenant": work.tenant.code,
        "away": Episode.AFWEZIG.value,
        "unlawful": Episode.ONGEOORLOOFD.value,
        "of_away": _names(NIET_OP_SCHOOL),
        "of_unlawful": _names(ZONDER_GELDIGE_REDEN),
    }
    for statement in (_REDO, _INDEX, "analyze redo", _CUT, _EPISODES):
        work.rows(statement, values)
    [(pupils,)] = work.rows("select count(*) from redo", [])
    if pupils > MANY:
        work.rows("analyze absence_episode", [])


def _names(redenen: frozenset[Reden]) -> list[str]:
    return sorted(reden.value for reden in redenen)


_INDEX = "create index on redo (leerling_id)"
_REDO = """
create temp table redo on commit drop as
select t.leerling_id, p.calendar, t.since, least(t.since, (
    select min(e.first_day) from absence_episode e
    where e.tenant_id = %(tenant)s and e.leerling_id = t.leerling_id
        and e.kind = %(away)s and e.last_day >= coalesce((
            select max(s.day) from school_day s
            where s.tenant_id = %(tenant)s and s.calendar = p.calendar
                and s.day < t.since), t.since))) as start
from (select leerling_id, min(since) as since from touched group by leerling_id) t
join absence_pupil p on p.tenant_id = %(tenant)s and p.leerling_id = t.leerling_id"""
_CUT = """
delete from absence_episode e using redo r
where e.tenant_id = %(tenant)s and e.leerling_id = r.leerling_id
    and e.first_day >= r.start"""
_EPISODES = """
insert into absence_episode (tenant_id, leerling_id, kind, first_day, last_day)
select %(tenant)s, leerling_id, kind, min(datum), max(datum)
from (
    select d.leerling_id, k.kind, d.datum, s.dayno - row_number() over (
        partition by d.leerling_id, k.kind order by s.dayno) as island
    from redo r
    join absence_day d on d.tenant_id = %(tenant)s and d.leerling_id = r.leerling_id
        and d.datum >= r.start
    join school_day s on s.tenant_id = %(tenant)s and s.calendar = r.calendar
        and s.day = d.datum
    join (values (%(away)s, %(of_away)s::text[]),
            (%(unlawful)s, %(of_unlawful)s::text[]))
        k (kind, redenen) on d.reden = any(k.redenen)
    where d.gemist >= d.les and d.les > 0) full_days
group by leerling_id, kind, island"""
