"""An older backup brings nothing back: what was erased is erased again."""

import json
import shutil
from dataclasses import replace

import pytest

from casework.database import connect
from casework.keystore import Keystore, LocalMasterKey
from casework.proof.destruction import BadRecords
from casework.services.hold import view
from casework.services.notes import notes_of
from casework.services.retention.propose import propose_destruction
from casework.services.retention.replay import replay_destruction
from casework.services.verify import verify
from casework.vault import Vault
from tests import toy
from tests.casework.bewaren import (
    NOTE,
    closed_case,
    erase,
    everything,
    propose,
    with_rules,
)
from tests.conftest import SWV


@pytest.fixture
def restored(desk, server, with_toy, monkeypatch, tmp_path, clock):
    """Erase a case, and give the office as it was in a backup of before that."""
    with_rules(monkeypatch)
    old = closed_case(desk, tmp_path)
    clock.forward(days=3 * 365 + 2)
    with old.desk.work(SWV) as work:  # as every start of the office does
        work.vault.blind_index(SWV, "vernietiging", "ed25519")
    old.desk.engine.dispose()
    server.drop_database("backup")
    url = server.create_database("backup", template="office")
    shutil.copy(tmp_path / "keystore.sqlite", tmp_path / "backup.sqlite")
    erase(old.desk)
    master = LocalMasterKey(bytes(range(32)))
    keys = Keystore.open(f"sqlite:///{tmp_path / 'backup.sqlite'}", master)
    office = replace(old.desk, engine=connect(url), vault=Vault(keys))
    yield replace(old, desk=office)
    office.engine.dispose()
    keys.close()


def notes(old):
    with old.desk.work(SWV) as work:
        case = view(work, old.case_id, toy.VOORZITTER)
        return [note.text for note in notes_of(work, case, toy.VOORZITTER)]


def test_what_an_older_backup_brings_back_is_erased_again(restored):
    assert notes(restored) == [NOTE]
    assert replay_destruction(restored.desk, restored.records) > 3
    assert notes(restored) == []
    keystore = restored.desk.vault.keystore
    assert keystore.destroyed_at(restored.dossier("gezondheid")) is not None
    with restored.desk.look(SWV) as work:
        assert verify(work).findings == ()
    assert everything(propose_destruction, restored.desk) == []
    assert replay_destruction(restored.desk, restored.records) == 0


def test_a_database_that_is_older_than_its_keystore_is_put_right_too(restored):
    keys = restored.desk.vault.keystore
    for kind in ("gezondheid", "onderwijs", "identiteit"):
        keys.destroy(restored.dossier(kind))
    assert replay_destruction(restored.desk, restored.records) > 0
    assert restored.rows("select 1 from note") == []


def test_a_record_that_we_did_not_sign_stops_everything(restored):
    first, *rest = restored.records.read_text().splitlines(keepends=True)
    told = json.loads(first)
    told["record"]["klasse"] = "gezin"
    forged = [json.dumps(told), "\n", *rest]
    told["record"]["soort"] = "voltooid"
    forged.insert(0, json.dumps(told) + "\n")
    restored.records.write_text("".join(forged))
    with pytest.raises(BadRecords, match="niet door ons ondertekend"):
        replay_destruction(restored.desk, restored.records)
    assert notes(restored) == [NOTE]


@pytest.mark.parametrize("line", ["{}", "x", '{"record": 1}', "[]", '"a"'])
def test_a_line_that_is_no_record_stops_the_start(restored, line):
    with restored.records.open("a") as file:
        file.write(f'{line} "{SWV}"\n')
    with pytest.raises(BadRecords):
        replay_destruction(restored.desk, restored.records)


def test_what_was_only_begun_asks_again_whether_it_may(restored):
    lines = restored.records.read_text().splitlines(keepends=True)
    begun = [line for line in lines if '"voltooid"' not in line]
    restored.records.write_text("".join(begun))
    assert replay_destruction(restored.desk, restored.records) == 0
    assert notes(restored) == [NOTE]
    assert propose(restored.desk)
