"""Prove that the rows are what the journal says, or say where they are not.

What this cannot see: somebody who may write to the database and makes a whole chain
anew. Signed checkpoints, kept elsewhere, close that gap later (ADR 0006).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from casework.services.accounts.check import account_findings
from casework.services.chain import (
    Chains,
    Told,
    told_findings,
    verify_chains,
    verify_some,
)
from casework.services.compare import (
    Fields,
    case_findings,
    number_findings,
    people_findings,
    secret_findings,
    term_findings,
)
from casework.services.exchange.registry_check import registry_findings
from casework.services.fold import fold, without
from casework.services.fund_check import entry_findings, fund_findings
from casework.services.retention.erased import erased_findings
from casework.services.seal_check import seal_findings
from casework.services.stored import Stored, stored
from casework.work import Row, Work

AT_A_TIME = 500
"""So many cases are read at once."""


@dataclass(frozen=True)
class Verified:
    """How much was checked, and what was found, one sentence each."""

    cases: int
    entries: int
    findings: tuple[str, ...]


def verify(work: Work) -> Verified:
    """Check every case of a tenant: its chain, and its rows against the chain.

    Look at it through `Desk.look`: everything as it was at one moment.
    """
    chains = verify_chains(work)
    findings = [
        f"{case['kenmerk']}: {finding}"
        for cases in _portions(work)
        for case, found in _with_findings(work, cases, chains)
        for finding in found
    ]
    apart = (*fund_findings(work), *registry_findings(work))
    sealed = (*account_findings(work), *seal_findings(work))
    return Verified(chains.cases, chains.entries, (*findings, *apart, *sealed))


def cases_after(work: Work, after: UUID | None, limit: int) -> list[Fields]:
    """Return some cases of a tenant, open and closed, in the order of their ids."""
    rows = work.rows(_SOME_CASES, [work.tenant.code, after, after, limit])
    return [dict(zip(_CASE, row, strict=True)) for row in rows]


def row_findings(work: Work, cases: Sequence[Fields]) -> dict[UUID, list[str]]:
    """Check some cases: their chains, and their rows against the chains."""
    chains = verify_some(work, [case["id"] for case in cases])
    found = _with_findings(work, cases, chains)
    return {case["id"]: findings for case, findings in found}


def strange_tenants(work: Work, known: list[str]) -> list[str]:
    """Name the tenants that have cases in the database and no profile."""
    query = "select t from tenants_with_cases() t where t <> all(%s)"
    return [tenant for (tenant,) in work.rows(query, [known])]


def _portions(work: Work) -> Iterator[list[Fields]]:
    after: UUID | None = None
    while cases := cases_after(work, after, AT_A_TIME):
        yield cases
        after = cases[-1]["id"]


def _with_findings(
    work: Work, cases: Sequence[Fields], chains: Chains
) -> Iterator[tuple[Fields, list[str]]]:
    """Yield each case with what is wrong; of a broken chain that and no more."""
    there = stored(work, [case["id"] for case in cases])
    for case in cases:
        broken = chains.broken.get(case["id"])
        yield case, [broken] if broken else [*_findings(work, case, there, chains)]


def _findings(work: Work, case: Fields, there: Stored, chains: Chains) -> Iterator[str]:
    try:
        told = there.told(case["id"])
        wrong = [*told_findings(case["id"], told, chains)]
        yield from wrong or [*_compared(work, case, there, told)]
    except Exception as fault:  # noqa: BLE001  what cannot be read was tampered with
        yield f"de zaak is niet te controleren ({type(fault).__name__})"


def _compared(
    work: Work, case: Fields, there: Stored, told: Sequence[Told]
) -> Iterator[str]:
    ident = case["id"]
    gone = there.gone(ident)
    folded = without(fold([entry.body for entry in told]), gone)
    yield from erased_findings(work, ident, gone)
    yield from case_findings(case, folded)
    yield from term_findings(there.terms_of(ident), folded)
    yield from people_findings(_people(there.people.get(ident, [])), folded)
    yield from secret_findings(_secrets(there.secrets.get(ident, [])), folded)
    yield from number_findings(there.numbers.get(ident, []), folded)
    yield from entry_findings(there.booked.get(ident, []), folded)
    if {*there.letters.get(ident, ())} != folded.letters:
        yield "de brieven zijn niet die van het logboek"
    if dict(there.evidence.get(ident, ())) != folded.evidence:
        yield "het bewijs van een antwoord is niet dat van het logboek"
    yield from (sentence for (sentence,) in there.changed.get(ident, ()))


def _people(rows: Sequence[Row]) -> dict[str, Fields]:
    """Return who takes part, with the commitment to a name that was not erased."""
    return {
        key: {"role": role, "user_id": user, "sealed": sealed}
        for key, role, user, sealed in rows
    }


def _secrets(rows: Sequence[Row]) -> dict[tuple[str, int], tuple[str, str]]:
    return {(name, seq): (text, kind) for name, seq, text, kind in rows}


_CASE = (
    "id",
    "parent_id",
    "kenmerk",
    "process",
    "state",
    "version",
    "party",
    "lineage",
    "dossier",
    "clocks",
    "people",
    "done",
    "head",
    "closed_at",
)
_SOME_CASES = f"""select {", ".join(_CASE)} from cases
where tenant_id = %s and (%s::uuid is null or id > %s) order by id limit %s"""  # noqa: S608  constants only
