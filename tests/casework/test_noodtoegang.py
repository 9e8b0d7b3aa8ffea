"""Access in an emergency: one case, four hours, to read; told at once and judged."""

from datetime import timedelta
from email.message import EmailMessage

import psycopg
import pytest
from sqlalchemy.exc import IntegrityError

from casework.access import Actor, CaseNotFound
from casework.models import Noodoordeel, Noodreden
from casework.services.advance import advance
from casework.services.case_page import case_page
from casework.services.case_row import row_of
from casework.services.hold import find, hold, view
from casework.services.looked import looked
from casework.services.looks import readings
from casework.services.noodtoegang.ask import MOST_A_DAY, ask
from casework.services.noodtoegang.judge import book_of, judge, own_open
from casework.services.noodtoegang.tell import tell_privacy_officers
from casework.services.noodtoegang.who import ASKERS
from casework.services.search import by_kind, by_name
from casework.services.sessions import session_of, start_session
from casework.services.who_looked import who_looked
from notifications.smtp import NoServer
from statemachines.engine import Refused
from statemachines.roles import Role
from tests.casework.accounts import make
from tests.conftest import SWV
from tests.owner import as_owner
from tests.post import VOORZITTER, filed

SWV_ER = Actor("u-swv", Role.SWV_ER)
FG = Actor("u-fg", Role.FG)
BOARD = Actor("u-bestuur", Role.BESTUURDER)
WHY = "De begeleider is ziek en de moeder belt nu."
FOUR_HOURS = timedelta(hours=4)


@pytest.fixture
def office(desk, light):
    make(desk, "u-swv", "swv@werk.example", (Role.SWV_ER,))
    make(desk, "u-fg", "fg@werk.example", (Role.FG,))
    make(desk, "u-bestuur", "db@werk.example", (Role.BESTUURDER,))
    return desk


@pytest.fixture
def kenmerk(office):
    with office.work(SWV) as work:
        return work.rows("select kenmerk from cases where id = %s", [filed(office)])[0][
            0
        ]


def asks(desk, kenmerk, by=SWV_ER, why=WHY):
    with desk.work(SWV) as work:
        ask(desk, work, kenmerk, Noodreden.WAARNEMING, why, by=by)


def now(desk, by=SWV_ER):
    """Sign in again; give who acts, with what is open in an emergency."""
    with desk.work(SWV) as work:
        session = session_of(work, start_session(work, by.id, by.role))
    assert session
    return session.by


def book(desk, by=FG):
    with desk.work(SWV) as work:
        return book_of(work, by)


def judged(desk, ident, by):
    with desk.work(SWV) as work:
        judge(work, ident, Noodoordeel.TERECHT, by=by)


def test_a_case_that_is_not_yours_can_be_read_for_four_hours(office, kenmerk, clock):
    with office.work(SWV) as work, pytest.raises(CaseNotFound):
        row_of(work, kenmerk, now(office))
    asks(office, kenmerk)
    with office.work(SWV) as work:
        assert case_page(work, kenmerk, now(office)).row.held.kenmerk == kenmerk
    clock.forward(hours=3, minutes=59)
    with office.work(SWV) as work:
        assert row_of(work, kenmerk, now(office))
    clock.forward(minutes=1)
    with office.work(SWV) as work, pytest.raises(CaseNotFound):
        row_of(work, kenmerk, now(office))


def test_it_opens_nothing_to_another_role_of_the_same_person(office, kenmerk):
    asks(office, kenmerk)
    assert now(office).nood
    assert not now(office, Actor("u-swv", Role.IB)).nood


def test_it_is_to_read_and_never_to_act(office, kenmerk):
    asks(office, kenmerk)
    by = now(office)
    with office.work(SWV) as work:
        shown = case_page(work, kenmerk, by)
        case = shown.row.held
        assert not any((shown.steps.nu, shown.steps.keuze, shown.steps.anders))
        for act in (
            lambda: find(work, kenmerk, by),
            lambda: view(work, case.id, by),
            lambda: hold(work, case.id, by),
            lambda: advance(work, case.id, "intrekken", by=by),
        ):
            with pytest.raises(CaseNotFound):
                act()


