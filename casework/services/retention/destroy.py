"""Erase what people confirmed: the signed record, the key, the rows; in that order.

All of it under the lock of the main case, in the transaction in which the holds were
read (F11). A program that is killed anywhere in between leaves a proposal that is
still open: the next run does what was left, and nothing twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from casework.keystore import Dossier, KeystoreUnavailable
from casework.models import About
from casework.proof.destruction import Kind, Record, append, records_in, sign_record
from casework.services.batch import NO_CASE, Batch, Line
from casework.services.retention.confirm import Proposal, proposal
from casework.services.retention.keys import versions_of
from casework.services.retention.legal_hold import holds_on, lock_family
from casework.services.retention.pen import checked, file_of, signer_of
from casework.services.retention.places import classes_of, erase_rows
from casework.services.retention.pupil import erase_pupil, lock_pupil
from casework.work import Desk, Work
from statemachines.dutch import in_words
from statemachines.rules import RULES
from statemachines.secrecy import DataClass

BATCH = 100
_READY = """
select (data_class <> 'gezondheid')::int || id::text, id from destruction
where tenant_id = %s and done_at is null and confirmed_by is not null
  and (second_by is not null or not two_persons) and due_on < %s
  and (data_class <> 'gezondheid')::int || id::text > %s
order by 1 limit %s"""
"""What is of health first: the letters are among it, and they may quote the rest."""
_DONE = """
update destruction set done_at = %s, record = %s
where tenant_id = %s and id = %s and done_at is null returning id"""
_BUSY = "De sleutelkast is te druk. Wij proberen het later weer."


@dataclass(frozen=True)
class Erased:
    """What came of one: done, or every reason why not yet."""

    id: UUID
    kenmerk: str
    soort: str
    rule: str
    gewist: bool
    redenen: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """Return the outcome in a few words."""
        return "gewist" if self.gewist else " ".join(self.redenen)


def destroy_due(desk: Desk, tenant: str, after: str | None = None) -> Batch:
    """Erase a batch of what was confirmed and whose time is over."""
    with desk.work(tenant) as work:
        rows = work.rows(_READY, [tenant, work.today, after or "", BATCH])
    done = (destroy(desk, tenant, ident) for _, ident in rows)
    lines = tuple(Line(o.kenmerk, f"{o.rule} {o.soort}", o.told) for o in done if o)
    return Batch(lines, rows[-1][0] if rows else None)


def destroy(desk: Desk, tenant: str, ident: UUID) -> Erased | None:
    """Erase one thing that people confirmed, or say why that cannot be yet.

    Nothing when it was done before. Raises `NoFile` when there is no
    place for the record, and `BadRecords` when that cannot be believed.
    """
    with desk.work(tenant) as work:
        seen = proposal(work, ident)
        if seen is None:
            return None
        roots = _lock(work, seen)
        one = proposal(work, ident)  # as it is now that nobody else erases or holds
        if one is None or one.gewist_op is not None:
            return None
        dossier = Dossier(tenant, one.key_id, one.soort)
        begun = work.vault.keystore.destroyed_at(dossier) is not None
        if reasons := () if begun else tuple(_objections(work, one, roots)):
            return _outcome(one, reasons)
        try:
            _erase(work, one, dossier)
        except KeystoreUnavailable:
            return _outcome(one, (_BUSY,))
        return _outcome(one, ())


def _outcome(one: Proposal, reasons: tuple[str, ...]) -> Erased:
    kenmerk = one.kenmerk or NO_CASE
    return Erased(one.id, kenmerk, one.soort, one.rule, not reasons, reasons)


def _lock(work: Work, one: Proposal) -> list[UUID]:
    if one.case_id is not None:
        return [lock_family(work, one.case_id)]
    return lock_pupil(work, one.key_id)


def _objections(work: Work, one: Proposal, roots: list[UUID]) -> Iterator[str]:
    if not one.compleet:
        who = "een tweede persoon" if one.bevestigd_door else "een persoon"
        yield f"Dit moet nog worden bevestigd door {who}."
    if work.today <= one.due_on:
        yield f"Dit blijft bewaard tot en met {in_words(one.due_on)}."
    for root in roots:
        yield from (hold.zin for hold in holds_on(work, root))
    if one.case_id is not None and one.soort != DataClass.GEZONDHEID:
        left = classes_of(work, [one.case_id]).get(one.case_id, set())
        if DataClass.GEZONDHEID in left:
            yield "Eerst gaan de brieven en de gegevens over gezondheid."


def _erase(work: Work, one: Proposal, dossier: Dossier) -> None:
    record, whole = _begin(work, one, dossier)
    work.vault.keystore.destroy(dossier)
    _erase_rows(work, one)
    if not whole:
        append(file_of(work), _signed(work, {**record.told, "soort": Kind.DONE.value}))
    work.rows(_DONE, [work.now, record.line, work.tenant.code, one.id])


def _erase_rows(work: Work, one: Proposal) -> None:
    if one.case_id is not None:
        erase_rows(work, one.case_id, DataClass(one.soort))
    else:
        erase_pupil(work, one.key_id)


def _begin(work: Work, one: Proposal, dossier: Dossier) -> tuple[Record, bool]:
    """Return the record of the beginning, and whether the end was written too.

    It is in the file, on disk, before the key goes; once, however often one begins.
    """
    file, key = file_of(work), signer_of(work).verifier
    known = {r.kind: checked(r, key) for r in records_in(file, str(one.id))}
    if Kind.BEGIN not in known:
        known[Kind.BEGIN] = _signed(work, _told(work, one, dossier))
        append(file, known[Kind.BEGIN])
    return known[Kind.BEGIN], Kind.DONE in known


def _signed(work: Work, told: dict[str, object]) -> Record:
    return sign_record({**told, "op": work.now.isoformat()}, signer_of(work))


def _told(work: Work, one: Proposal, dossier: Dossier) -> dict[str, object]:
    return {
        "soort": Kind.BEGIN.value,
        "id": str(one.id),
        "tenant": work.tenant.code,
        "over": About(one.about).value,
        "zaak": str(one.case_id) if one.case_id else None,
        "sleutel": str(one.key_id),
        "kenmerk": one.kenmerk,
        "klasse": one.soort,
        "regel": one.rule,
        "wet": RULES[one.rule].law,
        "geteld_vanaf": one.geteld_vanaf.isoformat(),
        "bewaard_tot_en_met": one.due_on.isoformat(),
        "personen": one.mensen,
        "sleutelversies": versions_of(work.vault.keystore, dossier),
    }
