"""The personal link of a parent: made with the letter, kept as a hash, good for one."""

import json
import re
from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage

import pytest

from casework.access import Actor, CaseNotFound
from casework.models import Via
from casework.services.advance import advance
from casework.services.claim import LEASE, claim
from casework.services.hold import view
from casework.services.links.carry import carry_links
from casework.services.links.code import TRIES, TRIES_OF_A_LINK, Answer, ask_code
from casework.services.links.come_in import Trace, come_in, trace_of
from casework.services.links.contacts import same_contact
from casework.services.links.evidence import Proof, answer, level, read_evidence
from casework.services.links.find import live, over
from casework.services.links.make import Kind, Wanted, make_link
from casework.services.links.phone import ACTION, set_phone
from casework.services.links.queue import take
from casework.services.links.renew import renew
from casework.services.links.revoke import revoke_links
from casework.services.links.shown import letter_address, shown_document
from casework.services.nightly import check_all
from casework.services.open_case import open_case
from casework.services.parcel import prepare
from casework.services.people import Identity, Person, people_of
from casework.services.sessions import Session, session_of
from casework.services.verify import verify
from notifications.dutch import datum
from statemachines.engine import Refused
from statemachines.grammar import Party, Role
from tests import toy
from tests.conftest import SWV
from tests.links import NUMBER, Phone, link_in, mailed, posted, reachable, text_of, the
from tests.owner import as_owner
from tests.post import AANVRAAG, ADMIN, VOORZITTER, invited

HERE = Trace("203.0.113.0/24", "Telefoon")
TYPED = re.compile(r"(\w{5}-){3}\w{5}")
GEEN = Proof(None, "zienswijze", "1")


def token_of(path):
    return path.rsplit("/", 1)[1]


def ask(desk, path, phone, browser="toestel"):
    """Ask for a code and let it leave; return the code."""
    with desk.work(SWV) as work:
        assert ask_code(work, the(live(work, token_of(path))), token_of(path), browser)
    carry_links(desk, SWV, None, phone)
    return phone.code


def enter(desk, path, code, trace=HERE):
    with desk.work(SWV) as work:
        link = the(live(work, token_of(path)))
        return come_in(work, link, token_of(path), code, trace)


def let_in(desk, path, trace=HERE):
    """Come in with a code; return the token of the session."""
    return enter(desk, path, ask(desk, path, Phone()), trace).session


def everything(desk):
    """Return every row of every table, as text, with bytes as they are."""
    with desk.look(SWV) as work:
        names = work.rows(
            "select table_name from information_schema.tables"
            " where table_schema = 'public'",
            [],
        )
        return [
            str(row)
            for (name,) in names
            for row in work.rows(f'select t::text from "{name}" t', [])
        ]


def kept_letter(desk, case_id):
    """Return the lines of the one letter that is kept of this case."""
    with desk.work(SWV) as work:
        [(outbox_id, kept)] = work.rows(
            "select outbox_id, ciphertext from document where case_id = %s", [case_id]
        )
        address = letter_address(work, case_id, outbox_id)
        return work.vault.open(address, kept).splitlines()


def test_the_family_gets_a_link_of_its_own_and_staff_the_page_of_the_message(desk):
    invited(desk, reachable())
    mails = posted(desk)
    assert "/l/" in text_of(mails["moeder@gezin.example"])
    for address, mail in mails.items():
        if address != "moeder@gezin.example":
            assert "/bericht/" in text_of(mail)


def test_the_secret_is_nowhere_in_the_database(desk):
    _, path = mailed(desk)
    token = token_of(path)
    assert len(token) == 64
    rows = everything(desk)
    assert not [row for row in rows if token in row]
    assert not [row for row in rows if token.encode().hex() in row]


def test_the_letter_that_is_kept_does_not_hold_the_link_of_the_mail(desk):
    case_id, path = mailed(desk)
    assert token_of(path) not in "".join(kept_letter(desk, case_id))


def test_a_letter_that_is_tried_again_carries_the_same_link(desk, clock):
    invited(desk, reachable())
    links = []
    for _ in range(2):
        while True:
            with desk.work(SWV) as work:
                claimed = claim(work)
                parcel = prepare(work, claimed) if claimed else None
            if parcel is None:
                break
            if the(claimed).party == "moeder":
                links.append(
                    (link_in(parcel.message), the(parcel.message)["Message-ID"])
                )
        clock.forward(seconds=LEASE.total_seconds() + 1)
    assert len(links) == 4  # of the application, and of the invitation, each twice
    assert links[:2] == links[2:]


