"""The signals of one pupil that still ask for something."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from casework.models import Handled
from casework.work import Work
from statemachines.verzuimtelling.verzuimdag import UUR


@dataclass(frozen=True)
class Pending:
    """A signal to act on, or to take back. ``uren`` in ten-thousandths.

    ``school_id`` is the school of the day of the signal, when that day is known.
    """

    leerling_id: str
    soort: str
    key_day: date
    eerste_dag: date | None
    signaaldatum: date
    lesweken: int | None
    uren: int
    grond: bool
    status: str
    case_id: UUID | None
    school_id: str | None

    @property
    def facts(self) -> Mapping[str, object]:
        """Return what the case is told of it."""
        told: dict[str, object] = {
            "signaaldatum": self.signaaldatum,
            "uren": self.uren / UUR,
        }
        if self.eerste_dag:
            told |= {
                "eerste_dag": self.eerste_dag,
                "lesweken": self.lesweken,
                "laatste_dag": self.signaaldatum,
                "alle_lessen": True,
            }
        return told


def pupils_to_see(work: Work, after: UUID | None, limit: int) -> list[tuple[UUID, str]]:
    """List the pupils with a signal that asks for something, in order of their id."""
    values = {
        "tenant": work.tenant.code,
        "today": work.today,
        "after": after or UUID(int=0),
        "limit": limit,
    }
    return [(id_, pupil) for id_, pupil in work.rows(_PUPILS, values)]


def lock_pupil(work: Work, id_: UUID) -> str | None:
    """Lock a pupil and return the school; nothing when another run has the lock."""
    rows = work.rows(
        """select school_id from absence_pupil
        where tenant_id = %s and id = %s for update skip locked""",
        [work.tenant.code, id_],
    )
    return str(rows[0][0]) if rows else None


def pending(work: Work, pupil: str) -> list[Pending]:
    """Return what is to be done for a pupil: the oldest signal first."""
    values = {"tenant": work.tenant.code, "today": work.today, "pupil": pupil}
    return [Pending(*row) for row in work.rows(_PENDING, values)]


def still_grounded(work: Work, case_id: UUID) -> frozenset[str]:
    """Return the kinds of signal in this case that have ground."""
    rows = work.rows(
        """select distinct soort from absence_signal
        where tenant_id = %s and case_id = %s and grond and status = 'gedaan'""",
        [work.tenant.code, case_id],
    )
    return frozenset(soort for (soort,) in rows)


def settle(
    work: Work,
    signal: Pending,
    status: Handled,
    *,
    case_id: UUID | None = None,
    trouble: str | None = None,
) -> None:
    """Write what was done with a signal, in the transaction of the step itself."""
    work.rows(
        """update absence_signal set status = %s, case_id = coalesce(%s, case_id),
            trouble = %s, handled_at = %s
        where tenant_id = %s and leerling_id = %s and soort = %s and key_day = %s""",
        [
            status.value,
            case_id,
            trouble,
            work.now,
            work.tenant.code,
            signal.leerling_id,
            signal.soort,
            signal.key_day,
        ],
    )


_ASKS = """((a.status in ('nieuw', 'wacht') and a.signaaldatum <= %(today)s)
    or (a.status = 'gedaan' and not a.grond)
    or (a.status = 'ingetrokken' and a.grond))"""
_PUPILS = f"""
select p.id, p.leerling_id from absence_pupil p
where p.tenant_id = %(tenant)s and p.id > %(after)s and p.leerling_id in (
    select a.leerling_id from absence_signal a
    where a.tenant_id = %(tenant)s and {_ASKS})
order by p.id limit %(limit)s"""  # noqa: S608  constants only
_PENDING = f"""
select a.leerling_id, a.soort, a.key_day, a.eerste_dag, a.signaaldatum, a.lesweken,
    a.uren, a.grond, a.status, a.case_id, d.school_id
from absence_signal a
left join absence_day d on d.tenant_id = a.tenant_id
    and d.leerling_id = a.leerling_id and d.datum = a.signaaldatum
where a.tenant_id = %(tenant)s and a.leerling_id = %(pupil)s and {_ASKS}
order by a.signaaldatum, a.soort"""  # noqa: S608  constants only
