"""Every error that leaves the API, as a problem. The same refusals as everywhere."""

import logging
from functools import cache

import psycopg
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoneFree
from starlette.exceptions import HTTPException

from casework.access import CaseNotFound
from casework.api import problem
from casework.api.problem import Fout, Kind, Problem, Reden, answer
from casework.clock import ClockDiffers
from casework.keystore import KeystoreError
from casework.services.repeats import KeyReused
from casework.services.write import Stale
from casework.vault import CannotOpen, CannotSeal
from statemachines.engine import Refused

_log = logging.getLogger(__name__)
_PLACES = ("body", "query", "path", "header")
_SOON = {"Retry-After": "5"}
_BY_STATUS = {
    400: problem.ONLEESBAAR,
    404: problem.NIET_GEVONDEN,
    405: problem.ANDERE_METHODE,
    413: problem.TE_GROOT,
}


def add_faults(api: FastAPI) -> None:
    """Let every error of this application be a problem."""
    handlers = {
        Problem: _problem,
        CaseNotFound: _not_found,
        Refused: _refused,
        Stale: _stale,
        KeyReused: _key_reused,
        RequestValidationError: _wrong,
        HTTPException: _http,
        OperationalError: _busy,
        NoneFree: _busy,
        psycopg.OperationalError: _busy,
        KeystoreError: _busy,
        ClockDiffers: _busy,
        CannotSeal: _sealed,
        CannotOpen: _sealed,
        Exception: _broken,
    }
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)  # type: ignore[arg-type]


def not_found() -> Response:
    """Return the one answer for what is not there and for what is not yours."""
    return answer(problem.NIET_GEVONDEN, detail=problem.NOT_FOUND)


def _problem(_request: Request, fault: Problem) -> Response:
    return answer(fault.kind, fault.headers, **fault.more)


def _not_found(_request: Request, _fault: CaseNotFound) -> Response:
    return not_found()


def _refused(_request: Request, refusal: Refused) -> Response:
    reasons = [Reden.of(reason) for reason in refusal.reasons]
    return answer(problem.GEWEIGERD, redenen=reasons, detail=str(refusal))


def _stale(_request: Request, fault: Stale) -> Response:
    return answer(problem.VERANDERD, versie=fault.version, detail=str(fault))


def _key_reused(_request: Request, fault: KeyReused) -> Response:
    return answer(problem.SLEUTEL, detail=str(fault))


def _wrong(request: Request, fault: RequestValidationError) -> Response:
    """Tell where and of what kind; a name that the caller made up is not repeated."""
    known = _known_names(request.app)
    told = [
        Fout(loc=[_place(part, known) for part in error["loc"]], type=error["type"])
        for error in fault.errors()
    ]
    return answer(problem.ONJUIST, fouten=told)


def _place(part: str | int, known: frozenset[str]) -> str | int:
    return part if isinstance(part, int) or part.lower() in known else "?"


@cache
def _known_names(api: FastAPI) -> frozenset[str]:
    """Name every place in a request that the documentation names."""
    document = api.openapi()
    fields = (
        s.get("properties", {}) for s in document["components"]["schemas"].values()
    )
    operations = (op for path in document["paths"].values() for op in path.values())
    parameters = (p["name"] for op in operations for p in op.get("parameters", ()))
    names = [*_PLACES, *parameters, *(name for each in fields for name in each)]
    return frozenset(name.lower() for name in names)


def _http(_request: Request, fault: HTTPException) -> Response:
    if fault.status_code == problem.NIET_GEVONDEN.status:
        return not_found()
    kind = _BY_STATUS.get(fault.status_code, problem.ONJUIST)
    headers = dict(fault.headers) if fault.headers else None
    return answer(kind, headers)


def _busy(_request: Request, _fault: Exception) -> Response:
    return answer(problem.BEZET, _SOON)


def _sealed(_request: Request, fault: Exception) -> Response:
    return answer(problem.GEWEIGERD, redenen=[Reden(zin=str(fault))])


def _broken(_request: Request, fault: Exception) -> Response:
    """Say that it is ours; the log has the class, for a text can hold a secret."""
    _log.error("api", extra={"wat": type(fault).__name__})
    return answer(problem.STUK)


def wrong(place: list[str | int], kind: str) -> Problem:
    """Return what is wrong with a request when only a service could tell."""
    return Problem(problem.ONJUIST, fouten=[Fout(loc=place, type=kind)])


def refused_with(kind: Kind, sentence: str) -> Problem:
    """Return a problem of which the reason is one sentence."""
    return Problem(kind, redenen=[Reden(zin=sentence)])
