"""The database of the cases for who owns its tables: only they can copy all of it."""

from collections.abc import Generator
from contextlib import contextmanager

from casework.bootstrap import DATABASE
from casework.embedded import Server
from casework.settings import Settings


@contextmanager
def owned_database(settings: Settings) -> Generator[str, None, None]:
    """Give the URL of the owner; the embedded server runs as long as it is used."""
    if settings.database_url:
        yield settings.migrate_url or settings.database_url
        return
    with Server(settings.home / "postgres") as server:
        yield server.create_database(DATABASE)
