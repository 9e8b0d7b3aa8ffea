"""Look after packages that left: tell the partner, and let bytes go in time.

What the case of a package says is what counts; this follows it. Bytes go when the
package was received, recalled, replaced, or is over (AVG 5 lid 1 onder e).
"""

from uuid import UUID

from casework.models import PackageState
from casework.services.batch import Batch, Line
from casework.services.exchange.known import partner_of
from casework.services.exchange.tell import Told, tell_partner
from casework.work import Desk, Work

S = PackageState
BATCH = 200
_FIRST = UUID(int=0)
_SOME = """
select id from package
where tenant_id = %(tenant)s and id > %(after)s and (p7m is not null or exists (
    select from cases c where c.tenant_id = package.tenant_id
        and c.id = package.case_id and c.state in ('wissen_gevraagd')))
order by id limit %(most)s"""
_ONE = """
select p.partner_id, p.package_id, p.state, p.expires, p.p7m is not null, c.kenmerk,
    c.state, c.dossier ->> 'pakket_kenmerk', exists (
        select from jsonb_array_elements(c.clocks) k where k ->> 'rule' = 'L154')
from package p join cases c on c.tenant_id = p.tenant_id and c.id = p.case_id
where p.tenant_id = %s and p.id = %s for update of p"""
"""The last column: the reminder went, and the term after it runs (L154)."""
_ERASE = """
update package set p7m = null, erased_at = %s, state = %s
where tenant_id = %s and id = %s"""
_BECAME = {
    **dict.fromkeys(("ontvangen", "gebruikt", "teruggemeld"), S.RECEIVED),
    **dict.fromkeys(("wissen_gevraagd", "wissen_beantwoord"), S.RECALLED),
    **dict.fromkeys(("ingetrokken", "geweigerd"), S.RECALLED),
    "getoetst": S.REPLACED,
    "verlopen": S.EXPIRED,
}
"""What a package is when its case is there; in every other state it waits."""
_IN_WORDS = {
    S.RECEIVED: "ontvangen: de bytes zijn weg",
    S.RECALLED: "teruggehaald: de bytes zijn weg",
    S.REPLACED: "vervangen: de bytes zijn weg",
    S.EXPIRED: "verlopen: de bytes zijn weg",
}


def look_after(desk: Desk, tenant: str, after: str | None = None) -> Batch:
    """Look at a batch of packages that have bytes or an open request. Twice is once."""
    with desk.work(tenant) as work:
        place = UUID(after) if after else _FIRST
        values = {"tenant": tenant, "after": place, "most": BATCH}
        ids = [id_ for (id_,) in work.rows(_SOME, values)]
        lines = [line for id_ in ids for line in _one(work, id_)]
    return Batch(tuple(lines), str(ids[-1]) if len(ids) == BATCH else None)


def _one(work: Work, id_: UUID) -> list[Line]:
    rows = work.rows(_ONE, [work.tenant.code, id_])
    partner_id, number, state, expires, here, kenmerk, stands, last, reminded = rows[0]
    told = []
    newest = number == last
    if stands == "wissen_gevraagd" and state != S.REPLACED.value:
        told += _tell(work, id_, partner_id, Told.ERASE)
    elif stands == "verzonden" and reminded and newest:
        told += _tell(work, id_, partner_id, Told.REMINDER)
    became = _BECAME.get(stands) if newest else S.REPLACED
    if became is None and expires <= work.now:
        became = S.EXPIRED
    if here and became is not None:
        work.rows(_ERASE, [work.now, became.value, work.tenant.code, id_])
        told.append(_IN_WORDS[became])
    return [Line(kenmerk, "pakket", text) for text in told]


def _tell(work: Work, id_: UUID, partner_id: UUID, what: Told) -> list[str]:
    number = tell_partner(work, id_, partner_of(work, partner_id), what)
    return [f"de ontvanger krijgt bericht: {what.value}"] if number else []
