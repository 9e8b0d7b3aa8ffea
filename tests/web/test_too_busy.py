"""More people at once than there are connections: not now, and no fault of anybody."""

from dataclasses import replace

import pytest
from sqlalchemy import create_engine
from starlette.requests import ClientDisconnect, Request

from casework.rights import APP
from tests import toy
from tests.api.conftest import Program, let_in
from tests.web.browser import Browser


@pytest.fixture
def narrow(desk):
    """Return the desk with one connection, for which nobody waits long."""
    engine = create_engine(
        desk.engine.url,
        pool_size=1,
        max_overflow=0,
        pool_timeout=0.01,
        connect_args={"options": f"-c role={APP}"},
    )
    yield replace(desk, engine=engine)
    engine.dispose()


def test_the_pages_say_come_back_soon(narrow):
    with Browser(narrow) as browser:
        browser.sign_in(toy.VOORZITTER)
        with narrow.engine.connect():
            answer = browser.get("/werklijst")
            assert browser.get("/gezond/klaar").status_code == 503
        assert answer.status_code == 503
        assert "Even niet bereikbaar" in answer.text
        assert int(answer.headers["retry-after"]) > 0
        assert browser.get("/werklijst").status_code == 200


def test_the_api_says_so_too(narrow):
    _, token = let_in(narrow, toy.VOORZITTER)
    with Program(narrow, token) as program:
        with narrow.engine.connect():
            answer = program.get("/zaken")
        assert answer.status_code == 503
        assert int(answer.headers["retry-after"]) > 0
        assert program.get("/zaken").status_code == 200


def test_who_left_before_the_form_was_read_is_no_fault_of_ours(desk, monkeypatch):
    async def left(*_told, **_limits):
        raise ClientDisconnect

    with Browser(desk) as browser:
        monkeypatch.setattr(Request, "_get_form", left)
        assert browser.submit("/l", {"letters": "A"}).status_code == 400
