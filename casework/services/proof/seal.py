"""Give every row of the log its leaf, and sign what the log is now.

One at a time for each samenwerkingsverband. What waits is a table that a trigger fills
with the row itself, so a row that is committed late waits for the next turn and is
never passed over; and a turn that is killed half-way has written nothing.
"""

from collections.abc import Iterator

from casework.proof.checkpoint import Checkpoint
from casework.proof.merkle import Frontier, leaf_hash
from casework.services.batch import NO_CASE, Batch, Line
from casework.services.proof.keys import origin, signer
from casework.services.proof.sources import Place, gone, leaf_data
from casework.work import Desk, Work

BATCH = 10_000
_ALONE = "select pg_try_advisory_xact_lock(hashtext('seal ' || %s))"
_WAITING = """
select kind, row_id, seq from unsealed where tenant_id = %s
order by kind, row_id, seq limit %s"""
_NEWEST = """
select size, frontier from checkpoint where tenant_id = %s order by size desc limit 1"""
_LEAVES = "copy leaf (tenant_id, number, kind, row_id, seq, hash) from stdin"
_DONE = """
delete from unsealed u
using unnest(%s::text[], %s::uuid[], %s::int[]) as d(kind, row_id, seq)
where u.tenant_id = %s
  and (u.kind, u.row_id, u.seq) = (d.kind, d.row_id, d.seq)"""
_POINT = """
insert into checkpoint (tenant_id, size, root, frontier, note, at)
values (%s, %s, %s, %s, %s, %s)"""


def seal_journal(desk: Desk, tenant: str, after: str | None = None) -> Batch:  # noqa: ARG001  what waits is the place
    """Seal what waits, at most a batch; says where the log stands.

    When another program is sealing this log, nothing is done: it does it.
    """
    with desk.work(tenant) as work:
        if not work.rows(_ALONE, [tenant])[0][0]:
            return Batch()
        places = [(k, r, s) for k, r, s in work.rows(_WAITING, [tenant, BATCH])]
        if not places:
            return Batch()
        size = _seal(work, places)
    told = Line(NO_CASE, "logboek", f"verzegeld tot en met blad {size - 1}")
    return Batch((told,), str(size) if len(places) == BATCH else None)


def sealed(desk: Desk, tenant: str) -> Iterator[Line]:
    """Seal all that waits now, batch after batch; yield what was done."""
    batch = seal_journal(desk, tenant)
    yield from batch.lines
    while batch.after:
        batch = seal_journal(desk, tenant, batch.after)
        yield from batch.lines


def frontier_of(work: Work) -> Frontier:
    """Return the log as the newest checkpoint left it. Raises `BadFrontier`."""
    for size, packed in work.rows(_NEWEST, [work.tenant.code]):
        return Frontier.unpacked(size, bytes(packed))
    return Frontier()


def _seal(work: Work, places: list[Place]) -> int:
    tenant, before = work.tenant.code, frontier_of(work)
    data = leaf_data(work, places)
    hashes = [leaf_hash(data.get(place) or gone(place)) for place in places]
    after = before.extended(hashes)
    work.copy_in(
        _LEAVES,
        (
            (tenant, before.size + n, *place, hashed)
            for n, (place, hashed) in enumerate(zip(places, hashes, strict=True))
        ),
    )
    work.rows(_DONE, [*map(list, zip(*places, strict=True)), tenant])
    note = Checkpoint(origin(tenant), after.size, after.root).signed(signer(work))
    point = [tenant, after.size, after.root, after.packed(), note, work.now]
    work.rows(_POINT, point)
    return after.size
