"""One browser for all tests that look at pages."""

import pytest

from tests.e2e.site import chromium
from tests.web.verhaal import theatre, verhaal

__all__ = ["theatre", "verhaal"]


@pytest.fixture(scope="session")
def chrome():
    with chromium() as browser:
        yield browser
