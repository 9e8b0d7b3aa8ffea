"""Whether the program lives, whether it can work, and how the office is doing.

`/gezond/live` asks nothing of anybody. `/gezond/klaar` asks the database and the
keystore. `/metrics` is for this machine, or for who has the token of the installation.
"""

import secrets
from ipaddress import ip_address

import psycopg
from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.core import GaugeMetricFamily
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import JSONResponse

from casework.clock import ClockDiffers
from casework.keystore import KeystoreError
from casework.services.figures import Figures, figures
from casework.services.fit import WrongKeystore, check_keystore
from casework.web.visit import desk_of, office_of

router = APIRouter(include_in_schema=False)
_NOT_NOW = (SQLAlchemyError, psycopg.Error, KeystoreError, WrongKeystore, ClockDiffers)
_GAUGES = (
    ("open_cases", "casework_zaken_open", "Open cases"),
    ("oldest_due_term", "casework_oudste_termijn_seconden", "Oldest term that is over"),
    ("behind", "casework_achterstand_seconden", "What the sweeps are behind"),
    ("outbox", "casework_post_wacht", "Letters that wait"),
    ("outbox_age", "casework_post_oudste_seconden", "Oldest letter that is due"),
)


@router.get("/gezond/live")
def live() -> JSONResponse:
    """Say that the program runs."""
    return JSONResponse({"status": "ok"})


@router.get("/gezond/klaar")
def ready(request: Request) -> JSONResponse:
    """Say whether a request can be answered now."""
    desk = desk_of(request)
    try:
        with desk.work(min(desk.tenants)) as work:
            check_keystore(work)
    except _NOT_NOW:
        return JSONResponse({"status": "niet klaar"}, 503, {"Retry-After": "5"})
    return JSONResponse({"status": "ok"})


@router.get("/metrics")
def metrics(request: Request) -> Response:
    """Give the numbers in the form that Prometheus reads."""
    if not _may_see(request):
        return Response(status_code=404)
    desk = desk_of(request)
    found = {}
    for tenant in desk.tenants:
        with desk.work(tenant) as work:
            found[tenant] = figures(work)
    return Response(_text(found) + generate_latest(), media_type=CONTENT_TYPE_LATEST)


def _may_see(request: Request) -> bool:
    token = office_of(request).settings.metrics_token
    if token is None:
        here = request.client.host if request.client else ""
        return _is_loopback(here)
    given = request.headers.get("authorization", "").removeprefix("Bearer ")
    return secrets.compare_digest(given.encode(), token.get_secret_value().encode())


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


class _Told:
    """Gauges of this moment, as a collector of Prometheus."""

    def __init__(self, found: dict[str, Figures]) -> None:
        self._found = found

    def collect(self) -> list[GaugeMetricFamily]:
        gauges = []
        for field, name, sentence in _GAUGES:
            gauge = GaugeMetricFamily(name, sentence, labels=["swv"])
            for tenant, told in self._found.items():
                gauge.add_metric([tenant], getattr(told, field))
            gauges.append(gauge)
        return [*gauges, self._failed()]

    def _failed(self) -> GaugeMetricFamily:
        gauge = GaugeMetricFamily(
            "casework_post_mislukt", "Letters that failed", labels=["swv", "status"]
        )
        for tenant, told in self._found.items():
            for status, number in told.failed.items():
                gauge.add_metric([tenant, status], number)
        return gauge


def _text(found: dict[str, Figures]) -> bytes:
    return generate_latest(_Told(found))
