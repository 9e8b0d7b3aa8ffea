"""The settings of signing in through one's own organisation: OpenID Connect.

Without CASEWORK_OIDC_ISSUER staff sign in with a password and an app.
"""

from typing import Self
from urllib.parse import urlsplit

from pydantic import BaseModel, Field, SecretStr, model_validator

from notifications.loopback import is_loopback


class ProviderSettings(BaseModel):
    """Where staff sign in with the account of their organisation, if they do."""

    oidc_issuer: str | None = None
    """The address of the provider, exactly as it names itself."""
    oidc_client_id: str = ""
    oidc_client_secret: SecretStr | None = Field(default=None, repr=False)
    oidc_claim: str = "email"
    """The claim with the work address by which the account is found."""
    oidc_acr: str = ""
    """Levels that mean a second factor, with spaces; `amr` with `mfa` always does."""

    @model_validator(mode="after")
    def _whole_provider(self) -> Self:
        if not self.oidc_issuer:
            return self
        url = urlsplit(self.oidc_issuer)
        local = url.scheme == "http" and is_loopback(url.hostname or "")
        if not url.hostname or not (local or url.scheme == "https"):
            raise ValueError("CASEWORK_OIDC_ISSUER moet met https:// beginnen")
        if not (self.oidc_client_id and self.oidc_client_secret):
            raise ValueError(
                "CASEWORK_OIDC_ISSUER is gezet: zet ook CASEWORK_OIDC_CLIENT_ID en "
                "CASEWORK_OIDC_CLIENT_SECRET"
            )
        return self
