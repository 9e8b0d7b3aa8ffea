"""One run: everything set up, people at work, faults, rest, and the judgement."""

import asyncio
import os
import random
import time
from contextlib import contextmanager, suppress

from casework.bootstrap import office
from casework.database import migrate
from casework.services.deliver_due import deliver_due
from casework.services.escalate import escalate_due
from casework.services.lapse_due import lapse_due
from casework.services.warn import warn_due
from casework.settings import read_settings
from casework.web.visit import STAFF, cookie_of
from tests.conftest import SWV
from tests.e2e.load import judgement
from tests.e2e.load.accountant import Accountant
from tests.e2e.load.browser import Browser
from tests.e2e.load.chair import Chair
from tests.e2e.load.families import OTHER, chairs, forgotten, parents
from tests.e2e.load.faults import Faults, NotWhole
from tests.e2e.load.installation import installation
from tests.e2e.load.parent import Parent
from tests.e2e.load.programs import zombies
from tests.e2e.load.report import Report
from tests.e2e.machines import until

START = 240
REST = 120
GRACE = 12.0
"""Seconds after a fault in which a request may still be lost or put off."""
_LEFT = """select count(*) from outbox where tenant_id = %s and status = 'wacht'"""
_DUE = """
select count(*) from term where tenant_id = %s and closed_at is null
    and suspended_on is null
    and legal_end < (now() at time zone 'Europe/Amsterdam')::date"""
_HURRY = """
update outbox set next_try_at = now() - interval '1 minute'
where tenant_id = %s and status = 'wacht' and next_try_at > now()
    and next_try_at not between now() + interval '570 seconds'
        and now() + interval '600 seconds'
returning id"""
"""Lets the time pass that a letter waits, but for those that are under way just now."""


def run(plan, folder, tell=lambda _line: None):
    """Run a plan in an empty folder; return the report."""
    report = Report(plan.seed, plan.chairs, plan.parents, plan.seconds / 60)
    with installation(folder) as site, _environment(site.env):
        tell("de zaken")
        url = site.server.create_database("control")
        control = read_settings().model_copy(update={"database_url": url})
        migrate(url)
        forgotten(read_settings(), plan.forgotten)
        forgotten(control, plan.forgotten)
        with office(read_settings()) as opened:
            staff = chairs(opened.desk, plan.chairs, plan.cases_each)
            families = parents(opened.desk, plan.parents)
        site.start()
        books = Accountant()
        asyncio.run(_Day(plan, site, books, report, tell).live(staff, families))
        tell("het oordeel")
        _judge(site, books, report, control)
    return report


