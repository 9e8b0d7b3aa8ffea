"""Fixtures for tests that need the office. Tests of the law need none."""

from datetime import UTC, datetime, timedelta

import pytest
from argon2 import PasswordHasher
from hypothesis import settings

from casework.database import connect, migrate
from casework.embedded import temporary
from casework.keystore import Keystore, LocalMasterKey
from casework.tenants import load_tenants
from casework.tenants.profile import Afzender
from casework.vault import Vault
from casework.work import Desk
from statemachines.processes import PROCESSES
from tests import toy

SWV = "onderwijs_dat_past"

# How long an example takes depends on the machine: no test is about that.
settings.register_profile("casework", deadline=None)
settings.load_profile("casework")


class Wristwatch:
    """A clock that only moves when a test says so."""

    def __init__(self, start):
        self.time = start

    def __call__(self):
        return self.time

    def forward(self, **by):
        self.time += timedelta(**by)


@pytest.fixture
def clock():
    return Wristwatch(datetime(2026, 9, 14, 9, tzinfo=UTC))


@pytest.fixture(scope="session")
def server():
    with temporary() as running:
        migrate(running.create_database("template"))
        yield running


@pytest.fixture
def database(server):
    server.drop_database("office")
    return server.create_database("office", template="template")


@pytest.fixture
def vault(tmp_path):
    location = f"sqlite:///{tmp_path / 'keystore.sqlite'}"
    keystore = Keystore.open(location, LocalMasterKey(bytes(range(32))))
    yield Vault(keystore)
    keystore.close()


@pytest.fixture
def desk(database, vault, clock):
    engine = connect(database)
    known = load_tenants()
    sender = Afzender(adres="Straat 0, Nergens", telefoon="000 000 0000")
    ready = known[SWV].model_copy(update={"afzender": sender})
    yield Desk(engine, vault, clock, tenants={**known, SWV: ready})
    engine.dispose()


@pytest.fixture
def light(monkeypatch):
    """Weigh passwords lightly: the real scales take half a second and 64 MiB."""
    scales = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr("casework.services.accounts.password.HASHER", scales)


@pytest.fixture
def with_toy(monkeypatch):
    """Add the toy process and its linked case to the law, for one test."""
    for process in (toy.AANVRAAG, toy.VRAAG):
        monkeypatch.setitem(PROCESSES, process.code, process)


@pytest.fixture
def case(desk, with_toy):
    """Return a case of the toy process that was just opened."""
    with desk.work(SWV) as work:
        return toy.opened(work)