def test_a_letter_on_paper_says_what_to_type(desk):
    case_id = invited(desk, reachable(e_consent=False))
    posted(desk)
    typed = next(t for t in kept_letter(desk, case_id) if TYPED.fullmatch(t))
    with desk.work(SWV) as work:
        for written in (typed, typed.lower().replace("-", " ")):
            assert the(live(work, written)).party == "moeder"


def test_everybody_of_the_family_can_answer(desk):
    people = [replace(p, user_id=None) for p in reachable()]
    people = [
        replace(p, user_id=VOORZITTER.id) if p.party.key == "voorzitter" else p
        for p in people
    ]
    with desk.work(SWV) as work:
        case_id = open_case(work, "tlv", people, by=VOORZITTER).case_id
        found = people_of(work, case_id, view(work, case_id, VOORZITTER).people)
    accounts = {key: person.user_id for key, person in found.items()}
    assert str(accounts["moeder"]).startswith("gezin-")
    assert accounts["leerling"] is None
    with desk.look(SWV) as look:
        assert verify(look).findings == ()


def test_the_right_code_lets_one_person_in_one_case(desk):
    case_id, path = mailed(desk)
    came = enter(desk, path, ask(desk, path, Phone()))
    with desk.work(SWV) as work:
        session = the(session_of(work, came.session))
    assert (session.case_id, session.party) == (case_id, "moeder")
    assert session.role is Role.OUDER


def test_a_code_goes_to_the_number_that_staff_wrote_down(desk):
    _, path = mailed(desk)
    phone = Phone()
    ask(desk, path, phone)
    [(number, text)] = phone.messages
    assert number == "+31612345678"
    assert "Noor" not in text
    assert "TLV" not in text


def test_after_five_wrong_tries_the_right_code_is_refused_too(desk):
    _, path = mailed(desk)
    code = ask(desk, path, Phone())
    wrong = "000000" if code != "000000" else "111111"
    answers = [enter(desk, path, wrong).answer for _ in range(TRIES)]
    assert answers == [Answer.WRONG] * (TRIES - 1) + [Answer.OVER]
    assert enter(desk, path, code).answer is Answer.OVER
    assert enter(desk, path, ask(desk, path, Phone())).answer is Answer.RIGHT


