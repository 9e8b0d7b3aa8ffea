"""There is one master key: made once, kept to its owner, never shown."""

import base64
import os

import pytest

from casework.keystore import (
    BadMasterKey,
    DamagedKey,
    Keystore,
    LocalMasterKey,
    read_master_key,
)

MASTER = LocalMasterKey(bytes(range(32)))


def test_a_master_key_is_made_once_and_for_its_owner_only(tmp_path):
    file = tmp_path / "keystore" / "master.key"
    first = read_master_key(file=file, create=True)
    assert read_master_key(file=file, create=True).id == first.id
    assert file.stat().st_mode & 0o777 == 0o600
    assert len(base64.b64decode(file.read_text())) == 32
    assert [path.name for path in file.parent.iterdir()] == ["master.key"]


def test_no_second_master_key_is_made_beside_a_keystore(tmp_path):
    Keystore.open(f"sqlite:///{tmp_path}/keystore.sqlite", MASTER).close()
    with pytest.raises(BadMasterKey, match="zet hem terug uit uw reservekopie"):
        read_master_key(file=tmp_path / "master.key", create=True)
    assert not (tmp_path / "master.key").exists()


@pytest.mark.parametrize(
    "written",
    [bytes(range(32)).hex(), "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n"],
)
def test_a_master_key_is_written_in_hex_or_base64(written):
    assert read_master_key(text=written).id == MASTER.id


@pytest.mark.parametrize("written", ["", "secret", "A" * 44, "00" * 31, "zz" * 32, "é"])
def test_what_is_no_master_key_is_refused_and_not_repeated(written):
    with pytest.raises(BadMasterKey, match="openssl rand -base64 32") as caught:
        read_master_key(text=written)
    assert "secret" not in str(caught.value)


def test_a_master_key_that_everyone_can_read_is_refused(tmp_path):
    file = tmp_path / "master.key"
    read_master_key(file=file, create=True)
    file.chmod(0o644)
    with pytest.raises(BadMasterKey, match="chmod 600"):
        read_master_key(file=file)
    file.chmod(0o440)  # as systemd gives a credential
    assert read_master_key(file=file)


@pytest.mark.parametrize("name", ["nowhere.key", "folder"])
def test_a_master_key_that_cannot_be_read_is_refused(tmp_path, name):
    (tmp_path / "folder").mkdir()
    with pytest.raises(BadMasterKey, match="niet te lezen"):
        read_master_key(file=tmp_path / name)


def test_without_a_master_key_there_is_none():
    with pytest.raises(BadMasterKey, match="geen hoofdsleutel"):
        read_master_key()


def test_a_master_key_never_shows_itself():
    assert repr(MASTER) == f"LocalMasterKey(id='{MASTER.id}')"
    assert bytes(range(32)).hex()[:8] not in MASTER.id


def test_a_key_wrapped_by_another_master_key_says_by_which():
    other = LocalMasterKey(os.urandom(32))
    with pytest.raises(DamagedKey, match=other.id):
        MASTER.unwrap(other.id, other.wrap(b"k" * 32, b"x"), b"x")
    with pytest.raises(DamagedKey):
        MASTER.unwrap(MASTER.id, MASTER.wrap(b"k" * 32, b"x"), b"y")
    with pytest.raises(DamagedKey):
        MASTER.unwrap(MASTER.id, b"short", b"x")
