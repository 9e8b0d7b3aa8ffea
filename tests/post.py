"""A TLV case with one parent who is asked for a zienswijze, for tests of the post."""

from casework.access import Actor
from casework.services.advance import advance
from casework.services.open_case import open_case
from casework.services.people import Identity, Person
from statemachines.grammar import Party, Role
from tests.conftest import SWV

VOORZITTER = Actor("u-voorzitter", Role.VOORZITTER)
ADMIN = Actor("u-admin", Role.SWV_ADMIN)
AANVRAAG = {
    "ontvangen_op": "2026-09-14",
    "soort": "sbo",
    "beoogde_school": "SBO De Overkant",
    "plek_bevestigd": True,
    "opp_status": "getekend",
    "ot_verslag_op": "2026-09-01",
    "geprobeerd": "Noor kreeg extra hulp in de klas.",
}
UITNODIGING = {"toestemming": "geen_reactie", "gegevens_bijgevoegd": True}


def people_with(*, e_consent=True, geheim_adres=False):
    """Return the people of a case with one parent, of whom this is known."""
    mother = Party(
        "moeder", Role.OUDER, gezag=True, e_consent=e_consent, geheim_adres=geheim_adres
    )
    names = Identity("Mia Verzonnen", "mevrouw Verzonnen", "moeder@gezin.example")
    return [
        Person(mother, names, "u-moeder"),
        Person(Party("leerling", Role.LEERLING), Identity("Noor Verzonnen")),
        _staff("voorzitter", VOORZITTER),
        _staff("admin", ADMIN),
    ]


def filed(desk, people=None):
    """Open and file a TLV case; return its id."""
    with desk.work(SWV) as work:
        opened = open_case(work, "tlv", people or people_with(), by=VOORZITTER)
        advance(work, opened.case_id, "indienen", by=VOORZITTER, facts=AANVRAAG)
    return opened.case_id


def invited(desk, people=None):
    """Invite the parent; return the id of the case about the zienswijze."""
    main = filed(desk, people)
    with desk.work(SWV) as work:
        query = "select id from cases where parent_id = %s"
        [(case_id,)] = work.rows(query, [main])
        advance(work, case_id, "uitnodigen", by=ADMIN, facts=UITNODIGING)
    return case_id


def _staff(key, actor):
    identity = Identity(f"{key} Verzonnen", key, f"{key}@werk.example")
    return Person(Party(key, actor.role, e_consent=True), identity, actor.id)
