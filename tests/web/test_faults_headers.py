"""The page of a fault of ours has the same walls as every other page."""

import pytest

from casework.http.headers import HEADERS
from tests.web.browser import Browser


@pytest.fixture
def unlucky(desk, monkeypatch):
    def breaks(*_given, **_named):
        raise RuntimeError("een naam")

    monkeypatch.setattr("casework.web.link.live", breaks)
    with Browser(desk) as made:
        made._transport.raise_server_exceptions = False
        yield made


def test_a_fault_of_ours_has_the_headers_of_every_page(unlucky):
    answer = unlucky.get(f"/l/onderwijs_dat_past/{'a' * 64}")
    assert answer.status_code == 500
    assert "een naam" not in answer.text
    missing = {name for name in HEADERS if answer.headers.get(name) != HEADERS[name]}
    assert missing == set()
    assert answer.headers["cache-control"] == "no-store"
