"""A case that is not yours answers exactly like one that does not exist: every page.

A page that has a kenmerk in its address is found here by itself; who adds one to
`casework.web.routers` has nothing to add here, unless another part of the address must
mean something to come as far as the case: see `PARTS`.
"""

import re

import pytest
from fastapi.routing import APIRoute

from casework.access import Actor
from casework.demo import people as demo
from casework.demo.people import everyone
from casework.services.open_case import open_case
from casework.web.routers import ROUTERS
from statemachines.roles import Role

OTHER_SWV = "po_ijmond"
PARTS = {"action": "intrekken", "klasse": "onderwijs"}
"""What stands in an address besides the kenmerk; anything else gets a number."""
A_NUMBER = "01a05bc4-8181-774f-9e32-aa34154e48dd"
ROUTES = sorted(
    (method, route.path)
    for router in ROUTERS
    for route in router.routes
    if isinstance(route, APIRoute) and "{kenmerk}" in route.path
    if not route.path.startswith("/mijn")  # parents: see test_ouder_idor
    for method in route.methods or ()
)
STRANGER = Actor("een-vreemde", Role.VOORZITTER)


def address(path, kenmerk):
    filled = path.replace("{kenmerk}", kenmerk)
    return re.sub(r"\{(\w+)[^}]*\}", lambda m: PARTS.get(m[1], A_NUMBER), filled)


def test_the_pages_of_a_case_are_found():
    assert ("GET", "/zaken/{kenmerk}") in ROUTES


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_what_is_not_yours_looks_like_what_is_not_there(verhaal, method, path):
    told = verhaal("ot")
    with told.desk.work(OTHER_SWV) as work:
        elsewhere = open_case(work, "ot", everyone(), by=demo.IB).kenmerk
    theirs = told.kenmerk("ot")
    gone = "OT-2026-00000-A"

    def answer(by, kenmerk):
        told.browser.sign_in(by)
        if method == "GET":
            got = told.browser.get(address(path, kenmerk))
        else:
            got = told.browser.submit(address(path, kenmerk))
        return got.status_code, got.content

    missing = answer(STRANGER, gone)
    assert missing[0] == 404
    assert answer(STRANGER, theirs) == missing
    assert answer(demo.IB, elsewhere) == missing
