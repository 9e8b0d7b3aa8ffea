"""Fill in a page for who is not signed in yet, with a form that is ours."""

from typing import Any

from fastapi import Request
from starlette.responses import Response

from casework.services.accounts.denied import Denied, TooOften
from casework.services.accounts.password import TooBusy
from casework.web.guest import guest
from casework.web.page import public_page
from statemachines.grammar import Reason

WRONG, TOO_OFTEN, BUSY = 422, 429, 503


def way_in_page(
    request: Request,
    template: str,
    *,
    denied: Denied | TooBusy | None = None,
    status: int = 200,
    **names: Any,  # noqa: ANN401  what the template names
) -> Response:
    """Return a page with a form, and above it why somebody does not come in yet."""
    visitor = guest(request)
    reasons = (Reason(str(denied)),) if denied else ()
    answer = public_page(
        request,
        template,
        status_of(denied) if denied else status,
        csrf=visitor.secret,
        redenen=reasons,
        **names,
    )
    visitor.remember(answer)
    return answer


def status_of(denied: Denied | TooBusy) -> int:
    """Return the status of a page that says no: it tells no more than the sentence."""
    if isinstance(denied, TooBusy):
        return BUSY
    return TOO_OFTEN if isinstance(denied, TooOften) else WRONG