class _Day:
    """The people and the faults."""

    def __init__(self, plan, site, books, report, tell):
        self.plan, self.site, self.books = plan, site, books
        self.report, self.tell = report, tell
        self.dice = random.Random(plan.seed)
        self.over = asyncio.Event()
        self.struck = []
        self.parents = []

    async def live(self, staff, families):
        faults = Faults(self.site, self.dice, self.plan.hold)
        await asyncio.wait_for(faults.healthy(0), START)
        self.began = time.monotonic()
        browsers, people = self._people(staff, families)
        background = [asyncio.create_task(self._look_after())]
        working = [asyncio.create_task(each) for each in people]
        try:
            await self._faults(faults)
            left = self.began + self.plan.seconds - time.monotonic()
            await asyncio.sleep(max(left, 0))
            self.over.set()
            await asyncio.wait_for(asyncio.gather(*working), REST)
        except TimeoutError:
            self.report.findings.append("niet iedereen kwam klaar")
        finally:
            for task in (*working, *background):
                task.cancel()
            with suppress(asyncio.CancelledError):
                await asyncio.gather(*working, return_exceptions=True)
                ended = await asyncio.gather(*background, return_exceptions=True)
                self._who_looked_after(ended)
            for browser in browsers:
                await browser.close()
        self._read_books(time.monotonic() - self.began)
        self.tell("rust")
        await self._rest()

    def _read_books(self, seconds):
        self.report.read_books(self.books, seconds)
        strays = judgement.outage_findings(self.books, self.struck, GRACE)
        self.report.findings += strays
        came = sum(parent.answered for parent in self.parents)
        self.report.counts["ouders die antwoord gaven"] = came
        if not came:
            self.report.findings.append("geen enkele ouder kon antwoorden")

    def _people(self, staff, families):
        browsers, people = [], []
        for n, one in enumerate(staff):
            cookie = {STAFF: cookie_of(SWV, one.cookie)}
            address = f"127.1.0.{n + 1}"
            browser = Browser(self.site.url, self.books, address, cookie)
            chair = Chair(browser, one.actor, one.cases, self._dice(), self.plan.pace)
            browsers.append(browser)
            people.append(chair.work(self.over))
        for n, family in enumerate(families):
            address = f"127.2.{n // 250}.{n % 250 + 1}"
            browser = Browser(self.site.url, self.books, address)
            dice, post = self._dice(), self.site.post
            parent = Parent(browser, family, post, dice, self.plan)
            browsers.append(browser)
            self.parents.append(parent)
            people.append(parent.live(self.over))
        return browsers, people

    def _dice(self):
        return random.Random(self.dice.randrange(2**32))

    async def _look_after(self):
        """Start again what died, and read the post."""
        while True:
            await asyncio.to_thread(self.site.look)
            await asyncio.to_thread(self.site.post.look)
            await asyncio.sleep(0.25)

    def _who_looked_after(self, ended):
        """Say that nobody started again what died: the run is not worth much then."""
        for end in ended:
            if isinstance(end, Exception):
                self.report.findings.append(f"niemand lette meer op: {end!r}")

    async def _faults(self, faults):
        names = faults.order(self.plan.rounds)
        gap = self.plan.seconds / (len(names) + 1)
        for number, name in enumerate(names, start=1):
            if number > len(faults.all) and self._late():
                return  # each has been once, and the time is over
            wait = self.began + gap * number - gap / 2 - time.monotonic()
            await asyncio.sleep(max(wait, 0.5))
            try:
                struck = await faults.strike(name)
            except NotWhole as broken:
                self.report.findings.append(f"{name}: {broken}")
                self.tell(f"{name}: {broken}")
                continue
            self.struck.append(struck)
            self.tell(f"{name}: weer heel na {struck.recovery:.1f} s ({struck.told})")
            self.report.faults.append(
                {
                    "name": name,
                    "at": round(struck.began - self.began),
                    "recovery": round(struck.recovery, 1),
                    "told": struck.told,
                }
            )

    def _late(self):
        return time.monotonic() > self.began + self.plan.seconds

    async def _rest(self):
        """Let the time pass that letters wait, until there is nothing left to do."""
        with office(read_settings()) as opened:
            desk = opened.desk
            try:
                await asyncio.to_thread(until, lambda: _left(desk) == 0, REST, "rust")
            except TimeoutError as late:
                self.report.findings.append(str(late))


def _left(desk):
    left = 0
    for tenant in (SWV, OTHER):
        judgement.rows(desk, _HURRY, tenant)
        for query in (_LEFT, _DUE):
            left += judgement.rows(desk, query, tenant)[0][0]
    return left


def _judge(site, books, report, control):
    told = report.findings
    with office(control) as other, office(read_settings()) as opened:
        without_faults(other.desk)
        desk = opened.desk
        told += judgement.journal_findings(desk, books)
        told += judgement.watch_findings(desk)
        told += judgement.term_findings(desk, other.desk)
        _end(site, report)
        told += judgement.post_findings(desk, site.post)
    wrong, report.verify = judgement.verify_findings({**os.environ})
    told += wrong
    report.verify.pop("findings", None)
    report.counts |= {
        "brieven bezorgd": len(site.post.arrived),
        "brieven die twee keer aankwamen (zelfde Message-ID)": judgement.sent_again(
            site.post
        ),
        "formulieren die meer dan eens verstuurd zijn": sum(
            1 for deed in books.deeds if deed.sent > 1
        ),
    }


def _end(site, report):
    """Measure the programs, look for what is dead among them, and end them."""
    dead = zombies([program.pid for program in site.programs.values()])
    report.findings += [
        f"een proces dat dood is en niet opgeruimd: {pid}" for pid in dead
    ]
    for program in site.programs.values():
        report.memory |= program.memory()
    site.ending = True
    for name in [n for n in site.programs if n != "postbox"]:
        site.programs.pop(name).stop()


def without_faults(desk):
    """Do the work of the sweeps on the other database with plain functions, once."""
    for service in (lapse_due, warn_due, escalate_due):
        place = service(desk, OTHER).after
        while place:
            place = service(desk, OTHER, place).after
    while deliver_due(desk, OTHER, lambda _message: None).lines:
        continue


@contextmanager
def _environment(env):
    before = dict(os.environ)
    os.environ.update(env)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
