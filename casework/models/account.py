"""Who of the staff may sign in, and with what. Never a parent: a parent has a link."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Column, DateTime, ForeignKeyConstraint, Index, LargeBinary
from sqlalchemy import UniqueConstraint as Unique
from sqlmodel import Field, SQLModel


class AccountStatus(StrEnum):
    """Whether somebody may sign in."""

    ACTIEF = "actief"
    GESTOPT = "gestopt"


def of_account() -> ForeignKeyConstraint:
    """Tie a row to an account of the same tenant."""
    return ForeignKeyConstraint(
        ["tenant_id", "account"], ["account.tenant_id", "account.id"]
    )


class Account(SQLModel, table=True):
    """One person of the staff. ``id`` is what cases know as the account.

    ``login`` is the keyed hash of the work address, ``sealed`` the name and addresses
    with the key ``key_id``, ``totp`` the sealed secret of the app, and ``totp_step``
    the last half minute of which a code was used.
    """

    __tablename__ = "account"
    __table_args__ = (Unique("tenant_id", "login"),)

    tenant_id: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    key_id: UUID
    login: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    status: str
    password: str | None = None
    totp: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    totp_step: int | None = None
    made_at: datetime = Field(sa_type=DateTime(timezone=True))


class AccountRole(SQLModel, table=True):
    """A role in which somebody may sign in."""

    __tablename__ = "account_role"
    __table_args__ = (of_account(),)

    tenant_id: str = Field(primary_key=True)
    account: str = Field(primary_key=True)
    role: str = Field(primary_key=True)


class RecoveryCode(SQLModel, table=True):
    """A code for when the telephone is lost, hashed. A used code is gone."""

    __tablename__ = "recovery_code"
    __table_args__ = (of_account(),)

    tenant_id: str = Field(primary_key=True)
    account: str = Field(primary_key=True)
    hash: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))


class SignIn(SQLModel, table=True):
    """A step on the way in, held by a token in a link or in a cookie, hashed.

    ``stage`` says which step it is. ``sealed`` holds what somebody chose and did not
    confirm yet.
    """

    __tablename__ = "sign_in"
    __table_args__ = (
        of_account(),
        Index("sign_in_account", "tenant_id", "account"),
        Index("sign_in_until", "tenant_id", "until"),
    )

    tenant_id: str = Field(primary_key=True)
    hash: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    stage: str
    account: str | None = None
    until: datetime = Field(sa_type=DateTime(timezone=True))
    naar: str
    sealed: bytes | None = Field(default=None, sa_column=Column(LargeBinary))


class AccountLog(SQLModel, table=True):
    """What was done to an account, by whom and when. Names nobody."""

    __tablename__ = "account_log"
    __table_args__ = (
        of_account(),
        Index("account_log_account", "tenant_id", "account", "id"),
    )

    id: UUID = Field(primary_key=True)
    tenant_id: str
    account: str
    at: datetime = Field(sa_type=DateTime(timezone=True))
    by: str
    what: str
