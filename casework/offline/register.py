"""Which packages were opened on this machine: no package opens twice unnoticed."""

import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from casework.exchange import CannotOpen
from casework.offline.told import Usage

_FOLDER, _FILE = 0o700, 0o600
_WAIT_SECONDS = 20
_TABLE = """
create table if not exists geopend (
    ontvanger text not null, afzender text not null, pakket text not null,
    op text not null, unique (ontvanger, afzender, pakket)
)
"""
_SEEN = "select 1 from geopend where ontvanger = ? and afzender = ? and pakket = ?"
_MARK = "insert into geopend values (?, ?, ?, ?)"
_MARK_AGAIN = "insert or replace into geopend values (?, ?, ?, ?)"


@dataclass(frozen=True)
class Register:
    """A small file: who received what from whom, by fingerprint and number."""

    file: Path

    def seen(self, recipient: str, sender: str, package: str) -> bool:
        """Tell whether this recipient opened this package before."""
        if not self.file.exists():
            return False
        with self._open() as known:
            return bool(known.execute(_SEEN, (recipient, sender, package)).fetchone())

    @contextmanager
    def marking(
        self, names: tuple[str, str, str], moment: datetime, *, again: bool
    ) -> Generator[None, None, None]:
        """Note a package as opened, if what happens meanwhile succeeds.

        Two at once: the second waits, and finds that it was opened.
        """
        with self._open() as known:
            known.execute("begin immediate")
            statement = _MARK_AGAIN if again else _MARK
            try:
                known.execute(statement, (*names, moment.isoformat()))
            except sqlite3.IntegrityError:
                raise CannotOpen from None
            yield
            known.execute("commit")

    @contextmanager
    def _open(self) -> Generator[sqlite3.Connection, None, None]:
        try:
            self.file.parent.mkdir(_FOLDER, parents=True, exist_ok=True)
            self.file.touch(_FILE)
            with closing(
                sqlite3.connect(self.file, _WAIT_SECONDS, isolation_level=None)
            ) as known:
                known.execute(_TABLE)
                yield known
        except (OSError, sqlite3.Error):
            raise Usage(
                f"Het register van geopende pakketten is niet te gebruiken: {self.file}"
                ". Zet CASEWORK_HOME op een map waarin u mag schrijven."
            ) from None
