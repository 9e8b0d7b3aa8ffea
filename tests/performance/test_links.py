"""A letter that left lets go of its own link, however many links there are."""

from uuid import uuid4

from casework.bench.plans import explained
from casework.services.links.make import END, FORGET
from tests.conftest import SWV


def test_a_link_of_a_letter_is_found_by_its_index(desk):
    """Planned as for a full table: every other way to find it reads all links."""
    values = {FORGET: [SWV, uuid4()], END: [desk.clock(), SWV, uuid4()]}
    with desk.work(SWV) as work:
        work.rows("set local enable_seqscan = off", [])
        plans = {query: explained(work, query, values[query]) for query in values}
    for plan in plans.values():
        assert "Index Scan:link_live" in plan.nodes, plan.shape
