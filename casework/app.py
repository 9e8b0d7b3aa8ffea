"""The web application: the pages and the JSON API on one office.

`casework serve` and compose.yaml run it with uvicorn; the office is opened when the
program starts and closed when it ends.
"""

from collections.abc import AsyncGenerator
from contextlib import ExitStack, asynccontextmanager
from urllib.parse import urlsplit

from fastapi import Depends, FastAPI
from starlette.middleware.trustedhost import TrustedHostMiddleware

from casework.api.application import mount_api
from casework.bootstrap import Office, office
from casework.http.body_limit import BodyLimit
from casework.http.headers import SecurityHeaders
from casework.http.masked import mask_links
from casework.http.request_log import RequestLog
from casework.http.telemetry import NO_TELEMETRY
from casework.settings import Settings, read_settings
from casework.web.faults import add_faults
from casework.web.plain_address import plain_address
from casework.web.routers import ROUTERS

_LOCAL = ("127.0.0.1", "localhost", "[::1]")


def create() -> FastAPI:
    """Return the application of this installation: what uvicorn is given."""
    settings = read_settings()
    app = _frame(settings)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncGenerator[None, None]:
        with ExitStack() as stack:
            app.state.office = stack.enter_context(office(settings))
            yield

    app.router.lifespan_context = lifespan
    return app


def create_app(opened: Office) -> FastAPI:
    """Return the application on an office that is open already."""
    app = _frame(opened.settings)
    app.state.office = opened
    return app


def _frame(settings: Settings) -> FastAPI:
    app = FastAPI(
        title="casework",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        telemetry=NO_TELEMETRY,
    )
    for router in ROUTERS:
        app.include_router(router, dependencies=[Depends(plain_address)])
    add_faults(app)
    mount_api(app)
    mask_links()
    host = urlsplit(settings.public_url).hostname or ""
    known = [host, *_LOCAL]  # no link is ever made of it
    app.add_middleware(BodyLimit)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=known)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(RequestLog)
    return app
