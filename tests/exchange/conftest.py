"""What a package is refused for: one sentence for the world, a reason for our log."""

import pytest

from casework.exchange import CannotOpen, open_package
from tests import pakket


@pytest.fixture
def refused(caplog):
    """Open a package and return why it was refused, which only the log tells."""

    def refuse(data, opener=None, now=pakket.NOW):
        caplog.clear()
        with pytest.raises(CannotOpen) as told:
            open_package(data, opener or pakket.opener(), now)
        assert str(told.value) == "Het pakket kan niet worden geopend."
        assert told.value.__cause__ is None
        (line,) = caplog.messages
        return line.removeprefix("a package was refused: ")

    return refuse


@pytest.fixture(scope="session")
def parties(tmp_path_factory):
    """Return a folder with certificates and keys, as OpenSSL reads them."""
    folder = tmp_path_factory.mktemp("partijen")
    pakket.on_disk(
        folder,
        school=pakket.school(),
        swv=pakket.swv(),
        swv_ec=pakket.swv_ec(),
        school_ec=pakket.party("school ec", pakket.EC),
    )
    return folder
