"""The pages of the packages: axe finds nothing, and they fit a small screen."""

import pytest

from casework.services.advance import advance
from casework.services.exchange.packages import packages_of_case
from tests import sending
from tests.conftest import SWV
from tests.e2e.site import NARROW, is_too_wide, looking, served, sign_in, violations
from tests.post import VOORZITTER
from tests.sending import LEERRECHT

pytestmark = pytest.mark.slow


def found_wrong(page, path):
    answer = page.goto(path)
    wrong = [*violations(page), *(["te breed"] if is_too_wide(page) else [])]
    return wrong if answer.status == 200 else [*wrong, f"status {answer.status}"]


def test_no_page_of_a_package_shuts_anyone_out(desk, light, chrome, tmp_path):
    ident, _ = sending.ready(desk)
    with desk.look(SWV) as work:
        [package] = packages_of_case(work, ident)
    one = f"/pakketten/{package.id}"
    found = {}
    with (
        served(desk, tmp_path) as url,
        looking(chrome, url, NARROW, scripts=True) as page,
    ):
        sign_in(page, desk, url, LEERRECHT)
        found["lijst"] = found_wrong(page, "/pakketten")
        found["klaar"] = found_wrong(page, one)
        page.screenshot(path=tmp_path / "klaar.png", full_page=True)
        with page.expect_download() as download:
            page.get_by_role("button", name="Haal het pakket op").click()
        assert download.value.suggested_filename == "pakket.p7m"
        with desk.work(SWV) as work:
            facts = {"reden_einde": "Nee."}
            advance(work, ident, "terughalen", by=VOORZITTER, facts=facts)
        found["teruggehaald"] = found_wrong(page, one)
        page.screenshot(path=tmp_path / "terug.png", full_page=True)
        sign_in(page, desk, url, VOORZITTER)
        found["zaak"] = found_wrong(page, f"/zaken/{package.kenmerk}")
        page.screenshot(path=tmp_path / "zaak.png", full_page=True)
    assert [path for path, wrong in found.items() if wrong] == []
