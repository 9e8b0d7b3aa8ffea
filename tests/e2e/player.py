"""Plays the demo's story through the pages: each step by a person, with mouse and keys.

No page runs a script. Staff find the case, choose the step, fill in its form and check
what will happen; parents come in by their link.
"""

from dataclasses import dataclass, field
from pathlib import Path

from casework.demo import people
from casework.demo.script import Act, Chapter
from casework.demo.stage import Stage
from tests.e2e.site import DESK, PHONE, looking, sign_in

DOCUMENTS = {"document_hash", "perspectief_hash"}
PARENTS = {people.OUDER_1.id, people.OUDER_2.id}
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@dataclass
class Player:
    """One story on one site. ``clicks`` counts what each step took."""

    stage: Stage
    url: str
    chrome: object
    folder: Path
    camera: object = None
    clicks: dict = field(default_factory=dict)

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
        if DOCUMENTS & act.facts.keys():
            self._hand_in(page, path)
        page.goto(path)
        self.look(page, f"zaak-{act.case.partition('/')[0]}")
        if act.too_early:
            page.goto(f"{path}/stap/{act.action}")
            assert page.get_by_role("heading", name="Wat kan nu niet").count() == 1
            self.look(page, f"kan-niet-{act.action}")
            return
        page.locator(f'main a[href$="/stap/{act.action}"]').first.click()
        fill(page, act.facts)
        self.look(page, f"stap-{act.action}")
        page.locator("main form .utrecht-button--primary-action").first.click()
        clicks = 3
        if page.get_by_role("heading", name="Klopt dit?").count():
            self.look(page, f"controle-{act.action}")
            page.get_by_role("button", name="Ja, vastleggen").click()
            clicks += 1
        assert "vastgelegd=" in page.url, (act.action, page.inner_text("main"))
        self.clicks[act.action] = clicks

    def _hand_in(self, page, path):
        """Add the document that will be offered to the case."""
        paper = self.folder / "plan.pdf"
        paper.write_bytes(PDF)
        page.goto(f"{path}/stukken")
        page.locator("input[type=file]").first.set_input_files(paper)
        page.locator("main form .utrecht-button--primary-action").first.click()
        assert "plan.pdf" in page.inner_text("main")

    def _answer(self, page, act):
        raise NotImplementedError

    def look(self, page, name):
        if self.camera:
            self.camera(page, name)


def fill(page, facts):
    """Fill in the fields of a form as a person would."""
    for name, value in facts.items():
        fields = page.locator(f'main form [name="{name}"]')
        if fields.count() == 0:
            _amounts(page, name, value)
        elif name in DOCUMENTS:
            fields.first.check()
        else:
            _one(fields, value // 100 if name.endswith("_cent") else value)


def _one(fields, value):
    kind = fields.first.get_attribute("type")
    if kind in {"radio", "checkbox"}:
        for each in _typed(value):
            fields.and_(fields.page.locator(f'[value="{each}"]')).check()
    elif fields.first.evaluate("e => e.tagName") == "SELECT":
        fields.first.select_option(_typed(value)[0])
    else:
        fields.first.fill("\n".join(_typed(value)))


def _amounts(page, name, shares):
    """Fill in an amount for each funder, in euros."""
    assert isinstance(shares, dict), name
    for funder, cents in shares.items():
        box = page.locator(f'main form [name^="{name}"]').and_(
            page.get_by_label(funder)
        )
        box.fill(str(cents // 100))


def _typed(value):
    if isinstance(value, bool):
        return ["ja" if value else "nee"]
    if isinstance(value, list | tuple):
        return [str(each) for each in value]
    return [str(value)]