def test_a_link_on_which_somebody_guesses_gives_no_more_codes(desk):
    _, path = mailed(desk)
    for _ in range(TRIES_OF_A_LINK // TRIES):
        ask(desk, path, Phone())
        for _ in range(TRIES):
            enter(desk, path, "x")
    with desk.work(SWV) as work:
        link = the(live(work, token_of(path)))
        assert ask_code(work, link, token_of(path), "toestel") is None


@pytest.mark.parametrize("late", [timedelta(minutes=10), timedelta(hours=1)])
def test_a_code_of_ten_minutes_ago_is_over(desk, clock, late):
    _, path = mailed(desk)
    code = ask(desk, path, Phone())
    clock.forward(seconds=late.total_seconds())
    assert enter(desk, path, code).answer is Answer.OVER


def test_a_new_code_ends_the_one_before_and_a_code_works_once(desk):
    _, path = mailed(desk)
    first, second = ask(desk, path, Phone()), ask(desk, path, Phone())
    if first != second:
        assert enter(desk, path, first).answer is Answer.WRONG
    assert enter(desk, path, second).answer is Answer.RIGHT
    assert enter(desk, path, second).answer is Answer.OVER


def test_a_code_does_not_stay_behind_when_it_has_left_or_is_too_late(desk, clock):
    _, path = mailed(desk)
    phone = Phone()
    phone.broken = True
    with desk.work(SWV) as work:
        ask_code(work, the(live(work, token_of(path))), token_of(path), "toestel")
    assert [line.outcome for line in carry_links(desk, SWV, None, phone).lines] == [
        "1 wacht"
    ]
    phone.broken = False
    clock.forward(minutes=2)
    carry_links(desk, SWV, None, phone)
    assert len(phone.messages) == 1
    with desk.work(SWV) as work:
        ask_code(work, the(live(work, token_of(path))), token_of(path), "toestel")
    clock.forward(minutes=11)
    carry_links(desk, SWV, None, phone)
    assert len(phone.messages) == 1
    with desk.work(SWV) as work:
        kept = work.rows("select status, sealed from link_post order by id", [])
    assert kept == [("verzonden", None), ("vervallen", None)]


def test_a_code_that_was_taken_by_a_killed_program_is_sent_by_the_next(desk, clock):
    _, path = mailed(desk)
    with desk.work(SWV) as work:
        ask_code(work, the(live(work, token_of(path))), token_of(path), "toestel")
    with desk.work(SWV) as work:
        assert take(work, {Via.SMS})
    phone = Phone()
    carry_links(desk, SWV, None, phone)
    assert phone.messages == []
    clock.forward(minutes=2)
    carry_links(desk, SWV, None, phone)
    assert len(phone.messages) == 1


@pytest.mark.parametrize("days", [14, 30])
def test_an_old_link_is_over_and_renews_itself_to_the_same_address(desk, clock, days):
    _, path = mailed(desk)
    clock.forward(days=days)
    sent: list[EmailMessage] = []
    with desk.work(SWV) as work:
        assert live(work, token_of(path)) is None
        assert renew(work, token_of(path))
    carry_links(desk, SWV, sent.append, None)
    [mail] = sent
    assert mail["To"] == "moeder@gezin.example"
    assert link_in(mail) != path
    with desk.work(SWV) as work:
        assert the(live(work, token_of(link_in(mail)))).party == "moeder"
        assert live(work, token_of(path)) is None
    assert not [row for row in everything(desk) if token_of(link_in(mail)) in row]


def test_a_link_that_works_is_not_renewed_and_neither_is_one_that_was_answered(
    desk, clock
):
    case_id, path = mailed(desk)
    with desk.work(SWV) as work:
        assert renew(work, token_of(path)) is None
    token = let_in(desk, path)
    with desk.work(SWV) as work:
        session = the(session_of(work, token))
        answer(
            work,
            session,
            case_id,
            "schriftelijk_indienen",
            proof=GEEN,
            facts={"zienswijze": "Ik vind het te ver."},
        )
    clock.forward(days=15)
    with desk.work(SWV) as work:
        assert renew(work, token_of(path)) is None


def remade(desk):
    """Make the link of the letter to the mother anew; return its secret."""
    posted(desk)
    with desk.work(SWV) as work:
        [row] = work.rows(
            """select l.case_id, l.party, l.account, l.outbox_id from link l
            join outbox o on o.id = l.outbox_id where o.notice like 'zienswijze/%%'""",
            [],
        )
        case_id, party, account, outbox_id = row
        return make_link(
            work,
            Wanted(case_id, party, account, outbox_id, Kind.INZIEN, on_paper=False),
        )


@pytest.mark.parametrize(
    "people", [reachable(geheim_adres=True), reachable(e_consent=False)]
)
def test_a_machine_mails_no_link_to_who_wants_paper_or_has_a_secret_address(
    desk, clock, people
):
    invited(desk, people)
    token = remade(desk)
    clock.forward(days=20)
    with desk.work(SWV) as work:
        assert over(work, token)
        assert renew(work, token) is None
        assert work.rows("select id from link_post", []) == []


def test_no_code_goes_to_a_shielded_family(desk):
    invited(desk, reachable(geheim_adres=True))
    token = remade(desk)
    with desk.work(SWV) as work:
        assert ask_code(work, the(live(work, token)), token, "toestel") is None
        assert work.rows("select id from link_post", []) == []


def test_a_letter_to_a_shielded_family_offers_no_code(desk):
    case_id = invited(desk, reachable(geheim_adres=True))
    posted(desk)
    assert not [line for line in kept_letter(desk, case_id) if TYPED.fullmatch(line)]


# -- Evidence --------------------------------------------------------------------------


def test_an_answer_keeps_evidence_that_the_journal_commits_to(desk):
    case_id, path = mailed(desk)
    token = let_in(desk, path)
    with desk.work(SWV) as work:
        session = the(session_of(work, token))
        shown = the(shown_document(work, session))
        outcome = answer(
            work,
            session,
            case_id,
            "schriftelijk_indienen",
            proof=Proof(shown.content, "zienswijze", "1"),
            facts={"zienswijze": "Ik vind het te ver."},
        )
        told = the(read_evidence(work, case_id, outcome.version))
    assert told["getoond"] == shown.sha256
    assert told["inloggen"]["code_naar"] == "eindigt op 78"
    assert told["inloggen"]["netwerk"] == "203.0.113.0/24"
    assert "te ver" not in json.dumps(told)
    with desk.look(SWV) as look:
        assert verify(look).findings == ()
    with as_owner(desk) as owner:
        owner.exec_driver_sql("update evidence set sealed = sealed || 'x'")
    with desk.look(SWV) as look:
        assert any("bewijs" in finding for finding in verify(look).findings)


def test_who_signs_something_else_than_was_shown_is_refused(desk):
    case_id, path = mailed(desk)
    token = let_in(desk, path)
    with desk.work(SWV) as work, pytest.raises(Refused, match="niet het plan"):
        answer(
            work,
            the(session_of(work, token)),
            case_id,
            "tekenen",
            proof=Proof(b"dit", "akkoord", "1"),
            facts={"getekende_hash": "0" * 64, "inlogniveau": "substantieel"},
        )


def test_the_letter_that_is_shown_is_the_one_that_was_sent(desk):
    _, path = mailed(desk)
    token = let_in(desk, path)
    with desk.work(SWV) as work:
        session = the(session_of(work, token))
        shown = the(shown_document(work, session))
        assert level(work, session) == "substantieel"
    assert shown.title == "Wat vindt u ervan?"
    assert "Beste mevrouw Verzonnen" in shown.body


def test_a_link_of_one_parent_never_opens_the_task_of_the_other(desk, with_toy):
    with desk.work(SWV) as work:
        main = toy.opened(work).case_id
        advance(
            work,
            main,
            "indienen",
            by=toy.VOORZITTER,
            facts={"ontvangen_op": "2026-09-14", "toelichting": "x"},
        )
        hers, his = toy.of_parents(work)
    facts = {"antwoord": "van haar"}
    with desk.work(SWV) as work:
        who = (toy.MOEDER.id, Role.OUDER, hers, "ouder-1")
        session = Session(b"", *who, "", None, work.now)
        with pytest.raises(CaseNotFound):
            answer(work, session, his, "antwoorden", proof=GEEN, facts=facts)


# -- Staff -----------------------------------------------------------------------------


def test_staff_write_a_number_down_and_the_journal_says_who(desk):
    case_id = invited(desk, reachable())
    with desk.work(SWV) as work:
        set_phone(work, case_id, "moeder", "0687654321", by=ADMIN)
    with desk.work(SWV) as work:
        case = view(work, case_id, ADMIN)
        assert case.done[ACTION] == [ADMIN.id]
        people = people_of(work, case_id, case.people)
        assert people["moeder"].identity.telefoon == "+31687654321"
        main = view(work, the(case.parent_id), ADMIN)
        people = people_of(work, main.id, main.people)
        assert people["moeder"].identity.telefoon == "+31687654321"
    with desk.look(SWV) as look:
        assert verify(look).findings == ()


def test_a_parent_cannot_choose_where_the_codes_go(desk):
    case_id = invited(desk, reachable())
    with desk.work(SWV) as work, pytest.raises(Refused, match="secretariaat"):
        set_phone(
            work, case_id, "moeder", "0687654321", by=replace(ADMIN, role=Role.OUDER)
        )


def father(mailbox, number):
    """Return the other parent of the family, and how to reach him."""
    party = Party("vader", Role.OUDER, gezag=True, e_consent=True)
    names = Identity("Vic Verzonnen", "meneer Verzonnen", mailbox, telefoon=number)
    return Person(party, names, "u-vader")


@pytest.mark.parametrize("alike", [True, False])
def test_two_parents_who_come_in_with_one_browser_are_flagged(desk, alike):
    other = father("vader@gezin.example", "06 87654321")
    with desk.work(SWV) as work:
        main = open_case(work, "tlv", [*reachable(), other], by=VOORZITTER).case_id
        advance(work, main, "indienen", by=VOORZITTER, facts=AANVRAAG)
    mails = posted(desk)
    elsewhere = HERE if alike else replace(HERE, agent="Computer")
    let_in(desk, link_in(mails["moeder@gezin.example"]))
    let_in(desk, link_in(mails["vader@gezin.example"]), elsewhere)
    with desk.work(SWV) as work:
        said = [reason.sentence for reason in same_contact(work, main, VOORZITTER)]
    flagged = ["moeder en vader hebben hetzelfde toestel gebruikt."]
    assert said == (flagged if alike else [])


def test_two_parents_who_are_reached_as_one_are_flagged(desk):
    other = father("Moeder@gezin.example", "+31612345678")
    with desk.work(SWV) as work:
        opened = open_case(work, "tlv", [*reachable(), other], by=VOORZITTER)
        reasons = same_contact(work, opened.case_id, VOORZITTER)
    said = [reason.sentence for reason in reasons]
    assert said == [
        "moeder en vader hebben hetzelfde e-mailadres.",
        "moeder en vader hebben hetzelfde telefoonnummer.",
    ]
    assert not [s for s in said if NUMBER in s or "@" in s]


def test_one_parent_with_one_mailbox_is_not_flagged(desk):
    case_id, path = mailed(desk)
    let_in(desk, path)
    let_in(desk, path)
    with desk.work(SWV) as work:
        assert same_contact(work, case_id, ADMIN) == ()


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("::ffff:203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("", "onbekend"),
        ("binnen", "onbekend"),
    ],
)
def test_of_an_address_only_the_network_is_kept(address, network):
    assert trace_of(address, "x" * 1000) == Trace(network, "x" * 300)


