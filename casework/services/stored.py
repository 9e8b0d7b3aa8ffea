"""What is stored of a few hundred cases at once, to be compared with their journals.

One statement for each kind of row, and not one for each case. Of a sealed column only
the commitment leaves the database: a document can be twenty megabytes.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from casework.services.chain import Told, read_entry
from casework.services.clocks import digest
from casework.services.compare import TERM, Fields
from casework.services.resealed import committed
from casework.services.retention.erased import ERASED, Gone, gone_of
from casework.work import Row, Work
from statemachines.secrecy import DataClass

_ENTRIES = """select case_id, seq, body, at, key from journal
where tenant_id = %(tenant)s and case_id = any(%(cases)s) order by case_id, seq"""
_TERMS = """select case_id, rule, op, raw_end, legal_end, "then", party, spans,
    suspended_on, extension, warn_on, escalate_on, closed_at is null, explanation
from term where tenant_id = %(tenant)s and case_id = any(%(cases)s) order by id"""
_PEOPLE = f"""select case_id, key, role, user_id,
    case when length(sealed) > 0 then encode({committed("sealed")}, 'hex') end
from party where tenant_id = %(tenant)s and case_id = any(%(cases)s)"""  # noqa: S608  constants only
_SECRETS = f"""select case_id, field, seq, encode({committed("ciphertext")}, 'hex'),
    data_class
from secret where tenant_id = %(tenant)s and case_id = any(%(cases)s)"""  # noqa: S608  constants only
_LETTERS = """select case_id, seq, notice, party from outbox
where tenant_id = %(tenant)s and case_id = any(%(cases)s)"""
_NUMBERS = """select case_id, kind, number from issued_number
where tenant_id = %(tenant)s and case_id = any(%(cases)s)"""
_EVIDENCE = f"""select case_id, seq, encode({committed("sealed")}, 'hex') from evidence
where tenant_id = %(tenant)s and case_id = any(%(cases)s)"""  # noqa: S608  constants only
_BOOKED = """select case_id, seq, line, soort, jaar, financier, van, naar, cent, door,
    voorgesteld_door
from fund_entry where tenant_id = %(tenant)s and case_id = any(%(cases)s)
order by seq, line"""
_CHANGED = " union all ".join(
    f"""select case_id, '{what} is veranderd' from {table}
    where tenant_id = %(tenant)s and case_id = any(%(cases)s)
      and {committed("ciphertext")} is distinct from sha256"""  # noqa: S608  constants only
    for table, what in (
        ("document", "een bewaarde brief"),
        ("printed", "een bewaarde brief"),
        ("note", "een notitie of een document"),
        ("upload", "een notitie of een document"),
    )
)

Rows = Mapping[UUID, list[Row]]


@dataclass(frozen=True)
class Stored:
    """The rows of some cases, by case, as the table has them."""

    entries: Rows
    terms: Rows
    people: Rows
    secrets: Rows
    letters: Rows
    numbers: Rows
    evidence: Rows
    booked: Rows
    changed: Rows
    erased: Rows

    def told(self, case_id: UUID) -> list[Told]:
        """Return the entries of a case, of which the chain was checked."""
        return [read_entry(row) for row in self.entries.get(case_id, ())]

    def gone(self, case_id: UUID) -> dict[DataClass, Gone]:
        """Return what was erased of a case, by class."""
        return gone_of(self.erased.get(case_id, ()))

    def terms_of(self, case_id: UUID) -> list[Fields]:
        """Return the terms of a case with plain values, as the journal has them."""
        return [_term(row) for row in self.terms.get(case_id, ())]


def stored(work: Work, cases: Collection[UUID]) -> Stored:
    """Read all that is stored of these cases: ten statements."""
    return Stored(
        entries=_by_case(work, _ENTRIES, cases),
        terms=_by_case(work, _TERMS, cases),
        people=_by_case(work, _PEOPLE, cases),
        secrets=_by_case(work, _SECRETS, cases),
        letters=_by_case(work, _LETTERS, cases),
        numbers=_by_case(work, _NUMBERS, cases),
        evidence=_by_case(work, _EVIDENCE, cases),
        booked=_by_case(work, _BOOKED, cases),
        changed=_by_case(work, _CHANGED, cases),
        erased=_by_case(work, ERASED, cases),
    )


def _by_case(work: Work, query: str, cases: Collection[UUID]) -> Rows:
    found: dict[UUID, list[Row]] = {}
    values = {"tenant": work.tenant.code, "cases": [*cases]}
    for case_id, *row in work.rows(query, values):
        found.setdefault(case_id, []).append(tuple(row))
    return found


def _term(row: Row) -> Fields:
    named = dict(zip(TERM, (*row[:-1], digest(row[-1])), strict=True))
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in named.items()
    }
