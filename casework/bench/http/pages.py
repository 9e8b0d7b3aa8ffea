"""(e) The page of a case, beside the same page that is written by hand.

A chair looks at an OT case in a family of seven, with a hundred entries in its journal.
Both pages are of one application with one process; sixteen connections ask.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import zip_longest
from typing import Any

from casework.bench.http.asker import Asker, WrongAnswer, asker
from casework.bench.http.by_hand import PATH
from casework.bench.http.signed_in import sign_in
from casework.bench.http.site import DidNotStart, Site, site
from casework.bench.http.turns import Aim, Slice, Take, by_turns
from casework.bench.pace import Ratios
from casework.bench.place import SWV, Bench, Office
from casework.bench.result import Result
from casework.clock import utc_now
from casework.demo.people import VOORZITTER
from casework.demo.trial import fill
from casework.services.advance import advance

AIM = Aim(
    "http_case_page",
    "de pagina van een zaak, naast een met de hand",
    0.60,
    "Wie een zaak opent, wacht hierop; een pagina met de hand is wat haalbaar is.",
)
CONNECTIONS = 16
ENTRIES = 100
_NAME = "pagina"
_LOOKS, _SHEET = 'id="gekeken"', re.compile(r"(?<=kader\.css\?)\w+")
_BESIDE = re.compile(r"(?<=>)\s+|\s+(?=<)")
_FIND = """
select c.id, c.kenmerk, c.version from cases c where c.tenant_id = %s
    and c.process = 'ot' and c.state in ('uitvoeren') and exists (
    select from cases t where t.parent_id = c.id and t.process = 'tlv')
order by c.opened_at limit 1"""


def measure(bench: Bench) -> Sequence[Result]:
    """Measure, or say why that could not be."""
    try:
        return [_measured(bench)]
    except (DidNotStart, WrongAnswer) as error:
        return [AIM.silent(error)]


def _measured(bench: Bench) -> Result:
    """Let sixteen connections ask the two pages by turns."""
    with bench.office(_NAME) as office:
        bench.tell("een gezin van zeven zaken, met honderd regels in de tijdlijn")
        path = _family(office)
        chair = sign_in(office.desk, VOORZITTER)
        with site(bench, office, _NAME) as served, asker(served.port) as asked:
            ours = chair.page(f"/zaken/{path}")
            theirs = chair.page(f"{PATH}{path}")
            size = same_page(
                *(served.page(p["path"], chair.cookie) for p in (ours, theirs))
            )
            take = partial(_slice, served, asked, times=bench.few(5, 1))
            race = _race(bench, partial(take, theirs), partial(take, ours))
            found = AIM.decided(race)
    return AIM.reached(found, f"beide tonen hetzelfde, {size} tekens")


def _race(bench: Bench, floor: Take, page: Take) -> Callable[[], Ratios]:
    rounds, tell = bench.few(16, 2), partial(bench.tell, "de twee pagina's, om en om")
    return lambda: by_turns(floor, page, rounds, tell)


def same_page(ours: str, theirs: str) -> int:
    """See that two pages show the same; return how many characters that is.

    Not compared are the spaces between two tags, which sheet of style is named, and who
    looked: that list is longer for the second that is asked.
    """
    shown, other = (_shown(page) for page in (ours, theirs))
    if shown != other:
        at = next(
            n for n, pair in enumerate(zip_longest(shown, other)) if len({*pair}) > 1
        )
        raise WrongAnswer(f"de pagina met de hand toont iets anders, na {at} tekens")
    return len(shown)


def _shown(page: str) -> str:
    before = page.partition(_LOOKS)[0]
    return _BESIDE.sub("", _SHEET.sub("", before))


def _slice(served: Site, asked: Asker, page: dict[str, Any], times: int) -> Slice:
    before = served.cpu()
    heard = asked.ask([page] * CONNECTIONS, times)
    cpu = served.cpu() - before
    return Slice(len(heard.took), cpu, heard.seconds, heard.took)


def _family(office: Office) -> str:
    """Make the cases to try the pages with; return the kenmerk of one of them."""
    office.clock.moment = utc_now()
    fill(office.desk, SWV, lambda _: None)
    facts = {"notitie": "Gesproken met de ouders."}
    with office.desk.work(SWV) as work:
        [(case_id, kenmerk, version)] = work.rows(_FIND, [SWV])
        for _ in range(ENTRIES - version):
            advance(work, case_id, "notitie_maken", by=VOORZITTER, facts=facts)
    return str(kenmerk)
