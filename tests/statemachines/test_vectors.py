"""Every vector of the deadline table gives the date that the table gives."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from statemachines.calendar import next_working_day
from statemachines.counting.remarks import placement_from
from statemachines.length import dagen, maanden, weken
from statemachines.rules import RULES, Local
from statemachines.terms import Span, compute

VECTORS = json.loads(
    (Path(__file__).parents[1] / "data" / "deadline_vectors.json").read_text("utf-8")
)
DAY = timedelta(1)
THREE_DAYS = replace(RULES["E6"], length=dagen(3), local=Local.VRIJ)
SUSPENDED = re.compile(r"invite (\S+) done (\S+) ->")


def _both(rule, **more):
    def ends(vector):
        period = compute(rule, vector["op"], **more)
        return period.raw_end, period.legal_end

    return ends


def _suspended(vector):
    ((start, end),) = SUSPENDED.findall(vector["desc"])
    span = Span(date.fromisoformat(start), date.fromisoformat(end))
    period = compute("C4", vector["op"], spans=[span])
    return period.raw_end, period.legal_end


def _after_objection(rule, **more):
    def ends(vector):
        over = compute("D1", vector["op"]).legal_end
        period = compute(rule, over, **more)
        return period.raw_end, period.legal_end

    return ends


def _rolled_anyway(vector):
    raw, _ = _after_objection("D4", extension=weken(6))(vector)
    return raw, next_working_day(raw)


def _placed(*, use_atw):
    def ends(vector):
        period = compute("A3", vector["op"])
        day = placement_from(period.raw_end, period.legal_end, use_atw=use_atw)
        return day, day

    return ends


def _dwangsom_day(step):
    """Read the first strict, first rolled or last day from the steps of D6."""

    def ends(vector):
        period = compute("D6", vector["op"])
        days = [s.datum for s in period.stappen if "van de dwangsom" in s.tekst]
        rolled, last = [
            s.datum
            for s in period.stappen
            if "met de Algemene termijnenwet" in s.tekst or "na 42 dagen" in s.tekst
        ]
        start = period.raw_end + DAY if step == "last" else period.raw_end
        return start, {"strict": days[0], "rolled": rolled, "last": last}[step]

    return ends


def _agreement(vector):
    period = compute("D3", vector["op"])
    assert period.legal_end == period.raw_end
    return period.raw_end, next_working_day(period.raw_end)


def _destroyed(vector):
    kept = compute("F4", vector["op"]).legal_end
    period = compute("F4b", kept)
    return period.raw_end, period.legal_end


ENDS: dict[str, Callable[..., tuple[date, date]]] = {
    "BZW-6w": _both("D1"),
    "ZP-6w": _both("A1"),
    "ZP-10w": _both("A3"),
    "ZP-place": _placed(use_atw=False),
    "ZP-place-atw": _placed(use_atw=True),
    "OPP-6w": _both("B1"),
    "TLV-8w": _both("C4"),
    "TLV-8w+4:15": _suspended,
    "BOB-12w": _after_objection("D4"),
    "BOB-12+6w (no Atw >12w)": _after_objection("D4", extension=weken(6)),
    "BOB-12+6w roll": _rolled_anyway,
    "BOB-6w (no committee)": _after_objection("D4", length=weken(6)),
    "POST grace 6:9(2)": _after_objection("D1b"),
    "DWS first day (strict: raw+1)": _dwangsom_day("strict"),
    "DWS first day (Atw on the 2 weeks)": _dwangsom_day("rolled"),
    "DWS last day (42 days, no Atw)": _dwangsom_day("last"),
    "TLV-min-validity": _both("C11"),
    "AVG-1m": _both("F2"),
    "AVG-1m+2m": _both("F2", extension=maanden(2)),
    "Atw-2 (3 days)": _both(THREE_DAYS),
    "RET-3y": _both("F6"),
    "RET-5y": _both("F4"),
    "RET-5y+8w destroy": _destroyed,
    "GPO-10w": _both("A10"),
    "4:5(4)-4w": _both("C3"),
    "LBT-2w": _agreement,
    "ASYL-6w": _both("A4"),
}


def test_every_kind_of_vector_is_used():
    assert {vector["rule"] for vector in VECTORS} == set(ENDS)
    assert len(VECTORS) == 109


@pytest.mark.parametrize(
    "vector", VECTORS, ids=[f"{v['rule']} {v['event']}" for v in VECTORS]
)
def test_vector(vector):
    question = vector | {"op": date.fromisoformat(vector["event"])}
    expected = tuple(date.fromisoformat(vector[end]) for end in ("raw", "end"))
    assert ENDS[vector["rule"]](question) == expected
