"""The pre-flight on the screen: what is missing, in words, with who can mend it."""

import pytest

from casework.demo import people


@pytest.mark.parametrize("chapter", ["aanvraag", "advies", "besluit"])
def test_the_page_says_how_the_decision_stands(verhaal, chapter):
    told = verhaal(chapter)
    told.browser.sign_in(people.BESTUURDER)
    answer = told.browser.get(f"/zaken/{told.kenmerk('tlv')}/voorcontrole")
    assert answer.status_code == 200
    decided = "Over deze aanvraag is al besloten" in answer.text
    assert decided == (chapter == "besluit")
    if chapter == "aanvraag":
        assert "Er zijn nog geen twee adviezen van twee deskundigen." in answer.text
        assert "WPO 18a lid 11" in answer.text
        assert "/stap/toekennen" not in answer.text


def test_only_who_decides_or_prepares_the_decision_sees_it(verhaal):
    told = verhaal("aanvraag")
    for actor, status in (
        (people.ADMIN, 200),
        (people.GEDRAGSWETENSCHAPPER, 200),
        (people.VOORZITTER, 404),
        (people.DESKUNDIGE, 404),
    ):
        told.browser.sign_in(actor)
        path = f"/zaken/{told.kenmerk('tlv')}/voorcontrole"
        assert told.browser.get(path).status_code == status
    told.browser.sign_in(people.ADMIN)
    path = f"/zaken/{told.kenmerk('ot')}/voorcontrole"
    assert told.browser.get(path).status_code == 404
