"""The first time: with a link of the administrator one chooses a password and an app.

The administrator makes the link and so could use it before its owner does. That is
written in the log, and the owner then finds that the link no longer works.
"""

import json
from dataclasses import dataclass, field

from casework.access import Actor
from casework.services.accounts.credentials import store_credentials
from casework.services.accounts.denied import Denied, WrongCode
from casework.services.accounts.hold import hold_active
from casework.services.accounts.known import account_of
from casework.services.accounts.limits import check_codes
from casework.services.accounts.log import note, noted_by
from casework.services.accounts.may_change import check_four_eyes
from casework.services.accounts.password import hashed, objection
from casework.services.accounts.recovery import new_codes, store_codes
from casework.services.accounts.steps import (
    Stage,
    Step,
    begin,
    drop_link,
    forget_steps,
    look,
    take,
)
from casework.services.accounts.totp import new_secret, spend, step_of
from casework.services.sessions import end_all
from casework.work import Desk, Work
from statemachines.engine import Refused
from statemachines.grammar import Reason

_STOPPED = Reason("Dit account is gestopt. Open het eerst weer.")


class LinkOver(Denied):
    """A set-up link that is over, used, replaced, or never was."""

    def __init__(self) -> None:
        """Say it in Dutch, and who can help."""
        super().__init__(
            "Deze link werkt niet meer. Vraag de beheerder om een nieuwe link."
        )


class BadPassword(Denied):
    """A password that nobody may choose."""


@dataclass(frozen=True)
class App:
    """What the square code says: a secret, and under which name."""

    secret: str = field(repr=False)
    email: str


def give_setup_link(work: Work, account: str, *, by: Actor) -> str:
    """Return the address of a page to set up an account; it works once, for 72 hours.

    Links that were given before end. Until it is used, the old password works.
    """
    check_four_eyes(by, account)
    if not account_of(work, account).active:
        raise Refused(_STOPPED)
    forget_steps(work, account)
    token = begin(work, Stage.LINK, account)
    noted_by(work, account, "link om in te stellen gegeven", by)
    return f"{work.place.public_url}/instellen/{work.tenant.code}/{token}"


def link_works(work: Work, token: str) -> bool:
    """Tell whether a set-up link can be used."""
    return look(work, token, Stage.LINK) is not None


def choose_password(desk: Desk, tenant: str, token: str, password: str) -> str:
    """Keep a new password until the app is coupled; return the token of that step.

    Raises `LinkOver` or `BadPassword`. A password is weighed outside a transaction.
    """
    with desk.work(tenant) as work:
        account = _owner(work, token)
        owner = account_of(work, account)
    if wrong := objection(password, (owner.naam, owner.email)):
        raise BadPassword(wrong)
    kept = {"password": hashed(password), "secret": new_secret()}
    with desk.work(tenant) as work:
        if _owner(work, token) != account:
            raise LinkOver
        return begin(work, Stage.INSTELLEN, account, keep=json.dumps(kept))


def app_to_couple(work: Work, token: str) -> App | None:
    """Return what the app must know, when somebody is at that step."""
    step = look(work, token, Stage.INSTELLEN)
    if step is None:
        return None
    return App(json.loads(step.kept)["secret"], account_of(work, step.account).email)


def couple_app(desk: Desk, tenant: str, token: str, code: str) -> str:
    """Finish the set-up with a first code; return the token to read the codes with.

    Everybody who was signed in to this account is sent out. Raises `LinkOver`,
    `WrongCode` or `TooOften`.
    """
    with desk.look(tenant) as work:
        account = _at_app(work, token).account
    check_codes(desk, tenant, account)
    with desk.work(tenant) as work:
        hold_active(work, account)
        step = _at_app(work, token)
        chosen = json.loads(step.kept)
        used = step_of(chosen["secret"], code, work.now)
        if used is None:
            raise WrongCode
        if not (drop_link(work, account) and take(work, token, Stage.INSTELLEN)):
            raise LinkOver
        store_credentials(work, account, chosen["password"], chosen["secret"])
        spend(work, account, used)
        end_all(work, account)
        note(work, account, "ingesteld: wachtwoord en app", by=account)
        return fresh_codes(work, account)


def fresh_codes(work: Work, account: str, naar: str = "") -> str:
    """Make ten new codes on paper; return the token of the page that shows them.

    With ``naar`` somebody is signed in already, and goes on there.
    """
    codes = new_codes()
    store_codes(work, account, codes)
    return begin(work, Stage.CODES, account, naar=naar, keep=json.dumps(codes))


def codes_to_read(work: Work, token: str) -> list[str]:
    """Return the codes on paper, until their owner said they are kept."""
    step = look(work, token, Stage.CODES)
    return json.loads(step.kept) if step else []


def _owner(work: Work, token: str) -> str:
    step = look(work, token, Stage.LINK)
    if step is None:
        raise LinkOver
    return step.account


def _at_app(work: Work, token: str) -> Step:
    step = look(work, token, Stage.INSTELLEN)
    if step is None:
        raise LinkOver
    return step
