"""What a reader sees when something cannot be: a page with a way on, never a trace.

Nothing that was typed is repeated here, and what is not yours looks like what does not
exist.
"""

import logging
from collections.abc import Callable
from urllib.parse import quote

import psycopg
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoneFree
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import RedirectResponse, Response

from casework.access import CaseNotFound
from casework.clock import ClockDiffers
from casework.http.headers import put_headers
from casework.keystore import KeystoreError
from casework.services.repeats import BadKey, KeyReused
from casework.services.write import Stale
from casework.vault import CannotOpen, CannotSeal
from casework.web.page import public_page
from casework.web.sure import add_not_sure
from casework.web.visit import FromElsewhere, NotSignedIn
from statemachines.engine import Refused

log = logging.getLogger("casework.web")

NOT_FOUND = ("Deze pagina is er niet", "Misschien is het adres niet helemaal goed.")
_BUSY = (
    "Even niet bereikbaar",
    "Wij kunnen uw gegevens nu niet openen. Probeer het over een paar minuten weer.",
)
_WORDS: dict[int, tuple[str, str]] = {
    400: ("Dit konden wij niet lezen", "Ga terug en probeer het nog een keer."),
    403: ("Dit mag niet", "U heeft geen toegang tot deze pagina."),
    404: NOT_FOUND,
    405: ("Dit kan hier niet", "Ga terug en probeer het nog een keer."),
    409: ("Dit kan nu niet", "Er is intussen iets veranderd. Bekijk de zaak opnieuw."),
    413: ("Dit is te groot", "Stuur een kleiner bestand, of minder tekst."),
    415: ("Dit konden wij niet lezen", "Ga terug en probeer het nog een keer."),
    422: ("Dit konden wij niet lezen", "Ga terug en kijk wat u heeft ingevuld."),
    429: ("Te vaak geprobeerd", "Wacht een tijdje en probeer het dan weer."),
    503: _BUSY,
}
_SOON = "30"
"""After so many seconds a browser or a proxy may ask again."""
_SEALED = (
    "Dit gegeven wordt niet getoond",
    "Het is gewist, of het klopt niet met wat er eerder is vastgelegd.",
)
_SORRY = (
    "Er ging iets mis",
    "Dat is onze fout. Wat u al had verstuurd, is bewaard. Probeer het later weer.",
)


def add_faults(app: FastAPI) -> None:
    """Give the application its pages for what goes wrong."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _said(422))
    app.add_exception_handler(CaseNotFound, _said(404))
    for late in (Refused, Stale, KeyReused):
        app.add_exception_handler(late, _said(409))
    app.add_exception_handler(BadKey, _said(400))
    app.add_exception_handler(ClientDisconnect, _said(400))  # nobody reads it any more
    app.add_exception_handler(FromElsewhere, _said(403))
    app.add_exception_handler(NotSignedIn, _not_signed_in)
    add_not_sure(app)
    app.add_exception_handler(KeystoreError, _said(503))
    for sealed in (CannotOpen, CannotSeal):
        app.add_exception_handler(sealed, _sealed)
    app.add_exception_handler(OperationalError, _said(503))
    app.add_exception_handler(NoneFree, _said(503))
    app.add_exception_handler(psycopg.OperationalError, _said(503))
    app.add_exception_handler(ClockDiffers, _clock)
    app.add_exception_handler(Exception, _sorry)


def fault(request: Request, status: int) -> Response:
    """Return the page of one status."""
    answer = _page(request, status, _WORDS.get(status, _SORRY))
    if status == 503:  # noqa: PLR2004  not now
        answer.headers["Retry-After"] = _SOON
    return answer


def _page(request: Request, status: int, words: tuple[str, str]) -> Response:
    title, sentence = words
    begin = "/mijn" if request.url.path.startswith("/mijn") else "/"
    return public_page(
        request, "fout.html", status, titel=title, zin=sentence, begin=begin
    )


def _sealed(request: Request, error: Exception) -> Response:
    """Say that something sealed is not as it was, or that it is gone."""
    log.error("verzegeld", extra={"wat": type(error).__name__})
    return _page(request, 500, _SEALED)


def _said(status: int) -> Callable[[Request, Exception], Response]:
    def handler(request: Request, error: Exception) -> Response:
        if status >= 500:  # noqa: PLR2004  a fault of ours
            log.error("storing", extra={"wat": type(error).__name__})
        return fault(request, status)

    return handler


def _clock(request: Request, error: Exception) -> Response:
    """Say to the reader: not now; and to the operator: this clock (it names nobody)."""
    log.error(str(error))
    return fault(request, 503)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  registered for it
    return fault(request, error.status_code)


def _not_signed_in(request: Request, error: Exception) -> Response:
    if isinstance(error, NotSignedIn) and error.parent:
        return public_page(request, "ouder_uitgelogd.html", 401)
    path = quote(request.url.path, safe="/")
    way_back = f"?naar={path}" if request.method == "GET" else ""
    return RedirectResponse(f"/inloggen{way_back}", 303)


def _sorry(request: Request, error: Exception) -> Response:
    """Say sorry: this is sent from outside the middleware that adds the headers."""
    log.error("fout", extra={"wat": type(error).__name__})
    answer = fault(request, 500)
    put_headers(answer.headers)
    return answer
