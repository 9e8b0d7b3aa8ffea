"""Fill in a page. What it does not know is an error, never an empty place."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from casework.web.as_read import as_read
from casework.web.links_on_top import links_for
from casework.web.stijl import fingerprint
from casework.web.taal import DUTCH, language
from casework.web.visit import Visit, office_of
from casework.work import Desk
from notifications.dutch import datum, opsomming, tijdstip
from statemachines.dutch import in_words

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """Return the one environment: each template read once, escaped always."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["stijl_vingerafdruk"] = fingerprint
    made.globals["_"] = language(DUTCH).text
    made.filters["datum"] = datum
    made.filters["dag"] = in_words
    made.filters["als_gelezen"] = as_read
    made.filters["tijdstip"] = tijdstip
    made.filters["opsomming"] = opsomming
    return made


def page(
    visit: Visit,
    template: str,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **names: Any,  # noqa: ANN401  what the template names
) -> HTMLResponse:
    """Return a page for somebody who is signed in."""
    known = {
        "swv": visit.work.tenant,
        "visit": visit,
        "csrf": visit.csrf,
        "bovenaan": links_for(visit.session),
        "hier": visit.request.url.path,
    }
    return _filled(template, status, headers, {**known, **names})


def public_page(
    request: Request,
    template: str,
    status: int = 200,
    tenant: str | None = None,
    **names: Any,  # noqa: ANN401  what the template names
) -> HTMLResponse:
    """Return a page for somebody who is not signed in."""
    desk: Desk = office_of(request).desk
    swv = desk.profile(tenant or "")
    known = {
        "swv": swv or desk.profile(min(desk.tenants))
        if len(desk.tenants) == 1
        else swv,
        "visit": None,
        "csrf": "",
        "bovenaan": (),
        "hier": request.url.path,
    }
    return _filled(template, status, None, {**known, **names})


def _filled(
    template: str,
    status: int,
    headers: Mapping[str, str] | None,
    names: Mapping[str, Any],
) -> HTMLResponse:
    text = environment().get_template(template).render(**names)
    return HTMLResponse(text, status, dict(headers or {}))
