"""Each warning of a term is given once, to somebody, and the log proves it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from casework.services.advance import advance
from casework.services.deliver import deliver
from casework.services.open_case import open_case
from casework.services.people import Identity, Person
from casework.services.verify import verify
from casework.services.warn import warn_due
from casework.services.write import Stale
from statemachines.grammar import Party, Role
from tests.casework.test_deliver import Carrier
from tests.casework.test_lapse_due import everything as lapse_everything
from tests.casework.test_lapse_due import kill
from tests.conftest import SWV
from tests.owner import as_owner
from tests.post import AANVRAAG, ADMIN, VOORZITTER, filed, people_with

SECONDS = 4


def rows(desk, query, *values):
    with desk.work(SWV) as work:
        return work.rows(query, values)


def warnings(desk):
    """Return who was warned, in order: rule, rung, role, and what was passed over."""
    return rows(
        desk,
        """select w ->> 'rule', (w -> 'rung')::int, w ->> 'told', w -> 'passed'
        from (select at, seq, convert_from(body, 'UTF8')::jsonb -> 'watch' as w,
            convert_from(body, 'UTF8')::jsonb ->> 'action' as action from journal) j
        where action = 'waarschuwen' order by at, seq""",
    )


def letters(desk):
    return rows(
        desk,
        """select notice, party, status from outbox
        where starts_with(notice, 'bewaking/')""",
    )


def sound(desk):
    with desk.work(SWV) as work:
        return verify(work).findings == ()


def bestuurder():
    name = Identity("Bo Verzonnen", "Bo", "bo@werk.example")
    return Person(Party("bestuurder", Role.BESTUURDER), name, "u-bestuurder")


def test_each_rung_warns_on_its_day_and_once(desk, clock):
    filed(desk, [*people_with(), bestuurder()])
    clock.forward(days=20)
    assert warn_due(desk, SWV).lines == ()
    for days, expected in [(1, 1), (13, 1), (1, 2), (7, 3), (7, 4), (4, 5), (1, 5)]:
        clock.forward(days=days)
        warn_due(desk, SWV)
        assert warn_due(desk, SWV).lines == ()
        assert len([w for w in warnings(desk) if w[0] == "C4"]) == expected
    assert [w[:3] for w in warnings(desk) if w[0] == "C4"] == [
        ("C4", 1, "swv_admin"),
        ("C4", 2, "directeur_bestuurder"),
        ("C4", 3, "directeur_bestuurder"),
        ("C4", 4, "directeur_bestuurder"),
        ("C4", 5, "directeur_bestuurder"),
    ]
    assert sound(desk)


def test_of_missed_rungs_only_the_highest_is_sent_and_the_log_names_the_others(
    desk, clock
):
    filed(desk, [*people_with(), bestuurder()])
    clock.forward(days=50)
    [line] = warn_due(desk, SWV).lines
    assert line.outcome == "sport 4: directeur_bestuurder gewaarschuwd"
    assert warnings(desk) == [("C4", 4, "directeur_bestuurder", [1, 2, 3])]
    assert letters(desk) == [("bewaking/waarschuwing", "bestuurder", "wacht")]


def test_of_a_term_that_is_over_nobody_is_warned_and_the_log_says_so(desk, clock):
    filed(desk)
    clock.forward(days=57)
    [line] = warn_due(desk, SWV).lines
    assert line.outcome == "sport 5 overgeslagen: de termijn is voorbij"
    assert warnings(desk) == [("C4", 5, None, [1, 2, 3, 4])]
    assert letters(desk) == []
    assert sound(desk)


def test_a_role_that_nobody_has_is_replaced_by_somebody(desk, clock):
    filed(desk)
    clock.forward(days=49)
    warn_due(desk, SWV)
    assert warnings(desk)[-1][:3] == ("C4", 4, "swv_admin")
    assert letters(desk) == [("bewaking/waarschuwing", "admin", "wacht")]


def test_nothing_is_warned_while_a_term_stands_still(desk, clock):
    main = filed(desk)
    with as_owner(desk) as connection:
        change = "update term set suspended_on = '2026-09-20' where case_id = %s"
        connection.exec_driver_sql(change, (main,))
    clock.forward(days=30)
    assert warn_due(desk, SWV).lines == ()


def test_the_letter_says_which_term_and_what_to_do_and_the_mail_says_nothing(
    desk, clock
):
    filed(desk)
    clock.forward(days=21)
    warn_due(desk, SWV)
    carrier = Carrier()
    deliver(desk, SWV, carrier)

    [mail] = [m for m in carrier.taken if "taak" in m.get_body().get_content()][-1:]
    text = mail.as_string()
    assert mail["To"] == "admin@werk.example"
    assert not [word for word in ("TLV", "Awb", "Noor", "C4") if word in text]
    assert "9 november 2026" in mail.get_body().get_content()
    assert letters(desk) == [("bewaking/waarschuwing", "admin", "verzonden")]
    assert sound(desk)


def test_who_had_the_page_open_does_not_lose_a_step_for_a_warning(desk, clock):
    with desk.work(SWV) as work:
        opened = open_case(work, "tlv", people_with(), by=VOORZITTER)
        filing = advance(
            work, opened.case_id, "indienen", by=VOORZITTER, facts=AANVRAAG
        )
    clock.forward(days=21)
    warn_due(desk, SWV)

    def complete(seen):
        with desk.work(SWV) as work:
            step = "compleet_verklaren"
            return advance(work, opened.case_id, step, by=ADMIN, seen=seen)

    with pytest.raises(Stale):
        complete(opened.version)
    with pytest.raises(Stale):
        complete(99)
    assert complete(filing.version).version == filing.version + 2


def test_a_warning_that_waited_too_long_is_not_sent_any_more(desk, clock):
    main = filed(desk)
    clock.forward(days=21)
    warn_due(desk, SWV)
    with desk.work(SWV) as work:
        advance(work, main, "aanvraag_intrekken", by=VOORZITTER)
    deliver(desk, SWV, Carrier())
    assert letters(desk) == [("bewaking/waarschuwing", "admin", "vervallen")]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("update term set warn_on = warn_on + 9 where rule = 'C4'", "termijn C4"),
        ("update term set escalate_on = '2026-01-01' where rule = 'C4'", "termijn C4"),
        (
            """update cases set clocks = jsonb_set(clocks, '{0,warned}', '3')
            where process = 'tlv'""",
            "klokken",
        ),
        (
            """insert into outbox select gen_random_uuid(), tenant_id, case_id, 1,
            'bewaking/waarschuwing', party, channel, status, attempts, next_try_at
            from outbox where starts_with(notice, 'bewaking/')""",
            "brieven",
        ),
        ("delete from outbox where starts_with(notice, 'bewaking/')", "brieven"),
    ],
)
def test_a_warning_that_is_forged_or_hidden_is_found(desk, clock, change, expected):
    filed(desk)
    clock.forward(days=21)
    warn_due(desk, SWV)
    assert sound(desk)
    with as_owner(desk) as connection:
        connection.exec_driver_sql(change)
    with desk.work(SWV) as work:
        assert [f for f in verify(work).findings if expected in f]


def test_warnings_side_by_side_are_given_once(desk, clock):
    for _ in range(SECONDS):
        filed(desk)
    clock.forward(days=35)
    start = Barrier(4)

    def warning(_):
        start.wait()
        return warn_due(desk, SWV).lines

    with ThreadPoolExecutor(4) as threads:
        lines = [line for found in threads.map(warning, range(4)) for line in found]
    lines += warn_due(desk, SWV).lines
    assert len(lines) == SECONDS
    assert len(warnings(desk)) == SECONDS
    assert sound(desk)


def test_a_sweep_of_warnings_that_is_killed_loses_and_doubles_nothing(
    desk, clock, tmp_path
):
    for _ in range(SECONDS):
        filed(desk)
    clock.forward(days=35)
    ended, statement = False, 1
    while not ended:
        ended = kill(desk, tmp_path, "warn", statement, "2026-10-19")
        assert sound(desk)
        statement += 3
    warn_due(desk, SWV)
    assert statement > 10
    assert len(warnings(desk)) == SECONDS
    assert len(letters(desk)) == SECONDS


def test_warnings_and_lapses_go_together(desk, clock):
    filed(desk)
    for _ in range(10):
        clock.forward(days=7)
        lapse_everything(desk)
        warn_due(desk, SWV)
    assert sound(desk)
    assert [w[1] for w in warnings(desk) if w[0] == "C4"] == [1, 2, 3, 4, 5]
