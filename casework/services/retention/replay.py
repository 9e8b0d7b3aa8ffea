"""Erase again what the records say was erased: an older backup brought it back.

The file of records lies outside the backups. What it says was whole, goes again
without asking; what was only begun is finished by `destroy`, which asks about holds.
"""

import json
from pathlib import Path
from uuid import UUID

from casework.keystore import Dossier
from casework.models import About
from casework.proof.destruction import BadRecords, Kind, Record
from casework.services.retention.destroy import destroy
from casework.services.retention.keys import destroyed_in
from casework.services.retention.legal_hold import lock_family
from casework.services.retention.pen import checked, own_records, signer_of
from casework.services.retention.places import erase_rows
from casework.services.retention.pupil import erase_pupil
from casework.work import Desk, Work
from statemachines.secrecy import DataClass

_DONE = "select id from destruction where tenant_id = %s and done_at is not null"
_THERE = "select 1 from cases where tenant_id = %s and id = %s"
_KEEP = """
insert into destruction (tenant_id, id, about, case_id, key_id, data_class, rule,
    counted_from, due_on, two_persons, explanation, proposed_at, confirmed_by,
    confirmed_at, second_by, second_at, done_at, record)
values (%(tenant)s, %(id)s, %(about)s, %(case)s, %(key)s, %(kind)s, %(rule)s,
    %(from)s, %(until)s, %(two)s, %(why)s, %(at)s, %(first)s, %(at)s, %(second)s,
    %(second_at)s, %(at)s, %(record)s)
on conflict (tenant_id, about, key_id, data_class) do update
set id = excluded.id, done_at = excluded.done_at, record = excluded.record,
    confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at,
    second_by = excluded.second_by, second_at = excluded.second_at"""
_AGAIN = "Dit was al gewist. Na het terugzetten van een back-up is het weer gewist."


def replay_destruction(desk: Desk, records: Path) -> int:
    """Erase again all that this file says was erased; return how many came back.

    Raises `BadRecords`, before anything of that tenant is touched, when a record is
    not signed by the tenant that it names.
    """
    return sum(_replay(desk, tenant, records) for tenant in desk.tenants)


def _replay(desk: Desk, tenant: str, file: Path) -> int:
    with desk.work(tenant) as work:
        found = own_records(work, file)
        back = _came_back(work, found)
        key = signer_of(work).verifier  # made at the first start, so in every backup
        for record in back:
            checked(record, key)
        for record in back:
            _again(work, record)
        whole = {r.id for r in found if r.kind is Kind.DONE}
        left = [r.id for r in found if r.id not in whole]
    return len(back) + sum(_finished(desk, tenant, ident) for ident in left)


def _finished(desk: Desk, tenant: str, ident: str) -> bool:
    outcome = destroy(desk, tenant, UUID(ident))
    return outcome is not None and outcome.gewist


def _came_back(work: Work, found: list[Record]) -> list[Record]:
    """Return the records of which the key or the rows are there again."""
    keys = destroyed_in(work.vault.keystore, work.tenant.code)
    done = {str(ident) for (ident,) in work.rows(_DONE, [work.tenant.code])}
    return [
        record
        for record in found
        if record.kind is Kind.DONE
        and not (record.id in done and _dossier(work, record) in keys)
    ]


def _dossier(work: Work, record: Record) -> Dossier:
    try:
        key, kind = UUID(record.told["sleutel"]), str(record.told["klasse"])
    except (KeyError, TypeError, ValueError):
        raise BadRecords("Een bewijs van vernietiging noemt geen sleutel.") from None
    return Dossier(work.tenant.code, key, kind)


def _again(work: Work, record: Record) -> None:
    dossier, kind = _dossier(work, record), DataClass(record.told["klasse"])
    is_case = record.told["over"] == About.ZAAK
    there = is_case and bool(work.rows(_THERE, [work.tenant.code, dossier.case_id]))
    if there:
        lock_family(work, dossier.case_id)
    work.vault.keystore.destroy(dossier)
    if there:
        erase_rows(work, dossier.case_id, kind)
    elif not is_case:
        erase_pupil(work, dossier.case_id)
    if there or not is_case:
        _keep(work, record, dossier)


def _keep(work: Work, record: Record, dossier: Dossier) -> None:
    told = record.told
    first, second = [*told["personen"], None][:2]
    about = About(told["over"])
    work.rows(
        _KEEP,
        {
            "tenant": dossier.tenant,
            "id": UUID(record.id),
            "about": about.value,
            "case": dossier.case_id if about is About.ZAAK else None,
            "key": dossier.case_id,
            "kind": dossier.data_class,
            "rule": told["regel"],
            "from": told["geteld_vanaf"],
            "until": told["bewaard_tot_en_met"],
            "two": second is not None,
            "why": json.dumps({"zin": _AGAIN, "wet": told["wet"], "stappen": []}),
            "at": work.now,
            "first": first,
            "second": second,
            "second_at": work.now if second else None,
            "record": record.line,
        },
    )
