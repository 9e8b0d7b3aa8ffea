"""The whole demo through the pages: chair, parents, experts, board and Leerrecht.

No page runs a script here. What comes of it is what comes of the same story through the
services.
"""

import pytest

from casework.demo.people import IB, everyone
from casework.demo.play import STORY, play, stage
from casework.demo.school import ONDERSTEUNINGSTEAM
from casework.services.verify import verify
from tests.e2e.hands import Keys
from tests.e2e.player import Player, carried_elsewhere, elsewhere
from tests.e2e.site import served
from tests.links import Phone

pytestmark = pytest.mark.slow
_PLACES = "select process, state from cases order by process, state"


def test_the_whole_story_can_be_played_on_the_pages(chrome, tmp_path):
    told = elsewhere(play).data
    with stage() as (on_stage, mailbox):
        on_stage.quiet = True
        on_stage.carry = carried_elsewhere(on_stage.carry)
        phone = Phone()
        with served(on_stage.desk, tmp_path, phone) as url:
            on_stage.open("ot", everyone(), IB)
            player = Player(on_stage, url, chrome, tmp_path, mailbox, phone)
            for script in STORY:
                player.play(script)
        places = on_stage.rows(_PLACES)
        with on_stage.desk.work(on_stage.tenant) as work:
            checked = verify(work)
    assert places == sorted((z["process"], z["state"]) for z in told["zaken"])
    assert not checked.findings
    assert max(player.clicks.values()) <= 4  # the case, the step, its form, the check


def test_a_chapter_can_be_played_with_the_keyboard_alone(chrome, tmp_path):
    with stage() as (on_stage, mailbox):
        on_stage.quiet = True
        on_stage.carry = carried_elsewhere(on_stage.carry)
        phone = Phone()
        with served(on_stage.desk, tmp_path, phone) as url:
            on_stage.open("ot", everyone(), IB)
            player = Player(on_stage, url, chrome, tmp_path, mailbox, phone)
            player.hands = Keys()
            player.play(ONDERSTEUNINGSTEAM)
        [(state,)] = on_stage.rows("select state from cases where process = 'ot'")
    assert state == "plannen"
