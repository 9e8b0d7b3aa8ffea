"""The settings of what is kept outside the database: checkpoints and backups."""

from pathlib import Path

from pydantic import BaseModel, Field


class KeepingSettings(BaseModel):
    """Where checkpoints go for a witness, and how long the keys of a backup count."""

    witness_folder: Path | None = None
    """Better on a disk that the keeper of the database cannot change. Without it: a
    folder in `home`."""
    keystore_backup_days: int = Field(default=30, ge=1, le=365)
    """Days after which the keys in a backup are too old to be put back: a key that was
    destroyed since must not come back to life (security.md 2.4)."""
