"""No page stands in the way of another: each address finds its own page first."""

import re

import pytest
from fastapi.routing import APIRoute

from casework.web.routers import ROUTERS

ROUTES = [
    route
    for router in ROUTERS
    for route in router.routes
    if isinstance(route, APIRoute)
]
PAGES = [(method, route) for route in ROUTES for method in sorted(route.methods or ())]


@pytest.mark.parametrize(
    ("method", "page"), PAGES, ids=[f"{how} {page.path}" for how, page in PAGES]
)
def test_an_address_finds_its_own_page(method, page):
    address = re.sub(r"\{\w+\}", "x", page.path)
    address = re.sub(r"\{\w+:getal\}", "7", address)
    found = (
        route
        for route in ROUTES
        if route.path_regex.match(address) and method in (route.methods or ())
    )
    assert next(found) is page


def test_a_new_case_is_not_taken_for_a_case():
    paths = [route.path for route in ROUTES]
    assert paths.index("/zaken/nieuw") < paths.index("/zaken/{kenmerk}")