def test_of_the_family_of_cases_only_the_one_is_opened(office, kenmerk):
    asks(office, kenmerk)
    with office.work(SWV) as work:
        shown = case_page(work, kenmerk, now(office))
    assert [relative.kenmerk for relative in shown.family] == [kenmerk]


def test_it_is_in_no_list_and_in_no_search(office, kenmerk):
    asks(office, kenmerk)
    with office.work(SWV) as work:
        by = now(office)
        assert kenmerk not in str(by_name(work, by, "Noor"))
        assert kenmerk not in str(by_kind(work, by))


@pytest.mark.parametrize("typed", ["TLV-2026-000-XXX", "", "%", "' or 1=1 --"])
def test_a_kenmerk_that_is_nobody_s_gives_nothing_and_says_nothing(office, typed):
    asks(office, typed)
    assert now(office).nood == ()
    assert book(office) == []


def test_one_s_own_case_is_not_opened_in_an_emergency(office, kenmerk):
    make(office, VOORZITTER.id, "v@werk.example", (Role.VOORZITTER,))
    asks(office, kenmerk, by=VOORZITTER)
    assert book(office) == []


def test_a_case_that_a_role_never_sees_stays_closed(office, kenmerk, monkeypatch):
    place = "tlv/" + row(office, kenmerk)
    monkeypatch.setattr("casework.access.hidden_from", lambda _: [place])
    asks(office, kenmerk)
    assert book(office) == []


def row(desk, kenmerk):
    with desk.work(SWV) as work:
        return work.rows("select state from cases where kenmerk = %s", [kenmerk])[0][0]


def test_every_question_counts_also_about_nothing(office, kenmerk, clock):
    for _ in range(MOST_A_DAY):
        asks(office, "TLV-2026-000-XXX")
    with pytest.raises(Refused, match="vandaag al"):
        asks(office, kenmerk)
    clock.forward(days=1)
    asks(office, kenmerk)
    assert len(book(office)) == 1


@pytest.mark.parametrize("role", sorted(set(Role) - ASKERS - {Role.SYSTEEM}))
def test_who_reads_no_dossiers_cannot_ask(office, kenmerk, role):
    with pytest.raises(Refused, match="In uw rol"):
        asks(office, kenmerk, by=Actor("u-swv", role))
    assert book(office) == []


@pytest.mark.parametrize("why", ["", "te kort", "x" * 19, " " * 40, "\x00" * 30])
def test_a_reason_is_a_reason(office, kenmerk, why):
    with pytest.raises(Refused):
        asks(office, kenmerk, why=why)
    assert book(office) == []


def test_without_somebody_to_judge_there_is_no_emergency(desk, light):
    make(desk, "u-bestuur", "db@werk.example", (Role.BESTUURDER,))
    case_id = filed(desk)
    with desk.work(SWV) as work:
        [(code,)] = work.rows("select kenmerk from cases where id = %s", [case_id])
    with pytest.raises(Refused, match="privacy officer"):
        asks(desk, code, by=BOARD)


def test_the_reason_is_nowhere_in_clear(office, kenmerk):
    asks(office, kenmerk)
    with as_owner(office) as owner:
        kept = owner.exec_driver_sql("select * from noodtoegang").all()
    assert b"moeder belt" not in bytes(kept[0].sealed)
    assert "moeder belt" not in str(kept)
    assert book(office)[0].reden == WHY


def test_every_look_carries_it_and_the_family_sees_it(office, kenmerk):
    asks(office, kenmerk)
    by = now(office)
    with office.work(SWV) as work:
        case = row_of(work, kenmerk, by).held
        looked(work, case, by, "zaak")
        looks = [
            (look.account, look.what, look.nood) for look in who_looked(work, case)
        ]
        looked(work, case, VOORZITTER, "zaak")
        mine = who_looked(work, case)[0]
    assert looks == [
        ("u-swv", "zaak", True),
        ("u-swv", "vraag om de zaak te lezen", True),
    ]
    assert not mine.nood
    assert book(office)[0].gelezen == 2


