"""Take a picture of every page for docs/screens: `make screens`.

Each role walks through the pages at some point of the demo; what comes after a form is
photographed while the story is played.
"""

import re
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from casework.database import migrate
from casework.demo.people import IB, everyone
from casework.demo.play import STORY, stage
from casework.embedded import temporary
from tests.e2e.player import Player, carried_elsewhere
from tests.e2e.site import DESK, PHONE, chromium, come_in, looking, served, sign_in
from tests.e2e.walking import PARENTS, STAFF, kind, walk
from tests.links import Phone
from tests.web.verhaal import Theatre

FOLDER = Path(__file__).parents[2] / "docs" / "screens"
PLAYED = re.compile(
    r"ouder-(link|code|tekenen-\d|weigeren-\d|schriftelijk_indienen-\d)"
    r"|(stap|controle)-(ot_plannen|toekennen)|kan-niet-besluitrijp_verklaren"
)
_STEP = re.compile(r"/stap/.*")
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")


def main():
    """Fill the folder anew; say how many pictures there are."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.jpg"):
        old.unlink()
    with chromium() as chrome, TemporaryDirectory() as folder:
        _story(chrome, Path(folder))
        _walks(chrome, Path(folder))
    sys.stdout.write(f"{len([*FOLDER.glob('*.jpg')])} pictures in {FOLDER}\n")


def _story(chrome, folder):
    def camera(page, name):
        if PLAYED.fullmatch(name):
            _take(page, name)

    with stage() as (on_stage, mailbox):
        on_stage.quiet = True
        on_stage.carry = carried_elsewhere(on_stage.carry)
        phone = Phone()
        with served(on_stage.desk, folder, phone) as url:
            on_stage.open("ot", everyone(), IB)
            player = Player(on_stage, url, chrome, folder, mailbox, phone, camera)
            for script in STORY[:6]:
                player.play(script)


def _walks(chrome, folder):
    seen: set[str] = set()
    with temporary() as server:
        migrate(server.create_database("template"))
        theatre = Theatre(server, folder)
        with ExitStack() as stack:
            _, _, page = _window(stack, theatre, "ot", (chrome, DESK))
            page.goto("/inloggen")
            _take(page, "inloggen")
        for chapter, who in STAFF:
            with ExitStack() as stack:
                desk, url, page = _window(stack, theatre, chapter, (chrome, DESK))
                sign_in(page, desk, url, who)
                _walk(page, url, "/", seen)
        for chapter, who, process, party in PARENTS:
            with ExitStack() as stack:
                desk, url, page = _window(stack, theatre, chapter, (chrome, PHONE))
                case_id = _case(desk, process, party)
                come_in(page, desk, url, who, case_id, party)
                _walk(page, url, "/mijn", seen)


def _window(stack, theatre, chapter, how):
    chrome, size = how
    folder = Path(stack.enter_context(TemporaryDirectory()))
    desk = stack.enter_context(theatre.copy(chapter, folder)).desk
    url = stack.enter_context(served(desk, folder))
    page = stack.enter_context(looking(chrome, url, size, scripts=True))
    return desk, url, page


def _case(desk, process, party):
    query = "select id from cases where process = %s and party = %s"
    with desk.work("onderwijs_dat_past") as work:
        return work.rows(query, [process, party])[0][0]


def _walk(page, url, first, seen):
    for path, _ in walk(page, url, first):
        name = _STEP.sub("/stap", kind(path.partition("?")[0]))
        if name not in seen:
            seen.add(name)
            _take(page, _slug(name))


def _slug(name):
    named = name.lower().replace("*", "een")
    return _NOT_A_LETTER.sub("-", named).strip("-") or "begin"


def _take(page, name):
    file = FOLDER / f"{name}.jpg"
    if not file.exists():
        page.screenshot(path=file, full_page=True, type="jpeg", quality=72)


if __name__ == "__main__":
    main()