def test_a_link_that_was_taken_back_opens_nothing_and_is_not_renewed(desk, clock):
    case_id, path = mailed(desk)
    session = let_in(desk, path)
    with desk.work(SWV) as work:
        assert revoke_links(work, case_id, "moeder", by=ADMIN) == 1
    with desk.work(SWV) as work:
        assert session_of(work, session) is None
        assert live(work, token_of(path)) is None
        assert renew(work, token_of(path)) is None


def test_a_link_is_taken_back_by_who_may_see_the_case(desk):
    case_id, _ = mailed(desk)
    mother = Actor("u-moeder", Role.OUDER)
    with desk.work(SWV) as work, pytest.raises(Refused, match="secretariaat"):
        revoke_links(work, case_id, "moeder", by=mother)
    stranger = Actor("iemand", Role.SWV_ADMIN)
    with desk.work(SWV) as work, pytest.raises(CaseNotFound):
        revoke_links(work, case_id, "moeder", by=stranger)


def test_a_new_number_ends_what_the_old_one_opened(desk):
    case_id, path = mailed(desk)
    session = let_in(desk, path)
    code = ask(desk, path, Phone())
    with desk.work(SWV) as work:
        set_phone(work, case_id, "moeder", "0687654321", by=ADMIN)
    with desk.work(SWV) as work:
        assert session_of(work, session) is None
    assert enter(desk, path, code).answer is Answer.OVER


def test_the_nightly_check_names_who_asked_for_a_code_and_got_none(desk, clock):
    _, path = mailed(desk)
    phone = Phone()
    phone.broken = True
    with desk.work(SWV) as work:
        ask_code(work, the(live(work, token_of(path))), token_of(path), "toestel")
    carry_links(desk, SWV, None, phone)
    clock.forward(minutes=11)
    carry_links(desk, SWV, None, phone)
    told = [line.outcome for line in check_all(desk, SWV).lines if "sms" in line.what]
    assert told == ["kwam niet aan bij moeder: bel even"]
    clock.forward(minutes=1)
    ask(desk, path, Phone())
    assert not [line for line in check_all(desk, SWV).lines if "sms" in line.what]


def test_the_mail_names_the_last_day_to_answer_and_not_that_of_the_reminder(desk):
    case_id = invited(desk, reachable())
    text = text_of(posted(desk)["moeder@gezin.example"])
    with desk.work(SWV) as work:
        query = "select rule, legal_end from term where case_id = %s"
        ends = dict(work.rows(query, [case_id]))
    assert datum(ends["C6"]) in text
    assert datum(ends["L40"]) not in text
