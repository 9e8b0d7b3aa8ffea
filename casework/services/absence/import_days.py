"""Take a file of absence into the office: all of it, or nothing.

A row replaces what was known of that pupil and day; a row of 0 hours says that the
pupil was present. What a later file does not mention stays. The same file twice
changes nothing. The work is set-based: the file goes into a table of its own, and
only what differs is written and recounted.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO

from casework.services.absence.alone import alone
from casework.services.absence.episodes import MANY
from casework.services.absence.file import AbsenceRow, Fault, Faults, read_rows
from casework.services.absence.history import long_ago, put_away
from casework.services.absence.recount import recount
from casework.services.absence.touched import begin
from casework.work import Work


class BadLines(Exception):
    """A file with bad lines: nothing of it was imported."""

    def __init__(self, faults: Faults) -> None:
        """Keep the lines that are shown, and how many there are."""
        super().__init__(
            f"Niets ingelezen: {faults.total} regels kloppen niet."
            if faults.total > 1
            else "Niets ingelezen: 1 regel klopt niet."
        )
        self.total = faults.total
        self.faults: tuple[Fault, ...] = tuple(faults.first)


@dataclass(frozen=True)
class Imported:
    """What a file changed, in rows; and the new signals of each soort.

    ``dubbel`` counts the rows that a later row of the same file replaced.
    ``zonder_vakanties`` names the schools with absence after the last holiday that is
    known: those days count as school days. ``bewaard`` counts the signals of before the
    day from which on they count, ``lang_geleden`` those of long ago that do count.
    """

    regels: int
    nieuw: int
    gewijzigd: int
    ongewijzigd: int
    dubbel: int
    leerlingen: int
    signalen: Counter[str] = field(default_factory=Counter)
    zonder_vakanties: tuple[str, ...] = ()
    bewaard: int = 0
    lang_geleden: int = 0


def import_absence(
    work: Work,
    file: BinaryIO,
    seen: Callable[[int], None] | None = None,
    *,
    since: date | None = None,
) -> Imported:
    """Import an open file, in the transaction of ``work``.

    ``seen`` hears how many bytes were read. Signals of before ``since`` of the pupils
    in the file are kept, and not acted on. Raises `BadFile` when it is no file of
    absence, and `BadLines` when a line is wrong or names a pupil by a BSN.
    """
    alone(work)
    faults = Faults()
    work.rows(_INCOMING, [])
    rows = read_rows(file, faults, no_bsn=True, seen=seen)
    work.copy_in("copy incoming from stdin", _numbered(rows))
    if faults.total:
        raise BadLines(faults)
    return _merge(work, since)


def _numbered(rows: Iterator[AbsenceRow]) -> Iterator[tuple[object, ...]]:
    for line, row in enumerate(rows):
        yield (line, *row)


def _merge(work: Work, since: date | None) -> Imported:
    values = {"tenant": work.tenant.code}
    for statement in (_LATEST, _CHANGES, "analyze latest", "analyze changes"):
        work.rows(statement, values)
    [(lines, last, new, changed, pupils)] = work.rows(_COUNTS, values)
    for statement in (_PUPILS, _PRESENT, _ABSENT):
        work.rows(statement, values)
    if new + changed > MANY:
        work.rows("analyze absence_pupil, absence_day", [])
    begin(work)
    work.rows(_TOUCHED, values)
    recounted = recount(work)
    return Imported(
        regels=lines,
        nieuw=new,
        gewijzigd=changed,
        ongewijzigd=last - new - changed,
        dubbel=lines - last,
        leerlingen=pupils,
        signalen=recounted.signals,
        zonder_vakanties=recounted.holidays_run_out,
        bewaard=put_away(work, since) if since else 0,
        lang_geleden=long_ago(work),
    )


_INCOMING = """
create temp table incoming (line bigint, school_id text, leerling_id text, datum date,
    gemist int, les int, reden text) on commit drop"""
_LATEST = """
create temp table latest on commit drop as
select distinct on (leerling_id, datum)
    school_id, leerling_id, datum, gemist, les, reden
from incoming order by leerling_id, datum, line desc"""
_CHANGES = """
create temp table changes on commit drop as
select l.*, d.datum is not null as known
from latest l left join absence_day d
    on d.tenant_id = %(tenant)s and d.leerling_id = l.leerling_id and d.datum = l.datum
where (d.datum is null and l.gemist > 0)
    or (d.datum is not null and (l.school_id, l.gemist, l.les, l.reden)
        is distinct from (d.school_id, d.gemist, d.les, d.reden))"""
_COUNTS = """
select (select count(*) from incoming), (select count(*) from latest),
    count(*) filter (where not known), count(*) filter (where known),
    (select count(distinct leerling_id) from latest)
from changes"""
_PUPILS = """
insert into absence_pupil (tenant_id, leerling_id, school_id, calendar, id)
select distinct on (leerling_id)
    %(tenant)s, leerling_id, school_id, '', gen_random_uuid()
from changes where gemist > 0 order by leerling_id, datum desc
on conflict do nothing"""
_PRESENT = """
delete from absence_day d using changes c
where d.tenant_id = %(tenant)s and d.leerling_id = c.leerling_id
    and d.datum = c.datum and c.gemist = 0"""
_ABSENT = """
insert into absence_day
    (tenant_id, leerling_id, datum, school_id, gemist, les, reden)
select %(tenant)s, leerling_id, datum, school_id, gemist, les, reden
from changes where gemist > 0
on conflict (tenant_id, leerling_id, datum) do update set school_id =
    excluded.school_id, gemist = excluded.gemist, les = excluded.les,
    reden = excluded.reden"""
_TOUCHED = """
insert into touched (leerling_id, since)
select leerling_id, min(datum) as since from changes group by leerling_id"""
