"""Fill an office with many cases, all copies of one real TLV case with its term (C4).

The copies are made in the database, so a million takes minutes. They have no journal
of their own before a sweep: `casework verify` is not for this office.
"""

from datetime import UTC, date, datetime

from casework.access import Actor
from casework.bench.people import VOORZITTER, everyone
from casework.bench.place import SWV, Office
from casework.services.advance import advance
from casework.services.open_case import open_case
from statemachines.roles import Role

ADMIN = Actor("meet-secretariaat", Role.SWV_ADMIN)
TODAY = datetime(2026, 9, 15, 9, tzinfo=UTC)
OVER = date(2026, 9, 11)
_AANVRAAG = {
    "ontvangen_op": "2026-09-14",
    "soort": "sbo",
    "beoogde_school": "SBO De Overkant",
    "plek_bevestigd": True,
    "opp_status": "getekend",
    "ot_verslag_op": "2026-09-01",
    "geprobeerd": "Noor kreeg extra hulp in de klas.",
}
_COPY = """
with one as (select * from cases where process = 'tlv' limit 1),
     clock as (select * from term where case_id = (select id from one) and rule = 'C4'),
     fresh as (select uuidv7() as id, %(name)s || '-' || n as kenmerk
               from generate_series(1, %(number)s) n),
     made as (
        insert into cases (id, tenant_id, kenmerk, process, state, version, lineage,
            dossier, clocks, people, done, head, opened_at, updated_at)
        select fresh.id, tenant_id, fresh.kenmerk, process, state, version,
            array[fresh.id], dossier,
            jsonb_build_array(clocks -> 0 || %(clock)s::jsonb),
            people, done, head, opened_at, updated_at
        from one, fresh returning id)
insert into term (id, tenant_id, case_id, rule, op, raw_end, legal_end, "then", party,
    spans, explanation, warn_on)
select uuidv7(), tenant_id, made.id, rule, op,
    coalesce(%(end)s::date, raw_end), coalesce(%(end)s::date, legal_end), "then",
    party, spans, explanation, coalesce(%(warn)s::date, warn_on)
from clock, made"""


class Due:
    """An office with one real case, and as many copies as asked."""

    def __init__(self, office: Office) -> None:
        """File the first case, the day before today."""
        self.office = office
        self.desk = office.desk
        with self.desk.work(SWV) as work:
            opened = open_case(work, "tlv", everyone(ADMIN), by=VOORZITTER)
            advance(work, opened.case_id, "indienen", by=VOORZITTER, facts=_AANVRAAG)
        office.clock.moment = TODAY

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
        with self.office.owner() as connection:
            connection.execute(_COPY, {**values, "end": end, "warn": warn})

    def analyse(self) -> None:
        """Let the database count its rows, as autovacuum does in time."""
        with self.office.owner() as connection:
            connection.execute("vacuum analyze")
