"""One browser for the tests of a module that look at pages.

Not longer: while it runs it has the event loop, and then no mail can be sent here.
"""

import pytest

from tests.e2e.site import chromium
from tests.web.verhaal import theatre, verhaal

__all__ = ["theatre", "verhaal"]


@pytest.fixture(scope="module")
def chrome():
    with chromium() as browser:
        yield browser
