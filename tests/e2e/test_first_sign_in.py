"""A new colleague, from the link to the work and back in the next day.

Played with the keyboard alone and without scripts; and looked at by axe on 320 pixels.
"""

import pytest

from casework.access import SYSTEEM
from casework.services.accounts.add import NewAccount, add_account
from casework.services.accounts.setup import give_setup_link
from statemachines.roles import Role
from tests.casework.accounts import code_at
from tests.conftest import SWV
from tests.e2e.site import NARROW, is_too_wide, looking, served, violations

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("light")]
NEW = NewAccount("Noor Verzonnen", "noor@werk.example", (Role.VOORZITTER, Role.IB))
CHOSEN = "vier losse woorden hier"


class Colleague:
    """Somebody at a page with a keyboard; ``look`` is called at every page."""

    def __init__(self, page, clock, look):
        self.page, self.clock, self.look = page, clock, look

    def open(self, path):
        self.page.goto(path)
        self.look(self.page)

    def to(self, selector):
        for _ in range(40):
            if self.page.locator(f"{selector}:focus").count():
                return
            self.page.keyboard.press("Tab")
        pytest.fail(f"the keyboard does not come to {selector} on {self.page.url}")

    def type(self, **typed):
        for name, text in typed.items():
            self.to(f"#{name}")
            self.page.keyboard.type(text)

    def press(self, selector="main form button"):
        self.to(selector)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.look(self.page)

    @property
    def heading(self):
        return self.page.locator("h1").inner_text()

    def set_up(self, link):
        self.open(link)
        self.type(nieuw="kort", nogmaals="kort")
        self.press()
        self.type(nieuw=CHOSEN, nogmaals=CHOSEN)
        self.press()
        assert self.heading == "Koppel een app"
        self.to("summary")
        self.page.keyboard.press("Enter")
        key = self.page.locator(".sleutel").inner_text().replace(" ", "")
        self.type(code=code_at(self.clock(), key))
        self.press()
        codes = self.page.locator("code").all_inner_texts()
        self.press()
        return codes

    def choose_role(self):
        assert self.heading == "U heeft meer dan een rol"
        self.to("input[name=rol]")
        self.page.keyboard.press("Space")
        self.press()

    def sign_in(self, code):
        self.open("/inloggen")
        self.type(email="niemand@werk.example", wachtwoord="fout fout fout")
        self.press()
        self.to("#email")
        self.page.keyboard.press("Control+A")
        self.type(email=NEW.email, wachtwoord=CHOSEN)
        self.press()
        self.type(code="000000")
        self.press()
        self.type(code=code)
        self.press()


def play(desk, page, clock, url, look):
    me = Colleague(page, clock, look)
    with desk.work(SWV) as work:
        account = add_account(work, NEW, by=SYSTEEM)
        link = give_setup_link(work, account, by=SYSTEEM)
    codes = me.set_up(link.replace(work.place.public_url, url))
    me.choose_role()
    me.open("/mijn-account")
    assert "Noor Verzonnen" in page.locator("main").inner_text()
    me.open("/mijn-account/wachtwoord")
    me.press(".kop__wie button")
    assert me.heading == "U bent uitgelogd"
    clock.forward(hours=20)
    me.sign_in(codes[0])
    me.choose_role()
    clock.forward(minutes=6)
    me.open("/mijn-account/wachtwoord")
    assert me.heading == "Bent u het nog?"
    me.type(code=codes[1])
    me.press()
    assert me.heading == "Wachtwoord wijzigen"
    me.open("/instellen/x/y")


def test_with_the_keyboard_alone_and_without_scripts(desk, clock, chrome, tmp_path):
    with served(desk, tmp_path) as url, looking(chrome, url) as page:
        play(desk, page, clock, url, look=lambda _: None)


def test_none_of_these_pages_shuts_anyone_out(desk, clock, chrome, tmp_path):
    found = {}

    def look(page):
        faults = violations(page) + (["te breed"] if is_too_wide(page) else [])
        if faults:
            found[page.url] = faults

    with (
        served(desk, tmp_path) as url,
        looking(chrome, url, NARROW, scripts=True) as page,
    ):
        play(desk, page, clock, url, look)
    assert not found
