"""Keys are made once, kept apart, refused to strangers, and destroyed to the byte."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from casework.embedded import temporary
from casework.keystore import (
    DamagedKey,
    Dossier,
    KeyDestroyed,
    Keystore,
    KeystoreError,
    KeystoreUnavailable,
    LocalMasterKey,
    UnknownKey,
    WrongMasterKey,
)

MASTER = LocalMasterKey(bytes(range(32)))
MOMENT = datetime(2026, 3, 2, 9, tzinfo=UTC)
HEALTH = Dossier("onderwijs_dat_past", UUID(int=7), "gezondheid")
NONCE = bytes(12)


def sees(key):
    """Return what this key makes of nothing: the same for the same key only."""
    return key.cipher.encrypt(NONCE, b"", b"")


@pytest.fixture(scope="module")
def postgresql():
    with temporary() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/keystore.sqlite"
    server = request.getfixturevalue("postgresql")
    return server.create_database(f"k{uuid4().hex}")


@pytest.fixture
def opened(location):
    made = []

    def another(master=MASTER):
        made.append(Keystore.open(location, master, clock=lambda: MOMENT))
        return made[-1]

    yield another
    for keystore in made:
        keystore.close()


def change(keystore, statement):
    """Change a row by hand; `:other` stands for bytes that are not right."""
    with keystore.database.writing() as connection:
        parameters = {"other": b"not right"} if ":other" in statement else {}
        connection.execute(text(statement), parameters)


def test_a_key_is_made_once_and_stays(opened):
    first = opened().current(HEALTH)
    again = opened().current(HEALTH)
    assert first.version == again.version == 1
    assert sees(first) == sees(again) == sees(opened().version(HEALTH, 1))


@pytest.mark.parametrize(
    "other",
    [
        HEALTH._replace(tenant="po_ijmond"),
        HEALTH._replace(case_id=UUID(int=8)),
        HEALTH._replace(data_class="identiteit"),
    ],
)
def test_each_case_class_and_tenant_has_a_key_of_its_own(opened, other):
    keystore = opened()
    assert sees(keystore.current(HEALTH)) != sees(keystore.current(other))


def test_many_who_need_the_first_key_at_once_get_the_same(opened):
    keystores = [opened() for _ in range(8)]
    start = threading.Barrier(8)

    def ask(keystore):
        start.wait()
        return sees(keystore.current(HEALTH))

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(ask, keystores))) == 1


def test_another_master_key_is_refused_in_one_line(opened):
    opened().current(HEALTH)
    with pytest.raises(WrongMasterKey, match="CASEWORK_MASTER_KEY_FILE") as caught:
        opened(LocalMasterKey(b"another master key of 32 bytes.."))
    assert "\n" not in str(caught.value)
    assert MASTER.id in str(caught.value)


def test_a_damaged_check_value_is_refused(opened):
    change(opened(), "UPDATE keystore SET check_value = :other")
    with pytest.raises(DamagedKey):
        opened()


def test_a_keystore_of_a_newer_program_is_refused(opened):
    change(opened(), "UPDATE keystore SET format = 2")
    with pytest.raises(KeystoreError, match="werk het programma bij"):
        opened()


def test_no_key_is_stored_as_it_is(opened):
    keystore = opened()
    keystore.current(HEALTH)
    with keystore.database.reading() as connection:
        for table in ("tenant_key", "dossier_key"):
            row = connection.execute(text(f"SELECT * FROM {table}")).one()
            assert len(row.wrapped) == 12 + 32 + 16
            assert row.version == 1
            assert row.created_at == "2026-03-02T09:00:00+00:00"


def test_a_wrapped_key_opens_in_its_own_place_only(opened):
    keystore = opened()
    other = HEALTH._replace(data_class="identiteit")
    keystore.current(HEALTH)
    keystore.current(other)
    stolen = "SELECT wrapped FROM dossier_key WHERE data_class = 'identiteit'"
    change(
        keystore,
        f"UPDATE dossier_key SET wrapped = ({stolen}) WHERE data_class = 'gezondheid'",
    )
    with pytest.raises(DamagedKey):
        opened().current(HEALTH)
    assert opened().current(other)


def test_a_tenant_key_opens_for_its_own_tenant_only(opened):
    keystore = opened()
    other = HEALTH._replace(tenant="po_ijmond")
    keystore.current(HEALTH)
    keystore.current(other)
    stolen = "SELECT wrapped FROM tenant_key WHERE tenant = 'po_ijmond'"
    change(keystore, f"UPDATE tenant_key SET wrapped = ({stolen})")
    with pytest.raises(DamagedKey):
        opened().current(HEALTH)
    assert opened().current(other)


@pytest.mark.parametrize("version", [0, 2, 65535])
def test_a_version_that_never_was_is_unknown(opened, version):
    keystore = opened()
    keystore.current(HEALTH)
    with pytest.raises(UnknownKey):
        keystore.version(HEALTH, version)


def test_older_versions_stay_readable_beside_the_newest(opened):
    keystore = opened()
    keystore.current(HEALTH)
    change(
        keystore,
        "INSERT INTO dossier_key SELECT tenant, case_id, data_class, 2, "
        "tenant_version, wrapped, created_at FROM dossier_key",
    )
    with pytest.raises(DamagedKey):
        opened().current(HEALTH)  # the version is bound too: a copy is not a new key
    assert opened().version(HEALTH, 1).version == 1


def test_destroying_says_so_for_ever(opened):
    keystore = opened()
    keystore.current(HEALTH)
    assert keystore.destroyed_at(HEALTH) is None
    keystore.destroy(HEALTH)
    for reader in (keystore, opened()):
        with pytest.raises(KeyDestroyed, match="vernietigd op 2026-03-02"):
            reader.version(HEALTH, 1)
        with pytest.raises(KeyDestroyed):
            reader.current(HEALTH)
        assert reader.destroyed_at(HEALTH) == MOMENT


def test_destroying_may_be_repeated_and_may_come_first(opened):
    keystore = opened()
    for _ in range(2):
        keystore.destroy(HEALTH)
    with pytest.raises(KeyDestroyed):
        keystore.current(HEALTH)


def test_destroying_leaves_the_other_keys(opened):
    keystore = opened()
    other = HEALTH._replace(data_class="identiteit")
    before = sees(keystore.current(other))
    keystore.current(HEALTH)
    keystore.destroy(HEALTH)
    assert sees(keystore.current(other)) == sees(opened().current(other)) == before


def test_a_destroyed_key_does_not_live_on_in_memory(opened):
    keystore = opened()
    other = HEALTH._replace(data_class="identiteit")
    for dossier in (HEALTH, other):
        keystore.current(dossier)
        keystore.version(dossier, 1)
    keystore.destroy(HEALTH)
    assert len(keystore.cache) == 2


def test_destroying_beside_busy_readers_and_writers_never_brings_a_key_back(opened):
    keystores = [opened() for _ in range(4)]
    dossiers = [Dossier("t", uuid4(), "gezondheid") for _ in range(20)]

    def use(keystore):
        for dossier in dossiers:
            try:
                keystore.current(dossier)
            except KeyDestroyed:
                continue

    with ThreadPoolExecutor(5) as pool:
        using = [pool.submit(use, keystore) for keystore in keystores]
        destroying = pool.submit(lambda: [keystores[0].destroy(d) for d in dossiers])
        for work in (*using, destroying):
            work.result()
    with keystores[0].database.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM dossier_key")) == 0
    assert len(keystores[0].cache) == 0


def test_several_programs_open_a_new_keystore_at_once(tmp_path):
    program = (
        "import sys; from uuid import UUID; from pathlib import Path\n"
        "from casework.keystore import *\n"
        "home = Path(sys.argv[1])\n"
        "master = read_master_key(file=home / 'master.key', create=True)\n"
        "store = Keystore.open(f'sqlite:///{home}/keystore.sqlite', master)\n"
        "print(*(store.current(Dossier('t', UUID(int=n), 'x')).cipher"
        ".encrypt(bytes(12), b'', b'').hex() for n in range(20)))\n"
    )
    home = tmp_path / "new" / "keystore"
    running = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", program, str(home)],
            stdout=subprocess.PIPE,
        )
        for _ in range(6)
    ]
    said = {process.communicate()[0] for process in running}
    assert [process.returncode for process in running] == [0] * 6
    assert len(said) == 1
    assert len(said.pop().split()) == 20
    assert sorted(path.name for path in home.iterdir()) == [
        "keystore.sqlite",
        "master.key",
    ]
    assert {path.stat().st_mode & 0o777 for path in home.iterdir()} == {0o600}
    assert home.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("url", ["mysql://h/k", "sqlite://", "nonsense", ""])
def test_a_keystore_lives_in_a_file_or_in_postgresql(url):
    with pytest.raises(KeystoreError, match="CASEWORK_KEYSTORE_URL"):
        Keystore.open(url, MASTER)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://nobody@127.0.0.1:1/k",
        "sqlite:////proc/nowhere/keystore.sqlite",
    ],
)
def test_a_keystore_that_is_not_there_says_so_in_one_line(url):
    with pytest.raises(KeystoreUnavailable) as caught:
        Keystore.open(url, MASTER)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_keystore_is_refused(tmp_path):
    (tmp_path / "k.sqlite").write_bytes(b"something else" * 100)
    with pytest.raises(KeystoreUnavailable):
        Keystore.open(f"sqlite:///{tmp_path}/k.sqlite", MASTER)
