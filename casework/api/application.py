"""The API as one application, mounted under /api/v1, with its own documentation."""

import re
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.routing import Mount

from casework.api import cases, law, packages, problem, steps, webhooks, work_list
from casework.api.faults import add_faults
from casework.api.problem import Probleem, documented
from casework.http.telemetry import NO_TELEMETRY

PLACE = "/api/v1"
_ROUTERS = (law, cases, steps, work_list, webhooks, packages)
_ALWAYS = documented(
    problem.ONLEESBAAR,
    problem.GEEN_TOEGANG,
    problem.GEEN_SCOPE,
    problem.TE_GROOT,
    problem.ONJUIST,
    problem.TE_VAAK,
    problem.STUK,
    problem.BEZET,
)
_ABOUT = """Zaken van het ondersteuningsteam, voor programma's. Een programma werkt als
een account in een rol: het ziet en mag wat dat account ziet en mag.

Elke fout is een `application/problem+json` (RFC 9457), en een weigering noemt alle
redenen. Zie docs/api.md."""


def mount_api(app: FastAPI) -> None:
    """Put the API under /api/v1 of an application, whatever comes after that."""
    mount = Mount(PLACE, create_api(app))
    # Without DOTALL a line break in the path would be a page of the pages.
    mount.path_regex = re.compile(mount.path_regex.pattern, re.DOTALL)
    app.router.routes.append(mount)


def create_api(app: FastAPI) -> FastAPI:
    """Return the API within ``app``, whose office is open before the first request."""
    api = FastAPI(
        title="casework",
        version="1",
        description=_ABOUT,
        openapi_url="/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        root_path_in_servers=False,
        servers=[{"url": PLACE}],
        telemetry=NO_TELEMETRY,
    )
    api.state.within = app
    for module in _ROUTERS:
        api.include_router(module.router, responses=_ALWAYS)
    add_faults(api)
    api.openapi = _Documented(api)  # type: ignore[method-assign]
    return api


class _Documented:
    """The OpenAPI document, made once, with the shape of every problem."""

    def __init__(self, api: FastAPI) -> None:
        self._api = api
        self._document: dict[str, Any] = {}

    def __call__(self) -> dict[str, Any]:
        if not self._document:
            self._document = _document(self._api)
        return self._document


def _document(api: FastAPI) -> dict[str, Any]:
    document = get_openapi(
        title=api.title,
        version=api.version,
        description=api.description,
        routes=api.routes,
        servers=api.servers,
    )
    shape = Probleem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    schemas |= {**shape.pop("$defs"), "Probleem": shape}
    return document
