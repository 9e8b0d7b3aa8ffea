"""What a member of the kerngroep reads: the request and the pot, and never a name."""

from casework.demo import people
from casework.demo.geld import GELD
from casework.demo.script import Act
from casework.services.ballots import LABELS
from statemachines.nooit_opgeven.dossier import VRAAG
from tests.conftest import SWV

MEMBER = people.LEDEN["Vlaardingen"]


def before_the_votes(told):
    """Play the story on until somebody votes."""
    at = next(
        i
        for i, part in enumerate(GELD)
        if isinstance(part, Act) and part.action in {"voorstemmen", "tegenstemmen"}
    )
    told.stage.play(GELD[:at])


def test_a_member_reads_the_request_without_a_name_and_can_vote(verhaal):
    told = verhaal("alert")
    before_the_votes(told)
    told.browser.sign_in(MEMBER)
    text = told.browser.get("/kerngroep").text
    with told.desk.work(SWV) as work:
        [(kenmerk,)] = work.rows(
            """select c.kenmerk from cases c join party p on p.case_id = c.id
            where c.process in ('stem', 'spoedstem') and p.user_id = %s""",
            [MEMBER.id],
        )
    assert f"/zaken/{kenmerk}/stap/voorstemmen" in text
    assert f"/zaken/{kenmerk}/stap/tegenstemmen" in text
    for expected in ("Gevraagd bedrag", "Stem uiterlijk op", "Vlaardingen", "Nog vrij"):
        assert expected in text
    for name in (*people.NAMES, "Christal", "2018", "VZ-", "NO-"):
        assert name not in text, name


def test_who_voted_has_nothing_left_and_others_have_no_such_page(verhaal):
    told = verhaal("geld")
    told.browser.sign_in(MEMBER)
    assert "Er wacht nu geen vraag op uw stem." in told.browser.get("/kerngroep").text
    told.browser.sign_in(people.VOORZITTER)
    assert told.browser.get("/kerngroep").status_code == 404


def test_each_fact_of_a_request_has_its_words():
    assert set(LABELS) == set(VRAAG)


def test_an_expert_sees_what_waits_for_advice(verhaal):
    told = verhaal("aanvraag")
    told.browser.sign_in(people.DESKUNDIGE)
    assert told.browser.get("/adviezen").status_code == 200
    told = verhaal("advies")
    told.browser.sign_in(people.DESKUNDIGE)
    text = told.browser.get("/adviezen").text
    assert "U gaf uw advies." in text
    assert "Sterre" not in text
    told.browser.sign_in(people.VOORZITTER)
    assert told.browser.get("/adviezen").status_code == 404
