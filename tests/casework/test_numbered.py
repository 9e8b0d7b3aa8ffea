"""The statements that every step says: their places, and the cursors that are kept."""

import psycopg
import pytest

from casework.numbered import Numbered
from casework.services.advance import advance
from tests import toy
from tests.conftest import SWV

FACTS = {"ontvangen_op": "2026-09-14", "toelichting": "Tekst."}
ADDED = Numbered.of("select %(een)s::int + %(twee)s::int * %(een)s::int")
SHARED = Numbered.of("select %s::text, $1::int + %s::int + $1::int", 1)
SAID = Numbered.of("select %s::text, %s::int")


def test_a_place_has_the_number_of_its_name():
    assert ADDED == b"select $1::int + $2::int * $1::int"
    assert ADDED.in_order({"drie": 3, "twee": 2, "een": 1}) == [1, 2]
    assert SAID == b"select $1::text, $2::int"
    assert SAID.in_order(["a", 1]) == ["a", 1]
    assert SHARED == b"select $2::text, $1::int + $3::int + $1::int"


def test_a_statement_keeps_its_cursor_and_not_its_values(desk):
    kept = []
    for values in (["a", 1], [None, 2], ["", None]):
        with desk.work(SWV) as work:
            assert work.rows(SAID, values) == [tuple(values)]
            kept.append(work.kept[SAID])
    assert len({*kept}) == 1


def test_after_an_error_the_same_cursor_answers(desk):
    with pytest.raises(psycopg.errors.InvalidTextRepresentation), desk.work(SWV) as w:
        w.rows(SAID, ["a", "nul"])
    with desk.work(SWV) as work:
        assert work.rows(SAID, ["a", 0]) == [("a", 0)]


def test_another_connection_has_cursors_of_its_own(desk, case):
    with desk.work(SWV) as work:
        advance(work, case.case_id, "indienen", by=toy.VOORZITTER, facts=FACTS)
        before = {*work.kept.values()}
    desk.engine.dispose()
    with desk.work(SWV) as work:
        advance(work, case.case_id, "stilleggen", by=toy.ADMIN, facts={})
        assert before
        assert before.isdisjoint(work.kept.values())