def test_the_log_names_who_read_what_and_nothing_that_stood_there(office, kenmerk):
    asks(office, kenmerk)
    with office.work(SWV) as work:
        found = readings(work, kenmerk, FG)
        assert readings(work, "TLV-2026-000-XXX", FG) == []
    assert [(one.kenmerk, one.role, one.nood) for one in found] == [
        (kenmerk, Role.SWV_ER, True)
    ]
    assert "Noor" not in str(found)
    for role in set(Role) - {Role.FG}:
        with office.work(SWV) as work, pytest.raises(Refused):
            readings(work, kenmerk, Actor("u-swv", role))


def test_whoever_asked_is_not_who_judges(office, kenmerk):
    asks(office, kenmerk, by=BOARD)
    [used] = book(office)
    with pytest.raises(Refused, match="Een ander"):
        judged(office, used.id, BOARD)
    judged(office, used.id, FG)
    [after] = book(office)
    assert (after.oordeel, after.nagekeken_door) == (
        Noodoordeel.TERECHT,
        "Ib Verzonnen",
    )
    with pytest.raises(Refused, match="al nagekeken"):
        judged(office, used.id, FG)


def test_who_stands_in_for_the_asker_does_not_judge_either(office, kenmerk):
    asks(office, kenmerk)
    with pytest.raises(Refused, match="Een ander"):
        judged(office, book(office)[0].id, Actor("u-fg", Role.FG, ook_voor=("u-swv",)))


def test_the_database_itself_refuses_the_same_two_eyes(office, kenmerk):
    asks(office, kenmerk)
    forged = (
        "update noodtoegang set reviewed_by = account, reviewed_at = now(),"
        " verdict = 'terecht'"
    )
    with pytest.raises(IntegrityError, match="vier_ogen"), as_owner(office) as owner:
        owner.exec_driver_sql(forged)
    longer = "update noodtoegang set ends_at = ends_at + interval '1 second'"
    with (
        office.work(SWV) as work,
        pytest.raises(psycopg.IntegrityError, match="vier_uur"),
    ):
        work.rows(longer, [])


def test_only_the_officer_and_the_board_judge(office, kenmerk):
    asks(office, kenmerk)
    ident = book(office)[0].id
    for role in set(Role) - {Role.FG, Role.BESTUURDER}:
        with pytest.raises(Refused):
            judged(office, ident, Actor("u-x", role))


# -- The mail --------------------------------------------------------------------------


def told(desk, carry):
    return [line.outcome for line in tell_privacy_officers(desk, SWV, carry).lines]


def test_the_privacy_officer_hears_at_once_and_once(office, kenmerk):
    asks(office, kenmerk)
    mails: list[EmailMessage] = []
    assert told(office, mails.append) == ["verzonden"]
    assert told(office, mails.append) == []
    assert [mail["To"] for mail in mails] == ["fg@werk.example"]
    text = mails[0].as_string()
    for secret in (kenmerk, "Noor", "nood", "u-swv", "Verzonnen"):
        assert secret not in text


def test_a_mail_that_did_not_leave_is_tried_again_with_the_same_id(
    office, kenmerk, clock
):
    asks(office, kenmerk)
    tried = []

    def away(message):
        tried.append(message["Message-ID"])
        raise NoServer("weg")

    assert told(office, away) == ["later opnieuw (NoServer)"]
    assert told(office, away) == []
    clock.forward(minutes=5)
    mails: list[EmailMessage] = []
    assert told(office, mails.append) == ["verzonden"]
    assert [mail["Message-ID"] for mail in mails] == tried


def test_without_an_officer_the_board_hears_it(desk, light):
    make(desk, "u-swv", "swv@werk.example", (Role.SWV_ER,))
    make(desk, "u-bestuur", "db@werk.example", (Role.BESTUURDER,))
    with desk.work(SWV) as work:
        query = "select kenmerk from cases where id = %s"
        [(code,)] = work.rows(query, [filed(desk)])
    asks(desk, code)
    mails: list[EmailMessage] = []
    assert told(desk, mails.append) == ["verzonden"]
    assert mails[0]["To"] == "db@werk.example"


def test_what_is_open_now_is_one_s_own(office, kenmerk, clock):
    asks(office, kenmerk)
    with office.work(SWV) as work:
        assert [used.kenmerk for used in own_open(work, SWV_ER)] == [kenmerk]
        assert own_open(work, BOARD) == []
    clock.forward(hours=4)
    with office.work(SWV) as work:
        assert own_open(work, SWV_ER) == []
