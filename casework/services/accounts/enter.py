"""Come in: first the password, then a code, then a role. Each step has a new token."""

from dataclasses import dataclass, field

from casework.services.accounts.credentials import (
    Stored,
    find_login,
    second_factor,
    store_password,
)
from casework.services.accounts.denied import Denied, StepOver, WrongCode, WrongLogin
from casework.services.accounts.hold import hold_active
from casework.services.accounts.known import account_of
from casework.services.accounts.limits import (
    check_address,
    check_codes,
    check_passwords,
)
from casework.services.accounts.log import note
from casework.services.accounts.password import hashed, matches, outdated
from casework.services.accounts.steps import Stage, Step, begin, look, take
from casework.services.sessions import start_session
from casework.work import Desk, Work
from statemachines.roles import Role


class NoRole(Denied):
    """An account without the role that was asked, or without any."""

    def __init__(self) -> None:
        """Say who can help."""
        super().__init__("U heeft deze rol niet. Vraag de beheerder om hulp.")


@dataclass(frozen=True)
class Typed:
    """What somebody typed to come in, and from where."""

    email: str
    password: str = field(repr=False)
    address: str


@dataclass(frozen=True)
class Entered:
    """Somebody is known. With one role there is a session; with more, a step to choose.

    ``session`` or ``choose`` is the token of it; both are empty for who was signed in
    already. ``naar`` is the page to go to.
    """

    session: str = field(default="", repr=False)
    choose: str = field(default="", repr=False)
    naar: str = ""


def first_factor(desk: Desk, tenant: str, typed: Typed, naar: str = "") -> str:
    """Weigh a password; return the token of the next step, which asks a code.

    Raises `WrongLogin`, `TooOften` or `TooBusy`. It takes as long and says the same
    whether or not the account exists. A password is weighed outside a transaction.
    """
    check_passwords(desk, tenant, typed.email, typed.address)
    with desk.look(tenant) as work:
        found = find_login(work, typed.email)
    if not matches(found.password if found else None, typed.password):
        raise WrongLogin
    assert found is not None  # noqa: S101  nothing matches without one
    renewed = hashed(typed.password) if outdated(found.password) else ""
    return _after_password(desk, tenant, found, naar, renewed)


def _after_password(
    desk: Desk, tenant: str, found: Stored, naar: str, renewed: str
) -> str:
    with desk.work(tenant) as work:
        if renewed:
            store_password(work, found.account, renewed)
        return begin(work, Stage.CODE, found.account, naar=naar)


def second_step(
    desk: Desk, tenant: str, token: str, code: str, address: str
) -> Entered:
    """Take the code of the app, or one from paper. Raises `Denied` of some kind."""
    check_address(desk, tenant, address)
    with desk.look(tenant) as work:
        step = look(work, token, Stage.CODE)
    if step is None:
        raise StepOver
    check_codes(desk, tenant, step.account)
    with desk.work(tenant) as work:
        hold_active(work, step.account)
        how = second_factor(work, step.account, code)
        if how is None:
            raise WrongCode
        if take(work, token, Stage.CODE) is None:
            raise StepOver
        return enter(work, step, f"ingelogd met {how}")


def enter(work: Work, step: Step, how: str) -> Entered:
    """Let somebody in who is fully known: at once, or after choosing a role."""
    hold_active(work, step.account)
    roles = account_of(work, step.account).rollen
    if not roles:
        raise NoRole
    note(work, step.account, how, by=step.account)
    if len(roles) > 1:
        token = begin(work, Stage.ROL, step.account, naar=step.naar)
        return Entered(choose=token, naar=step.naar)
    session = start_session(work, step.account, roles[0], mfa=True)
    return Entered(session=session, naar=step.naar)


def roles_to_choose(work: Work, token: str) -> tuple[Role, ...]:
    """Return the roles somebody can choose from, at that step."""
    step = look(work, token, Stage.ROL)
    return account_of(work, step.account).rollen if step else ()


def choose_role(work: Work, token: str, role: str) -> Entered:
    """Come in with one of several roles. Raises `StepOver` or `NoRole`."""
    step = look(work, token, Stage.ROL)
    if step is None:
        raise StepOver
    hold_active(work, step.account)
    chosen = checked_role(work, step.account, role)
    if take(work, token, Stage.ROL) is None:
        raise StepOver
    session = start_session(work, step.account, chosen, mfa=True)
    return Entered(session=session, naar=step.naar)


def codes_kept(work: Work, token: str) -> Entered:
    """Go on after reading the codes on paper. Raises `StepOver`."""
    step = take(work, token, Stage.CODES)
    if step is None:
        raise StepOver
    if step.naar:
        return Entered(naar=step.naar)
    return enter(work, step, "ingelogd na instellen")


def checked_role(work: Work, account: str, role: str) -> Role:
    """Return one of the roles of an account, or raise `NoRole`."""
    for own in account_of(work, account).rollen:
        if own.value == role:
            return own
    raise NoRole
