"""A program on the real application, without a network."""

from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from casework.api.application import PLACE
from casework.app import create_app
from casework.bootstrap import Office
from casework.services.api_clients import Scope, add_client
from casework.settings import Settings
from tests.conftest import SWV

HOST = "https://casework.test"


class Program(TestClient):
    """A program with a token. Its addresses begin after /api/v1."""

    def __init__(self, desk, token=""):
        self.desk = desk
        office = Office(desk, Settings(public_url=HOST), None)
        super().__init__(
            create_app(office),
            base_url=HOST + PLACE,
            follow_redirects=False,
            raise_server_exceptions=False,
        )
        if token:
            self.headers["Authorization"] = f"Bearer {token}"

    def step(self, kenmerk, action, facts=None, *, seen="*", **headers):
        """Take a step as a program does."""
        sent = {
            "If-Match": seen,
            **{k.replace("_", "-"): v for k, v in headers.items()},
        }
        path = f"/zaken/{kenmerk}/stappen/{action}"
        return self.post(path, json={"feiten": facts or {}}, headers=sent)


def let_in(desk, actor, scopes=tuple(Scope), tenant=SWV):
    """Let a program in; return it and its token."""
    with desk.work(tenant) as work:
        return add_client(work, "proef", actor, scopes, timedelta(days=30))


@pytest.fixture
def program_of(desk):
    """Return how to make a program that acts for somebody."""
    made = []

    def make(actor, scopes=tuple(Scope), tenant=SWV):
        _, token = let_in(desk, actor, scopes, tenant)
        made.append(Program(desk, token).__enter__())
        return made[-1]

    yield make
    for program in made:
        program.__exit__(None, None, None)


@pytest.fixture
def stranger(desk):
    """Give a program without a token."""
    with Program(desk) as made:
        yield made
