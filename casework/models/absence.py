"""Absence: the days, the episodes they make, and the signals of the episodes.

A pupil is named by the ``leerling_id`` of the school's own system, which is never a
burgerservicenummer. Hours are in ten-thousandths of an hour.
"""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    DateTime,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    UniqueConstraint,
    text,
)
from sqlmodel import Field, SQLModel

from casework.models.columns import within_case
from statemachines.verzuimtelling.verzuimdag import ZONDER_GELDIGE_REDEN

_REASONS = ", ".join(f"'{reden}'" for reden in sorted(ZONDER_GELDIGE_REDEN))
FULL_AND_UNLAWFUL = f"gemist >= les and les > 0 and reden in ({_REASONS})"
"""A day of which every lesson was missed without a valid reason. Whoever asks for these
days asks it in these words, or the index on them is of no use."""


def _of_pupil() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["tenant_id", "leerling_id"],
        ["absence_pupil.tenant_id", "absence_pupil.leerling_id"],
    )


class AbsencePupil(SQLModel, table=True):
    """A pupil of whom absence is known, with the school of the last known day.

    ``calendar`` is that school when it has holidays of its own, or empty. ``id`` is
    random and names the pupil to the machinery, which may not see a leerling_id.
    """

    __tablename__ = "absence_pupil"
    __table_args__ = (UniqueConstraint("tenant_id", "id"),)

    tenant_id: str = Field(primary_key=True)
    leerling_id: str = Field(primary_key=True)
    school_id: str
    calendar: str
    id: UUID


class AbsenceDay(SQLModel, table=True):
    """One day on which a pupil missed lessons. A day without is not stored."""

    __tablename__ = "absence_day"
    __table_args__ = (
        PrimaryKeyConstraint("tenant_id", "leerling_id", "datum"),
        _of_pupil(),
        Index(
            "absence_day_unlawful",
            "tenant_id",
            "datum",
            "leerling_id",
            postgresql_where=text(FULL_AND_UNLAWFUL),
        ),
    )

    tenant_id: str
    leerling_id: str
    datum: date
    school_id: str
    gemist: int
    les: int
    reden: str


class Episode(StrEnum):
    """Which reasons make an episode."""

    ONGEOORLOOFD = "ongeoorloofd"
    AFWEZIG = "afwezig"
    """Every reason but an exemption: it holds each unlawful episode within it."""


class AbsenceEpisode(SQLModel, table=True):
    """School days in a row on which a pupil missed every lesson."""

    __tablename__ = "absence_episode"
    __table_args__ = (
        PrimaryKeyConstraint("tenant_id", "leerling_id", "kind", "first_day"),
        _of_pupil(),
    )

    tenant_id: str
    leerling_id: str
    kind: str
    first_day: date
    last_day: date


class Handled(StrEnum):
    """What was done with a signal."""

    NIEUW = "nieuw"
    WACHT = "wacht"
    """It was tried and could not be done; ``trouble`` says why. Tried again."""
    GEDAAN = "gedaan"
    INGETROKKEN = "ingetrokken"
    """Its ground fell away after it was acted on, and that was said."""
    TERUG = "terug"
    """Its ground came back after that: only a person opens a case again."""
    OUD = "oud"
    """It is of before the day from which on signals count: kept, never acted on."""


class AbsenceSignal(SQLModel, table=True):
    """A signal, once per pupil, soort and ``key_day``.

    ``key_day`` is the first day of the streak, or the day of the signal for the 16
    hours. ``grond``: the days as they are known now give this signal.
    """

    __tablename__ = "absence_signal"
    __table_args__ = (
        _of_pupil(),
        within_case(),
        PrimaryKeyConstraint("tenant_id", "leerling_id", "soort", "key_day"),
        Index(
            "absence_signal_open",
            "tenant_id",
            "leerling_id",
            postgresql_where=text(
                "status in ('nieuw', 'wacht')"
                " or (status = 'gedaan' and not grond)"
                " or (status = 'ingetrokken' and grond)"
            ),
        ),
    )

    tenant_id: str
    leerling_id: str
    soort: str
    key_day: date
    eerste_dag: date | None = None
    signaaldatum: date
    lesweken: int | None = None
    uren: int
    grond: bool
    status: str
    case_id: UUID | None = None
    trouble: str | None = None
    handled_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
