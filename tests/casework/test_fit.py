"""A keystore of another database, or an empty one, is refused at the start."""

from dataclasses import replace

import pytest

from casework.keystore import Keystore, LocalMasterKey
from casework.services.fit import WrongKeystore, check_keystore
from casework.vault import Vault
from tests.conftest import SWV


def start(desk):
    with desk.work(SWV) as work:
        check_keystore(work)


def test_the_keystore_of_this_database_opens_it_every_time(desk):
    for _ in range(3):
        start(desk)


def test_an_empty_keystore_is_refused_and_nothing_changes(desk, tmp_path):
    start(desk)
    location = f"sqlite:///{tmp_path / 'other.sqlite'}"
    empty = Keystore.open(location, LocalMasterKey(bytes(range(32))))
    with pytest.raises(WrongKeystore, match="hoort niet bij deze database"):
        start(replace(desk, vault=Vault(empty)))
    empty.close()
    start(desk)
