"""What somebody can see and change of their own account: role, sessions, password."""

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from casework.services.accounts.denied import Denied
from casework.services.accounts.known import UnknownAccount, account_of
from casework.services.accounts.password import TooBusy
from casework.services.accounts.recovery import codes_left
from casework.services.accounts.renew import (
    change_password,
    is_sure,
    new_paper_codes,
    open_sessions,
    switch_role,
)
from casework.services.accounts.setup import BadPassword
from casework.services.sessions import end_all
from casework.web.doorway import drop, to_step, with_session
from casework.web.fields import Field
from casework.web.instellen import DIFFERENT, password_fields
from casework.web.page import page
from casework.web.posted import Posted
from casework.web.rol import role_field
from casework.web.sure import be_sure
from casework.web.visit import STAFF, Staff, Visit, desk_of
from casework.web.way_in_page import status_of
from statemachines.grammar import Reason

router = APIRouter(include_in_schema=False)
_OLD = Field("oud", "Uw wachtwoord van nu", "wachtwoord", aanvullen="current-password")


@router.get("/mijn-account")
def show(visit: Staff) -> Response:
    """Show who one is here, in which roles, and where one is signed in."""
    work, session = visit.work, visit.session
    try:
        owner = account_of(work, session.account)
    except UnknownAccount:
        owner = None
    roles = owner.rollen if owner else ()
    return page(
        visit,
        "mijn_account.html",
        ik=owner,
        rol_velden=(role_field(roles, session.role.value),) if len(roles) > 1 else (),
        sessies=open_sessions(work, session),
        codes=codes_left(work, session.account),
        zeker=is_sure(session, work.now),
    )


@router.post("/mijn-account/rol")
def choose(visit: Staff, form: Posted) -> Response:
    """Go on in another role, with a new session."""
    try:
        token = switch_role(visit.work, visit.session, form.text("rol"))
    except (Denied, UnknownAccount):
        return RedirectResponse("/mijn-account", 303)
    return with_session(visit.work.tenant.code, token, "/")


@router.post("/mijn-account/overal-uitloggen")
def sign_out_everywhere(visit: Staff) -> Response:
    """End every session of this account, this one too."""
    end_all(visit.work, visit.session.account)
    gone = RedirectResponse("/inloggen/uitgelogd", 303)
    drop(gone, STAFF)
    return gone


@router.get("/mijn-account/wachtwoord")
def ask_password(visit: Staff) -> Response:
    """Ask the password of now and a new one."""
    be_sure(visit)
    return _password_page(visit)


@router.post("/mijn-account/wachtwoord")
def answer_password(visit: Staff, form: Posted) -> Response:
    """Change the password, and send out every other session."""
    be_sure(visit)
    old, new = form.text("oud"), form.text("nieuw")
    if new != form.text("nogmaals"):
        return _password_page(visit, DIFFERENT)
    desk, work = desk_of(visit.request), visit.work
    try:
        token = change_password(desk, work, visit.session, old, new)
    except (Denied, TooBusy) as denied:
        return _password_page(visit, denied)
    return with_session(work.tenant.code, token, "/mijn-account")


@router.post("/mijn-account/codes")
def new_codes(visit: Staff) -> Response:
    """Make new codes for on paper, and show them."""
    be_sure(visit)
    token = new_paper_codes(visit.work, visit.session, "/mijn-account")
    return to_step(visit.work.tenant.code, token, "/instellen/codes")


def _password_page(visit: Visit, denied: Denied | TooBusy | None = None) -> Response:
    in_a_field = denied is None or isinstance(denied, BadPassword)
    return page(
        visit,
        "wachtwoord.html",
        status_of(denied) if denied else 200,
        velden=(_OLD, *password_fields(denied)),
        redenen=() if in_a_field else (Reason(str(denied)),),
    )
