"""Change an account: who it is, its roles, and whether it may be used."""

from collections.abc import Sequence
from dataclasses import dataclass

from casework.access import Actor
from casework.models import AccountStatus
from casework.services.accounts.add import checked_name, in_words, write_roles
from casework.services.accounts.credentials import drop_credentials
from casework.services.accounts.hold import hold
from casework.services.accounts.known import (
    LAST,
    UnknownAccount,
    account_of,
    read_identity,
    sealed_identity,
)
from casework.services.accounts.log import noted_by
from casework.services.accounts.login_name import checked_address, login_index
from casework.services.accounts.may_change import (
    check_four_eyes,
    check_may,
    check_roles,
)
from casework.services.accounts.steps import forget_steps
from casework.services.assigned import number_assigned
from casework.services.resealed import check_last, note_resealed
from casework.services.sessions import end_all
from casework.work import Work
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.roles import Role

_READ = f"""
select t.key_id, t.sealed, {LAST} from account t
where t.tenant_id = %s and t.id = %s for update of t"""  # noqa: S608  constants only
_TAKEN = "select 1 from account where tenant_id = %s and login = %s and id <> %s"
_WRITE = """
update account set sealed = %s, login = %s where tenant_id = %s and id = %s"""


@dataclass(frozen=True)
class Changed:
    """The new name and addresses; what is None stays as it was."""

    naam: str | None = None
    email: str | None = None
    telefoon: str | None = None


def change_account(work: Work, account: str, changed: Changed, *, by: Actor) -> None:
    """Change a name, an address or a number. Raises `Refused` or `UnknownAccount`."""
    check_may(by)
    rows = work.rows(_READ, [work.tenant.code, account])
    if not rows:
        raise UnknownAccount
    key_id, sealed, last = rows[0]
    now = check_last(bytes(sealed), last)
    identity = read_identity(work, key_id, account, now)
    identity |= _checked(changed)
    login = login_index(work, identity["email"])
    if work.rows(_TAKEN, [work.tenant.code, login, account]):
        raise Refused(Reason("Er is al een account met dit e-mailadres."))
    again = sealed_identity(work, key_id, account, identity)
    work.rows(_WRITE, [again, login, work.tenant.code, account])
    note_resealed(work, "account.sealed", account, again)
    noted_by(work, account, "gegevens gewijzigd", by)


def set_roles(work: Work, account: str, roles: Sequence[Role], *, by: Actor) -> None:
    """Give an account exactly these roles; who is signed in signs in anew.

    Raises `Refused` when a role goes in which there are open cases.
    """
    check_four_eyes(by, account)
    check_roles(roles)
    hold(work, account)
    before = set(account_of(work, account).rollen)
    if before == set(roles):
        return
    _refuse_open_cases(work, account, before - set(roles))
    write_roles(work, account, roles)
    _send_out(work, account)
    noted_by(work, account, f"rollen: {in_words(roles)}", by)


def stop_account(work: Work, account: str, *, by: Actor) -> None:
    """Let nobody sign in to this account, from now on. Its name stays readable.

    Raises `Refused` while it has open cases: nobody would act in them.
    """
    check_four_eyes(by, account)
    hold(work, account)
    _refuse_open_cases(work, account, set(Role))
    _set_status(work, account, AccountStatus.GESTOPT)
    drop_credentials(work, account)
    _send_out(work, account)
    noted_by(work, account, "account gestopt", by)


def reopen_account(work: Work, account: str, *, by: Actor) -> None:
    """Let a stopped account be used again, after it is set up anew."""
    check_four_eyes(by, account)
    hold(work, account)
    _set_status(work, account, AccountStatus.ACTIEF)
    noted_by(work, account, "account weer geopend", by)


def _refuse_open_cases(work: Work, account: str, roles: set[Role]) -> None:
    """Raise `Refused` when nobody would act any more in a case of these roles."""
    counted = number_assigned(work, account)
    if number := sum(counted[role] for role in counted if role in roles):
        cases = "1 open zaak" if number == 1 else f"{number} open zaken"
        raise Refused(
            Reason(
                f"Dit account doet mee in {cases}. Draag die eerst over.",
                lifted_by="u, met 'Zaken overdragen'",
            )
        )


def _checked(changed: Changed) -> dict[str, str]:
    new = {}
    if changed.naam is not None:
        new["naam"] = checked_name(changed.naam)
    if changed.email is not None:
        new["email"] = checked_address(changed.email)
    if changed.telefoon is not None:
        new["telefoon"] = changed.telefoon.strip()
    return new


def _set_status(work: Work, account: str, status: AccountStatus) -> None:
    work.rows(
        "update account set status = %s where tenant_id = %s and id = %s",
        [status.value, work.tenant.code, account],
    )


def _send_out(work: Work, account: str) -> None:
    """End every session and every half-way sign-in."""
    forget_steps(work, account)
    end_all(work, account)
