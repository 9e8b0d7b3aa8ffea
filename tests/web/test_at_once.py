"""The same form sent by several clicks at once: one step, one case, one answer."""

from concurrent.futures import ThreadPoolExecutor

from casework.demo.people import IB, everyone
from casework.services.open_case import open_case
from tests.conftest import SWV
from tests.web.browser import HOST
from tests.web.test_opening import FILLED, PATH, opened
from tests.web.test_step import SIGNAAL, filled_in, hidden, state_of

CLICKS = 4


def clicked(browser, path, form):
    """Send a form several times at the same moment."""

    def click(_):
        return browser.post(path, data=form, headers={"origin": HOST})

    with ThreadPoolExecutor(CLICKS) as pool:
        answers = [*pool.map(click, range(CLICKS))]
    return [(answer.status_code, answer.headers.get("location")) for answer in answers]


def test_four_clicks_take_one_step(desk, browser):
    with desk.work(SWV) as work:
        path = f"/zaken/{open_case(work, 'ot', everyone(), by=IB).kenmerk}"
    browser.sign_in(IB)
    check = filled_in(browser, path, "signaleren", SIGNAAL)
    form = {**hidden(check), "fase": "vastleggen"}
    answers = clicked(browser, f"{path}/stap/signaleren", form)
    assert answers == [(303, f"{path}?vastgelegd=2")] * CLICKS
    assert state_of(desk, path) == ("signalering", 2)


def test_four_clicks_open_one_case(desk, browser):
    browser.sign_in(IB)
    form = {**hidden(browser.submit(PATH, FILLED)), "fase": "openen"}
    answers = clicked(browser, PATH, form)
    [(kenmerk,)] = opened(desk)
    assert answers == [(303, f"/zaken/{kenmerk}?vastgelegd=1")] * CLICKS
