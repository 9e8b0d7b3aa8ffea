"""The fund: what each funder has per year, and every posting that made it so.

A balance moves by postings only, and can never be below nothing: that is a constraint
of the database, whoever writes.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, DateTime, Index
from sqlmodel import Field, SQLModel

from casework.models.columns import within_case

PARTS = "vrij + gereserveerd + toegezegd + betaald"


class FundBalance(SQLModel, table=True):
    """The cents of one funder in one budget year, by account."""

    __tablename__ = "fund"
    __table_args__ = (
        CheckConstraint("vrij >= 0", name="fund_vrij"),
        CheckConstraint("gereserveerd >= 0", name="fund_gereserveerd"),
        CheckConstraint("toegezegd >= 0", name="fund_toegezegd"),
        CheckConstraint("betaald >= 0", name="fund_betaald"),
        CheckConstraint(f"begroot = {PARTS}", name="fund_sluit"),
    )

    tenant_id: str = Field(primary_key=True)
    jaar: int = Field(primary_key=True)
    financier: str = Field(primary_key=True)
    begroot: int = Field(default=0, sa_type=BigInteger)
    vrij: int = Field(default=0, sa_type=BigInteger)
    gereserveerd: int = Field(default=0, sa_type=BigInteger)
    toegezegd: int = Field(default=0, sa_type=BigInteger)
    betaald: int = Field(default=0, sa_type=BigInteger)


class FundEntry(SQLModel, table=True):
    """One posting: cents from one account to another, by one step of one case.

    ``door`` took the step; for a payment ``voorgesteld_door`` is somebody else.
    """

    __tablename__ = "fund_entry"
    __table_args__ = (
        within_case(),
        CheckConstraint("cent > 0", name="fund_entry_cent"),
        CheckConstraint("van <> naar", name="fund_entry_route"),
        CheckConstraint(
            "(soort = 'betalen') = (voorgesteld_door is not null) "
            "and (voorgesteld_door is null or voorgesteld_door <> door)",
            name="fund_entry_vier_ogen",
        ),
        Index("fund_entry_year", "tenant_id", "jaar", "financier"),
    )

    case_id: UUID = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    line: int = Field(primary_key=True)
    tenant_id: str
    jaar: int
    financier: str
    soort: str
    van: str
    naar: str
    cent: int = Field(sa_type=BigInteger)
    door: str
    voorgesteld_door: str | None = None
    at: datetime = Field(sa_type=DateTime(timezone=True))
