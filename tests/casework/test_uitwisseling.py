"""An exchange through the office: under a case of absence, sealed, asked, told."""

from datetime import timedelta

import pytest

from casework.access import SYSTEEM, Actor
from casework.services.advance import advance
from casework.services.deliver import deliver
from casework.services.verify import verify
from statemachines.engine import Refused
from statemachines.grammar import Role
from tests.casework.test_alert import kept, people, state
from tests.conftest import SWV
from tests.post import VOORZITTER
from tests.sending import begun

MOEDER = Actor("u-moeder", Role.OUDER)
STUKKEN = "Het verslag van het gesprek op 3 november."
WAT = {
    "afzender": "school",
    "ontvanger": "leerrecht",
    "doel": "verzuim_lpw",
    "overleg": "rondetafel",
    "klassen": ["identiteit", "verzuim"],
    "omschrijving": STUKKEN,
    "grondslag": "wettelijke_plicht",
    "leeftijd": 9,
}


@pytest.fixture
def delen(desk):
    """Open an exchange under a case of absence; return it, and its last day."""
    with desk.work(SWV) as work:
        ident = begun(work, people())
        return ident, (work.today + timedelta(days=60)).isoformat()


def test_an_exchange_goes_the_whole_way_under_a_case(desk, delen):
    ident, last = delen
    with desk.work(SWV) as work:
        day = work.today.isoformat()
        known = WAT | {"verloopt_op": last}
        register = {
            "register_op": day,
            "aangesloten": True,
            "fg_bekend": True,
            "certificaat_tot": last,
            "eerder_geweigerd": False,
        }
        checked = {"alleen_nodig": True, "ouders_ingelicht_op": day}
        sealed = {"pakket_kenmerk": "7f3a7f3a", "pakket_sha256": "a" * 64}
        advance(work, ident, "grondslag_kiezen", by=VOORZITTER, facts=known)
        advance(work, ident, "register_nagaan", by=SYSTEEM, facts=register)
        advance(work, ident, "toetsen", by=VOORZITTER, facts=checked)
        advance(work, ident, "versleutelen", by=SYSTEEM, facts=sealed)
        advance(work, ident, "verzenden", by=SYSTEEM)
        advance(
            work, ident, "ontvangst_vastleggen", by=SYSTEEM, facts={"ontvangen_op": day}
        )
    assert state(desk, ident) == "ontvangen"
    with desk.work(SWV) as work:
        assert verify(work).findings == ()
        clear = work.rows("select dossier::text from cases where id = %s", [ident])
    assert STUKKEN not in clear[0][0]


def test_a_purpose_of_another_case_is_refused_with_its_article(desk, delen):
    ident, last = delen
    other = WAT | {
        "verloopt_op": last,
        "doel": "ondersteuning_school",
        "ontvanger": "jos",
        "klassen": ["onderwijs"],
        "grondslag": "toestemming",
    }
    with desk.work(SWV) as work, pytest.raises(Refused) as refusal:
        advance(work, ident, "grondslag_kiezen", by=VOORZITTER, facts=other)
    assert [reason.law for reason in refusal.value.reasons] == ["AVG 5 lid 1 onder b"]


def test_a_parent_is_asked_in_a_letter_and_can_say_no(desk):
    with desk.work(SWV) as work:
        ident = begun(work, people(), "ot")
        last = (work.today + timedelta(days=60)).isoformat()
        known = WAT | {
            "verloopt_op": last,
            "doel": "oza",
            "ontvanger": "jeugdhulp",
            "klassen": ["onderwijs"],
            "grondslag": "toestemming",
        }
        advance(work, ident, "grondslag_kiezen", by=VOORZITTER, facts=known)
        advance(work, ident, "toestemming_vragen", by=VOORZITTER)
    deliver(desk, SWV, lambda _: None)
    [(party, text)] = kept(desk, "uitwisseling/toestemming")
    assert party == "moeder"
    assert STUKKEN in text
    assert "delen met de jeugdhulp" in text
    assert "onderwijs samen met jeugdhulp (OZA)" in text
    assert "U mag nee zeggen." in text
    with desk.work(SWV) as work:
        advance(work, ident, "toestemming_weigeren", by=MOEDER)
    assert state(desk, ident) == "geweigerd"
