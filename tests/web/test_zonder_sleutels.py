"""The keystore is taken away while the program runs: every door says so, kindly.

Nothing is shown and nothing is written in clear, and it works again when it is back.
"""

from contextlib import contextmanager

import pytest

from casework.api.application import PLACE
from casework.demo import people
from casework.keystore import KeystoreUnavailable
from casework.models import Subject
from casework.services.deliver_due import deliver_due
from casework.services.notes import add_note
from flows.sweep import SweepFailed, only_the_class_of_errors
from tests.api.conftest import let_in
from tests.conftest import SWV
from tests.web.ouder import MOEDER


@contextmanager
def without_keys(desk):
    """Take the file of the keys away, for a while; the memory of keys is still warm."""
    keystore = desk.vault.keystore
    file = keystore.database.engine.url.database
    from pathlib import Path

    folder, gone = Path(file).parent, Path(file).parent.with_name("weg")
    folder.rename(gone)
    keystore.pulse.stop()  # a quarter of a second went by
    try:
        yield
    finally:
        gone.rename(folder)
