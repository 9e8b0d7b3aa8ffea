"""Fill an office with many cases, all copies of one real case with one running term.

The copies are made in the database, so a million takes minutes. They have no journal
of their own before the sweep: `casework verify` is not for this office.
"""

from datetime import UTC, date, datetime

from sqlalchemy import Engine, create_engine

from casework.database import connect
from casework.tenants import load_tenants
from casework.tenants.profile import Afzender
from casework.vault import Vault
from casework.work import Desk
from tests.conftest import SWV
from tests.owner import as_owner
from tests.post import filed

OPENED = datetime(2026, 9, 14, 9, tzinfo=UTC)
TODAY = datetime(2026, 9, 15, 9, tzinfo=UTC)
OVER = date(2026, 9, 11)

_COPY = """
with one as (select * from cases where process = 'tlv' limit 1),
     clock as (select * from term where case_id = (select id from one) and rule = 'C4'),
     fresh as (select gen_random_uuid() as id, %(name)s || '-' || n as kenmerk
               from generate_series(1, %(number)s) n),
     made as (
        insert into cases (id, tenant_id, kenmerk, process, state, version, lineage,
            dossier, clocks, people, done, head, opened_at, updated_at)
        select fresh.id, tenant_id, fresh.kenmerk, process, state, version,
            array[fresh.id], dossier, jsonb_build_array(clocks -> 0 || %(clock)s),
            people, done, head, opened_at, updated_at
        from one, fresh returning id)
insert into term (id, tenant_id, case_id, rule, op, raw_end, legal_end, "then", party,
    spans, explanation, warn_on)
select gen_random_uuid(), tenant_id, made.id, rule, op,
    coalesce(%(end)s, raw_end), coalesce(%(end)s, legal_end), "then", party, spans,
    explanation, coalesce(%(warn)s, warn_on)
from clock, made"""


class Stock:
    """An office with one real case, and as many copies as asked."""

    def __init__(self, url: str, vault: Vault) -> None:
        """Open the office and the first case."""
        self.now = OPENED
        known = load_tenants()
        sender = Afzender(adres="Straat 0, Nergens", telefoon="000 000 0000")
        tenant = known[SWV].model_copy(update={"afzender": sender})
        self.engine: Engine = connect(url)
        tenants = {SWV: tenant}
        self.desk = Desk(self.engine, vault, lambda: self.now, tenants=tenants)
        filed(self.desk)
        self.now = TODAY

    def quiet(self, number: int, name: str = "Q") -> None:
        """Add cases of which the term runs for weeks."""
        self._copy(number, name, "{}")

    def over(self, number: int, name: str = "O") -> None:
        """Add cases of which the term is over."""
        end = OVER.isoformat()
        clock = f'{{"raw_end": "{end}", "legal_end": "{end}"}}'
        self._copy(number, name, clock, end=OVER)

    def to_warn(self, number: int, name: str = "W") -> None:
        """Add cases of which the first warning is to be given today."""
        day = TODAY.date()
        self._copy(number, name, f'{{"warn_on": "{day}"}}', warn=day)

    def _copy(
        self,
        number: int,
        name: str,
        clock: str,
        end: date | None = None,
        warn: date | None = None,
    ) -> None:
        values = {"number": number, "name": name, "clock": clock}
        text = _COPY.replace("%(end)s", "%(end)s::date")
        text = text.replace("%(warn)s", "%(warn)s::date")
        text = text.replace("%(clock)s", "%(clock)s::jsonb")
        with as_owner(self.desk) as connection:
            connection.exec_driver_sql(text, {**values, "end": end, "warn": warn})

    def analyse(self) -> None:
        """Let the database count its rows, as autovacuum does in time."""
        alone = create_engine(self.engine.url, isolation_level="AUTOCOMMIT")
        with alone.connect() as connection:
            connection.exec_driver_sql("vacuum analyze")
        alone.dispose()
