"""What the issuers of certificates revoked."""

from datetime import datetime

from sqlalchemy import Column, DateTime, LargeBinary
from sqlmodel import Field, SQLModel


class PartnerCrl(SQLModel, table=True):
    """The last list of revoked certificates that we were given of an issuer.

    ``issuer_sha256`` is that of the certificate of the issuer.
    """

    __tablename__ = "partner_crl"

    tenant_id: str = Field(primary_key=True)
    issuer_sha256: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    issuer_der: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    issuer: str
    der: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    this_update: datetime = Field(sa_type=DateTime(timezone=True))
    next_update: datetime = Field(sa_type=DateTime(timezone=True))
    given_by: str
    given_at: datetime = Field(sa_type=DateTime(timezone=True))
