"""Until when the facts of a closed case are kept, and what that is counted from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from casework.clock import amsterdam_day
from casework.models import About
from casework.services.retention.places import classes_of
from casework.work import Row, Work
from statemachines.bewaren import (
    DELEN,
    LEERLING,
    Bewaartermijn,
    GeenRegel,
    Wacht,
    bewaartermijn,
    regels_van,
)
from statemachines.bewaring.regel import Regel, Vanaf
from statemachines.secrecy import DataClass

_CLOSED = """
select c.id, c.kenmerk, c.process, c.lineage from cases c
where c.tenant_id = %s and c.closed_at is not null and c.id > %s
order by c.id limit %s"""
_ABOVE = """
select c.id, c.process, c.closed_at, d.left_on from cases c
left join departure d on d.tenant_id = c.tenant_id
    and d.leerling_id = c.dossier ->> 'leerling_id'
where c.tenant_id = %s and c.id = any(%s)"""
_REFERRED = """
with recursive family (root, id) as (
    select c.id, c.id from cases c
    where c.tenant_id = %(tenant)s and c.id = any(%(roots)s)
    union all
    select f.root, c.id from family f
    join cases c on c.tenant_id = %(tenant)s and c.parent_id = f.id)
select distinct f.root from family f
join cases c on c.tenant_id = %(tenant)s and c.id = f.id
where c.process = 'tlv' and c.done ? 'toekennen'"""
_PUPILS = """
select d.leerling_id, d.left_on, coalesce(r.id, p.id) from departure d
left join absence_pupil p on p.tenant_id = d.tenant_id and p.leerling_id = d.leerling_id
left join register_entry r on r.tenant_id = d.tenant_id and r.kind = 'leerling'
    and r.code = d.leerling_id
where d.tenant_id = %s and coalesce(r.id, p.id) is not null order by d.leerling_id"""


@dataclass(frozen=True)
class Due:
    """One class of facts, and until when it is kept or what that waits for."""

    about: About
    key_id: UUID
    case_id: UUID | None
    kenmerk: str
    process: str
    kind: DataClass
    term: Bewaartermijn | Wacht


@dataclass(frozen=True)
class Above:
    """What one case of a lineage tells about when counting begins."""

    process: str
    closed_at: datetime | None
    left_on: date | None


def closed_cases(work: Work, after: UUID, limit: int) -> list[Row]:
    """Return some closed cases in the order of their ids."""
    return work.rows(_CLOSED, [work.tenant.code, after, limit])


def due_of(work: Work, cases: Sequence[Row]) -> Iterator[Due]:
    """Return for each class of facts that these cases still hold, until when.

    A process without a retention rule gives nothing here: a test refuses such one.
    """
    there = classes_of(work, [row[0] for row in cases])
    known = _above(work, cases)
    referred = _referred(work, [row[3][0] for row in cases])
    for case_id, kenmerk, process, lineage in cases:
        days = _days([known[id_] for id_ in lineage if id_ in known])
        rules = _rules(process)
        for kind in sorted(there.get(case_id, ())):
            if days is None or kind not in rules:
                continue
            term = bewaartermijn(rules[kind], days, verwezen=lineage[0] in referred)
            yield Due(About.ZAAK, case_id, case_id, kenmerk, process, kind, term)


def due_pupils(work: Work) -> Iterator[Due]:
    """Return until when what is known of a pupil outside cases is kept (F4, F4b)."""
    for _, left_on, key_id in work.rows(_PUPILS, [work.tenant.code]):
        term = bewaartermijn(LEERLING, {Vanaf.UITSCHRIJVING: left_on})
        yield Due(
            About.LEERLING, key_id, None, "-", "leerling", DataClass.IDENTITEIT, term
        )


def _rules(process: str) -> Mapping[DataClass, Regel]:
    try:
        return regels_van(process)
    except GeenRegel:
        return {}


def _above(work: Work, cases: Sequence[Row]) -> dict[UUID, Above]:
    ids = sorted({id_ for *_, lineage in cases for id_ in lineage})
    return {
        row[0]: Above(*row[1:]) for row in work.rows(_ABOVE, [work.tenant.code, ids])
    }


def _referred(work: Work, roots: Sequence[UUID]) -> set[UUID]:
    rows = work.rows(_REFERRED, {"tenant": work.tenant.code, "roots": [*roots]})
    return {root for (root,) in rows}


def _days(lineage: Sequence[Above]) -> dict[Vanaf, date] | None:
    """Return the days to count from, or nothing when a main case is still open.

    Whoever is part of another case waits for that one to be closed as well.
    """
    closed, left = [], [case.left_on for case in lineage if case.left_on]
    for case in reversed(lineage):
        if case.closed_at is None:
            return None
        closed.append(amsterdam_day(case.closed_at))
        if case.process not in DELEN:
            break
    days = {Vanaf.SLUITING: max(closed)}
    return {**days, Vanaf.UITSCHRIJVING: max(left)} if left else days
