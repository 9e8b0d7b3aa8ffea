"""(e) The page of a case, beside the same facts on a page that is written by hand.

A chair looks at an OT case in a family of seven, with a hundred entries in its journal.
Both pages are of one application with one process; sixteen connections ask.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from casework.bench.http.by_hand import PATH
from casework.bench.http.signed_in import sign_in
from casework.bench.http.site import Site, site
from casework.bench.http.turns import Slice, by_turns
from casework.bench.pace import Ratios, settled
from casework.bench.place import SWV, Bench, Office
from casework.bench.result import Result, meets
from casework.clock import utc_now
from casework.demo.people import VOORZITTER
from casework.demo.trial import fill
from casework.services.advance import advance

TARGET = 0.60
CONNECTIONS = 16
ENTRIES = 100
_NAME = "pagina"
_WHY = "Wie een zaak opent, wacht hierop; een pagina met de hand is wat haalbaar is."
_FIND = """
select c.id, c.kenmerk, c.version from cases c where c.tenant_id = %s
    and c.process = 'ot' and c.state = 'uitvoeren' and exists (
    select from cases t where t.parent_id = c.id and t.process = 'tlv')
order by c.opened_at limit 1"""


def measure(bench: Bench) -> Sequence[Result]:
    """Let sixteen connections ask the two pages by turns."""
    with bench.office(_NAME) as office:
        bench.tell("een gezin van zeven zaken, met honderd regels in de tijdlijn")
        path = _family(office)
        chair = sign_in(office, VOORZITTER)
        with site(bench, office, _NAME) as asked:
            ours = chair.page(f"/zaken/{path}")
            theirs = chair.page(f"{PATH}{path}")
            sizes = [asked.size(page["path"], chair.cookie) for page in (ours, theirs)]
            take = partial(_slice, asked, times=bench.few(5, 1))
            race = _race(bench, partial(take, theirs), partial(take, ours))
            found, agreed = settled(race)
    return [_result(found, agreed, sizes)]


def _race(
    bench: Bench, floor: Callable[[], Slice], page: Callable[[], Slice]
) -> Callable[[], Ratios]:
    rounds, tell = bench.few(16, 2), partial(bench.tell, "de twee pagina's, om en om")
    return lambda: by_turns(floor, page, rounds, tell)


def _slice(asked: Site, page: dict[str, Any], times: int) -> Slice:
    before = asked.cpu()
    heard = asked.ask([page] * CONNECTIONS, times)
    cpu = asked.cpu() - before
    return Slice(len(heard.took), cpu, heard.seconds, heard.took)


def _family(office: Office) -> str:
    """Make the cases to try the pages with; return the kenmerk of the one to look at."""
    office.clock.moment = utc_now()
    fill(office.desk, SWV, lambda _: None)
    facts = {"notitie": "Gesproken met de ouders."}
    with office.desk.work(SWV) as work:
        [(case_id, kenmerk, version)] = work.rows(_FIND, [SWV])
        for _ in range(ENTRIES - version):
            advance(work, case_id, "notitie_maken", by=VOORZITTER, facts=facts)
    return str(kenmerk)


def _result(found: Ratios, agreed: bool, sizes: Sequence[int]) -> Result:  # noqa: FBT001  both halves of `settled`
    note = f"{sizes[0]} bytes tegen {sizes[1]} met de hand"
    if not agreed:
        note += "; CPU en p10 spreken elkaar tegen: de machine is te druk"
    return Result(
        "http_case_page",
        "de pagina van een zaak, naast een met de hand",
        round(found.cpu, 3),
        TARGET,
        meets(found.cpu, TARGET) if agreed else None,
        _WHY,
        gate="cpu",
        p10=round(found.p10, 3),
        median_slice=round(found.median_slice, 3),
        note=note,
    )
