"""The page of a fault of ours has the same walls as every other page."""

import pytest
from starlette.testclient import TestClient

from casework.app import create_app
from casework.bootstrap import Office
from casework.http.headers import HEADERS
from casework.settings import Settings
from tests.web.browser import HOST


@pytest.fixture
def unlucky(desk, monkeypatch):
    def breaks(*_given, **_named):
        raise RuntimeError("een naam")

    monkeypatch.setattr("casework.web.link.live", breaks)
    app = create_app(Office(desk, Settings(public_url=HOST), None))
    with TestClient(app, base_url=HOST, raise_server_exceptions=False) as made:
        yield made


def test_a_fault_of_ours_has_the_headers_of_every_page(unlucky):
    answer = unlucky.get(f"/l/onderwijs_dat_past/{'a' * 64}")
    assert answer.status_code == 500
    assert "een naam" not in answer.text
    missing = {name for name in HEADERS if answer.headers.get(name) != HEADERS[name]}
    assert missing == set()
    assert answer.headers["cache-control"] == "no-store"
