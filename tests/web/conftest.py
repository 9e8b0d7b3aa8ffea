"""A browser on the real application, and a desk with a story to look at."""

import pytest

from tests.web.browser import HOST, Browser
from tests.web.verhaal import theatre, verhaal

__all__ = ["HOST", "Browser", "browser", "theatre", "verhaal"]


@pytest.fixture
def browser(desk):
    with Browser(desk) as made:
        yield made
