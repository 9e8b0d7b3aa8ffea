"""The programs that may use the API: a token each, shown once and kept as a hash.

A program acts as an account in a role, so it sees and may do what that account may, and
no more; its scopes make that less. ``cw_SWV.SECRET``: the part before the dot is only
where to look.
"""

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from casework.access import SYSTEEM, Actor
from casework.ids import new_id
from casework.services.accounts.may_change import STAFF
from casework.work import Work
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.roles import Role

_TOKEN = re.compile(r"cw_([a-z0-9_]{1,64})\.[A-Za-z0-9_-]{43}")
_SECRET_BYTES = 32
_DOMAIN = b"casework/api-token\0"
_NAME = re.compile(r"[A-Za-z0-9 ._-]{1,64}")
_ACCOUNT = re.compile(r"[!-~]{1,128}")
LONGEST = timedelta(days=731)
"""A token that is forgotten ends by itself."""


class Scope(StrEnum):
    """What a token may be used for, within what its account may."""

    ZAKEN_LEES = "zaken:lees"
    ZAKEN_SCHRIJF = "zaken:schrijf"
    BERICHTEN_LEES = "berichten:lees"
    WERKLIJST_LEES = "werklijst:lees"
    WEBHOOKS_BEHEER = "webhooks:beheer"
    PAKKETTEN_BRENG = "pakketten:breng"


class UnknownClient(LookupError):
    """There is no such client, or its token was ended before."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Dit programma bestaat niet, of het is al ingetrokken.")


@dataclass(frozen=True)
class Client:
    """One program: what it is called, whose account it uses, and until when."""

    id: UUID
    name: str
    account: str
    role: str
    scopes: list[str]
    made_at: datetime
    ends_at: datetime
    ended_at: datetime | None

    @property
    def actor(self) -> Actor:
        """Return who acts when this program does."""
        return Actor(self.account, Role(self.role))


_COLUMNS = "id, name, account, role, scopes, made_at, ends_at, ended_at"

LIVE = """k.ended_at is null and k.ends_at > %(now)s and not exists (
    select from account a where a.tenant_id = k.tenant_id and a.id = k.account
      and (a.status <> 'actief' or not exists (select from account_role r
        where r.tenant_id = a.tenant_id and r.account = a.id and r.role = k.role)))"""
"""The condition on a program ``k`` that may still be there: nobody ended it, and when
its account is that of a colleague, that one still works here in this role."""


def add_client(
    work: Work, name: str, by: Actor, scopes: Iterable[Scope], lasts: timedelta
) -> tuple[Client, str]:
    """Let a program in; return it with its token, which nobody can ask for again.

    Raises `Refused` for a role that is no work, and for what cannot be kept.
    """
    if reasons := _objections(name, by, chosen := sorted(set(scopes)), lasts):
        raise Refused(*reasons)
    token = f"cw_{work.tenant.code}.{secrets.token_urlsafe(_SECRET_BYTES)}"
    rows = work.rows(
        f"""insert into api_client (id, tenant_id, name, account, role, scopes,
            token_hash, made_at, ends_at)
        values (%s, %s, %s, %s, %s, %s, %s, %s, %s) returning {_COLUMNS}""",  # noqa: S608  constants only
        [
            new_id(work.now),
            work.tenant.code,
            name,
            by.id,
            by.role.value,
            [scope.value for scope in chosen],
            hashed(token),
            work.now,
            work.now + lasts,
        ],
    )
    return Client(*rows[0]), token


def clients(work: Work) -> list[Client]:
    """Return every program that was ever let in, the first that was first."""
    query = f"select {_COLUMNS} from api_client where tenant_id = %s order by id"  # noqa: S608  constants only
    return [Client(*row) for row in work.rows(query, [work.tenant.code])]


def end_client(work: Work, client_id: UUID) -> None:
    """End a token now, and the webhooks of its program. Raises `UnknownClient`."""
    where = [work.now, work.tenant.code, client_id]
    ended = work.rows(
        """update api_client set ended_at = %s
        where tenant_id = %s and id = %s and ended_at is null returning id""",
        where,
    )
    if not ended:
        raise UnknownClient
    work.rows(
        """update webhook set ended_at = %s
        where tenant_id = %s and client_id = %s and ended_at is null""",
        where,
    )


def client_of(work: Work, token: str) -> Client | None:
    """Return whose token this is, if it is one that may still be used."""
    query = f"""select {_COLUMNS} from api_client k where k.tenant_id = %(tenant)s
        and k.token_hash = %(hash)s and {LIVE}"""  # noqa: S608  constants only
    values = {"tenant": work.tenant.code, "hash": hashed(token), "now": work.now}
    rows = work.rows(query, values)
    return Client(*rows[0]) if rows else None


def tenant_of(token: str) -> str | None:
    """Return the samenwerkingsverband that a token says it is of."""
    match = _TOKEN.fullmatch(token)
    return match[1] if match else None


def hashed(token: str) -> bytes:
    """Return what is kept of a token."""
    return sha256(_DOMAIN + token.encode()).digest()


def _objections(
    name: str, by: Actor, scopes: list[Scope], lasts: timedelta
) -> list[Reason]:
    faults = {
        "Een programma werkt met de rol van een medewerker.": by.role not in STAFF,
        "Het account 'systeem' is van het systeem zelf.": by.id == SYSTEEM.id,
        "Een account is 1 tot 128 gewone tekens, zonder spaties.": (
            not _ACCOUNT.fullmatch(by.id)
        ),
        "Een naam is 1 tot 64 letters, cijfers, spaties, punten en streepjes.": (
            not _NAME.fullmatch(name)
        ),
        "Kies waarvoor het token is: minstens een scope.": not scopes,
        f"Een token geldt 1 tot {LONGEST.days} dagen.": (
            not timedelta(days=1) <= lasts <= LONGEST
        ),
    }
    return [Reason(sentence) for sentence, wrong in faults.items() if wrong]
