"""The demo on the desk of a test, played to the end of a chapter.

The story is played once for all tests, as far as anyone asked, and each chapter is kept
as a template of a database: a test that wants one gets a copy of it, and of its keys.

    def test_it(verhaal):
        told = verhaal("advies")
        told.browser.sign_in(people.VOORZITTER)
        told.browser.get(f"/zaken/{told.kenmerk('tlv')}")
"""

import shutil
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from casework.database import connect
from casework.demo.besluit import AANVRAAG, ADVIES, BESLISSING
from casework.demo.geld import GELD
from casework.demo.people import IB, everyone
from casework.demo.play import START, invented_tenant
from casework.demo.school import HULP, ONDERSTEUNINGSTEAM, ONTWIKKELINGSPERSPECTIEF
from casework.demo.stage import Stage
from casework.demo.time import VirtualClock
from casework.demo.verzuim import ALERT, VERZUIM
from casework.embedded import Server
from casework.keystore import Keystore, LocalMasterKey
from casework.tenants import load_tenants
from casework.vault import Vault
from casework.work import Desk
from tests.conftest import SWV
from tests.web.browser import Browser

CHAPTERS = {
    "ot": ONDERSTEUNINGSTEAM,
    "opp": ONTWIKKELINGSPERSPECTIEF,
    "hulp": HULP,
    "aanvraag": AANVRAAG,
    "advies": ADVIES,
    "besluit": BESLISSING,
    "verzuim": VERZUIM,
    "alert": ALERT,
    "geld": GELD,
}
"""What can be asked for, in the order of the story."""
_FIND = """select id, kenmerk from cases
where tenant_id = %s and process = %s and coalesce(%s, party, '') = coalesce(party, '')
order by opened_at, id limit 1"""


@dataclass(frozen=True)
class Told:
    """The story so far. ``stage`` can play on; ``browser`` looks at it."""

    stage: Stage
    browser: Browser

    @property
    def desk(self):
        return self.stage.desk

    def case(self, process, party=None):
        """Return the id and the kenmerk of the first case of a process."""
        with self.desk.work(SWV) as work:
            [found] = work.rows(_FIND, [SWV, process, party])
        return found

    def kenmerk(self, process, party=None):
        return self.case(process, party)[1]


@dataclass
class Theatre:
    """Plays the story on, and keeps the end of each chapter."""

    server: Server
    folder: Path
    ends: dict[str, date] = field(default_factory=dict)

    @contextmanager
    def copy(self, chapter, folder):
        """Give a stage on a copy of a chapter, playing the story on as needed."""
        for name in [*CHAPTERS][len(self.ends) : [*CHAPTERS].index(chapter) + 1]:
            self._play(name)
        with self._copied(chapter, "copy", folder) as stage:
            yield stage

    def _play(self, name):
        before = next(reversed(self.ends), None)
        with self._copied(before, name, self.folder) as stage:
            if before is None:
                stage.open("ot", everyone(), IB)
            stage.play(CHAPTERS[name])
        self.ends[name] = stage.clock.day

    @contextmanager
    def _copied(self, before, name, folder):
        database, keys = f"verhaal_{name}", folder / f"{name}.sqlite"
        template = f"verhaal_{before}" if before else "template"
        self.server.drop_database(database)
        url = self.server.create_database(database, template=template)
        if before:
            shutil.copy(self.folder / f"{before}.sqlite", keys)
        clock = VirtualClock(self.ends.get(before, START))
        master = LocalMasterKey(bytes(32))
        keystore = Keystore.open(f"sqlite:///{keys}", master, clock=clock)
        engine = connect(url)
        tenants = {**load_tenants(), SWV: invented_tenant()}
        desk = Desk(engine, Vault(keystore), clock, tenants)
        try:
            yield Stage(desk, clock, lambda _message: None, SWV)
        finally:
            engine.dispose()
            keystore.close()


@pytest.fixture(scope="session")
def theatre(server, tmp_path_factory):
    return Theatre(server, tmp_path_factory.mktemp("verhaal"))


@pytest.fixture
def verhaal(theatre, tmp_path):
    """Return what gives the story, told to the end of a chapter; once per test."""
    with ExitStack() as stack:

        def upto(chapter):
            stage = stack.enter_context(theatre.copy(chapter, tmp_path))
            return Told(stage, stack.enter_context(Browser(stage.desk)))

        yield upto
