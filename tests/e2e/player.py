"""Plays the demo's story through the pages: each step by a person, with mouse and keys.

No page runs a script. Staff find the case, choose the step, fill in its form and check
what will happen; parents come in by their link.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page

from casework.demo import people
from casework.demo.mailbox import Mailbox
from casework.demo.script import Act, Chapter
from casework.demo.stage import Stage
from casework.services.links.carry import carry_links
from tests.e2e.hands import Keys, Mouse
from tests.e2e.site import DESK, PHONE, looking, sign_in
from tests.links import Phone, link_in

DOCUMENTS = {"document_hash": "plan.pdf", "perspectief_hash": "perspectief.pdf"}
PARENTS = {people.OUDER_1.id, people.OUDER_2.id}
MOST_QUESTIONS = 10
_MAIN_BUTTON = "main form .utrecht-button--primary-action"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@dataclass
class Player:
    """One story on one site. ``clicks`` counts what each step took."""

    stage: Stage
    url: str
    chrome: Browser
    folder: Path
    mailbox: Mailbox
    phone: Phone
    camera: Callable[[Page, str], None] | None = None
    hands: Mouse | Keys = field(default_factory=Mouse)
    clicks: dict[str, int] = field(default_factory=dict)

    def play(self, script):
        for part in script:
            if isinstance(part, Chapter):
                continue
            self.stage.wait_until(part.day)
            if isinstance(part, Act):
                self.act(part)
            else:
                self.stage._do(part)  # noqa: SLF001  files of a school have no page

    def act(self, act):
        parent = act.by.id in PARENTS
        size = PHONE if parent else DESK
        with looking(self.chrome, self.url, size) as page:
            if parent:
                self._answer(page, act)
            else:
                sign_in(page, self.stage.desk, self.url, act.by)
                self._take(page, act)
        self.stage._settle()  # noqa: SLF001  the post leaves, as a flow would let it

    def kenmerk(self, act):
        with self.stage.desk.work(self.stage.tenant) as work:
            case_id = self.stage._case(work, act)  # noqa: SLF001  the story's own way
            query = "select kenmerk from cases where tenant_id = %s and id = %s"
            [(kenmerk,)] = work.rows(query, [self.stage.tenant, case_id])
        return case_id, kenmerk

    def _take(self, page, act):
        _, kenmerk = self.kenmerk(act)
        path = f"/zaken/{kenmerk}"
        for name in DOCUMENTS.keys() & act.facts.keys():
            self._hand_in(page, path, DOCUMENTS[name])
        page.goto(path)
        self.look(page, f"zaak-{act.case.partition('/')[0]}")
        if act.too_early:
            page.goto(f"{path}/stap/{act.action}")
            assert page.get_by_role("heading", name="Wat kan nu niet").count() == 1
            self.look(page, f"kan-niet-{act.action}")
            return
        self.hands.press(page.locator(f'main a[href$="/stap/{act.action}"]').first)
        self.fill(page, act.facts)
        self.look(page, f"stap-{act.action}")
        self._send(page)
        clicks = 3
        if page.get_by_role("heading", name="Klopt dit?").count():
            self.look(page, f"controle-{act.action}")
            self._button(page, "Ja, vastleggen")
            clicks += 1
        assert "vastgelegd=" in page.url, (act.action, page.inner_text("main"))
        self.clicks[act.action] = clicks

    def _hand_in(self, page, path, name):
        """Add the document that will be offered to the case."""
        paper = self.folder / name
        paper.write_bytes(PDF.replace(b"Catalog", b"Catalog/T(%s)" % name.encode()))
        page.goto(f"{path}/stukken")
        self.hands.tick(page.locator("main form input[type=radio]").first)
        page.locator("input[type=file]").first.set_input_files(paper)
        self._send(page)
        assert name in page.inner_text("main"), page.inner_text("main")

    def _answer(self, page, act):
        """Answer as a parent does: a link in a mail, a code, one question a page."""
        _, kenmerk = self.kenmerk(act)
        self._come_in(page, act.case.partition("/")[2])
        self.look(page, "ouder-begin")
        self.hands.press(page.locator(f'main a[href="/mijn/zaken/{kenmerk}"]').first)
        self.look(page, f"ouder-{act.case.partition('/')[0]}")
        self.hands.press(page.locator(f'main a[href$="/{kenmerk}/{act.action}"]').first)
        for number in range(MOST_QUESTIONS):
            self.look(page, f"ouder-{act.action}-{number}")
            if page.get_by_role("heading", name="Dank u wel").count():
                return
            self._go_on(page, act.facts)
        raise AssertionError((act.action, page.inner_text("main")))

    def _come_in(self, page, party):
        page.goto(self._link(party))
        if page.get_by_role("button", name="Stuur mij een nieuwe link").count():
            self._button(page, "Stuur mij een nieuwe link")
            self._carry_links()
            page.goto(self._link(party))
        self.look(page, "ouder-link")
        self._button(page, "Stuur mij een code")
        self.look(page, "ouder-code")
        self.hands.write(page.get_by_label("Uw code"), self.phone.code)
        self._button(page, "Verder")
        assert page.url == f"{self.url}/mijn"

    def _button(self, page, name):
        self.hands.press(page.get_by_role("button", name=name))

    def _send(self, page):
        """Press the one button that a form is for."""
        self.hands.press(page.locator(_MAIN_BUTTON).first)

    def _link(self, party):
        """Return the link in the last mail to a parent."""
        mails = (
            m for m in self.mailbox.messages if m["To"] == f"{party}@gezin.example"
        )
        return link_in([*mails][-1])

    def _carry_links(self):
        stage = self.stage
        carry_links(stage.desk, stage.tenant, stage.carry, self.phone)

    def look(self, page, name):
        if self.camera:
            self.camera(page, name)

    def _go_on(self, page, facts):
        """Answer the question of this page, or go on when there is none."""
        onward = page.locator("main .utrecht-button-link--primary-action")
        if onward.count():
            self.hands.press(onward.first)
            return
        asked = {name: v for name, v in facts.items() if _asked(page, name)}
        self.fill(page, asked)
        self._send(page)

    def fill(self, page, facts):
        """Fill in the fields of a form as a person would."""
        for name, value in facts.items():
            fields = page.locator(f'main form [name="{name}"]')
            if fields.count() == 0:
                self._amounts(page, name, value)
            elif name in DOCUMENTS:
                self.hands.tick(page.get_by_label(DOCUMENTS[name]))
            else:
                self._one(fields, value // 100 if name.endswith("_cent") else value)

    def _one(self, fields, value):
        kind = fields.first.get_attribute("type")
        typed = _typed(value)
        if kind in {"radio", "checkbox"}:
            for each in typed:
                self.hands.tick(fields.and_(fields.page.locator(f'[value="{each}"]')))
        elif fields.first.evaluate("e => e.tagName") == "SELECT":
            self.hands.choose(fields.first, typed[0])
        elif kind == "time":
            clock = value.removesuffix(" uur").replace(".", ":")
            self.hands.write(fields.first, clock)
        else:
            self._write(fields, typed)

    def _write(self, fields, typed):
        """Write in one box, one a line, or each in a box of its own."""
        if fields.count() == 1:
            self.hands.write(fields.first, "\n".join(typed))
            return
        for number, each in enumerate(typed):
            self.hands.write(fields.nth(number), each)

    def _amounts(self, page, name, shares):
        """Fill in an amount for each funder, in euros."""
        assert isinstance(shares, dict), name
        for funder, cents in shares.items():
            box = page.locator(f'main form [name^="{name}"]').and_(
                page.get_by_label(funder)
            )
            self.hands.write(box, str(cents // 100))


def _asked(page, name):
    return page.locator(f'main form [name="{name}"]').count() > 0


def elsewhere(work, *told):
    """Do something in another thread: the browser has the event loop of this one."""
    with ThreadPoolExecutor(1) as hands:
        return hands.submit(work, *told).result()


def carried_elsewhere(carry):
    """Carry letters in another thread, for the same reason."""
    return lambda message: elsewhere(carry, message)


def _typed(value):
    if isinstance(value, bool):
        return ["ja" if value else "nee"]
    if isinstance(value, list | tuple):
        return [str(each) for each in value]
    return [str(value)]
