"""A parent at the door, on a small telephone without scripts: link, code, and in."""

import pytest

from casework.web.visit import PARENT
from tests.e2e.site import NARROW, is_too_wide, looking, served, violations
from tests.links import Phone, mailed

pytestmark = pytest.mark.slow


def fine(page, heading):
    """Tell whether a page says what it should, and shuts nobody out."""
    assert page.get_by_role("heading", level=1).inner_text() == heading
    assert violations(page) == []
    assert not is_too_wide(page)


def press(page, text):
    page.get_by_role("button", name=text).click()


def test_a_parent_comes_in_from_a_letter(desk, chrome, tmp_path):
    _, path = mailed(desk)
    phone = Phone()
    with (
        served(desk, tmp_path, phone) as url,
        looking(chrome, url, NARROW) as page,
    ):
        page.goto(path)
        press(page, "Stuur mij een code")
        page.get_by_label("Uw code").fill("000 000")
        press(page, "Verder")
        assert page.get_by_role("alert").get_by_role("link").count() == 1
        page.get_by_label("Uw code").fill(phone.code)
        press(page, "Verder")
        assert page.url == f"{url}/mijn"
        assert PARENT in {cookie["name"] for cookie in page.context.cookies()}


def test_no_page_at_the_door_shuts_anyone_out(desk, chrome, tmp_path):
    _, path = mailed(desk)
    phone = Phone()
    with (
        served(desk, tmp_path, phone) as url,
        looking(chrome, url, NARROW, scripts=True) as page,
    ):
        page.goto(path)
        fine(page, "Er staat een bericht voor u klaar")
        press(page, "Stuur mij een code")
        fine(page, "Vul de code in")
        press(page, "Verder")
        fine(page, "Vul de code in")
        phone.broken = True
        press(page, "Stuur een nieuwe code")
        fine(page, "Vul de code in")
        page.goto(f"{path}/bel")
        fine(page, "Bel ons even")
        page.goto(f"{path[:-1]}x")
        fine(page, "Deze link werkt niet, of niet meer")
        press(page, "Stuur mij een nieuwe link")
        fine(page, "Kijk in uw e-mail")
        page.goto("/l")
        press(page, "Verder")
        fine(page, "Typ de letters uit uw brief")


def test_the_door_opens_with_the_keyboard_alone(desk, chrome, tmp_path):
    _, path = mailed(desk)
    phone = Phone()
    with (
        served(desk, tmp_path, phone) as url,
        looking(chrome, url, NARROW) as page,
    ):
        page.goto(path)
        for _ in range(2):  # past the link to the content
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/code")
        for _ in range(2):
            page.keyboard.press("Tab")
        page.keyboard.type(phone.code)
        page.keyboard.press("Enter")
        page.wait_for_url("**/mijn")
