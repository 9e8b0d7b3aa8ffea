"""Logins to try the pages with: one for each role, kept in a file only we can read.

The passwords are drawn for this installation. The code of the app is worked out from
its secret: `casework demo --logins` shows it, for who tries has no app for each role.
"""

import json
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import pyotp

from casework.access import SYSTEEM, Actor
from casework.clock import utc_now
from casework.demo import people
from casework.services.accounts.add import NewAccount, add_account
from casework.work import Desk
from statemachines.roles import Role

_LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""What cannot be mistaken for another sign, and is copied with one double click."""
_LONG = 16
BEHEERDER = Actor("demo-beheerder", Role.BEHEERDER)
_STAFF: tuple[tuple[str, Actor], ...] = (
    ("Directeur Demonstratie", people.VOORZITTER),
    ("Intern begeleider Demonstratie", people.IB),
    ("SWV-er Demonstratie", people.SWV_ER),
    ("Secretariaat Demonstratie", people.ADMIN),
    ("Tweede secretaris Demonstratie", people.ADMIN_2),
    ("Orthopedagoog Demonstratie", people.GEDRAGSWETENSCHAPPER),
    ("Jeugdarts Demonstratie", people.DESKUNDIGE),
    ("Bestuurder Demonstratie", people.BESTUURDER),
    ("Leerplichtambtenaar Demonstratie", people.LEERRECHT),
    *(
        (f"Lid {number} Demonstratie", member)
        for number, member in enumerate(people.LEDEN.values(), start=1)
    ),
    ("Beheerder Demonstratie", BEHEERDER),
)


@dataclass(frozen=True)
class Login:
    """How to sign in as somebody."""

    rol: str
    email: str
    wachtwoord: str
    geheim: str

    @property
    def code(self) -> str:
        """Return the code of the app at this moment."""
        return pyotp.TOTP(self.geheim).at(utc_now())


def make_logins(desk: Desk, tenant: str, file: Path) -> None:
    """Make an account for each role, and write down how to sign in."""
    made = [(name, actor, _drawn(actor)) for name, actor in _STAFF]
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.touch(mode=0o600)
    file.write_text(json.dumps([asdict(login) for *_, login in made]), "utf-8")
    with desk.work(tenant) as work:
        for name, actor, login in made:
            add_account(work, _account(name, actor, login), by=SYSTEEM)


def read_logins(file: Path) -> tuple[Login, ...]:
    """Return the logins of an installation; none when there is nothing to try."""
    if not file.exists():
        return ()
    return tuple(Login(**login) for login in json.loads(file.read_text("utf-8")))


def shown(logins: Iterable[Login]) -> Iterable[dict[str, str]]:
    """Yield how to sign in now, as data."""
    for login in logins:
        told = {"rol": login.rol, "email": login.email}
        yield {**told, "wachtwoord": login.wachtwoord, "code": login.code}


def _drawn(actor: Actor) -> Login:
    name = actor.id.removeprefix("demo-")
    password = "".join(secrets.choice(_LETTERS) for _ in range(_LONG))
    return Login(
        actor.role.sentence, f"{name}@proef.example", password, pyotp.random_base32()
    )


def _account(name: str, actor: Actor, login: Login) -> NewAccount:
    return NewAccount(
        name,
        login.email,
        (actor.role,),
        id=actor.id,
        password=login.wachtwoord,
        totp_secret=login.geheim,
    )
