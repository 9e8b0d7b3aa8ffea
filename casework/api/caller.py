"""Which program asks: one request, one token, one transaction.

The transaction is open while the endpoint runs and commits before the answer is sent.
Whatever is wrong with a token, the answer is the same.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from casework.access import Actor
from casework.api import problem
from casework.api.problem import Problem
from casework.bootstrap import Office
from casework.services.api_clients import Client, Scope, client_of, tenant_of
from casework.services.attempts import allow, network_of
from casework.services.hold import Held, find, view
from casework.services.looked import looked
from casework.services.opened import note_opened
from casework.work import Desk, Work

MINUTE = timedelta(minutes=1)
MOST = 600
"""Requests of one program in a minute."""
MOST_WRONG = 60
"""Wrong tokens from one network in a minute."""

_bearer = HTTPBearer(
    scheme_name="token",
    description="Het token van een programma: `casework api client toevoegen`.",
    auto_error=False,
)
Given = Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)]
_NO_ENTRY = {"WWW-Authenticate": 'Bearer realm="casework"'}
_NO_SCOPE = 'Bearer realm="casework", error="insufficient_scope", scope="{}"'


@dataclass(frozen=True)
class Call:
    """One request of a program, and what it may touch."""

    work: Work
    client: Client
    token: str
    office: Office

    @property
    def by(self) -> Actor:
        """Return who acts."""
        return self.client.actor

    def held(self, kenmerk: str, what: str | None = None) -> Held:
        """Return a case that this program may see, or raise `CaseNotFound`.

        With ``what`` it is written down that it looked at that.
        """
        held = view(self.work, find(self.work, kenmerk, self.by), self.by)
        if what is not None:
            looked(self.work, held, self.by, what)
        return held

    def id_of(self, kenmerk: str) -> UUID:
        """Return the id of a case that this program may see."""
        return find(self.work, kenmerk, self.by)


def calling(scope: Scope | None) -> Callable[[Request, Given], Generator[Call]]:
    """Return the dependency that lets a token with this scope in."""

    def call(request: Request, given: Given) -> Generator[Call, None, None]:
        office = _office(request)
        token = given.credentials if given else ""
        client, tenant = _client(office.desk, token), tenant_of(token)
        if client is None or tenant is None:
            raise _refuse(office.desk, request)
        if not allow(office.desk, tenant, f"api/{client.id}", MOST, MINUTE):
            raise _too_often()
        if scope and scope.value not in client.scopes:
            headers = {"WWW-Authenticate": _NO_SCOPE.format(scope.value)}
            raise Problem(problem.GEEN_SCOPE, headers=headers)
        with office.desk.work(tenant) as work:
            yield Call(work, client, token, office)
            note_opened(work, client.actor)

    return call


def _client(desk: Desk, token: str) -> Client | None:
    tenant = tenant_of(token)
    if tenant is None or tenant not in desk.tenants:
        return None
    with desk.work(tenant) as work:
        return client_of(work, token)


def _office(request: Request) -> Office:
    opened = request.app.state.within.state.office
    assert isinstance(opened, Office)  # noqa: S101  create_app put it there
    return opened


def _refuse(desk: Desk, request: Request) -> Problem:
    """Count a wrong token from this network, and refuse it.

    It is counted in one place, whatever samenwerkingsverband it names.
    """
    network = network_of(request.client.host if request.client else "")
    if not allow(desk, min(desk.tenants), f"api-fout/{network}", MOST_WRONG, MINUTE):
        return _too_often()
    return Problem(problem.GEEN_TOEGANG, headers=_NO_ENTRY)


def _too_often() -> Problem:
    return Problem(problem.TE_VAAK, headers={"Retry-After": "60"})


def _needs(scope: Scope | None) -> object:
    return Depends(calling(scope), scope="function")


AnyCall = Annotated[Call, _needs(None)]
Reader = Annotated[Call, _needs(Scope.ZAKEN_LEES)]
Writer = Annotated[Call, _needs(Scope.ZAKEN_SCHRIJF)]
LetterReader = Annotated[Call, _needs(Scope.BERICHTEN_LEES)]
ListReader = Annotated[Call, _needs(Scope.WERKLIJST_LEES)]
Carrier = Annotated[Call, _needs(Scope.PAKKETTEN_BRENG)]
HookKeeper = Annotated[Call, _needs(Scope.WEBHOOKS_BEHEER)]
