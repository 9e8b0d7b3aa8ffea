"""A parent who does not get mail gets the request to sign on paper, and it is kept."""

from dataclasses import replace
from email.message import EmailMessage
from hashlib import sha256

from casework.access import Actor
from casework.services.advance import advance
from casework.services.deliver import deliver
from casework.services.open_case import open_case
from casework.services.people import Identity, Person
from casework.vault import Address
from statemachines.grammar import Party, Role
from tests.conftest import SWV
from tests.post import VOORZITTER, people_with

IB = Actor("u-ib", Role.IB)
TODAY = "2026-09-14"
STEPS = (
    (
        "leerling_horen",
        IB,
        {
            "leerling_gehoord_op": TODAY,
            "hoorwijze": "tekening",
            "hulp_gekregen": True,
            "hoorverslag": "Ik wil graag een rustige plek.",
        },
    ),
    (
        "bespreken",
        IB,
        {
            "besproken_op": TODAY,
            "voorgestelde_data": ["2026-09-11", TODAY],
            "uitgenodigd": ["moeder"],
            "gespreksverslag": "Wij spraken over lezen.",
        },
    ),
    (
        "aanbieden",
        VOORZITTER,
        {
            "document_hash": sha256(b"voorstel").hexdigest(),
            "handelingsdeel": "Drie keer per week lezen.",
            "inbreng_verwerkt": "De plek is nu vooraan.",
            "gezag_gecontroleerd_op": TODAY,
            "gezagsbron": "verklaring van de ouders",
            "afgeschermd": False,
        },
    ),
)


def people():
    """Return the family and the school; the mother did not agree to e-mail."""
    here = [
        replace(
            p, identity=replace(p.identity, telefoon="000", organisatie="De School")
        )
        for p in people_with(e_consent=False)
    ]
    staff = Identity("I. B.", "ib", "ib@werk.example")
    return [*here, Person(Party("ib", Role.IB), staff, IB.id)]


def asked(desk):
    """Offer a plan to the mother; return the id of the case about her signature."""
    with desk.work(SWV) as work:
        opp = open_case(work, "opp", people(), by=VOORZITTER).case_id
        for action, actor, facts in STEPS:
            advance(work, opp, action, by=actor, facts=facts)
        query = "select id from cases where parent_id = %s"
        [(case_id,)] = work.rows(query, [opp])
        advance(work, case_id, "brief_maken", by=IB)
    return case_id


def letters(desk, case_id):
    """Return what was kept of the letters to the mother, readable."""
    with desk.work(SWV) as work:
        rows = work.rows(
            """select o.id, d.ciphertext, o.channel, o.status from document d
            join outbox o on o.id = d.outbox_id
            where d.case_id = %s and o.party = 'moeder'""",
            [case_id],
        )
        return [
            (
                channel,
                status,
                work.vault.open(
                    Address(
                        SWV, case_id, "gezondheid", "document", "ciphertext", str(i)
                    ),
                    ciphertext,
                ),
            )
            for i, ciphertext, channel, status in rows
        ]


def test_the_request_goes_on_paper_and_stays_with_the_case(desk):
    case_id = asked(desk)
    taken: list[EmailMessage] = []
    deliver(desk, SWV, taken.append)
    assert "moeder@gezin.example" not in {message["To"] for message in taken}
    [(channel, status, text)] = letters(desk, case_id)
    assert (channel, status) == ("post", "per_post")
    assert "Wilt u het plan bekijken en tekenen?" in text
    assert "maandag 28 september 2026" in text


def test_the_time_to_answer_begins_when_people_posted_it(desk):
    case_id = asked(desk)
    deliver(desk, SWV, lambda _: None)
    with desk.work(SWV) as work:
        advance(work, case_id, "per_post_vragen", by=IB, facts={"verzonden_op": TODAY})
        query = "select op, legal_end from term where case_id = %s and rule = 'B2'"
        [(op, legal_end)] = work.rows(query, [case_id])
    assert (op.isoformat(), legal_end.isoformat()) == (TODAY, "2026-09-28")
