"""The pages of the partners: axe finds nothing, and they fit a small screen."""

import pytest

from casework.services.exchange.certificate_life import retire, revoke
from casework.services.exchange.members import add_member
from casework.services.exchange.partners import propose_partner
from casework.services.exchange.revoked_for import RevokedFor
from statemachines.roles import Role
from tests.casework.accounts import make
from tests.conftest import SWV
from tests.e2e.site import NARROW, is_too_wide, looking, served, sign_in, violations
from tests.e2e.walking import links
from tests.partners import ASKS, FG, OTHER, active, proposed, registered, with_

pytestmark = pytest.mark.slow
FIRST = "/beheer/partners"
LONG = "Samenwerkende-jeugdhulpverleningsorganisatie Verzonnen"


def many(desk):
    """Fill the registry with a partner in every state, and certificates in each."""
    for by, mail in (
        (ASKS, "a@w.example"),
        (OTHER, "o@w.example"),
        (FG, "f@w.example"),
    ):
        make(desk, by.id, mail, (by.role,))
    make(desk, "u-wijk", "w@w.example", (Role.WIJKTEAM,))
    with desk.work(SWV) as work:
        partner = registered(work)
        for change in (active, proposed):
            change(work, partner)
        retire(work, active(work, partner), by=ASKS)
        revoke(work, proposed(work, partner), RevokedFor.AFGEKEURD, by=FG)
        add_member(work, partner, "u-wijk", by=ASKS)
        propose_partner(work, with_(naam=LONG, rol="jeugdhulp"), by=ASKS)


@pytest.mark.parametrize("who", [ASKS, OTHER, FG], ids=lambda who: who.id)
def test_no_page_of_the_partners_shuts_anyone_out(desk, light, chrome, tmp_path, who):
    many(desk)
    with (
        served(desk, tmp_path) as url,
        looking(chrome, url, NARROW, scripts=True) as page,
    ):
        sign_in(page, desk, url, who)
        found: dict[str, list[str]] = {}
        waiting, seen = [FIRST], {FIRST}
        while waiting:
            path = waiting.pop(0)
            answer = page.goto(path)
            wrong = [*violations(page), *(["te breed"] if is_too_wide(page) else [])]
            wrong += [f"status {answer.status}"] if answer.status != 200 else []
            found |= {path: wrong} if wrong else {}
            new = {link for link in links(page, url) if link.startswith(FIRST)} - seen
            seen |= new
            waiting += sorted(new)
    assert not found
    assert len(seen) > 6
